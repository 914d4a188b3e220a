// What pages ask for, cached by question. One request for what a page shows; details when they are
// reached for.

import type { CellReading } from '@holdfast/analysis'
import { routes, type AgreementAnswer as AgreementJson } from '@holdfast/protocol'
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query'
import type { FeatureCollection, Geometry } from 'geojson'
import type { Question } from '../question/question.ts'
import { answered } from './http-client.ts'

/** Everything about one record sits under this key, so that growth can clear it at once. */
export function recordKey(id: string): readonly [string, string] {
  return ['record', id]
}

export const shelfQuery = queryOptions({
  queryKey: ['shelf'],
  queryFn: async () => answered(routes.shelf, {}),
})

/** The places of an agreement. One without a shape is known by its name alone. */
export type Places = FeatureCollection<Geometry | null>

/** An agreement: the machine's half, the prose, its places, and how its record is kept. */
export type AgreementAnswer = Omit<AgreementJson, 'places'> & {
  readonly places: Places | null
}

export function agreementQuery(id: string) {
  return queryOptions({
    queryKey: ['agreement', id],
    queryFn: async (): Promise<AgreementAnswer> => {
      const { places, ...agreement } = await answered(routes.agreement, { params: { id } })
      return { ...agreement, places: isFeatures(places) ? places : null }
    },
  })
}

function isFeatures(value: unknown): value is Places {
  return typeof value === 'object' && value !== null && 'features' in value
}

export function summaryQuery(id: string, question: Question) {
  return queryOptions({
    queryKey: [...recordKey(id), 'summary', question],
    queryFn: async () => answered(routes.summary, { params: { id }, query: question }),
  })
}

/** The strip of the whole term, or the days of one week of one clause. */
export function stripQuery(
  id: string,
  question: Question,
  asked: {
    readonly cells: CellReading
    readonly week?: number
    readonly clause?: string
  },
) {
  const query = { ...question, ...asked }
  return queryOptions({
    queryKey: [...recordKey(id), 'strip', query],
    queryFn: async () => answered(routes.strip, { params: { id }, query }),
  })
}

/** Counts by the day, of the first clause in each article that has them or of one clause. */
export function chartQuery(id: string, question: Question, clause: string | null = null) {
  const query = clause === null ? question : { ...question, clause }
  return queryOptions({
    queryKey: [...recordKey(id), 'chart', query],
    queryFn: async () => answered(routes.chart, { params: { id }, query }),
  })
}

export function clauseQuery(id: string, question: Question, clause: string) {
  return queryOptions({
    queryKey: [...recordKey(id), 'clause', clause, question],
    queryFn: async () => answered(routes.clause, { params: { id, clause }, query: question }),
  })
}

export function placesQuery(id: string, question: Question) {
  return queryOptions({
    queryKey: [...recordKey(id), 'places', question],
    queryFn: async () => answered(routes.places, { params: { id }, query: question }),
  })
}

/** What is due and contested, and what changed since an earlier visit. */
export function dueQuery(
  id: string,
  question: Question,
  since: { readonly since: string; readonly sinceKnownAt: string } | null,
) {
  const query = { ...question, ...since }
  return queryOptions({
    queryKey: [...recordKey(id), 'due', query],
    queryFn: async () => answered(routes.due, { params: { id }, query }),
  })
}

/** What there is to take away. */
export function dataQuery(id: string, question: Question) {
  return queryOptions({
    queryKey: [...recordKey(id), 'data', question],
    queryFn: async () => answered(routes.data, { params: { id }, query: question }),
  })
}

export function tonightQuery(id: string, question: Question) {
  return queryOptions({
    queryKey: [...recordKey(id), 'tonight', question],
    queryFn: async () => answered(routes.tonight, { params: { id }, query: question }),
  })
}

export function provenanceQuery(id: string, question: Question) {
  return queryOptions({
    queryKey: [...recordKey(id), 'provenance', question],
    queryFn: async () => answered(routes.provenance, { params: { id }, query: question }),
  })
}

/** The part of a question that says how far the record is read. */
function reachOf({ knownAt, view }: Question): Question {
  return {
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(view === undefined ? {} : { view }),
  }
}

/** The cut at the last entry of each room that its author dates on or before a day. */
export function cutQuery(id: string, { view = 'public' }: Question, day: string) {
  return queryOptions({
    queryKey: [...recordKey(id), 'cut', view, day],
    queryFn: async () => {
      const to = `${day}T23:59:59Z`
      const sizes = await Promise.all(
        view.split(',').map(async (room) => {
          const query = { room, view: room, to, limit: 1 }
          const { entries } = await answered(routes.entries, { params: { id }, query })
          return `${room}=${entries[0]?.entry ?? 0}`
        }),
      )
      return sizes.join(',')
    },
  })
}

export type EntriesAsked = {
  readonly room?: string | undefined
  readonly kind?: string | undefined
  readonly author?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly place?: string | undefined
  readonly q?: string | undefined
}

export function entriesQuery(id: string, question: Question, asked: EntriesAsked) {
  const query = { ...reachOf(question), ...asked }
  return infiniteQueryOptions({
    queryKey: [...recordKey(id), 'entries', query],
    queryFn: async ({ pageParam }) => {
      const page = pageParam === '' ? query : { ...query, before: pageParam }
      return answered(routes.entries, { params: { id }, query: page })
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}

/** An entry by its number in its room, from 1. */
export function entryQuery(id: string, question: Question, room: string, entry: string) {
  const query = reachOf(question)
  return queryOptions({
    queryKey: [...recordKey(id), 'entry', room, entry, query],
    queryFn: async () => answered(routes.entry, { params: { id, room, entry }, query }),
  })
}
