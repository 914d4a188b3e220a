// A duty by events that several sources tell, of which some may tell of the same acts.
//
// It is met where one of the supplies that there were at least meets it, and unmet where even all
// reports together do not. Between the two the sources stand side by side.

import type { Reading, Status } from '@holdfast/agreement'
import type { Piece } from '../allot/allotment.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { hasHappened, isPast } from '../setting.ts'
import { withClosings } from './by-closing.ts'
import { eventVerdict } from './by-events.ts'
import { uncounted } from './left-open.ts'
import { sumOf, verdict, type Verdict } from './verdict.ts'

/** What the events of an instance come to, told by however many sources. */
export function tellingsVerdict(evidence: Evidence, target: number): Verdict {
  return withClosings(evidence, target, toldVerdict)
}

function toldVerdict(evidence: Evidence, target: number): Verdict {
  const most = eventVerdict(evidence, target)
  if (evidence.leasts.length === 0) return most
  const leasts = leastVerdicts(evidence, target)
  const found = surely(evidence, most, leasts)
  return found ?? undecided(evidence, leasts)
}

/** What each supply that there was at least comes to; none where nothing was told twice. */
export function leastVerdicts(evidence: Evidence, target: number): readonly Verdict[] {
  return evidence.leasts.map((pieces) =>
    eventVerdict({ ...evidence, pieces, leasts: [], isSupply: true }, target),
  )
}

/** What is so whether or not the sources tell of the same; null where that decides. */
function surely(evidence: Evidence, most: Verdict, leasts: readonly Verdict[]): Verdict | null {
  const isIn = (...statuses: readonly Status['status'][]): Verdict | undefined =>
    leasts.find(({ status }) => statuses.includes(status))
  const larger = leasts.reduce((a, b) => ((b.measured ?? 0) > (a.measured ?? 0) ? b : a))
  const { compare } = evidence.instance.obligation.target
  // One supply alone is enough, whatever came to more later.
  const met = compare === 'at-least' && most.status !== 'met' ? isIn('met') : undefined
  if (met !== undefined && most.status !== 'unmet') return met
  // Where one supply comes to as much as all together, nothing of it was told twice.
  if (leasts.some((one) => isAsMuch(one, most))) return most
  // One alone reached it, and together they may have reached it in time.
  const reached = leasts.find(({ performed }) => performed !== null)
  switch (compare) {
    case 'at-least':
      if (most.status === 'unmet') return { ...most, measured: larger.measured }
      return isIn('met') ?? whenLate(most, isIn('late') ?? reached)
    case 'at-most':
      return isIn('unmet') ?? (most.status === 'met' ? most : null)
    case 'exactly':
      // Even all of it is too little; or one supply alone is too much.
      if (most.reason.code === 'closed-below') return { ...most, measured: larger.measured }
      return leasts.find(({ reason }) => reason.code === 'exceeded') ?? null
  }
}

/** In time and in all: what is surely in time alone may be one source's, and the rest another's. */
function isAsMuch(one: Verdict, most: Verdict): boolean {
  return (
    one.status === most.status &&
    one.measured === most.measured &&
    sumOf(one.counted) === sumOf(most.counted)
  )
}

/** Performed, by one supply alone late: so it is, unless together it may have been in time. */
function whenLate(most: Verdict, late: Verdict | undefined): Verdict | null {
  if (late === undefined || most.status === 'late') return late ?? null
  return { ...late, status: 'undetermined', reason: { code: 'performed-at-unknown' } }
}

function undecided(evidence: Evidence, leasts: readonly Verdict[]): Verdict {
  const { due, setting, instance } = evidence
  const { unit } = instance.obligation.measure
  const given = evidence.pieces.filter(({ fact }) => hasHappened(setting, fact))
  // What no instance asked for was told all the same.
  const pieces = [
    ...given,
    ...uncounted(
      evidence,
      given.map(({ fact }) => fact),
    ),
  ]
  const bySource = Map.groupBy(pieces, ({ fact }) => fact.source)
  const readings = [...bySource].map(([source, own]): Reading => {
    return { source, stage: null, value: sumOf(own), unit, closes: false, decides: null }
  })
  const opening = leasts
    .map(({ counted }) => sureOf(counted))
    .reduce((a, b) => (sumOf(b) > sumOf(a) ? b : a))
  const least = sumOf(opening)
  const reason = { code: 'may-be-same', least, most: sumOf(pieces) } as const
  const isOver = due !== null && isPast(setting, due)
  return verdict(isOver ? 'undetermined' : 'running', reason, {
    counted: given,
    opening,
    readings,
    nextChange: isOver ? null : due,
  })
}

/** Coverage that a verdict rests on is no act. */
function sureOf(counted: readonly Piece[]): readonly Piece[] {
  return counted.filter(({ fact }) => fact.form === 'event')
}
