// The status of one instance, once it is worked out: what has not opened, what was suspended,
// excused or superseded by an act, and otherwise what the arithmetic says.

import type { Reason, Status, StatusName } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import { pausesOf, type Worked } from '../judge/work.ts'
import type { Instance } from '../plan/instances.ts'
import { isPast, type Setting } from '../setting.ts'
import { basisOf } from '../evidence/whose-count.ts'
import { excusedBy, supersededBy, terminatedBy } from './released.ts'
import { offTimes } from './said-later.ts'
import { countedFacts, disputesOf, verdict, type Verdict } from '../judge/verdict.ts'

export function statusOf(setting: Setting, worked: Worked): Status {
  const { instance, due } = worked
  const { obligation } = instance
  const unit = obligation.measure.unit
  const computed = worked.verdict ?? unopened(setting, worked)
  const settled = underActs(setting, worked, undated(setting, worked, computed))
  return {
    clause: obligation.clause,
    instance: instance.name,
    bearer: instance.bearer,
    status: settled.status,
    measured: settled.measured === null ? null : { value: settled.measured, unit },
    target: { value: instance.target ?? 0, unit },
    readings: settled.readings,
    basis: basisOf(setting, obligation),
    window: { from: instance.opens, to: due },
    nextChange: settled.nextChange,
    reason: settled.reason,
    facts: countedFacts(settled.counted, unit),
    parts: settled.parts,
    disputes: disputesOf(settled.counted),
    claims: settled.claims.map(({ fact: { key, source, entries }, amount }) => {
      return { fact: key, by: source, amount: { value: amount, unit }, entries }
    }),
  }
}

/** What is shown before an instance opens. */
function unopened(setting: Setting, { instance, due }: Worked): Verdict {
  const { term } = setting
  const isOver = term.to !== null && isPast(setting, term.to)
  const cannotCome = verdict('void', { code: 'trigger-cannot-come' })
  if (instance.opening === 'never') return cannotCome
  if (instance.opens === null) {
    if (isOver) return cannotCome
    return due !== null && isPast(setting, due)
      ? verdict('undetermined', conditionLate)
      : verdict('pending', { code: 'trigger-awaited' })
  }
  if (term.to !== null && instance.opens >= term.to) return cannotCome
  if (due !== null && instance.opens > due && isPast(setting, due)) {
    return verdict('undetermined', conditionLate)
  }
  return verdict('pending', { code: 'not-yet-open' }, { nextChange: instance.opens })
}

/** A word stands where a date would: nothing falls due, and at the end nobody can say. */
function undated(setting: Setting, { instance }: Worked, computed: Verdict): Verdict {
  const word = instance.obligation.openTime
  if (word === undefined || computed.status !== 'running') return computed
  const { to } = setting.term
  const isOver = to !== null && isPast(setting, to)
  return {
    ...computed,
    status: isOver ? 'undetermined' : 'running',
    reason: { code: 'deadline-open', word },
    nextChange: isOver ? null : to,
  }
}

/** Lays acts over the arithmetic. What was met stays met. */
function underActs(setting: Setting, worked: Worked, computed: Verdict): Verdict {
  const { instance, due } = worked
  const { opens } = instance
  const isBroken = isByActs(computed)
  const off = isBroken ? null : switchedOff(setting, worked)
  if (computed.status === 'void') return computed
  if (computed.status === 'met' && !isUnasked(instance, off)) return computed
  const isNoTime = opens !== null && due !== null && (opens > due || isBoundLate(instance, due))
  if (isNoTime && isPast(setting, opens)) return overlaid(computed, 'undetermined', conditionLate)
  const superseding = supersededBy(setting, instance, due)
  if (superseding !== null && isPast(setting, superseding.from) && !isBroken) {
    return overlaid(computed, 'void', { code: 'superseded-by', act: superseding.key })
  }
  const ending = terminatedBy(setting, due)
  if (ending !== null && isPast(setting, ending.from) && !isBroken) {
    return overlaid(computed, 'void', { code: 'terminated-by', act: ending.key })
  }
  const excuse = excusedBy(setting, instance)
  if (excuse !== null) {
    return overlaid(computed, 'excused', { code: 'excused-by', act: excuse.key })
  }
  if (off !== null) {
    const { status, state, nextChange } = off
    return { ...overlaid(computed, status, { code: 'condition-off', state }), nextChange }
  }
  const pause = isBroken ? null : suspendedBy(setting, worked, computed.status)
  if (pause !== null) return overlaid(computed, 'suspended', { code: 'suspended-by', act: pause })
  return computed
}

