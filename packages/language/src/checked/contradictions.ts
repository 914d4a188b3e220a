// What no one can do both of: the same act required and forbidden, more asked for than is allowed,
// something kept in a place that is to be left, parts that are more than the whole.
//
// A duty that leaves a way out (another day, another place, what is excepted) is no contradiction.
// Ceilings are found by act, bearer and place, so that a text of many clauses is not compared pair
// by pair.

import type { Obligation, Part, RoleId } from '@holdfast/agreement'
import { isPlacedIn, liesIn, placesOf, type Places } from './filters.ts'
import {
  areApart,
  cannotBoth,
  ceilingsOf,
  floorsOf,
  isLooser,
  isTermEnd,
  valueOf,
  type Bound,
} from './limits.ts'
import type { Setting } from './setting.ts'

/** Says every duty that cannot be done without going against another clause. */
export function checkContradictions(setting: Setting): void {
  const { agreement } = setting
  const places = placesOf(agreement)
  const ceilings = Map.groupBy(
    agreement.obligations.flatMap((each) => ceilingsOf(each, setting)),
    keyOfBound,
  )
  const clearings = Map.groupBy(
    agreement.obligations.flatMap((each) => clearingsOf(each, setting)),
    ({ act, bearer }) => `${act} ${bearer}`,
  )
  for (const obligation of agreement.obligations) {
    checkParts(obligation, places, setting)
    for (const floor of floorsOf(obligation, setting)) {
      checkAgainst(floor, ceilings, places, setting)
      const { act } = obligation.measure.filter
      for (const clearing of clearings.get(`${act} ${floor.bearer}`) ?? []) {
        if (!isLeftEmpty(floor, clearing, places, setting)) continue
        sayForbidden(obligation, clearing.bound.obligation, setting)
        break
      }
    }
  }
}

function keyOfBound({ obligation, bearer }: Bound): string {
  const { act, place } = obligation.measure.filter
  return `${act} ${bearer} ${place}`
}

/** The first ceiling that a floor cannot keep to. */
function checkAgainst(
  floor: Bound,
  ceilings: ReadonlyMap<string, readonly Bound[]>,
  places: Places,
  setting: Setting,
): void {
  const { obligation, bearer } = floor
  const { filter } = obligation.measure
  const around = filter.place === null ? [null] : [null, ...places.around(filter.place)]
  for (const place of around) {
    for (const ceiling of ceilings.get(`${filter.act} ${bearer} ${place}`) ?? []) {
      const other = ceiling.obligation
      if (other === obligation || areApart(floor, ceiling) || !isCountedAlike(obligation, other)) {
        continue
      }
      if (!cannotBoth(floor, ceiling, setting)) continue
      if (!liesIn(filter, other.measure.filter, { places, actor: bearer })) continue
      if (other.kind === 'prohibition') sayForbidden(obligation, other, setting)
      else sayBeyond(floor, ceiling, setting)
      return
    }
  }
}

/** Counts at two stages, or in two units, do not stand against each other. */
function isCountedAlike(floor: Obligation, ceiling: Obligation): boolean {
  if (ceiling.kind === 'prohibition') return true
  const { stage } = floor.count
  const other = ceiling.count.stage
  const isSameStage = stage === other || stage === null || other === null
  return isSameStage && floor.measure.unit === ceiling.measure.unit
}

function sayForbidden(duty: Obligation, ban: Obligation, { notes, spanOf }: Setting): void {
  notes.say('duty.5', spanOf(duty.clause), { id: duty.clause, other: ban.clause })
}

function sayBeyond(floor: Bound, ceiling: Bound, { notes, spanOf }: Setting): void {
  const { clause: id } = floor.obligation
  const { clause: other } = ceiling.obligation
  const about = { id, other, asked: floor.amount, allowed: ceiling.amount }
  notes.say('duty.12', spanOf(id), about)
}

/** A duty after or while which none of a stock is left in a place. */
type Clearing = {
  /** The act of the stock. */
  readonly act: string
  readonly bearer: RoleId
  readonly bound: Bound
  /** Hours of each day; null for leaving, which lasts. */
  readonly hours: number | null
}

function clearingsOf(obligation: Obligation, setting: Setting): readonly Clearing[] {
  const { measure, kind, bearers } = obligation
  if (kind !== 'duty' || measure.filter.place === null || bearers === null) return []
  const word = setting
    .wordsOf(measure.filter.act)
    .find(({ leavesNoneOf }) => leavesNoneOf !== undefined)
  const act = word?.leavesNoneOf
  if (act === undefined) return []
  const isHours = measure.kind === 'duration'
  return floorsOf(obligation, setting).flatMap((bound) =>
    bound.bearer === null
      ? []
      : [{ act, bearer: bound.bearer, bound, hours: isHours ? bound.amount : null }],
  )
}

/** True where what the floor asks to be there is to be gone at that time. */
function isLeftEmpty(
  floor: Bound,
  { bound, hours }: Clearing,
  places: Places,
  setting: Setting,
): boolean {
  const { measure } = floor.obligation
  const { filter } = bound.obligation.measure
  const inside = isPlacedIn(measure.filter.place, filter.place, places)
  if (!inside || floor.amount <= 0 || measure.kind !== 'stock') return false
  for (const [tag, values] of Object.entries(filter.tags)) {
    if (measure.filter.tags[tag]?.every((value) => values.includes(value)) !== true) return false
  }
  if ((filter.except ?? []).length > 0 || isLooser(bound, floor)) return false
  if (hours !== null) {
    const isAlways = measure.throughout === true || (bound.period === 1 && hours >= 24)
    return isAlways && !areApart(floor, bound)
  }
  const left = setting.times.latestDue(bound.obligation)
  if (left === null || floor.to <= left) return false
  return floor.due !== null || isTermEnd(floor)
}

/** Parts that no whole of that size has. */
function checkParts(obligation: Obligation, places: Places, setting: Setting): void {
  const { target, parts, clause } = obligation
  const most = valueOf(target.amount, setting)
  if (parts.length === 0 || target.compare === 'at-least' || most === null) return
  const least = parts.map((part) =>
    part.target.compare === 'at-most' ? 0 : (valueOf(part.target.amount, setting) ?? 0),
  )
  const isApart = parts.every((part, at) =>
    parts.slice(at + 1).every((other) => areDifferent(part, other, places)),
  )
  const asked = isApart ? least.reduce((sum, each) => sum + each, 0) : Math.max(...least)
  if (asked <= most) return
  const { notes, spanOf } = setting
  notes.say('duty.13', spanOf(clause), { id: clause, asked, allowed: most })
}

/** True where nothing can be of both parts. */
function areDifferent(a: Part, b: Part, places: Places): boolean {
  const tags = Object.entries(a.filter.tags).some(([tag, values]) => {
    const others = b.filter.tags[tag]
    return others !== undefined && !others.some((value) => values.includes(value))
  })
  const [one, other] = [a.filter.place, b.filter.place]
  if (tags || one === null || other === null) return tags
  return !places.around(one).has(other) && !places.around(other).has(one)
}
