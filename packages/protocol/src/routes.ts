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
import { exposureAnswer, timelineAnswer, tonightAnswer, whatIfAnswer } from './outlook.ts'
import { diffAnswer } from './diff.ts'
import { clauseAnswer, standingAnswer, whyAnswer } from './standing.ts'
import { chartAnswer, stripAnswer } from './strip.ts'
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

/** Where, what it takes, and what it answers. */
export type RouteShape = {
  readonly method: 'GET' | 'POST'
  readonly path: string
  readonly summary: string
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
    summary: 'The agreements that this reader may know of.',
    params: none,
    query: none,
    answer: shelfShape,
    media: json,
  },
  agreement: {
    method: 'GET',
    path: '/api/agreements/:id',
    summary: 'One agreement: its text, its machine form, its places and rooms.',
    params: agreementParams,
    query: none,
    answer: agreementShape,
    media: json,
  },
  statuses: {
    method: 'GET',
    path: '/api/agreements/:id/statuses',
    summary: 'How it stands: the same bytes as `holdfast status --json`.',
    params: agreementParams,
    query: questionShape,
    answer: standingAnswer.shape,
    media: json,
  },
  summary: {
    method: 'GET',
    path: '/api/agreements/:id/summary',
    summary: 'At a glance: its state, what each clause comes to, what is due, what changed last.',
    params: agreementParams,
    query: questionShape,
    answer: summaryAnswer.shape,
    media: json,
  },
  strip: {
    method: 'GET',
    path: '/api/agreements/:id/strip',
    summary: 'The strip: days or weeks across, obligations down, and a mark for each instance.',
    params: agreementParams,
    query: stripQuery,
    answer: stripAnswer.shape,
    media: json,
  },
  chart: {
    method: 'GET',
    path: '/api/agreements/:id/chart',
    summary: 'Counts by the day, side by side: of one clause, or of the first in each article.',
    params: agreementParams,
    query: chartQuery,
    answer: chartAnswer.shape,
    media: json,
  },
  clause: {
    method: 'GET',
    path: '/api/agreements/:id/clauses/:clause',
    summary: 'One clause: why each instance stands as it does, with what it rests on.',
    params: agreementParams.extend({ clause }),
    query: questionShape,
    answer: clauseAnswer.shape,
    media: json,
  },
  why: {
    method: 'GET',
    path: '/api/agreements/:id/clauses/:clause/why',
    summary: 'Why a clause stands as it does: what counted, what did not, and what would decide.',
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
    summary: 'The places that the record names, with what was said to have happened at each.',
    params: agreementParams,
    query: questionShape,
    answer: placesAnswer.shape,
    media: json,
  },
  account: {
    method: 'GET',
    path: '/api/agreements/:id/accounts/:domain',
    summary: 'The states and clocks of a domain that keeps an account: routes, consents, denials.',
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
    summary: 'The facts, and the claims with their answers, page by page.',
    params: agreementParams,
    query: factsQuery,
    answer: factsAnswer.shape,
    media: json,
  },
  tonight: {
    method: 'GET',
    path: '/api/agreements/:id/tonight',
    summary: 'If everything stopped tonight. Withheld from the public while in force.',
    params: agreementParams,
    query: questionShape,
    answer: tonightAnswer.shape,
    media: json,
  },
  exposure: {
    method: 'GET',
    path: '/api/agreements/:id/exposure',
    summary: 'What each side gave and what is to come for it: by the text, and by the record.',
    params: agreementParams,
    query: questionShape,
    answer: exposureAnswer.shape,
    media: json,
  },
  timeline: {
    method: 'GET',
    path: '/api/agreements/:id/timeline',
    summary: 'Every window with its status, and when statuses will change by themselves.',
    params: agreementParams,
    query: questionShape,
    answer: timelineAnswer.shape,
    media: json,
  },
  entries: {
    method: 'GET',
    path: '/api/agreements/:id/entries',
    summary: 'Statements, newest first, by room, kind, author, time and words.',
    params: agreementParams,
    query: entriesQueryShape,
    answer: entriesShape,
    media: json,
  },
  entry: {
    method: 'GET',
    path: '/api/agreements/:id/rooms/:room/entries/:entry',
    summary: 'One entry with its signatures and the proof that it is in the log.',
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
    summary: 'The last signed checkpoint of a room’s log.',
    params: roomParams,
    query: none,
    answer: null,
    media: 'text/plain; charset=utf-8',
  },
  entryBytes: {
    method: 'GET',
    path: '/api/agreements/:id/rooms/:room/entries.jsonl',
    summary: 'The exact bytes of the first entries of a room, a line each.',
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
    summary: 'A file of the record folder: the manifest, the text, places, zones.',
    params: z.object({ id, name: z.string().min(1).max(128) }),
    query: none,
    answer: null,
    media: 'application/octet-stream',
  },
  whatif: {
    method: 'POST',
    path: '/api/agreements/:id/whatif',
    summary: 'Which statuses would change, were more said, later, or not. Keeps nothing.',
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
    summary: 'What differs between two texts that were in force.',
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
    summary: 'Appends one signed statement. Answers once it is kept; twice adds nothing.',
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
    summary: 'Server-sent events: how far each room reaches, whenever one grows.',
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
