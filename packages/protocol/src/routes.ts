// Every route of the server: one table for the server, the client, OpenAPI and the page to read.
//
// A path has its parameters in braces' stead as fastify writes them: `:id`. What is answered as
// text or bytes has no shape; its media type says what it is.

import { limits } from '@holdfast/base'
import { z } from 'zod'
import { accountAnswer } from './accounts.ts'
import { agreementShape, shelfShape } from './agreements.ts'
import { entriesQueryShape, entriesShape, entryShape, receiptShape } from './entries.ts'
import { questionShape } from './question.ts'
import { factsAnswer, placesAnswer } from './facts.ts'
import { dueAnswer, exposureAnswer, timelineAnswer } from './outlook.ts'
import { tonightAnswer, whatIfAnswer } from './outlook.ts'
import { diffAnswer } from './diff.ts'
import { provenanceAnswer } from './provenance.ts'
import { clauseAnswer, standingAnswer, whyAnswer } from './standing.ts'
import { chartAnswer, stripAnswer } from './strip.ts'
import { dataAnswer, fileFormats, tableNames } from './tables.ts'
import { summaryAnswer } from './summary.ts'

const id = z.string().min(1).max(64).describe('The agreement.')
const room = z.string().min(1).max(64)
const agreementParams = z.object({ id })
const roomParams = z.object({ id, room })
const none = z.object({})
const entry = z.coerce.number().int().min(1).max(99_999_999).describe('Counted from 1.')
const clause = z.string().min(1).max(64).describe('As the text numbers it: `3.1`.')
const textNumber = z.coerce
  .number()
  .int()
  .min(1)
  .max(9_999)
  .describe('Counted from 1, in the order in which they came into force.')
const factsQuery = questionShape.extend({
  from: entry.optional().describe('The `next` of the page before.'),
})
const chartQuery = questionShape.extend({ clause: clause.optional() })
const stripQuery = questionShape.extend({
  cells: z
    .enum(['day-end', 'now'])
    .optional()
    .describe('`day-end`: as it stood at the end of each day. `now`: as it stands.'),
  week: z.coerce
    .number()
    .int()
    .min(1)
    .max(99_999)
    .optional()
    .describe('Only the days of the week, counted from day 1, that this day is in.'),
  clause: clause.optional().describe('Only the rows of this clause.'),
})

const dueQuery = questionShape.extend({
  since: questionShape.shape.asOf.describe(
    'As of when the earlier answer was that this one is compared with; a time with its zone.',
  ),
  sinceKnownAt: questionShape.shape.knownAt.describe(
    'How far each room was read then, as `knownAt`. Without it: as far as now.',
  ),
})

const languageQuery = z.object({
  lang: z.enum(['en', 'ar', 'he', 'tr']).optional().describe('In which language; else English.'),
})

/** Where, what it takes, and what it answers. */
export type RouteShape = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly params: z.ZodObject
  readonly query: z.ZodObject
  /** What a POST takes, and whether it adds to the record. */
  readonly body?: z.ZodType
  readonly adds?: boolean
  /** Null where the answer is not JSON. */
  readonly answer: z.ZodType | null
  readonly media: string
}

const json = 'application/json'

