// Works one open instance out, by the measure of its obligation.
//
// An instance that has not opened has no verdict here; what is shown for it, and what acts of
// suspension or excuse make of a verdict, is in status-of.ts.

import type { ClauseId, Obligation } from '@holdfast/agreement'
import { later, nearestInstant, type Instant } from '@holdfast/base'
import { ofAnyAmount } from './any-amount.ts'
import { durationVerdict } from './duration.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { claimsIn } from './claims.ts'
import { areaVerdict, isByArea } from './by-area.ts'
import { dutyVerdict } from './duty.ts'
import type { Instance } from '../plan/instances.ts'
import { isByIncidents, prohibitionVerdict, type Pause } from './prohibition.ts'
import { isPast, type Setting } from '../setting.ts'
import { stockVerdict } from './stock.ts'
import { offTimes } from '../overlay/said-later.ts'
import type { Suspension } from '../overlay/powers.ts'
import type { Verdict } from './verdict.ts'

/** An instance worked out. `verdict` is null while it has not opened. */
export type Worked = {
  readonly instance: Instance
  /** The deadline after suspensions. */
  readonly due: Instant | null
  readonly verdict: Verdict | null
}

/** Works an instance out from the evidence that is given for its deadline after suspensions. */
export function work(
  setting: Setting,
  instance: Instance,
  evidenceOf: (opens: Instant, due: Instant | null) => Evidence,
): Worked {
  const due = dueAfterPauses(setting, instance)
  const { opens } = instance
  if (opens === null || !isPast(setting, opens)) return { instance, due, verdict: null }
  const evidence = evidenceOf(opens, due)
  return {
    instance,
    due,
    verdict: { ...ofAnyAmount(evidence, verdictOf), claims: claimsIn(evidence) },
  }
}

function verdictOf(evidence: Evidence): Verdict {
  const { obligation } = evidence.instance
  const pauses = releasedFrom(evidence.setting, obligation)
  if (isByIncidents(obligation)) return prohibitionVerdict(evidence, pauses)
  if (isByLevel(obligation)) return stockVerdict(evidence, pauses)
  if (isByArea(obligation)) return areaVerdict(evidence)
  switch (obligation.measure.kind) {
    case 'sum':
    case 'occurrences':
      return dutyVerdict(evidence)
    case 'stock':
      return stockVerdict(evidence, pauses)
    case 'duration':
      return durationVerdict(evidence)
  }
}

/**
 * When a clause bound nobody: while it was suspended, while a state on which it depends was not so,
 * since a later text replaced it, before its own text was in force, and between an end and an
 * extension that came later.
 */
export function releasedFrom(setting: Setting, obligation: Obligation): readonly Pause[] {
  const { clause } = obligation
  const replaced = setting.term.superseding
    .filter(({ clauses, from }) => clauses.includes(clause) && isPast(setting, from))
    .map(({ from }) => ({ from, to: null }))
  const before = setting.term.begins
    .filter(({ clauses }) => clauses.includes(clause))
    .map(({ from }) => ({ from: setting.term.from, to: from }))
  const { gaps } = setting.term
  const ended = [...replaced, ...before, ...gaps]
  return [...pausesOf(setting, clause), ...offTimes(setting, obligation), ...ended]
}

/** A level is read from reports of it: a stock, or a ban on having any of it there. */
export function isByLevel({ measure }: Obligation): boolean {
  return (
    measure.kind === 'stock' ||
    (measure.forms.includes('state') && !measure.forms.includes('event'))
  )
}

/** The suspensions that reach a clause and have begun. */
export function pausesOf(setting: Setting, clause: ClauseId): readonly Suspension[] {
  return setting.term.suspensions.filter(
    (pause) =>
      (pause.clauses === null || pause.clauses.includes(clause)) && isPast(setting, pause.from),
  )
}

/**
 * A suspension stops the clock: the deadline moves by as long as it lasted, and two at once stop it
 * once. Periods stay, and so does the end of a ceiling, which is no deadline.
 */
export function dueAfterPauses(setting: Setting, instance: Instance): Instant | null {
  const { opens, due, obligation, isPeriod } = instance
  if (opens === null || due === null || isPeriod) return due
  if (obligation.target.compare === 'at-most') return due
  const pauses = pausesOf(setting, obligation.clause).toSorted((a, b) => a.from - b.from)
  let moved = due
  let stoodUntil = opens
  for (const pause of pauses) {
    const from = later(pause.from, stoodUntil)
    const to = pause.to !== null && isPast(setting, pause.to) ? pause.to : setting.clock.now()
    if (from >= moved || to <= from) continue
    moved = nearestInstant(moved + (to - from))
    stoodUntil = to
  }
  return moved
}
