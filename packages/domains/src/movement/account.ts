// The account of movement: routes, what passed on the agreement's day, consents, denials.
//
// Nothing is added up: two sources may have counted the same people, and one source may have
// counted again. Counts and denials are told as they were said, the latest first, up to a limit.

import type { Calendar, Instant } from '@holdfast/base'
import { dateOf, dayOfDate, dayStart, dayStartAfter, limits, printInstant } from '@holdfast/base'
import { accountFrom, type Account, type Told } from '@holdfast/record'
import { movements, type Movement } from '@holdfast/vocabulary'
import { z } from 'zod'
import { changesOf, closedAfter, routeFrom, stateAt, type Route } from './route.ts'
import { consentedShape, deniedShape, movedShape, routeClosedShape } from './statements.ts'
import { routeSetShape, type Consented, type Denied, type Moved } from './statements.ts'

const countedShape = z.strictObject({
  source: z.string(),
  movement: z.enum(movements),
  class: z.string().nullable(),
  persons: z.number().nullable(),
  companions: z.number(),
  vehicles: z.number().nullable(),
  from: z.string(),
  /** When it was taken: the end of its period, or before. */
  to: z.string(),
  /** False: a lower bound. */
  closes: z.boolean(),
})

const routeShape = z.strictObject({
  route: z.string(),
  by: z.array(z.string()),
  from: z.string(),
  to: z.string(),
  movements: z.array(z.enum(movements)),
  rules: z.array(z.string()),
  inspectedBy: z.string().nullable(),
  perDay: z.number().nullable(),
  state: z.enum(['not-yet', 'open', 'closed', 'ended']),
  /** When that changes by itself, so far as it was said. */
  until: z.string().nullable(),
  closedBy: z.string().nullable(),
  reason: z.string().nullable(),
  today: z.array(countedShape),
})

const consentShape = z.strictObject({
  by: z.string(),
  movement: z.enum(movements),
  class: z.string().nullable(),
  persons: z.number(),
  companions: z.number(),
  route: z.string().nullable(),
  from: z.string(),
  to: z.string(),
  state: z.enum(['not-yet', 'running', 'over']),
})

const denialShape = z.strictObject({
  by: z.string(),
  source: z.string(),
  movement: z.enum(movements),
  class: z.string().nullable(),
  persons: z.number(),
  place: z.string().nullable(),
  route: z.string().nullable(),
  earliest: z.string(),
  latest: z.string(),
  reason: z.string(),
})

/** What the account of movement answers. */
export const movementAccountShape = z.strictObject({
  date: z.string(),
  routes: z.array(routeShape),
  /** What moved today on no route that was set. */
  elsewhere: z.array(countedShape),
  consents: z.array(consentShape),
  denials: z.array(denialShape),
  /** How many there are of each, told or not. */
  inAll: z.strictObject({ routes: z.number(), consents: z.number(), denials: z.number() }),
})

/** What the account of movement answers. */
export type MovementAccount = z.infer<typeof movementAccountShape>

type Counted = {
  readonly source: string
  readonly movement: Movement
  readonly said: Moved
  readonly from: Instant
  readonly to: Instant
}

type State = {
  readonly calendar: Calendar
  readonly routes: Map<string, Route>
  readonly counts: Counted[]
  readonly consents: Consented[]
  readonly denials: { readonly source: string; readonly said: Denied }[]
}

/** The account of movement. */
export const movementAccount: Account = accountFrom<State, typeof movementAccountShape>({
  shape: movementAccountShape,
  start: ({ agreement }) => ({
    calendar: agreement.calendar,
    routes: new Map(),
    counts: [],
    consents: [],
    denials: [],
  }),
  take,
  at: accountAt,
  nextChange,
})

const movementOf: ReadonlyMap<string, Movement> = new Map([
  ['movement.returned', 'return'],
  ['movement.evacuated', 'evacuate'],
  ['movement.passed', 'pass'],
])

function take(state: State, { kind, body, source }: Told): void {
  const moved = movementOf.get(kind)
  if (moved !== undefined) {
    takeMoved(state, { source, movement: moved, said: movedShape.parse(body) })
    return
  }
  switch (kind) {
    case 'movement.route_set': {
      const said = routeSetShape.parse(body)
      state.routes.set(said.route, routeFrom(said))
      return
    }
    case 'movement.route_closed': {
      const said = routeClosedShape.parse(body)
      const route = state.routes.get(said.route)
      if (route !== undefined) state.routes.set(said.route, closedAfter(route, said))
      return
    }
    case 'movement.consented':
      state.consents.push(consentedShape.parse(body))
      return
    case 'movement.denied':
      state.denials.push({ source, said: deniedShape.parse(body) })
      return
    default:
      return
  }
}

