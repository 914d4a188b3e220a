// What counts of aid amount to for an agreement, and the words for them.
//
// One statement is one fact. Counts are not joined here: whose count decides is asked later.

import { named, type ActId, type ActWord } from '@holdfast/agreement'
import { ok, type Result } from '@holdfast/base'
import { meaning, sourceOf, type Domain, type FactDraft, type Hearing } from '@holdfast/record'
import type { Meaning, Spoken } from '@holdfast/record'
import { countFrom, stages, type Count } from './count.ts'
import { admit, units } from './rules.ts'
import { aidKinds, parseAid } from './statements.ts'

const bring = named<ActId>('bring')

/** How clauses speak of aid. One act, however the text puts it: all are heard by counts. */
export const aidWords: readonly ActWord[] = ['bring', 'admit', 'allow', 'deliver'].map((verb) => ({
  verb,
  act: bring,
  domain: 'aid',
  forms: ['count'],
  measure: 'sum',
  units,
  classTag: 'cargo',
  classes: ['relief', 'food', 'water', 'medical', 'shelter', 'fuel', 'cooking-gas', 'commercial'],
  stages,
  prepositions: { into: 'place', in: 'place', to: 'place', through: 'place', at: 'place' },
}))

/** The fact of a count. Nobody is its actor: the texts rarely say who must bring it. */
export function countFact(said: Count): FactDraft {
  return {
    form: 'count',
    act: bring,
    actor: null,
    tags: { cargo: said.cargo, ...(said.toward === null ? {} : { toward: said.toward }) },
    place: said.place,
    amount: { value: said.amount, unit: said.unit },
    at: { earliest: said.period.from, latest: said.takenAt },
    period: said.period,
    closes: said.closes,
    stage: said.stage,
  }
}

function hear(said: Spoken, hearing: Hearing): Result<Meaning> {
  const parsed = parseAid(said)
  if (!parsed.ok) return parsed
  const period = admit(parsed.value, hearing)
  if (!period.ok) return period
  const { body } = parsed.value
  const fact = countFact(countFrom(body, period.value))
  return ok(meaning(sourceOf(hearing, body.quote), { facts: [fact] }))
}

/** Aid: how much of which cargo was counted, by whom, at which stage. */
export const aid: Domain = { name: 'aid', kinds: aidKinds, words: aidWords, hear }
