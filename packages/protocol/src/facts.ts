// Facts and claims, each once, under the reference that statuses name it by.
//
// A fact is not the truth: it is what somebody said happened, with whose word it is.

import type { ActId, PlaceId } from '@holdfast/agreement'
import type { FactsAnswer, PlaceEvent, PlacesAnswer } from '@holdfast/analysis'
import type { SaidBy, ToldClaim, ToldFact } from '@holdfast/analysis'
import { z } from 'zod'
import { codec, instant } from './codec.ts'
import { basis, bearer, bounds, head, name, quantity, reference, role, text } from './pieces.ts'

const objectionKind = z.enum(['denied', 'disputed', 'answered'])
const grade = z.enum([...basis.options, 'refuted'])

const confirmations = z.array(
  z.object({ grade: z.enum([...grade.options, 'unverifiable']), by: role, entry: reference }),
)

/** A fact. */
export const fact: z.ZodType<ToldFact> = z.object({
  fact: reference,
  form: z.enum(['event', 'count', 'state', 'interval', 'coverage', 'average']),
  act: name<ActId>(),
  actor: bearer.describe('Null where nobody is named.'),
  attribution: z
    .object({
      source: role.describe('Whose word it is who did it.'),
      grade,
      confirmations,
      not: z.array(role).exactOptional().describe('Of whom it was found that they did not do it.'),
    })
    .exactOptional()
    .describe('The evidence for who did it, where it is not that for the act.'),
  sighting: z
    .enum(['own', 'relayed', 'unsaid'])
    .exactOptional()
    .describe('Of an incident: how its source knows of it.'),
  tags: z.record(z.string(), z.string()),
  place: name<PlaceId>().nullable(),
  amount: quantity,
  at: bounds,
  period: z.object({ from: instant, to: instant }).nullable(),
  closes: z.boolean(),
  running: z.literal(true).exactOptional().describe('A count of all since the period began.'),
  per: z.enum(['day', 'week', 'month']).exactOptional().describe('What an average is the mean of.'),
  source: role.describe('Whose word it is.'),
  stage: text.nullable(),
  grade,
  confirmations,
  objections: z.array(
    z.object({
      by: role,
      kind: objectionKind,
      hasParticulars: z.boolean(),
      words: z.string(),
      settled: z.boolean(),
      entry: reference,
    }),
  ),
  takenBack: reference
    .exactOptional()
    .describe('Where the side whose word it is took it back, which removes nothing.'),
  entries: z.array(reference),
})

const answers: z.ZodType<ToldClaim['answers']> = z.array(
  z.object({
    by: role,
    kind: objectionKind,
    words: z.string(),
    exemption: z.string().nullable(),
    settled: z.boolean(),
    entry: reference,
  }),
)

/** A claim with its answers, in each side’s words. */
export const claim: z.ZodType<ToldClaim> = z.object({
  claim: reference,
  by: z.array(role),
  against: role.nullable(),
  at: bounds.nullable(),
  place: name<PlaceId>().nullable(),
  words: z.string(),
  isQuoted: z
    .literal(true)
    .exactOptional()
    .describe('Put on record by another: where it has no answer, none was compiled.'),
  source: role,
  answers,
  entries: z.array(reference),
})

/** What the record amounts to in the view. */
export const factsAnswer = codec<FactsAnswer>(
  z.object({
    ...head,
    count: z.object({ facts: z.int(), claims: z.int() }).describe('How many there are at all.'),
    from: z.int().describe('Which of them is the first here, counted from 1: facts, then claims.'),
    next: z.int().nullable().describe('Ask for the next page with `from`; null at the end.'),
    facts: z.array(fact),
    claims: z.array(claim),
  }),
)

/** Who said something and what was answered, in short. */
export const saidBy: z.ZodType<SaidBy> = z.object({
  by: z.array(role),
  against: role.nullable(),
  answers,
  isQuoted: z.boolean().describe('Where it has no answer: none was compiled.'),
})

const said = { at: bounds, source: role, entry: reference.nullable() }

const placeEvent: z.ZodType<PlaceEvent> = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('fact'),
    ...said,
    act: name<ActId>(),
    actor: bearer,
    amount: quantity,
    isLowerBound: z.boolean(),
    stage: text.nullable(),
    said: saidBy.nullable(),
  }),
  z.object({
    kind: z.literal('claim'),
    ...said,
    said: saidBy,
    words: z.string(),
  }),
])

/** The places that the record names, with what was said of each. */
export const placesAnswer = codec<PlacesAnswer>(
  z.object({
    ...head,
    places: z.array(
      z.object({
        place: name<PlaceId>(),
        count: z.int().describe('Of its events at all; the last ones are told.'),
        events: z.array(placeEvent),
      }),
    ),
  }),
)