/** The routes under /api. */
export const routes = {
  shelf: {
    method: 'GET',
    path: '/api/agreements',
    params: none,
    query: none,
    answer: shelfShape,
    media: json,
  },
  agreement: {
    method: 'GET',
    path: '/api/agreements/:id',
    params: agreementParams,
    query: none,
    answer: agreementShape,
    media: json,
  },
  statuses: {
    method: 'GET',
    path: '/api/agreements/:id/statuses',
    params: agreementParams,
    query: questionShape,
    answer: standingAnswer.shape,
    media: json,
  },
  summary: {
    method: 'GET',
    path: '/api/agreements/:id/summary',
    params: agreementParams,
    query: questionShape,
    answer: summaryAnswer.shape,
    media: json,
  },
  strip: {
    method: 'GET',
    path: '/api/agreements/:id/strip',
    params: agreementParams,
    query: stripQuery,
    answer: stripAnswer.shape,
    media: json,
  },
  chart: {
    method: 'GET',
    path: '/api/agreements/:id/chart',
    params: agreementParams,
    query: chartQuery,
    answer: chartAnswer.shape,
    media: json,
  },
  table: {
    method: 'GET',
    path: '/api/agreements/:id/tables/:table',
    params: agreementParams.extend({ table: z.enum(tableNames) }),
    query: questionShape.extend({
      format: z.enum(fileFormats).optional(),
      clause: clause.optional().describe('Only the rows of this clause.'),
    }),
    answer: null,
    media: 'text/csv',
  },
  data: {
    method: 'GET',
    path: '/api/agreements/:id/data',
    params: agreementParams,
    query: questionShape,
    answer: dataAnswer.shape,
    media: json,
  },
  clause: {
    method: 'GET',
    path: '/api/agreements/:id/clauses/:clause',
    params: agreementParams.extend({ clause }),
    query: questionShape,
    answer: clauseAnswer.shape,
    media: json,
  },
  why: {
    method: 'GET',
    path: '/api/agreements/:id/clauses/:clause/why',
    params: agreementParams.extend({ clause }),
    query: questionShape.extend({
      instance: z.string().min(1).max(200).optional().describe('Only this one: `day-3`.'),
    }),
    answer: whyAnswer.shape,
    media: json,
  },
  places: {
    method: 'GET',
    path: '/api/agreements/:id/places',
    params: agreementParams,
    query: questionShape,
    answer: placesAnswer.shape,
    media: json,
  },
  account: {
    method: 'GET',
    path: '/api/agreements/:id/accounts/:domain',
    params: agreementParams.extend({
      domain: z.string().min(1).max(64).describe('The domain: `movement`, `lines`, `arms`.'),
    }),
    query: questionShape,
    answer: accountAnswer.shape,
    media: json,
  },
  facts: {
    method: 'GET',
    path: '/api/agreements/:id/facts',
    params: agreementParams,
    query: factsQuery,
    answer: factsAnswer.shape,
    media: json,
  },
  due: {
    method: 'GET',
    path: '/api/agreements/:id/due',
    params: agreementParams,
    query: dueQuery,
    answer: dueAnswer.shape,
    media: json,
  },
  deadlines: {
    method: 'GET',
    path: '/api/agreements/:id/deadlines.ics',
    params: agreementParams,
    query: languageQuery.extend({ asOf: questionShape.shape.asOf }),
    answer: null,
    media: 'text/calendar; charset=utf-8',
  },
  changes: {
    method: 'GET',
    path: '/api/agreements/:id/changes.atom',
    params: agreementParams,
    query: languageQuery,
    answer: null,
    media: 'application/atom+xml; charset=utf-8',
  },
  provenance: {
    method: 'GET',
    path: '/api/agreements/:id/provenance',
    params: agreementParams,
    query: questionShape,
    answer: provenanceAnswer.shape,
    media: json,
  },
  tonight: {
    method: 'GET',
    path: '/api/agreements/:id/tonight',
    params: agreementParams,
    query: questionShape,
    answer: tonightAnswer.shape,
    media: json,
  },
  exposure: {
    method: 'GET',
    path: '/api/agreements/:id/exposure',
    params: agreementParams,
    query: questionShape,
    answer: exposureAnswer.shape,
    media: json,
  },
  timeline: {
    method: 'GET',
    path: '/api/agreements/:id/timeline',
    params: agreementParams,
    query: questionShape,
    answer: timelineAnswer.shape,
    media: json,
  },
  entries: {
    method: 'GET',
    path: '/api/agreements/:id/entries',
    params: agreementParams,
    query: entriesQueryShape,
    answer: entriesShape,
    media: json,
  },
  entry: {
    method: 'GET',
    path: '/api/agreements/:id/rooms/:room/entries/:entry',
    params: roomParams.extend({ entry }),
    query: z.object({
      view: questionShape.shape.view,
      knownAt: questionShape.shape.knownAt,
    }),
    answer: entryShape,
    media: json,
  },
  checkpoint: {
    method: 'GET',
    path: '/api/agreements/:id/rooms/:room/checkpoint',
    params: roomParams,
    query: none,
    answer: null,
    media: 'text/plain; charset=utf-8',
  },
  entryBytes: {
    method: 'GET',
    path: '/api/agreements/:id/rooms/:room/entries.jsonl',
    params: roomParams,
    query: z.object({
      from: entry.optional().describe('The first to send, counted from 1.'),
      size: z.coerce
        .number()
        .int()
        .min(0)
        .max(99_999_999)
        .optional()
        .describe('Of the room: entries after so many are left out.'),
    }),
    answer: null,
    media: 'application/jsonl; charset=utf-8',
  },
  file: {
    method: 'GET',
    path: '/api/agreements/:id/files/:name',
    params: z.object({ id, name: z.string().min(1).max(128) }),
    query: none,
    answer: null,
    media: 'application/octet-stream',
  },
  whatif: {
    method: 'POST',
    path: '/api/agreements/:id/whatif',
    params: agreementParams,
    query: questionShape,
    body: z
      .string()
      .min(1)
      .max(limits.supposedBytes)
      .describe(`As \`holdfast whatif --suppose\`: ${limits.supposedBytes} bytes at most.`),
    answer: whatIfAnswer.shape,
    media: json,
  },
  diff: {
    method: 'GET',
    path: '/api/agreements/:id/diff',
    params: agreementParams,
    query: z.object({
      from: textNumber.optional().describe('The older text; without it, the one before the newer.'),
      to: textNumber.optional().describe('The newer text; without it, the last.'),
    }),
    answer: diffAnswer.shape,
    media: json,
  },
  append: {
    method: 'POST',
    path: '/api/agreements/:id/rooms/:room/entries',
    params: roomParams,
    query: none,
    body: z.looseObject({}).describe('The entry, byte for byte.'),
    adds: true,
    answer: receiptShape,
    media: json,
  },
  live: {
    method: 'GET',
    path: '/api/agreements/:id/live',
    params: agreementParams,
    query: z.object({ view: questionShape.shape.view }),
    answer: null,
    media: 'text/event-stream',
  },
} as const satisfies Record<string, RouteShape>

/** The name of a route. */
export type RouteName = keyof typeof routes

/** The parameters in a route's path. */
export type ParamsOf<Name extends RouteName> = z.output<(typeof routes)[Name]['params']>

/** What a route takes after the question mark. */
export type QueryOf<Name extends RouteName> = z.output<(typeof routes)[Name]['query']>
