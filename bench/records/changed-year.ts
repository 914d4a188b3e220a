// The year as it comes in life: a tenth of the facts up to thirty days late, a twentieth corrected
// and a fiftieth taken back; by its size alone, without chance.

import type { Fact, FactChange } from '@holdfast/agreement'
import { dayMs } from '@holdfast/base'
import { randomFrom } from './year-told.ts'

const late = 0.1
const corrected = 0.05
const retracted = 0.02

/** The facts as they happened, each told once. */
export function inOrder(facts: readonly Fact[]): readonly FactChange[] {
  return facts.map((after) => ({ key: after.key, before: null, after }))
}

/** The same facts in the order in which they are told; what is false at first is mended. */
export function asItComes(facts: readonly Fact[]): readonly FactChange[] {
  const random = randomFrom(facts.length + 1)
  const told: { readonly at: number; readonly change: FactChange }[] = []
  for (const fact of facts) {
    const { key } = fact
    const soon = fact.at.latest
    const at = random() < late ? soon + random() * 30 * dayMs : soon
    const afterwards = at + random() * 30 * dayMs
    const fate = random()
    if (fate < corrected) {
      const wrong: Fact = { ...fact, amount: { ...fact.amount, value: fact.amount.value + 1 } }
      told.push({ at, change: { key, before: null, after: wrong } })
      told.push({ at: afterwards, change: { key, before: wrong, after: fact } })
      continue
    }
    told.push({ at, change: { key, before: null, after: fact } })
    // Without a day's total nothing closes the day: the evaluation by hand knows no such day.
    if (fate > 1 - retracted && !fact.closes) {
      told.push({ at: afterwards, change: { key, before: fact, after: null } })
    }
  }
  // Stable: what is told at one moment stays in the order of the record.
  return told.toSorted((a, b) => a.at - b.at).map(({ change }) => change)
}

/** What is left in the end. */
export function remaining(changes: readonly FactChange[]): readonly Fact[] {
  const left = new Map<string, Fact>()
  for (const { key, after } of changes) {
    if (after === null) left.delete(key)
    else left.set(key, after)
  }
  return [...left.values()].toSorted((a, b) => indexOf(a) - indexOf(b))
}

function indexOf({ entries }: Fact): number {
  return entries[0]?.index ?? 0
}
