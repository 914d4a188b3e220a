// Why a status is what it is, on a page: the words of packages/words with the page's names, its
// clock and its counts.
//
// A status names its facts by reference, so they are handed in beside it.

import type { ToldFact, ToldStatus } from '@holdfast/analysis'
import type { Reading } from '@holdfast/agreement'
import * as spoken from '@holdfast/words'
import type { Names } from '../names/names.ts'
import type { Clock } from '../time/clock.ts'
import type { Words } from '../words/use-words.ts'

export type Teller = { readonly names: Names; readonly clock: Clock; readonly words: Words }

/** A status and the facts of the same answer. */
export type Grounded = { readonly status: ToldStatus; readonly facts: readonly ToldFact[] }

/** The facts that a status counts, in the order in which it names them. */
export function countedFacts({ status, facts }: Grounded): readonly ToldFact[] {
  const known = new Map(facts.map((fact) => [fact.fact, fact]))
  return status.evidence.flatMap(({ fact }) => known.get(fact) ?? [])
}

/** The reason of a status in one or two sentences. */
export function reasonWords(of: Grounded, teller: Teller): string {
  return spoken.reasonSentence(reasoned(of, teller.clock), tellingOf(teller))
}

/** One count with its stage, its source, and whether it closes anything. */
export function readingWords(reading: Reading, of: Grounded, teller: Teller): string {
  return spoken.readingWords(reading, reasoned(of, teller.clock), tellingOf(teller))
}

function reasoned(of: Grounded, clock: Clock): spoken.Reasoned {
  const { reason, readings, measured, target } = of.status
  const facts = countedFacts(of)
  return {
    reason,
    readings,
    measured,
    target,
    sources: facts.map(({ source }) => source),
    takenAt: ({ source, stage }) => {
      const taken = facts.find((fact) => fact.source === source && fact.stage === stage)
      return taken === undefined ? null : clock.zoned(taken.at.latest)
    },
  }
}

function tellingOf({ names, clock, words }: Teller): spoken.Telling {
  return {
    words,
    role: names.role,
    stage: (id) => names.word('stage', id),
    name: (id) => names.word('class', id),
    time: clock.brief,
    count: names.count,
  }
}

/** What each count alone would decide, in a few words. */
export function decidesWords(decides: Reading['decides'], words: Words): string {
  return words.say(`status.decides.${decides ?? 'nothing'}`)
}

/** The name of an instance for people: "day 2", "step 3", "for the release of entry 4". */
export function instanceWords(
  { instance, window }: Pick<ToldStatus, 'instance' | 'window'>,
  { clock, names, words }: Teller,
): string {
  const [own = '', place] = instance.split('@')
  const found = /^(day|week|month|period|step)-(\d+)$/.exec(own)
  const { from } = window
  const base =
    found !== null
      ? words.say(`instance.${found[1]}`, { n: Number(found[2]) })
      : own === 'once' || from === null
        ? words.say('instance.once')
        : words.say('instance.for', { day: clock.dayOf(from) })
  return place === undefined ? base : `${base}${words.say('chart.comma')}${names.place(place)}`
}
