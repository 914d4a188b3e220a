// A route as those who set it say, and whether it is open at a moment.
//
// The last word of the record counts: a route that is set again is as it was set last, and a
// closure stands until its end, or until the route is set anew.

import type { RoleId } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { RouteClosed, RouteSet } from './statements.ts'

/** A closure of a route. */
export type Closure = {
  readonly by: RoleId
  readonly from: Instant
  readonly until: Instant | null
  readonly reason: string
}

/** A route with the closure that was said last, if any. */
export type Route = { readonly set: RouteSet; readonly closure: Closure | null }

/** Whether people can take a route, so far as it was said. */
export type RouteState = 'not-yet' | 'open' | 'closed' | 'ended'

/** The route of a statement that sets it. */
export function routeFrom(set: RouteSet): Route {
  return { set, closure: null }
}

/** The route after a closure. */
export function closedAfter(route: Route, { by, from, until, reason }: RouteClosed): Route {
  return { ...route, closure: { by, from, until: until ?? null, reason } }
}

/** Whether a route is open at a moment. */
export function stateAt({ set, closure }: Route, now: Instant): RouteState {
  if (now < set.opens) return 'not-yet'
  if (set.until !== undefined && now >= set.until) return 'ended'
  const isClosed =
    closure !== null && closure.from <= now && (closure.until === null || now < closure.until)
  return isClosed ? 'closed' : 'open'
}

/** The moments at which a route opens, closes or ends by itself. */
export function changesOf({ set, closure }: Route): readonly Instant[] {
  return [set.opens, set.until, closure?.from, closure?.until].flatMap((at) => at ?? [])
}
