// On what condition, beside what, with whose word, and what the text leaves open.
// Times are said by times.ts, also where a condition is what they count from.

import type { ClauseText, CompiledAgreement, Obligation, Switched } from '@holdfast/agreement'
import { openPhrases } from '../resolved/open-words.ts'
import { name, names, number, say, type Saying } from './saying.ts'

/** What has to be so first, or for as long as it binds. */
export function conditionSayings(
  { conditions, switched, beside }: Obligation,
  agreement: CompiledAgreement,
): Saying[] {
  return [
    ...conditions.map(({ clause, step }) => {
      const about = { clause: name('clause', clause) }
      if (step === null) return say('sentence.if-met', about)
      return say('sentence.if-met-step', { ...about, step: number(step) })
    }),
    ...switchedSayings(switched, agreement),
    ...(beside === undefined ? [] : [say('sentence.beside', { clauses: names('clause', beside) })]),
  ]
}

/**
 * For as long as which states are as they are asked to be. How it is said tells what holds until
 * somebody speaks: "as long as" what holds at first, "if" what does not.
 */
export function switchedSayings(
  switched: readonly Switched[] = [],
  agreement: CompiledAgreement,
): Saying[] {
  return switched.map(({ state, holds }) => {
    const found = agreement.later?.find(({ id }) => id === state)
    const about = { state: name('state', state) }
    if (found?.quoted !== true) {
      return holds ? say('sentence.while', about) : say('sentence.while-not', about)
    }
    if (holds) return found.holds ? say('sentence.while', about) : say('sentence.if', about)
    return found.holds ? say('sentence.if-not', about) : say('sentence.unless-state', about)
  })
}

/** On which basis, by whose count, at which stage. */
export function wordSayings({ basis, basisBy = [], count }: Obligation): Saying[] {
  const graded = basis === null ? null : name('basis', basis)
  const on =
    graded === null
      ? []
      : basisBy.length === 0
        ? [say('sentence.basis', { basis: graded })]
        : [say('sentence.basis-by', { basis: graded, by: names('role', basisBy) })]
  return [
    ...on,
    ...(count.source === null
      ? []
      : [say('sentence.counted-by', { source: name('role', count.source) })]),
    ...(count.stage === null
      ? []
      : [say('sentence.at-stage', { stage: name('stage', count.stage) })]),
  ]
}

/** What silence of a text is called by, beside the open words that it has. */
const silences: readonly string[] = ['bearer', 'stage', 'count', 'rule', 'place', 'whose']

const openList: readonly string[] = Object.values(openPhrases).flat()

/** The open words of a clause. */
function openWordsOf({ unnamed, deliberate = [] }: ClauseText): readonly string[] {
  return [...unnamed, ...deliberate].filter((word) => !silences.includes(word))
}

/** Words that only the trigger of a graded fact can have: "each serious incident". */
export function openWordsOfTrigger(
  text: ClauseText,
  { per, measure }: Obligation,
): readonly string[] {
  if (per.kind !== 'for-each' || per.of.kind !== 'fact' || per.of.grade === null) return []
  const { qualifiers = [] } = measure.filter
  return openWordsOf(text).filter(
    (word) => !openList.includes(word) && !qualifiers.includes(word) && !word.startsWith('to '),
  )
}

/** What an act is done to, where no form reports it: "obstruct the watch". */
export function objectsOf({ measure }: Obligation): readonly string[] {
  return (measure.filter.qualifiers ?? []).filter(
    (word) => !openList.includes(word) && !isSense(word),
  )
}

/** "In the sense “…”": part of the act, and said after it. */
function isSense(word: string): boolean {
  return word.startsWith('in the sense "')
}

/** Open words that say which acts are meant: "offensive". */
export function qualifiersOf({ measure }: Obligation): readonly string[] {
  return (measure.filter.qualifiers ?? []).filter((word) => openList.includes(word))
}

/** The words that have no one meaning; those that are part of the act or trigger stand there. */
export function openSayings(obligation: Obligation, text: ClauseText): Saying[] {
  const { openTime, measure } = obligation
  const ofTrigger = openWordsOfTrigger(text, obligation)
  const qualifiers = (measure.filter.qualifiers ?? []).filter((word) => !isSense(word))
  const own = [...qualifiers, openTime, ...ofTrigger]
  const others = openWordsOf(text).filter((word) => !own.includes(word))
  return [
    ...(openTime === undefined ? [] : [say('sentence.open-time', { words: quoted(openTime) })]),
    ...others.map((word) => say('sentence.open-word', { words: quoted(word) })),
    ...(text.deliberate === undefined ? [] : [say('sentence.deliberate')]),
  ]
}

function quoted(text: string): Saying {
  return { kind: 'words', text }
}
