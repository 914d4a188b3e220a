// On what condition, beside what, with whose word, and what the text leaves open.
// Times are said by times.ts, also where a condition is what they count from.

import type { ClauseText, Obligation, Switched } from '@holdfast/agreement'
import { openPhrases } from '../resolved/open-words.ts'
import { name, names, number, say, type Saying } from './saying.ts'

/** What has to be so first, or for as long as it binds. */
export function conditionSayings({ conditions, switched, beside }: Obligation): Saying[] {
  return [
    ...conditions.map(({ clause, step }) => {
      const about = { clause: name('clause', clause) }
      if (step === null) return say('sentence.if-met', about)
      return say('sentence.if-met-step', { ...about, step: number(step) })
    }),
    ...switchedSayings(switched),
    ...(beside === undefined ? [] : [say('sentence.beside', { clauses: names('clause', beside) })]),
  ]
}

/** For as long as which states are as they are asked to be. */
export function switchedSayings(switched: readonly Switched[] = []): Saying[] {
  return switched.map(({ state, holds }) => {
    const about = { state: name('state', state) }
    return holds ? say('sentence.while', about) : say('sentence.while-not', about)
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
const silences: readonly string[] = ['bearer', 'stage', 'count', 'rule', 'place']

const openList: readonly string[] = Object.values(openPhrases).flat()

/** The open words of a clause. */
function openWordsOf({ unnamed, deliberate = [] }: ClauseText): readonly string[] {
  return [...unnamed, ...deliberate].filter((word) => !silences.includes(word))
}

/** The open words that only a trigger can have: "each serious incident". */
export function openWordsOfTrigger(text: ClauseText): readonly string[] {
  return openWordsOf(text).filter((word) => !openList.includes(word))
}

/** The words that have no one meaning; those that are part of the act or trigger stand there. */
export function openSayings({ openTime, measure }: Obligation, text: ClauseText): Saying[] {
  const own = [...(measure.filter.qualifiers ?? []), openTime, ...openWordsOfTrigger(text)]
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