function takeMoved({ calendar, counts }: State, counted: Omit<Counted, 'from' | 'to'>): void {
  const { date, period, until, average } = counted.said
  const said = period ?? dayOfDate(calendar, date ?? '')
  // An average is no count of anything.
  if (said !== null && average === undefined)
    counts.push({ ...counted, from: said.from, to: until ?? said.to })
}

function accountAt(state: State, now: Instant): MovementAccount {
  const { calendar } = state
  const date = dateOf(calendar, now)
  const day = { from: dayStart(calendar, now), to: dayStartAfter(calendar, now, 1) }
  const today = state.counts
    .filter(({ from, to }) => from < day.to && to > day.from && from <= now)
    .toReversed()
  const onRoutes = Map.groupBy(today, ({ said }) =>
    said.route !== undefined && state.routes.has(said.route) ? said.route : null,
  )
  const denials = state.denials.filter(({ said }) => said.at.earliest <= now)
  return {
    date,
    routes: [...state.routes.values()]
      .slice(-limits.accountRows)
      .map((route) => routeAt(route, onRoutes.get(route.set.route) ?? [], now)),
    elsewhere: countsOf(onRoutes.get(null) ?? []),
    consents: state.consents
      .slice(-limits.accountRows)
      .toReversed()
      .map((consent) => consentAt(consent, now)),
    denials: denials
      .slice(-limits.accountRows)
      .toReversed()
      .map(({ source, said }) => denialFrom(source, said)),
    inAll: {
      routes: state.routes.size,
      consents: state.consents.length,
      denials: denials.length,
    },
  }
}

function routeAt(
  route: Route,
  today: readonly Counted[],
  now: Instant,
): z.infer<typeof routeShape> {
  const { set, closure } = route
  const at = stateAt(route, now)
  const until = firstAfter(changesOf(route), now)
  return {
    route: set.route,
    by: set.by,
    from: set.from,
    to: set.to,
    movements: set.movements,
    rules: set.rules,
    inspectedBy: set.inspectedBy ?? null,
    perDay: set.perDay ?? null,
    state: at,
    until: until === null ? null : printInstant(until),
    closedBy: at === 'closed' ? (closure?.by ?? null) : null,
    reason: at === 'closed' ? (closure?.reason ?? null) : null,
    today: countsOf(today),
  }
}

function countsOf(counted: readonly Counted[]): z.infer<typeof countedShape>[] {
  return counted.slice(0, limits.accountRows).map(({ source, movement, said, from, to }) => ({
    source,
    movement,
    class: said.class ?? null,
    persons: said.persons ?? null,
    companions: said.companions ?? 0,
    vehicles: said.vehicles ?? null,
    from: printInstant(from),
    to: printInstant(to),
    closes: said.closes,
  }))
}

function consentAt(said: Consented, now: Instant): z.infer<typeof consentShape> {
  const { from, to } = said.period
  return {
    by: said.by,
    movement: said.movement,
    class: said.class ?? null,
    persons: said.persons,
    companions: said.companions ?? 0,
    route: said.route ?? null,
    from: printInstant(from),
    to: printInstant(to),
    state: now < from ? 'not-yet' : now < to ? 'running' : 'over',
  }
}

function denialFrom(source: string, said: Denied): z.infer<typeof denialShape> {
  return {
    by: said.by,
    source,
    movement: said.movement,
    class: said.class ?? null,
    persons: said.persons,
    place: said.place ?? null,
    route: said.route ?? null,
    earliest: printInstant(said.at.earliest),
    latest: printInstant(said.at.latest),
    reason: said.reason,
  }
}

// The day turns too: what passed today begins anew.
function nextChange({ calendar, routes, consents, counts }: State, now: Instant): Instant | null {
  const moments = [
    ...[...routes.values()].flatMap(changesOf),
    ...consents.flatMap(({ period }) => [period.from, period.to]),
    ...(routes.size > 0 || counts.length > 0 ? [dayStartAfter(calendar, now, 1)] : []),
  ]
  return firstAfter(moments, now)
}

function firstAfter(moments: readonly Instant[], now: Instant): Instant | null {
  return moments.reduce<Instant | null>(
    (first, at) => (at > now && (first === null || at < first) ? at : first),
    null,
  )
}
