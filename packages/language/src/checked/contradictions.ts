// Something both required and forbidden: the same act, bearer, place and time.
//
// Only simple cases: a duty and a prohibition of one act whose windows may overlap. What is
// required in one place and forbidden in a place beside it is no contradiction.

import type { CompiledAgreement, Filter, Obligation, PlaceId } from '@holdfast/agreement'
import type { Setting } from './setting.ts'
import { staticWindows } from './static-time.ts'

/** Says every duty that cannot be done without doing what another clause forbids. */
export function checkContradictions(setting: Setting): void {
  const { agreement, notes, spanOf } = setting
  const forbidden = agreement.obligations.filter(({ kind }) => kind === 'prohibition')
  for (const duty of agreement.obligations) {
    if (duty.kind !== 'duty' || duty.target.compare === 'at-most') continue
    for (const ban of forbidden) {
      const isSame =
        shareBearer(duty, ban) &&
        isWithin(duty.measure.filter, ban.measure.filter, agreement) &&
        overlap(duty, ban, agreement)
      if (isSame) notes.say('duty.5', spanOf(duty.clause), { id: duty.clause, other: ban.clause })
    }
  }
}

function shareBearer(a: Obligation, b: Obligation): boolean {
  // Whom the text does not name may be somebody else.
  if (a.bearers === null || b.bearers === null) return false
  return a.bearers.some((bearer) => b.bearers?.includes(bearer) === true)
}

/** True where everything the duty asks for is something the ban forbids. */
function isWithin(duty: Filter, ban: Filter, agreement: CompiledAgreement): boolean {
  if (duty.act !== ban.act) return false
  for (const [tag, values] of Object.entries(ban.tags)) {
    const asked = duty.tags[tag]
    if (asked === undefined || !asked.every((value) => values.includes(value))) return false
  }
  if (ban.place === null) return true
  return duty.place !== null && isInside(duty.place, ban.place, agreement)
}

function isInside(place: PlaceId, whole: PlaceId, agreement: CompiledAgreement): boolean {
  const seen = new Set<PlaceId>()
  const waiting: PlaceId[] = [place]
  for (let at = waiting.pop(); at !== undefined; at = waiting.pop()) {
    if (at === whole) return true
    if (seen.has(at)) continue
    seen.add(at)
    for (const each of agreement.places) {
      if (each.parts.includes(at)) waiting.push(each.id)
      if (each.id === at && each.within !== null) waiting.push(each.within)
    }
  }
  return false
}

/** True unless the text alone shows that one is over before the other begins. */
function overlap(a: Obligation, b: Obligation, agreement: CompiledAgreement): boolean {
  const isBefore = (one: Obligation, other: Obligation): boolean =>
    staticWindows(one, agreement).every(({ due }) =>
      staticWindows(other, agreement).every(
        ({ opens }) => due !== null && opens !== null && due <= opens,
      ),
    )
  return !isBefore(a, b) && !isBefore(b, a)
}
