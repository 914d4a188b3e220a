// The cast of the monitor's tests: a short agreement in a fictional place, and facts about it.
//
// Not exported from the package. Times are UTC and days begin at 06:00, so that day boundaries
// never hide behind midnight.

import {
  named,
  type Act,
  type CompiledAgreement,
  type Effect,
  type Fact,
  type Filter,
  type Obligation,
  type Question,
  type RoleId,
  type Standing,
} from '@holdfast/agreement'
import { parseInstant, present, utcRules, type Instant } from '@holdfast/base'
import { standingFrom } from './monitor.ts'

function at(text: string): Instant {
  return present(parseInstant(text), `not an instant: ${text}`)
}

/** Day `n` of the agreement of the cast at an hour of the clock: day 1 is 1 April 2031. */
export function on(day: number, hour = 6): Instant {
  return (at('2031-04-01T00:00Z') + (day - 1) * 86_400_000 + hour * 3_600_000) as Instant
}

export const north = named<RoleId>('north')
export const south = named<RoleId>('south')

const nothing = {
  articles: [],
  kinds: [],
  phases: [],
  acts: [],
  clauses: [],
  obligations: [],
  powers: [],
} as const

export function agreementOf(more: Partial<CompiledAgreement> = {}): CompiledAgreement {
  const obligations = more.obligations ?? []
  return {
    format: 'holdfast-agreement/1',
    id: named('two-rivers'),
    title: 'Two rivers',
    notice: '',
    calendar: { rules: utcRules, dayBeginsMinutes: 360 },
    term: { from: on(1), to: on(8) },
    statuses: 'on',
    basis: 'reported',
    roles: [
      { id: north, kind: 'party', name: 'North', members: [] },
      { id: south, kind: 'party', name: 'South', members: [] },
      { id: named('envoy'), kind: 'mediator', name: 'Envoy', members: [] },
    ],
    places: [
      { id: named('valley'), within: null, parts: [named('upper'), named('lower')] },
      { id: named('upper'), within: named('valley'), parts: [] },
      { id: named('lower'), within: named('valley'), parts: [] },
    ],
    groups: [],
    ...nothing,
    ...more,
    clauses: obligations.map(({ clause, kind: of }) => {
      const kind = of === 'permission' ? 'power' : of
      return { id: clause, article: '1', kind, source: '', line: 1, unnamed: [] }
    }),
  }
}

export function filterFor(act: string, more: Partial<Filter> = {}): Filter {
  return { act: named(act), tags: {}, place: null, ...more }
}

/** A duty of north's: release ten persons by the end of day 4, unless told otherwise. */
export function dutyOf(more: Partial<Obligation> = {}): Obligation {
  return {
    kind: 'duty',
    clause: named('2.1'),
    bearers: [north],
    measure: {
      kind: 'sum',
      unit: 'persons',
      forms: ['event'],
      filter: filterFor('release'),
      byBearer: true,
    },
    target: { compare: 'at-least', amount: { kind: 'fixed', value: 10 } },
    parts: [],
    per: {
      kind: 'once',
      opens: { kind: 'edge', of: { kind: 'term' }, edge: 'start' },
      due: { kind: 'day', n: 4, of: { kind: 'term' }, edge: 'end' },
    },
    perPlace: null,
    conditions: [],
    basis: null,
    count: { source: null, stage: null },
    ...more,
  }
}

export const eachDay: Obligation['per'] = {
  kind: 'each',
  unit: 'day',
  opens: { kind: 'edge', of: { kind: 'term' }, edge: 'start' },
  closes: { kind: 'edge', of: { kind: 'term' }, edge: 'end' },
}

/** Neither party attacks in the valley on any day. */
export function banOf(more: Partial<Obligation> = {}): Obligation {
  return dutyOf({
    kind: 'prohibition',
    clause: named('1.1'),
    bearers: [north, south],
    measure: {
      kind: 'occurrences',
      unit: 'incidents',
      forms: ['event'],
      filter: filterFor('attack', { place: named('valley') }),
      byBearer: true,
    },
    target: { compare: 'at-most', amount: { kind: 'fixed', value: 0 } },
    per: eachDay,
    ...more,
  })
}

