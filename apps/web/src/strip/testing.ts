// The cast of the strip's tests: days of a made-up term, one duty, and statuses of it.
//
// Not part of the app. Days begin at 06:00 UTC, so that no boundary hides behind midnight.

import { named, type Obligation, type RoleId, type Status } from '@holdfast/agreement'
import { instantFromMs, utcRules, type Calendar, type Instant } from '@holdfast/base'

export const calendar: Calendar = { rules: utcRules, dayBeginsMinutes: 360 }

/** Day `n` at an hour of the clock; day 1 is 1 April 2031. */
export function on(day: number, hour = 6): Instant {
  return instantFromMs(Date.UTC(2031, 3, day, hour))
}

export const north = named<RoleId>('north')

export const duty: Obligation = {
  kind: 'duty',
  clause: named('2.1'),
  bearers: [north],
  measure: {
    kind: 'sum',
    unit: 'persons',
    forms: ['event'],
    filter: { act: named('release'), tags: {}, place: null },
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
}

/** A running status of the duty, from day 1 to the end of day 4, unless told otherwise. */
export function statusOf(more: Partial<Status> = {}): Status {
  return {
    clause: named('2.1'),
    instance: 'once',
    bearer: north,
    status: 'running',
    measured: { value: 5, unit: 'persons' },
    target: { value: 10, unit: 'persons' },
    readings: [],
    basis: 'reported',
    window: { from: on(1), to: on(5) },
    nextChange: null,
    reason: { code: 'window-open' },
    facts: [],
    parts: [],
    disputes: [],
    ...more,
  }
}
