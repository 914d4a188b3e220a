// Days and zones: days counted where no zone says when they begin, and parties whose clocks differ.
//
// An agreement that counts hours only needs no zone. A party's own zone changes no deadline; it is
// compared with the agreement's so that people notice before a date is missed.

import { momentsOf, type Moment, type Obligation } from '@holdfast/agreement'
import { nearestInstant, offsetAt, type Instant, type ZoneRules } from '@holdfast/base'
import type { Setting } from './setting.ts'

/** Says days without a zone once, and every party whose clocks differ in force. */
export function checkClock(setting: Setting): void {
  const { agreement, header, notes, spanOf } = setting
  if (!header.hasZone) {
    const first = agreement.obligations.find((each) => countsDays(each, setting))
    if (first !== undefined) notes.say('head.4', spanOf(first.clause))
  }
  for (const role of header.roles) {
    if (role.zone === null || !differ(role.zone, agreement.calendar.rules, setting)) continue
    const about = { party: role.name, zone: role.zone.zone }
    notes.say('time.7', { from: role.from, to: role.to }, about)
  }
}

function countsDays(obligation: Obligation, { agreement, graph }: Setting): boolean {
  if (obligation.per.kind === 'each') return true
  if (momentsOf(obligation).some(isOfDays)) return true
  const waits = graph.waits.get(obligation) ?? []
  if (!waits.some(({ kind }) => kind === 'phase')) return false
  return agreement.phases.some(({ opens, closes }) =>
    [opens, ...(closes === null ? [] : [closes])].some(isOfDays),
  )
}

function isOfDays(moment: Moment): boolean {
  if (moment.kind === 'after') return isOfDays(moment.start)
  return moment.kind === 'day' || moment.kind === 'days-after' || moment.kind === 'trigger-day'
}

function differ(a: ZoneRules, b: ZoneRules, { agreement }: Setting): boolean {
  const { from, to } = agreement.term
  const end = to ?? nearestInstant(from + 366 * 86_400_000)
  const changes = [...a.transitions, ...b.transitions].map(({ at }) => at)
  const asked: readonly Instant[] = [from, ...changes.filter((at) => at > from && at < end)]
  return asked.some((at) => offsetAt(a, at) !== offsetAt(b, at))
}
