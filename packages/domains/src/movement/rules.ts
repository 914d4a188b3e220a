// Who may say what of movement, and what means nothing.
//
// Anybody may count people who moved, or say that some were denied: it is their word. A route is
// set by those who say so themselves, and its inspector is neither side. Consent is given by
// whoever gives it.

import { ok, refuse, type Instant, type Interval, type Result } from '@holdfast/base'
import { checkNames, countedPeriod, type Hearing } from '@holdfast/record'
import { movementProblems as problem } from './problems.ts'
import type { Consented, Denied, Moved, RouteClosed, RouteSet } from './statements.ts'

/** The period a count of movement speaks for, or why it is not admitted. */
export function admitMoved(kind: string, said: Moved, hearing: Hearing): Result<Interval> {
  const { by, place, toward, quote, closes, until } = said
  const checked = checkNames(hearing, { quote, roles: [by], places: [place, toward] })
  if (!checked.ok) return checked
  const isEmpty = said.persons === undefined && said.vehicles === undefined
  if (isEmpty) return refuse(problem.nobodyMoved(kind))
  const period = countedPeriod(hearing, said)
  if (!period.ok || until === undefined) return period
  const { from, to } = period.value
  if (until <= from || until > to) return refuse(problem.untilOutsidePeriod())
  return closes && until < to ? refuse(problem.closesBeforeTheEnd()) : period
}

/** Lets a denial in, or says why not. */
export function admitDenied({ by, place, quote }: Denied, hearing: Hearing): Result<true> {
  return checkNames(hearing, { quote, roles: [by], places: [place] })
}

/** Lets a consent in, or says why not. */
export function admitConsented({ by, quote }: Consented, hearing: Hearing): Result<true> {
  return checkNames(hearing, { quote, speaking: [by] })
}

/** Lets a route in, or says why not. */
export function admitRouteSet(said: RouteSet, hearing: Hearing): Result<true> {
  const { by, route, from, to, opens, until, rules, inspectedBy, quote } = said
  const checked = checkNames(hearing, {
    quote,
    speaking: by,
    roles: [inspectedBy],
    places: [from, to],
  })
  if (!checked.ok) return checked
  if (from === to) return refuse(problem.nowhere(route))
  if (isEmptyTime(opens, until)) return refuse(problem.endsBeforeItBegins(route))
  const isInspected = rules.includes('vehicles-inspected')
  if (isInspected && inspectedBy === undefined) return refuse(problem.noInspector(route))
  const inspector = inspectedBy === undefined ? undefined : hearing.names.roles.get(inspectedBy)
  return inspector?.kind === 'party' ? refuse(problem.inspectorIsParty(inspector.id)) : ok(true)
}

/** Lets a closure in, or says why not. */
export function admitRouteClosed(said: RouteClosed, hearing: Hearing): Result<true> {
  const { by, route, from, until, quote } = said
  const checked = checkNames(hearing, { quote, roles: [by] })
  if (!checked.ok) return checked
  return isEmptyTime(from, until) ? refuse(problem.endsBeforeItBegins(route)) : ok(true)
}

function isEmptyTime(from: Instant, until: Instant | undefined): boolean {
  return until !== undefined && until <= from
}
