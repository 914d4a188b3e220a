// A diagnostic: something about agreement text, with its place, what is wrong and how to mend it.
//
// The wording is in diagnostic-table.ts. Here a table row and what it speaks about become a
// diagnostic. Offsets are UTF-16 units into the whole file; lines and columns count from 1.

import { present } from '@holdfast/base'
import { diagnosticTable, type DiagnosticCode } from './diagnostic-table.ts'

/** An error stops; a warning can be lived with; a question is what the signed text leaves open. */
export type Severity = 'error' | 'warning' | 'question'

/** A part of the file, from one offset until another. */
export type Span = { readonly from: number; readonly to: number }

/** A change of the text that would mend it, for an editor to offer. */
export type Fix = Span & { readonly insert: string }

/** What the table's words are filled with. */
export type About = Readonly<Record<string, string | number>>

export type Diagnostic = Span & {
  /** Permanent: `name.1` means the same for ever. */
  readonly code: DiagnosticCode
  readonly severity: Severity
  readonly line: number
  readonly column: number
  readonly message: string
  /** What to do about it. */
  readonly hint: string
  readonly fix?: Fix
}

/** A diagnostic before its place is worked out. */
export type Note = {
  readonly code: DiagnosticCode
  readonly span: Span
  readonly about: About
  readonly fix: Fix | null
}

/** Somewhere to say what is noticed. Every stage is handed one. */
export type Notes = {
  readonly say: (code: DiagnosticCode, span: Span, about?: About, fix?: Fix | null) => void
  /** How many errors have been said. */
  readonly errorCount: () => number
  readonly all: () => readonly Note[]
}

/** An empty list of notes. What is said twice of one place is kept once. */
export function createNotes(): Notes {
  const notes: Note[] = []
  const seen = new Set<string>()
  let errors = 0
  return {
    say: (code, span, about = {}, fix = null) => {
      const key = `${code}@${span.from}-${span.to} ${JSON.stringify(about)}`
      if (seen.has(key)) return
      seen.add(key)
      if (diagnosticTable[code].severity === 'error') errors += 1
      notes.push({ code, span, about, fix })
    },
    errorCount: () => errors,
    all: () => notes,
  }
}

const weight: Readonly<Record<Severity, number>> = { error: 0, warning: 1, question: 2 }

/**
 * The diagnostics for what was noted, in order of place. Where there are more than `most`, errors
 * are kept before warnings and questions, and the last says how many are not listed.
 */
export function diagnosticsFrom(
  notes: readonly Note[],
  text: string,
  most: number,
): readonly Diagnostic[] {
  const placeOf = placesIn(text)
  const made = notes.map((note): Diagnostic => {
    const row = diagnosticTable[note.code]
    return {
      code: note.code,
      severity: row.severity,
      ...note.span,
      ...placeOf(note.span.from),
      message: filled(row.message, note.about),
      hint: filled(row.hint, note.about),
      ...(note.fix === null ? {} : { fix: note.fix }),
    }
  })
  const kept =
    made.length <= most
      ? made
      : made.toSorted((a, b) => weight[a.severity] - weight[b.severity]).slice(0, most - 1)
  const listed = kept.toSorted((a, b) => a.from - b.from || weight[a.severity] - weight[b.severity])
  if (made.length <= most) return listed
  const row = diagnosticTable['text.9']
  const more = filled(row.message, { count: made.length - kept.length })
  const at = { from: text.length, to: text.length, ...placeOf(text.length) }
  return [
    ...listed,
    { code: 'text.9', severity: row.severity, ...at, message: more, hint: row.hint },
  ]
}

function filled(template: string, about: About): string {
  return template.replaceAll(/\{(\w+)\}/g, (_, name: string) =>
    String(present(about[name], `no words for {${name}} in: ${template}`)),
  )
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
