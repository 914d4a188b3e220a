// Which facts each clause of the measured year listens to, asked of two engines of rules that
// people use for such questions. What they cannot keep (who is owed what) stays by hand.

import type { Fact } from '@holdfast/agreement'
import jsonLogic, { type RulesLogic } from 'json-logic-js'
import { Engine, type NestedCondition } from 'json-rules-engine'
import { emptySorted, type Heard, type Hears } from './plain-year.ts'

/** A question as both engines can be told it: every member must be one of these. */
const asked: Readonly<Record<Heard, Readonly<Record<string, readonly (string | boolean)[]>>>> = {
  'attack in upper': {
    act: ['attack'],
    form: ['event'],
    place: placesOf('upper', 'a', 'b', '1', '2'),
  },
  'attack in lower': {
    act: ['attack'],
    form: ['event'],
    place: placesOf('lower', 'c', 'd', '3', '4'),
  },
  'daily total': { act: ['bring'], closes: [true], cargo: ['relief'] },
  'daily fuel': { act: ['bring'], closes: [true], cargo: ['fuel'] },
  withdrawal: { act: ['withdraw'], actor: ['south'] },
  'release by north': { act: ['release'], form: ['event'], actor: ['north'] },
  'release by south': { act: ['release'], form: ['event'], actor: ['south'] },
  'first part': { act: ['first-part'], form: ['event'] },
  'second part': { act: ['second-part'], form: ['event'] },
  'third part': { act: ['third-part'], form: ['event'] },
  request: { act: ['request'], source: ['relief-office'] },
  answer: { act: ['answer'], form: ['event'] },
  'position in the east': { form: ['state'], place: ['east-bank'] },
}

function placesOf(zone: string, ...of: readonly string[]): readonly string[] {
  const [gate = '', other = '', post = '', last = ''] = of
  return [zone, `gate-${gate}`, `gate-${other}`, `post-${post}`, `post-${last}`]
}

/** A fact as flat as both engines want it. */
function flat({ act, form, place, actor, source, closes, tags }: Fact): Record<string, unknown> {
  return { act, form, place, actor, source, closes, cargo: tags['cargo'] ?? null }
}

const logic = new Map(
  Object.entries(asked).map(([heard, members]): [string, RulesLogic] => [
    heard,
    {
      and: Object.entries(members).map(([name, values]) => ({ in: [{ var: name }, [...values]] })),
    },
  ]),
)

/** Asks json-logic-js. */
export const jsonLogicHears: Hears = (heard, fact) => {
  const rule = logic.get(heard)
  return rule !== undefined && jsonLogic.apply(rule, flat(fact)) === true
}

/** Asks json-rules-engine, which answers all questions about a fact at once. */
export async function jsonRulesSorted(facts: readonly Fact[]): Promise<Map<Heard, Fact[]>> {
  const sorted = emptySorted()
  const engine = new Engine([], { allowUndefinedFacts: true })
  for (const heard of sorted.keys()) {
    const all = Object.entries(asked[heard]).map(([fact, values]): NestedCondition => ({
      fact,
      operator: 'in',
      value: [...values],
    }))
    engine.addRule({ conditions: { all }, event: { type: heard } })
  }
  for (const fact of facts) {
    const { events } = await engine.run(flat(fact))
    for (const [heard, list] of sorted) {
      if (events.some(({ type }) => type === heard)) list.push(fact)
    }
  }
  return sorted
}