const conditionLate: Reason = { code: 'condition-after-due' }

/** It waits for other clauses: what they may have come to late leaves open what was due by then. */
function isBoundLate({ bindsBy }: Instance, due: Instant): boolean {
  return bindsBy !== null && bindsBy >= due
}

function overlaid(computed: Verdict, status: StatusName, reason: Reason): Verdict {
  return { ...computed, status, reason, nextChange: null }
}

/**
 * True where acts, each at its own time, make it unmet: those in a suspension were left out before.
 * A total for a day cannot be taken apart like that.
 */
function isByActs({ status, reason, counted }: Verdict): boolean {
  if (status !== 'unmet') return false
  if (reason.code === 'incident-recorded') return true
  return reason.code === 'exceeded' && counted.every(({ fact }) => fact.form !== 'count')
}

/** A ban that bound nobody was not kept either. */
function isUnasked({ obligation }: Worked['instance'], off: Unbound | null): boolean {
  return obligation.kind === 'prohibition' && off?.status === 'void'
}

/** Why and how a clause does not bind, and when that will change by itself. */
type Unbound = {
  readonly status: 'void' | 'suspended'
  readonly state: string
  readonly nextChange: Instant | null
}

/**
 * A state on which the clause depends was not so: for all of a period, or when a deadline came, and
 * nothing was asked; or it is not so now.
 */
function switchedOff(setting: Setting, { instance, due }: Worked): Unbound | null {
  const { opens, obligation, isPeriod } = instance
  const isOver = due !== null && isPast(setting, due)
  for (const { from, to, state } of offTimes(setting, obligation)) {
    const ahead = to !== null && !isPast(setting, to) && (due === null || to < due) ? to : due
    const nextChange = isOver ? null : ahead
    const isWhole = opens !== null && from <= opens && due !== null && (to === null || to >= due)
    if (isPeriod && isWhole) return { status: isOver ? 'void' : 'suspended', state, nextChange }
    const isTouched = opens !== null && (to === null || to > opens) && (due === null || from < due)
    if (isPeriod && isTouched && obligation.kind === 'duty') {
      return { status: 'suspended', state, nextChange }
    }
    if (isPeriod) continue
    const wasAtDue = isOver && from <= due && (to === null || to > due)
    if (wasAtDue) return { status: 'void', state, nextChange }
    const isNow = !isOver && opens !== null && (to === null || !isPast(setting, to))
    if (isNow) return { status: 'suspended', state, nextChange }
  }
  return null
}

/** A period is suspended if any of it was; another duty, while the suspension lasts. */
function suspendedBy(setting: Setting, worked: Worked, status: StatusName): string | null {
  const { instance, due } = worked
  if (status === 'late' || (status === 'unmet' && !instance.isPeriod)) return null
  const isNow = (from: Instant, to: Instant | null): boolean =>
    isPast(setting, from) && !(to !== null && isPast(setting, to)) && (due === null || from < due)
  const touches = (from: Instant, to: Instant | null): boolean =>
    instance.opens !== null && (due === null || from < due) && (to === null || to > instance.opens)
  const found = pausesOf(setting, instance.obligation.clause).find((pause) =>
    instance.isPeriod ? touches(pause.from, pause.to) : isNow(pause.from, pause.to),
  )
  return found?.act ?? null
}
