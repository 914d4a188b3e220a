// A clause of which several words say nothing to the language is read in its own words, in quotes:
// only a finding settles it, and it is warned of with what was not understood.
//
// One word that is not known is a slip or a name that nobody declared, and stays an error. So does
// any clause of which a word is near to one that is known.

import type { ClauseId } from '@holdfast/agreement'
import { diagnosticTable, type DiagnosticCode } from '../diagnostic-table.ts'
import { createNotes, type Note, type Notes } from '../diagnostic.ts'
import type { SurfaceItem } from '../surface/surface.ts'
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
  'act.2',
  'act.3',
  'clause.5',
])

/** Reads a clause; where only its own words can be kept, in those. */
export function readWith(
  read: Read,
  item: SurfaceItem,
  id: ClauseId,
  quoted: Quoted,
  notes: Notes,
): ResolvedClause {
  const before = { acts: [...quoted.acts], states: new Map(quoted.states) }
  const first = createNotes()
  const clause = read(item, id, first)
  const word =
    first.errorCount() > 0 ? strangeIn(first.all(), isSentence(item), isPermission(item)) : null
  const own = word === null ? null : (item.inOwnWords?.() ?? null)
  if (word !== null && own !== null && own.misfits.length === 0) {
    const after = { acts: [...quoted.acts], states: new Map(quoted.states) }
    restore(quoted, before)
    const second = createNotes()
    const instead = read(own, id, second)
    if (second.errorCount() === 0 && instead.meaning !== null) {
      sayAll(second, notes)
      const { from, to } = item.item
      notes.say('clause.10', { from, to }, { id, ...word.about }, word.advice)
      return instead
    }
    restore(quoted, after)
  }
  sayAll(first, notes)
  return clause
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
  const isOdd =
    isProse && (isMay || errors.every(isLoose))
  if (isSlip || (places.size < 2 && !isOdd) || !errors.every(isStrange)) return null
  const named = errors.find(({ about }) => typeof wordOf(about) === 'string')
  const word = named === undefined ? undefined : wordOf(named.about)
  if (named === undefined || typeof word !== 'string') return null
  return { about: { word }, advice: named.advice }
}

/** In prose one word is enough: a noun that no group, place or class has, or that fits nowhere. */
function isLoose({ code, advice }: Note): boolean {
  if (code === 'word.1' || code === 'act.1' || code === 'act.2' || code === 'act.3') {
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
