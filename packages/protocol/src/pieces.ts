// The pieces that shapes of answers are made of: names, instants, quantities, references, figures.
//
// Names are branded as the kernels have them: they were checked where they were made.

import { bases, statusNames, type AgreementId, type ClauseId } from '@holdfast/agreement'
import type { RoleId, RoomId, ToldReason } from '@holdfast/agreement'
import type { Due, Figure, ToldEffect } from '@holdfast/analysis'
import type { Brand, Bounds } from '@holdfast/base'
import { z } from 'zod'
import { instant } from './codec.ts'

/** The most characters of a name: a statement's id with its number is the longest. */
const nameCharacters = 200

function isName(value: unknown): boolean {
  return typeof value === 'string' && value.length <= nameCharacters
}

/** A name that was checked where its agreement was compiled. */
export function name<Name extends Brand<string, string>>(): z.ZodType<Name> {
  return z.custom<Name>(isName).meta({ type: 'string' })
}

/** A text that names something. */
export const text = z.string().max(nameCharacters)

/** An entry or a fact, by the entry that first said it: `public:12`, `public:12.2`. */
export const reference = text.describe('An entry, counted from 1: `public:12`.')

export const statusName = z.enum(statusNames)
export const basis = z.enum(bases)
export const quantity = z.object({ value: z.number(), unit: text })
export const bounds: z.ZodType<Bounds> = z.object({ earliest: instant, latest: instant })
export const term = z.object({ from: instant, to: instant.nullable() })
export const bearer = name<RoleId>().nullable()
export const clause = name<ClauseId>()
export const role = name<RoleId>()

/** In force or not, and which of its days it is. */
export const agreementState = z.object({
  kind: z.enum(['not-yet', 'in-force', 'closed']),
  day: z.int(),
})

/** What every answer says of itself. */
export const head = {
  agreement: name<AgreementId>(),
  view: z.array(name<RoomId>()).describe('The rooms; other material may exist.'),
  knownAt: z.record(z.string(), z.int()).describe('Entries read of each room.'),
  asOf: instant,
  basis: basis.describe('As asked, or the agreement’s own.'),
  source: role.nullable().describe('By this source’s count alone; null: all, side by side.'),
  stage: text.nullable(),
}

/** What one source counted at one stage. */
export const reading = z.object({
  source: role,
  stage: text.nullable(),
  value: z.number(),
  unit: text,
  closes: z.boolean().describe('False: a lower bound.'),
  decides: z.enum(['met', 'unmet']).nullable().describe('What it alone would decide.'),
})

/** The code of a reason without its particulars. */
export const reasonCode = z.custom<ToldReason['code']>(isName).meta({ type: 'string' })

const code = <Code extends ToldReason['code']>(...codes: readonly [Code, ...Code[]]) => ({
  code: z.enum(codes),
})
const recorded = { recorded: z.int(), determined: z.int() }

/** Why a status is what it is: a code, and what its words need. */
export const reason: z.ZodType<ToldReason> = z.discriminatedUnion('code', [
  z.object(
    code(
      'trigger-awaited',
      'not-yet-open',
      'window-open',
      'closed-below',
      'exceeded',
      'kept-below',
      'no-count',
      'performed-at-unknown',
      'condition-after-due',
      'counts-differ',
      'covered-none-recorded',
      'trigger-cannot-come',
    ),
  ),
  z.object({ ...code('target-reached', 'reached-late'), at: instant }),
  z.object({ ...code('not-closed'), atLeast: z.number() }),
  z.object({ ...code('area-partly'), done: z.number(), of: z.number() }),
  z.object({ ...code('may-be-same', 'amount-open'), least: z.number(), most: z.number() }),
  z.object({
    ...code(
      'bounds-straddle',
      'place-unknown',
      'actor-unknown',
      'count-too-wide',
      'exception-unknown',
      'line-unknown',
      'gauge-unknown',
    ),
    facts: z.array(reference),
  }),
  z.object({ ...code('qualifier-open'), word: z.string(), facts: z.array(reference) }),
  z.object({ ...code('deadline-open'), word: z.string() }),
  z.object({ ...code('condition-off'), state: text }),
  z.object({ ...code('incident-recorded', 'no-coverage'), ...recorded }),
  z.object({ ...code('partly-covered'), observed: z.int(), of: z.int() }),
  z.object({
    ...code('suspended-by', 'excused-by', 'superseded-by', 'terminated-by'),
    act: reference,
  }),
  z.object({ ...code('base-unknown'), group: text }),
  z.object({ ...code('window-too-short'), hours: z.number() }),
  z.object({ ...code('part-decides'), label: z.string() }),
])

const from = { from: instant }
const clauses = z.array(clause)

/** What an act does to the agreement. */
export const effect: z.ZodType<ToldEffect> = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('extend'), days: z.int(), from: instant.optional() }),
  z.object({ kind: z.enum(['terminate', 'switch-on']), ...from }),
  z.object({
    kind: z.literal('set'),
    name: text,
    to: z.discriminatedUnion('kind', [
      z.object({ kind: z.literal('state'), holds: z.boolean(), ...from }),
      z.object({ kind: z.literal('day'), at: instant }),
      z.object({ kind: z.literal('number'), value: z.number() }),
    ]),
  }),
  z.object({ kind: z.enum(['suspend', 'resume']), clauses: clauses.nullable(), ...from }),
  z.object({ kind: z.literal('supersede'), clauses, ...from }),
  z.object({ kind: z.literal('excuse'), clause, instance: text.nullable(), bearer }),
  z.object({
    kind: z.literal('allot'),
    fact: reference,
    clause,
    instance: text,
    value: z.number().nullable(),
  }),
  z.object({ kind: z.enum(['same', 'distinct']), facts: z.tuple([reference, reference]) }),
  z.object({ kind: z.literal('object'), source: role }),
  z.object({ kind: z.literal('close'), source: role, side: role }),
])

/** A power and each effective use of it. */
export const powers = z.array(
  z.object({
    clause,
    used: z.array(z.object({ at: bounds, by: z.array(role), effect, entries: z.array(reference) })),
  }),
)

/** Facts that cannot be used. */
export const setAside = z.array(
  z.object({
    fact: reference,
    why: z.enum(['amount', 'bounds']),
    entries: z.array(reference),
  }),
)

const lowerBound = z.boolean().describe('True: nothing says that there was no more.')

/** A figure, as `figuresOf` of analysis gives it. */
export const figure: z.ZodType<Figure> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('count'),
    value: z.number(),
    isLowerBound: lowerBound,
    unit: text,
    source: role,
    stage: text.nullable(),
  }),
  z.object({
    kind: z.literal('of'),
    value: z.number(),
    isLowerBound: lowerBound,
    target: z.number(),
    unit: text,
  }),
  z.object({ kind: z.literal('recorded'), claimed: z.number(), ...recorded }),
  z.object({ kind: z.literal('observed'), observed: z.int(), of: z.int() }),
  z.object({ kind: z.literal('no-count') }),
  z.object({ kind: z.literal('claimed'), amount: z.number(), unit: text, by: role }),
  z.object({ kind: z.literal('disputed'), by: z.array(role) }),
  z.object({ kind: z.literal('without'), sources: z.array(role), status: statusName }),
])

/** True for an object of JSON. */
export function isObject(value: unknown): boolean {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

/** What falls due next. */
export const due: z.ZodType<Due> = z.object({
  clause,
  bearer,
  instance: text,
  due: instant,
  measured: quantity.nullable(),
  target: quantity,
  sources: z.array(role).describe('Whose counts it rests on.'),
})
