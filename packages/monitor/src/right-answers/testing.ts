// The records of right-answers, in few words. Only its tests use it.
//
// Sources: `radio` speaks for the north, `paper` is press, `relief` humanitarian, `ledger` agreed.

import { named, type CompiledAgreement, type Fact, type Obligation } from '@holdfast/agreement'
import type { Act, Effect, Power, Role } from '@holdfast/agreement'
import { standingFrom } from '../monitor.ts'
import { actOf, agreementOf, countOf, dutyOf, factOf, north, on, question } from '../testing.ts'
import { quotaOf } from '../testing.ts'

type Asked = {
  readonly asOf?: ReturnType<typeof on>
  readonly acts?: readonly Act[]
  readonly agreement?: Partial<CompiledAgreement>
}
/** A record with its right answer. */
export type Case = readonly [
  title: string,
  obligations: readonly Obligation[],
  facts: readonly Fact[],
  right: string,
  asked?: Asked,
]

const roleOf = (id: string, more: Partial<Role> = {}): Role => {
  return { id: named(id), kind: 'source', name: id, members: [], ...more }
}
const roles: readonly Role[] = [
  ...agreementOf().roles,
  roleOf('radio', { side: north }),
  roleOf('paper', { sourceClass: 'press' }),
  roleOf('relief', { sourceClass: 'humanitarian' }),
  roleOf('ledger', { sourceClass: 'agreed' }),
  roleOf('watch', { kind: 'monitor' }),
]
const powers: readonly Power[] = (['same', 'distinct', 'excuse', 'terminate'] as const).map(
  (effect) => ({
    clause: named('5.1'),
    holders: [named('envoy')],
    rule: 'any',
    effect,
    scope: null,
    daysAtOnce: null,
    daysInAll: null,
  }),
)
/** In a record: `by`. */
export const by = (effect: Effect, day = 2): Act =>
  actOf(effect, { at: { earliest: on(day), latest: on(day) } })

/** Status by status: `day-1 met, day-2 unmet`, with the bearer where a clause has several. */
export function statusesOf([, obligations, facts, , asked = {}]: Case): string {
  const agreement = agreementOf({ roles, powers, ...asked.agreement, obligations })
  const heard = { facts, acts: asked.acts ?? [] }
  const { statuses } = standingFrom(agreement, heard, question(asked.asOf ?? on(8)))
  const isOne = new Set(statuses.map(({ bearer }) => bearer)).size === 1
  return statuses
    .map(({ instance, bearer, status }) =>
      isOne ? `${instance} ${status}` : `${instance} ${bearer} ${status}`,
    )
    .join(', ')
}

const term = { kind: 'term' } as const
/** In a record: `starts`. */
export const starts = { kind: 'edge', of: term, edge: 'start' } as const
/** In a record: `ends`. */
export const ends = { kind: 'edge', of: term, edge: 'end' } as const
/** In a record: `endOf`. */
export const endOf = (n: number) => ({ kind: 'day', n, of: term, edge: 'end' }) as const
/** In a record: `fixed`. */
export const fixed = (value: number) => ({ kind: 'fixed', value }) as const
/** In a record: `atLeast`. */
export const atLeast = (value: number) => ({ compare: 'at-least', amount: fixed(value) }) as const
/** In a record: `atMost`. */
export const atMost = (value: number) => ({ compare: 'at-most', amount: fixed(value) }) as const
/** In a record: `exactly`. */
export const exactly = (value: number) => ({ compare: 'exactly', amount: fixed(value) }) as const
/** In a record: `onceBy`. */
export const onceBy = (n: number) => ({ kind: 'once', opens: starts, due: endOf(n) }) as const
/** In a record: `place`. */
export const place = (id: string) => ({ place: named<Fact['place'] & string>(id) })
/** In a record: `from`. */
export const from = (id: string) => ({ source: named<Fact['source']>(id) })
/** In a record: `persons`. */
export const persons = (value: number) => ({ amount: { value, unit: 'persons' } })
/** In a record: `at`. */
export const at = (day: number, hour = 12) => {
  return { at: { earliest: on(day, hour), latest: on(day, hour) } }
}
/** In a record: `between`. */
export const between = (first: number, last: number) => {
  return { at: { earliest: on(first), latest: on(last) } }
}
/** In a record: `days`. */
export const days = (first: number, last: number) => {
  const period = { from: on(first), to: on(last + 1) }
  return { period, at: { earliest: period.from, latest: period.to } }
}
/** In a record: `freed`. */
export const freed = (day: number, value: number, more: Partial<Fact> = {}): Fact =>
  factOf({ ...at(day), ...persons(value), ...more })
/** In a record: `freedInAll`. */
export const freedInAll = (last: number, value: number, more: Partial<Fact> = {}): Fact =>
  countOf(1, value, {
    act: named('release'),
    actor: north,
    tags: {},
    place: null,
    ...persons(value),
    ...days(1, last),
    closes: false,
    running: true,
    ...more,
  })
/** In a record: `release`. */
export const release = (value: number, more: Partial<Obligation> = {}): Obligation =>
  dutyOf({ target: atLeast(value), ...more })
/** In a record: `trucks`. */
export const trucks = (value: number, more: Partial<Obligation> = {}): Obligation =>
  quotaOf({ per: onceBy(1), target: atLeast(value), ...more })
/** In a record: `open`. */
export const open = { closes: false } as const

/** In a record: `withinDay`. */
export function withinDay(fromHour: number, toHour: number): Partial<Fact> {
  const period = { from: on(1, 6 + fromHour), to: on(1, 6 + toHour) }
  return { period, at: { earliest: period.from, latest: period.to } }
}
