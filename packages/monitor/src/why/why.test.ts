// Why an instance stands as it does: what each report lacks, and where each act went.
//
// Goal: for each way in which a report does not count, the reason named is that one and no other.
// Method: a duty of north's to release ten by the end of day 4, a ban and a quota, with one report
// that lacks one thing.

import { named, type CompiledAgreement, type Fact, type Obligation } from '@holdfast/agreement'
import { expect, test } from 'vitest'
import { createMonitor } from '../monitor.ts'
import { agreementOf, banOf, countOf, coverageOf, dutyOf, factOf, incidentOf } from '../testing.ts'
import { eachDay, on, question, quotaOf, south } from '../testing.ts'

type Told = Parameters<typeof factOf>[0]

function whyOf(obligation: Obligation, facts: readonly Fact[], more: Asked = {}) {
  const monitor = createMonitor(agreementOf({ obligations: [obligation], ...more.agreement }))
  for (const fact of facts) monitor.observe({ key: fact.key, before: null, after: fact })
  const asked = question(more.asOf ?? on(7), more.basis === undefined ? {} : { basis: more.basis })
  return monitor.why(asked, obligation.clause, more.instance ?? null)
}

type Asked = {
  readonly asOf?: ReturnType<typeof on>
  readonly basis?: 'verified'
  readonly instance?: string
  readonly agreement?: Partial<CompiledAgreement>
}

const at = (day: number, to = day) => ({ at: { earliest: on(day, 12), latest: on(to, 12) } })
const lists = (more: Told = {}) => factOf({ ...at(2), ...more })
const ofSoldiers = dutyOf({
  measure: {
    ...dutyOf().measure,
    filter: { ...dutyOf().measure.filter, tags: { class: ['soldier'] } },
  },
})

// A day's act told at its very end is the next day's, whatever period its source closes with it.
const daily = dutyOf({ per: eachDay })
const endOf = (day: number) => ({ at: { earliest: on(day + 1), latest: on(day + 1) } })
const closes = (day: number) => ({ closes: true, period: { from: on(day), to: on(day + 1) } })

test.each<[string, Obligation, Fact, Asked?]>([
  ['refuted', dutyOf(), lists({ grade: 'refuted' })],
  ['outside-the-agreement', dutyOf(), lists({ tags: { agreement: 'outside' } })],
  ['other-class', ofSoldiers, lists({ tags: { class: 'civilian' } })],
  ['other-unit', dutyOf(), lists({ amount: { value: 3, unit: 'buses' } })],
  ['other-actor', dutyOf(), lists({ actor: south })],
  ['actor-not-told', dutyOf(), lists({ actor: null })],
  ['below-basis', dutyOf(), lists(), { basis: 'verified' }],
  ['own-interest', dutyOf(), lists({ source: named('north') })],
  ['not-happened', dutyOf(), lists(), { asOf: on(2, 6) }],
  ['before-window', dutyOf({ per: fromDay(3) }), lists()],
  ['after-window', banOf(), incidentOf(at(3)), { instance: 'day-2' }],
  ['after-window', daily, lists({ ...endOf(2), ...closes(1) }), { instance: 'day-2' }],
  ['before-window', daily, lists({ ...endOf(2), ...closes(4) }), { instance: 'day-4' }],
  ['other-place', banOf(), incidentOf({ ...at(2), place: named('sea') }), { instance: 'day-2' }],
  ['place-not-told', banOf(), incidentOf({ ...at(2), place: null }), { instance: 'day-2' }],
  ['over-the-edge', banOf(), incidentOf(at(2, 3)), { instance: 'day-3' }],
  ['wider-than-window', quotaOf(), countOf(2, 500, twoDays()), { instance: 'day-2' }],
])('%s', (code, obligation, fact, more = {}) => {
  const [why] = whyOf(obligation, [fact], more)
  expect(why?.facts.map(({ lacking }) => lacking?.code)).toEqual([code])
})

function fromDay(n: number): Obligation['per'] {
  const term = { kind: 'term' } as const
  const opens = { kind: 'day', n, of: term, edge: 'start' } as const
  return { kind: 'once', opens, due: { kind: 'day', n: 6, of: term, edge: 'end' } }
}

function twoDays(): Partial<Fact> {
  return { period: { from: on(1), to: on(3) }, at: { earliest: on(1), latest: on(3) } }
}

test('an act beyond what was asked counts in part; one of another source may be the same', () => {
  const many = factOf({ ...at(2), amount: { value: 12, unit: 'persons' } })
  const [alone] = whyOf(dutyOf(), [many])
  expect(alone?.facts).toMatchObject([{ told: 12, counted: 10, lacking: { code: 'not-asked' } }])
  const four = { amount: { value: 4, unit: 'persons' } } as const
  const [both] = whyOf(dutyOf(), [
    factOf({ ...at(2), ...four, source: named('press') }),
    factOf({ ...at(2), ...four, source: named('agency') }),
  ])
  expect(both?.supply).toEqual({ least: 4, most: 8 })
})

test('an act that went to an earlier clause is named where it did', () => {
  const first = dutyOf({ clause: named('2.1') })
  const second = dutyOf({ clause: named('2.2') })
  const monitor = createMonitor(agreementOf({ obligations: [first, second] }))
  const fact = factOf({ ...at(2), amount: { value: 10, unit: 'persons' } })
  monitor.observe({ key: fact.key, before: null, after: fact })
  const [why] = monitor.why(question(on(7)), named('2.2'), null)
  expect(why?.facts).toMatchObject([
    { counted: 0, lacking: { code: 'used-elsewhere' }, to: [{ clause: '2.1', amount: 10 }] },
  ])
})

test('what closes the count is named; a day lists reports outside it only when asked', () => {
  const [quota] = whyOf(quotaOf(), [countOf(2, 300, { closes: true })], { instance: 'day-2' })
  expect(quota?.closedBy).toBe('counts')
  const days = whyOf(banOf(), [incidentOf(at(2)), coverageOf('attack', 'valley', 1, 7)])
  expect(days[0]).toMatchObject({
    closedBy: 'watching',
    watched: { observed: 2, of: 2 },
    elsewhere: 1,
  })
  const [first] = whyOf(banOf(), [incidentOf(at(2))], { instance: 'day-1' })
  expect(first).toMatchObject({ elsewhere: 0, facts: [{ lacking: { code: 'after-window' } }] })
})