/** Nobody named: at least 200 trucks into the valley each day. */
export function quotaOf(more: Partial<Obligation> = {}): Obligation {
  return dutyOf({
    clause: named('3.1'),
    bearers: null,
    measure: {
      kind: 'sum',
      unit: 'trucks',
      forms: ['count'],
      filter: filterFor('bring', { tags: { cargo: ['relief'] }, place: named('valley') }),
      byBearer: false,
    },
    target: { compare: 'at-least', amount: { kind: 'fixed', value: 200 } },
    per: eachDay,
    ...more,
  })
}

let lastIndex = 0

/** A release of ten persons by north at noon of day 1, unless told otherwise. */
export function factOf(more: Partial<Fact> = {}): Fact {
  const index = lastIndex++
  return {
    key: named(`s${index}`),
    form: 'event',
    act: named('release'),
    actor: north,
    tags: {},
    place: null,
    amount: { value: 10, unit: 'persons' },
    at: { earliest: on(1, 12), latest: on(1, 12) },
    period: null,
    closes: false,
    source: named('press'),
    stage: null,
    grade: 'reported',
    confirmations: [],
    objections: [],
    entries: [{ room: named('public'), index }],
    ...more,
  }
}

export function incidentOf(more: Partial<Fact> = {}): Fact {
  return factOf({
    act: named('attack'),
    place: named('upper'),
    amount: { value: 1, unit: 'incidents' },
    ...more,
  })
}

/** A day's total of relief trucks into the valley by the press's count. */
export function countOf(day: number, value: number, more: Partial<Fact> = {}): Fact {
  const period = { from: on(day), to: on(day + 1) }
  return factOf({
    form: 'count',
    act: named('bring'),
    actor: null,
    tags: { cargo: 'relief' },
    place: named('valley'),
    amount: { value, unit: 'trucks' },
    at: { earliest: period.from, latest: period.to },
    period,
    closes: true,
    ...more,
  })
}

/** Somebody watched a place for an act, from day to day. */
export function coverageOf(act: string, place: string, from: number, to: number): Fact {
  const period = { from: on(from), to: on(to) }
  return factOf({
    form: 'coverage',
    act: named(act),
    actor: null,
    place: named(place),
    amount: { value: (to - from) * 24, unit: 'hours' },
    at: { earliest: period.from, latest: period.to },
    period,
    closes: true,
  })
}

export function actOf(effect: Effect, more: Partial<Omit<Act, keyof Effect>> = {}): Act {
  const index = lastIndex++
  return {
    key: `a${index}`,
    under: null,
    by: [named('envoy')],
    at: { earliest: on(2), latest: on(2) },
    entries: [{ room: named('public'), index }],
    ...more,
    ...effect,
  }
}

export function question(asOf: Instant, more: Partial<Question> = {}): Question {
  return { asOf, basis: null, source: null, stage: null, ...more }
}

/** One line a status, for tests that read like a table: `day-1 north unmet 1/0`. */
export function lines(standing: Standing): string[] {
  return standing.statuses.map((each) => {
    const measured = each.measured === null ? '-' : String(each.measured.value)
    const bearer = each.bearer ?? 'unnamed'
    const figures = `${measured}/${each.target.value}`
    return [each.instance, bearer, each.status, figures, each.reason.code].join(' ')
  })
}

/** The lines for some obligations, facts and acts as of an instant. */
export function linesFor(
  obligations: readonly Obligation[],
  facts: readonly Fact[],
  asOf: Instant,
  more: {
    readonly acts?: readonly Act[]
    readonly agreement?: Partial<CompiledAgreement>
    readonly question?: Partial<Question>
  } = {},
): string[] {
  const agreement = agreementOf({ ...more.agreement, obligations })
  const heard = { facts, acts: more.acts ?? [] }
  return lines(standingFrom(agreement, heard, question(asOf, more.question)))
}
