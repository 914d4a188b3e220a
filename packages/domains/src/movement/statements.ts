// What can be said of movement: that people returned, were evacuated, passed; that a route was set
// or closed; that somebody consented, or denied.
//
// Counts and classes only. A name, a diagnosis, a plate or a list of persons has no member to go in
// and is refused with every other unknown member: a list of who moves is a list of targets.

import { limits } from '@holdfast/base'
import { fields } from '@holdfast/record'
import { movements } from '@holdfast/vocabulary'
import { z } from 'zod'

/** What a route may ask of those who take it. */
const routeRules = ['on-foot', 'unarmed', 'vehicles-inspected', 'daylight', 'escorted'] as const

const movement = z.enum(movements)

/** The shape of `movement.returned`, `movement.evacuated` and `movement.passed`. */
export const movedShape = z.strictObject({
  /** Who let them, or brought them, as it is said. */
  by: fields.roleId.optional(),
  /** Who they are: displaced, patient. Left out, it is not said. */
  class: fields.word.optional(),
  persons: fields.persons.optional(),
  /** Those who went along, counted apart. */
  companions: fields.persons.optional(),
  vehicles: fields.persons.optional(),
  date: fields.date.optional(),
  period: fields.period.optional(),
  /** The count was taken then, before the period was over. */
  until: fields.instant.optional(),
  /** True when it is all there were in the period; false leaves a lower bound. */
  closes: z.boolean(),
  ...fields.figure,
  /** Where they were counted: the crossing, or where they arrived. */
  place: fields.placeId.optional(),
  /** Where they were bound for, when that is somewhere else. */
  toward: fields.placeId.optional(),
  route: fields.word.optional(),
  ...fields.remarks,
})

/** The shape of `movement.denied`. */
export const deniedShape = z.strictObject({
  by: fields.roleId,
  movement,
  class: fields.word.optional(),
  persons: fields.persons,
  at: fields.eventBounds,
  place: fields.placeId.optional(),
  route: fields.word.optional(),
  /** The reason as it was given. */
  reason: fields.words,
  ...fields.remarks,
})

/** The shape of `movement.consented`. */
export const consentedShape = z.strictObject({
  by: fields.roleId,
  movement,
  class: fields.word.optional(),
  persons: fields.persons,
  companions: fields.persons.optional(),
  period: fields.period,
  route: fields.word.optional(),
  ...fields.remarks,
})

/** The shape of `movement.route_set`. Said again of the same route, it replaces what was said. */
export const routeSetShape = z.strictObject({
  by: z.array(fields.roleId).min(1).max(limits.namesInList),
  route: fields.word,
  movements: z.array(movement).min(1).max(movements.length),
  from: fields.placeId,
  to: fields.placeId,
  opens: fields.instant,
  /** The first instant at which it is no longer open; left out, nobody said. */
  until: fields.instant.optional(),
  rules: z.array(z.enum(routeRules)).max(routeRules.length),
  inspectedBy: fields.roleId.optional(),
  /** The most persons on one day of the agreement, companions apart. */
  perDay: fields.persons.optional(),
  ...fields.remarks,
})

/** The shape of `movement.route_closed`. */
export const routeClosedShape = z.strictObject({
  by: fields.roleId,
  route: fields.word,
  from: fields.instant,
  /** The first instant at which it is open again; left out, nobody said. */
  until: fields.instant.optional(),
  reason: fields.words,
  ...fields.remarks,
})

/** The body of a movement of people. */
export type Moved = z.infer<typeof movedShape>

/** The body of `movement.denied`. */
export type Denied = z.infer<typeof deniedShape>

/** The body of `movement.consented`. */
export type Consented = z.infer<typeof consentedShape>

/** The body of `movement.route_set`. */
export type RouteSet = z.infer<typeof routeSetShape>

/** The body of `movement.route_closed`. */
export type RouteClosed = z.infer<typeof routeClosedShape>
