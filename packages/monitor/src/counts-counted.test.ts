// Goal: a window of thousands of single counts, of which one changes, reads that one's lane, and
// what no clause asks for reads nothing.
// Method: a week of lorries at two gates, told by two offices one by one; each fact notes when
// something of it is read. No clock is read.

import { named, type Fact } from '@holdfast/agreement'
import { present } from '@holdfast/base'
import { expect, test } from 'vitest'
import { createMonitor, standingFrom, type Monitor } from './monitor.ts'
import { agreementOf, countOf, on, question, quotaOf } from './testing.ts'

const days = 7
const lorriesADay = 40
const offices = ['press', 'agency']
const gates = ['upper', 'lower']
const asked = question(on(days + 1))

const perWeek = { ...quotaOf().per, unit: 'week' } as ReturnType<typeof quotaOf>['per']
const agreement = agreementOf({
  term: { from: on(1), to: on(days + 1) },
  obligations: [quotaOf({ clause: named('c1') }), quotaOf({ clause: named('c2'), per: perWeek })],
})

/** One lorry at one gate, in ten minutes of its own. */
function lorry(day: number, n: number, more: Partial<Fact> = {}): Fact {
  const minutes = 10 * 60_000
  const from = on(day, 7) + n * minutes
  const period = { from, to: from + minutes } as NonNullable<Fact['period']>
  const at = { earliest: period.from, latest: period.to }
  return countOf(day, 1, { period, at, closes: false, ...more })
}

const facts = Array.from({ length: days }, (_, n) => n + 1).flatMap((day) =>
  Array.from({ length: lorriesADay }, (_, n) => n).flatMap((n) =>
    offices.flatMap((office) =>
      gates.map((gate) => lorry(day, n, { source: named(office), place: named(gate) })),
    ),
  ),
)

/** A monitor that was told all and asked; and which facts were read since. */
function world(): { readonly monitor: Monitor; readonly told: Fact[]; readonly seen: Set<string> } {
  const seen = new Set<string>()
  const told = facts.map(
    (fact) =>
      new Proxy(fact, {
        get: (of, name) => {
          seen.add(of.key)
          return Reflect.get(of, name) as unknown
        },
      }),
  )
  const monitor = createMonitor(agreement)
  for (const after of told) monitor.observe({ key: after.key, before: null, after })
  monitor.standing(asked)
  seen.clear()
  return { monitor, told, seen }
}

test('a lorry that is corrected reads the lorries of its office and gate alone', () => {
  const { monitor, told, seen } = world()
  const at = lorriesADay * offices.length * gates.length * 3 + 9
  const was = present(facts[at], 'a lorry of the fourth day')
  const { source, place, key } = was
  const after: Fact = { ...was, amount: { value: 3, unit: 'trucks' } }
  monitor.observe({ key, before: present(told[at], 'the same'), after })
  const { statuses } = monitor.standing(asked)
  const read = facts.filter((fact) => seen.has(fact.key))
  const ofOthers = read.filter((fact) => fact.source !== source || fact.place !== place)
  // Of each other lane the one that stands for it.
  expect(ofOthers.length).toBeLessThan(offices.length * gates.length)
  expect(read.length - ofOthers.length).toBeLessThanOrEqual(days * lorriesADay)
  const now = facts.map((fact) => (fact.key === key ? after : fact))
  expect(statuses).toEqual(standingFrom(agreement, { facts: now, acts: [] }, asked).statuses)
})

test('what no clause asks for alters nothing and reads nothing', () => {
  const { monitor, seen } = world()
  const before = monitor.standing(asked).statuses
  const other = lorry(3, 5, { source: named('press'), tags: { cargo: 'bricks' } })
  monitor.observe({ key: other.key, before: null, after: other })
  expect(monitor.standing(asked).statuses).toBe(before)
  expect(seen.size).toBe(0)
})

test('what becomes a total, or comes of a new kind, is told as from nothing', () => {
  const { monitor } = world()
  let now: readonly Fact[] = facts
  const tell = (after: Fact): void => {
    const before = now.find(({ key }) => key === after.key) ?? null
    monitor.observe({ key: after.key, before, after })
    now = [...now.filter(({ key }) => key !== after.key), after]
    const { statuses } = monitor.standing(asked)
    expect(statuses).toEqual(standingFrom(agreement, { facts: now, acts: [] }, asked).statuses)
  }
  const first = present(facts[0], 'a lorry')
  tell({ ...first, closes: true })
  tell({ ...first, closes: true, place: null })
  tell(countOf(2, 400, { source: named('press') }))
  tell(lorry(2, 7, { source: named('agency'), tags: { ...first.tags, toward: 'north' } }))
  tell({
    ...first,
    confirmations: [{ grade: 'verified', by: named('watch'), entry: entryOf(first) }],
  })
})

function entryOf({ entries }: Fact): Fact['entries'][number] {
  return present(entries[0], 'where it stands')
}
