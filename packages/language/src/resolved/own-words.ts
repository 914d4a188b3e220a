// A clause of which several words say nothing to the language is read in its own words, in quotes:
// only a finding settles it, and it is warned of with what was not understood.
//
// One word that is not known is a slip or a name that nobody declared, and stays an error. So does
// any clause of which a word is near to one that is known.

import type { ClauseId } from '@holdfast/agreement'
import { diagnosticTable, type DiagnosticCode } from '../diagnostic-table.ts'
import { createNotes, type Note, type Notes } from '../diagnostic.ts'
import type { KnownWords } from '../plain/known-words.ts'
import { surfaceInOwnWords, surfaceInSense, type SurfaceItem } from '../surface/surface.ts'
import type { ResolvedClause } from './ast.ts'
import type { Quoted } from './quoted.ts'

type Read = (item: SurfaceItem, id: ClauseId, notes: Notes) => ResolvedClause

/** Errors that words of a clause's own cause. */
const strange: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>([
  'word.1',
  'word.2',
  'name.1',
  'name.2',
  'name.3',
  'name.4',
  'act.1',
  'act.3',
  'clause.5',
])

/** Reads a clause; where some of its words are its own, in those. */
export function readWith(
  read: Read,
  item: SurfaceItem,
  id: ClauseId,
  { quoted, known }: { readonly quoted: Quoted; readonly known: KnownWords },
  notes: Notes,
): ResolvedClause {
  const before = { acts: [...quoted.acts], states: new Map(quoted.states) }
  const first = createNotes()
  const clause = read(item, id, first)
  if (first.errorCount() === 0) {
    sayAll(first, notes)
    return clause
  }
  const after = { acts: [...quoted.acts], states: new Map(quoted.states) }
  const readAgain = (other: SurfaceItem | null): Again | null => {
    if (other === null || other.misfits.length > 0) return null
    restore(quoted, before)
    const own = createNotes()
    const instead = read(other, id, own)
    if (own.errorCount() === 0 && instead.meaning !== null) return { clause: instead, notes: own }
    restore(quoted, after)
    return null
  }
  const errors = first.all().filter(({ code }) => diagnosticTable[code] === 'error')
  const sense = maySense(item, errors)
    ? readAgain(
        surfaceInSense(
          item,
          errors.map(({ span }) => span),
          known,
        ),
      )
    : null
  if (sense !== null && isOfEvents(sense.clause)) {
    sayAll(sense.notes, notes)
    return sense.clause
  }
  restore(quoted, after)
  const word = strangeIn(first.all(), isSentence(item), isPermission(item))
  const own = word === null ? null : readAgain(surfaceInOwnWords(item, known))
  if (word === null || own === null) {
    sayAll(first, notes)
    return clause
  }
  sayAll(own.notes, notes)
  const { from, to } = item.item
  notes.say('clause.10', { from, to }, { id, ...word.about }, word.advice)
  return own.clause
}

type Again = { readonly clause: ResolvedClause; readonly notes: Notes }

/** True for a sentence of which only words are not known, and none is a slip. */
function maySense(item: SurfaceItem, errors: readonly Note[]): boolean {
  const isSlip = errors.some(
    ({ fix, advice }) => fix !== null || advice?.code === 'advice.did-you-mean',
  )
  return !isSlip && isSentence(item) && errors.every(({ code }) => ofWords.has(code))
}

const ofWords: ReadonlySet<DiagnosticCode> = new Set<DiagnosticCode>(['word.1', 'word.2', 'act.3'])

/** True for what only single acts are reported of: what they are of, a finding can say. */
function isOfEvents({ meaning }: ResolvedClause): boolean {
  if (meaning === null || meaning.kind === 'term' || meaning.kind === 'power') return false
  const { act, isFound, said } = meaning
  return (
    !isFound &&
    said?.amount.kind !== 'share' &&
    act.forms.every((form) => form === 'event' || form === 'coverage')
  )
}

/** The first word that was not understood, where several were not and none is a slip. */
function strangeIn(
  all: readonly Note[],
  isProse: boolean,
  isMay: boolean,
): Pick<Note, 'about' | 'advice'> | null {
  const errors = all.filter(({ code }) => diagnosticTable[code] === 'error')
  const isSlip = errors.some(
    ({ fix, advice }) => fix !== null || advice?.code === 'advice.did-you-mean',
  )
  const places = new Set(errors.map(({ span }) => span.from))
  // In a sentence one word that fits nowhere is enough; a permission has no status to lose by it.
  const isOdd = isProse && (isMay || errors.every(isLoose))
  if (isSlip || (places.size < 2 && !isOdd) || !errors.every(isStrange)) return null
  const named = errors.find(({ about }) => typeof wordOf(about) === 'string')
  const word = named === undefined ? undefined : wordOf(named.about)
  if (named === undefined || typeof word !== 'string') return null
  return { about: { word }, advice: named.advice }
}

/** In prose one word is enough: a noun that no group, place or class has, or that fits nowhere. */
function isLoose({ code, advice }: Note): boolean {
  if (code === 'word.1' || code === 'act.1' || code === 'act.3') {
    return advice?.code !== 'advice.did-you-mean'
  }
  return ['word.2', 'name.1', 'name.2', 'name.3', 'name.4', 'clause.5'].includes(code)
}

function isStrange({ code, about }: Note): boolean {
  const what = about['what']
  // "Each with an equal number": what is no trigger.
  const isEach = code === 'clause.7' && typeof what === 'object' && what.code === 'phrase.after'
  return strange.has(code) || isEach
}

/** True for what is written as a sentence: with a capital, and an end. */
function isSentence({ item: { text } }: SurfaceItem): boolean {
  return /^\S+\s+\p{Lu}[^]*\.\s*$/u.test(text) && text.split(/\s+/).length > 8
}

/** True for what somebody may do. */
function isPermission({ parts }: SurfaceItem): boolean {
  return parts.some(({ name, text }) => name === 'Modal' && text.startsWith('may'))
}

function wordOf(about: Note['about']): Note['about'][string] | undefined {
  return about['word'] ?? about['name'] ?? about['verb']
}

function restore(quoted: Quoted, { acts, states }: Quoted): void {
  quoted.acts.splice(0, quoted.acts.length, ...acts)
  quoted.states.clear()
  for (const [words, state] of states) quoted.states.set(words, state)
}

function sayAll(own: Notes, notes: Notes): void {
  for (const { code, span, about, advice, fix, instead } of own.all()) {
    notes.say(code, span, about, advice, fix)
    if (instead !== undefined) notes.sayInstead(span, instead)
  }
}
