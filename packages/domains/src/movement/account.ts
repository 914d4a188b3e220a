// The account of movement: routes, what passed on the agreement's day, consents, denials.
//
// Nothing is added up over sources: both may have counted the same people. A movement whose time
// could be of two days counts for each of them at most, and for neither at least. Denials are kept
// with the reason as it was given, the latest of them.

import type { Calendar, Instant } from '@holdfast/base'
import { dateOf, dayStart, dayStartAfter, printInstant, type Interval } from '@holdfast/base'
import { accountFrom, type Account, type Told } from '@holdfast/record'
import { movements, type Movement } from '@holdfast/vocabulary'
import { z } from 'zod'
import { changesOf, closedAfter, routeFrom, stateAt, type Route } from './route.ts'
import { consentedShape, deniedShape, movedShape, routeClosedShape } from './statements.ts'
import { routeSetShape, type Consented, type Denied, type Moved } from './statements.ts'

/** How many denials the account tells, the latest first. */
export const denialsTold = 100

const countedShape = z.strictObject({
  source: z.string(),
  movement: z.enum(movements),
  /** Persons, companions apart: at least, and at most where a time could be of another day. */
  least: z.number(),
  most: z.number(),
  companions: z.number(),
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
  /** What moved today on no route that was named. */
  elsewhere: z.array(countedShape),
  consents: z.array(consentShape),
  denials: z.array(denialShape),
  denied: z.number(),
})

/** What the account of movement answers. */
export type MovementAccount = z.infer<typeof movementAccountShape>

type Counted = { readonly source: string; readonly movement: Movement; readonly said: Moved }

type State = {
  readonly calendar: Calendar
  readonly routes: Map<string, Route>
  /** Movements by each date of the agreement that their time touches. */
  readonly days: Map<string, Counted[]>
  readonly consents: Consented[]
  readonly denials: { readonly source: string; readonly said: Denied }[]
}

/** The account of movement. */
export const movementAccount: Account = accountFrom<State, typeof movementAccountShape>({
  shape: movementAccountShape,
  start: ({ agreement }) => ({
    calendar: agreement.calendar,
    routes: new Map(),
    days: new Map(),
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

// Bounds are narrow (`limits.eventBoundsDays`), so that a movement touches few days.
function takeMoved({ calendar, days }: State, counted: Counted): void {
  const { earliest, latest } = counted.said.at
  let day = dayStart(calendar, earliest)
  while (day <= latest) {
    const date = dateOf(calendar, day)
    const list = days.get(date)
    if (list === undefined) days.set(date, [counted])
    else list.push(counted)
    day = dayStartAfter(calendar, day, 1)
  }
}

function accountAt(state: State, now: Instant): MovementAccount {
  const { calendar } = state
  const date = dateOf(calendar, now)
  const day = { from: dayStart(calendar, now), to: dayStartAfter(calendar, now, 1) }
  const today = (state.days.get(date) ?? []).filter(({ said }) => said.at.earliest <= now)
  const denials = state.denials.filter(({ said }) => said.at.earliest <= now)
  return {
    date,
    routes: [...state.routes.values()].map((route) => routeAt(route, { today, day, now })),
    elsewhere: countsOf(
      today.filter(({ said }) => said.route === undefined || !state.routes.has(said.route)),
      day,
    ),
    consents: state.consents.map((consent) => consentAt(consent, now)),
    denials: denials
      .slice(-denialsTold)
      .toReversed()
      .map(({ source, said }) => denialFrom(source, said)),
    denied: denials.length,
  }
}

type Day = {
  readonly today: readonly Counted[]
  readonly day: Interval
  readonly now: Instant
}

function routeAt(route: Route, { today, day, now }: Day): z.infer<typeof routeShape> {
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
    today: countsOf(
      today.filter(({ said }) => said.route === set.route),
      day,
    ),
  }
}

// One row for each source and movement: whose count, and of what.
function countsOf(counted: readonly Counted[], day: Interval): z.infer<typeof countedShape>[] {
  const rows = new Map<string, z.infer<typeof countedShape>>()
  for (const { source, movement, said } of counted) {
    const key = `${source} ${movement}`
    const row = rows.get(key) ?? { source, movement, least: 0, most: 0, companions: 0 }
    const isWithin = day.from <= said.at.earliest && said.at.latest < day.to
    const persons = said.persons ?? 0
    rows.set(key, {
      ...row,
      least: row.least + (isWithin ? persons : 0),
      most: row.most + persons,
      companions: row.companions + (said.companions ?? 0),
    })
  }
  return [...rows.values()]
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
function nextChange({ calendar, routes, consents, days }: State, now: Instant): Instant | null {
  const moments = [
    ...[...routes.values()].flatMap(changesOf),
    ...consents.flatMap(({ period }) => [period.from, period.to]),
    ...(routes.size > 0 || days.size > 0 ? [dayStartAfter(calendar, now, 1)] : []),
  ]
  return firstAfter(moments, now)
}

function firstAfter(moments: readonly Instant[], now: Instant): Instant | null {
  return moments.reduce<Instant | null>(
    (first, at) => (at > now && (first === null || at < first) ? at : first),
    null,
  )
}
