// A diagnostic: something about agreement text, with its place, particulars and advice.
//
// It carries codes; `words` says them in the reader's language. Offsets are UTF-16 units into the
// whole file; lines and columns count from 1.

import { diagnosticTable, type DiagnosticCode, type Severity } from './diagnostic-table.ts'
import type { About, Phrase } from './phrase.ts'

/** A part of the file, from one offset until another. */
export type Span = { readonly from: number; readonly to: number }

/** A change of the text that would mend it, for an editor to offer. */
export type Fix = Span & { readonly insert: string }

export type Diagnostic = Span & {
  /** Permanent: `name.1` means the same for ever. */
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly line: number
  readonly column: number
  /** What its words are filled with. */
  readonly about: About
  /** What to do in this case; empty where the code alone says it. */
  readonly advice: readonly Phrase[]
  readonly fix?: Fix
  /** Other clauses of which the very same is said; each is listed nowhere else. */
  readonly also?: readonly AlsoSaid[]
}

/** A clause of which the same is said as of another, and where it stands. */
export type AlsoSaid = Span & {
  readonly clause: string
  readonly line: number
  readonly column: number
}

/** A diagnostic before its place is worked out. */
export type Note = {
  readonly code: DiagnosticCode
  readonly span: Span
  readonly about: About
  readonly advice: Phrase | null
  readonly fix: Fix | null
  /** A clause that may stand in place of the one that is refused. */
  readonly instead?: Phrase
}

/** Somewhere to say what is noticed. Every stage is handed one. */
export type Notes = {
  readonly say: (
    code: DiagnosticCode,
    span: Span,
    about?: About,
    advice?: Phrase | null,
    fix?: Fix | null,
  ) => void
  /** Adds to the first error within a span what may stand there, unless a word is put right. */
  readonly sayInstead: (span: Span, instead: Phrase) => void
  /** How many errors have been said. */
  readonly errorCount: () => number
  readonly all: () => readonly Note[]
}

/** Errors of words that were not understood, and of names that nothing declares. */
const unread: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'word.1',
  'word.2',
  'act.1',
  'act.2',
  'act.3',
  'act.4',
  'name.1',
  'name.2',
  'name.3',
  'name.4',
  'clause.5',
  'clause.7',
])

/** An empty list of notes. What is said twice of one place is kept once. */
export function createNotes(): Notes {
  const notes: Note[] = []
  const seen = new Set<string>()
  let errors = 0
  return {
    say: (code, span, about = {}, advice = null, fix = null) => {
      const key = `${code}@${span.from}-${span.to} ${JSON.stringify([about, advice])}`
      if (seen.has(key)) return
      seen.add(key)
      if (diagnosticTable[code] === 'error') errors += 1
      notes.push({ code, span: { from: span.from, to: span.to }, about, advice, fix })
    },
    sayInstead: ({ from, to }, instead) => {
      const isIn = ({ span }: Note): boolean => span.from >= from && span.to <= to
      const at = notes.findIndex((note) => isIn(note) && unread.has(note.code))
      const first = notes[at]
      const isMended = notes.some((note) => isIn(note) && note.fix !== null)
      if (first !== undefined && !isMended) notes[at] = { ...first, instead }
    },
    errorCount: () => errors,
    all: () => notes,
  }
}

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, question: 2 }

/**
 * The diagnostics for what was noted, in order of place. A warning or a question that says the same
 * of several clauses is one, and names them all. Where there are more than `most`, errors
 * are kept before warnings and questions, and the last says how many are not listed.
 */
export function diagnosticsFrom(
  notes: readonly Note[],
  text: string,
  most: number,
): readonly Diagnostic[] {
  const placeOf = placesIn(text)
  const made = [...alikeIn(notes).values()].flatMap((alike): readonly Diagnostic[] => {
    const [note, ...others] = alike.toSorted((a, b) => a.span.from - b.span.from)
    if (note === undefined) return []
    const { code, span, about, advice, fix, instead } = note
    const also = others.map(({ span: other, about: { id } }) => {
      return { clause: typeof id === 'string' ? id : '', ...other, ...placeOf(other.from) }
    })
    return [
      {
        code,
        severity: diagnosticTable[code],
        ...span,
        ...placeOf(span.from),
        about,
        advice: [advice, instead].filter((each) => each != null),
        ...(fix === null ? {} : { fix }),
        ...(also.length === 0 ? {} : { also }),
      },
    ]
  })
  const kept =
    made.length <= most
      ? made
      : made.toSorted((a, b) => weight[a.severity] - weight[b.severity]).slice(0, most - 1)
  const listed = kept.toSorted((a, b) => a.from - b.from || weight[a.severity] - weight[b.severity])
  if (made.length <= most) return listed
  const code = 'text.9'
  const severity = diagnosticTable[code]
  const at = { from: text.length, to: text.length, ...placeOf(text.length) }
  const about = { count: made.length - kept.length }
  return [...listed, { code, severity, ...at, about, advice: [] }]
}

/** Notes by what they say: those that differ in nothing but their clause stand together. */
function alikeIn(notes: readonly Note[]): ReadonlyMap<string, readonly Note[]> {
  return Map.groupBy(notes, ({ code, about, advice, fix, span }) => {
    const { id, ...rest } = about
    const isAlone = typeof id !== 'string' || fix !== null || diagnosticTable[code] === 'error'
    return JSON.stringify(isAlone ? [code, about, advice, span] : [code, rest, advice])
  })
}

/** Turns offsets into lines and columns; asks the text once. */
function placesIn(text: string): (offset: number) => {
  readonly line: number
  readonly column: number
} {
  const starts = [0]
  for (let at = text.indexOf('\n'); at !== -1; at = text.indexOf('\n', at + 1)) starts.push(at + 1)
  return (offset) => {
    let low = 0
    let high = starts.length
    while (high - low > 1) {
      const middle = (low + high) >>> 1
      if ((starts[middle] ?? 0) <= offset) low = middle
      else high = middle
    }
    return { line: low + 1, column: offset - (starts[low] ?? 0) + 1 }
  }
}
