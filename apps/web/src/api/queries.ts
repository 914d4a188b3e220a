// What pages ask for, cached by question. Answers change only when the record grows, so they stay
// fresh until live updates say otherwise.

import type { Status } from '@holdfast/agreement'
import { routes, type AgreementAnswer as AgreementJson } from '@holdfast/protocol'
import type { EntriesAnswer, EntryAnswer } from '@holdfast/protocol'
import {
  infiniteQueryOptions,
  queryOptions,
  useQueries,
  type UseQueryResult,
} from '@tanstack/react-query'
import type { FeatureCollection } from 'geojson'
import type { Question } from '../question/question.ts'
import {
  factsAnswerOf,
  isFactsAnswer,
  isObject,
  isShelf,
  isStatusAnswer,
  statusAnswerOf,
  type StatusAnswer,
} from './answers.ts'
import { answered, answeredJson } from './http-client.ts'

/** Everything about one record sits under this key, so that growth can clear it at once. */
export function recordKey(id: string): readonly [string, string] {
  return ['record', id]
}

export const shelfQuery = queryOptions({
  queryKey: ['shelf'],
  queryFn: async () => answered(routes.shelf, {}, isShelf),
})

/** An agreement: the machine's half, the prose, its places, and how its record is kept. */
export type AgreementAnswer = Omit<AgreementJson, 'places'> & {
  readonly places: FeatureCollection | null
}

function isAgreement(value: unknown): value is AgreementAnswer {
  return isObject(value) && isObject(value['compiled']) && Array.isArray(value['rooms'])
}

export function agreementQuery(id: string) {
  return queryOptions({
    queryKey: ['agreement', id],
    queryFn: async () => answered(routes.agreement, { params: { id } }, isAgreement),
  })
}

export function statusesQuery(id: string, question: Question) {
  return queryOptions({
    queryKey: [...recordKey(id), 'statuses', question],
    queryFn: async (): Promise<StatusAnswer> => {
      const asked = { params: { id }, query: question }
      return statusAnswerOf(await answeredJson(routes.statuses, asked, isStatusAnswer))
    },
  })
}

/** The part of a question that says how far the record is read. */
function reachOf({ knownAt, view }: Question): Question {
  return {
    ...(knownAt === undefined ? {} : { knownAt }),
    ...(view === undefined ? {} : { view }),
  }
}

export function factsQuery(id: string, question: Question) {
  const query = reachOf(question)
  return queryOptions({
    queryKey: [...recordKey(id), 'facts', query],
    queryFn: async () =>
      factsAnswerOf(await answered(routes.facts, { params: { id }, query }, isFactsAnswer)),
  })
}
/** Answers to several questions: null where one is not here yet. */
export type Several = {
  readonly answers: readonly (readonly Status[] | null)[]
  readonly isLoading: boolean
  readonly failed: Error | null
}

/** The statuses on each of these questions; null is not asked. */
export function useSeveral(id: string, questions: readonly (Question | null)[]): Several {
  return useQueries({
    queries: questions.map((question) => ({
      ...statusesQuery(id, question ?? {}),
      enabled: question !== null,
    })),
    combine: combined,
  })
}

/** The statuses at each of these moments, on one question. */
export function useStatusesAt(
  id: string,
  question: Question,
  moments: readonly (string | null)[],
): Several {
  return useSeveral(
    id,
    moments.map((asOf) => (asOf === null ? null : { ...question, asOf })),
  )
}

function combined(results: readonly UseQueryResult<StatusAnswer>[]): Several {
  return {
    answers: results.map(({ data }) => data?.statuses ?? null),
    isLoading: results.some(({ isFetching, data }) => isFetching && data === undefined),
    failed: results.find(({ error }) => error !== null)?.error ?? null,
  }
}

export type EntriesAsked = {
  readonly room?: string | undefined
  readonly kind?: string | undefined
  readonly author?: string | undefined
  readonly from?: string | undefined
  readonly to?: string | undefined
  readonly q?: string | undefined
}

export function entriesQuery(id: string, question: Question, asked: EntriesAsked) {
  const query = { ...reachOf(question), ...asked }
  return infiniteQueryOptions({
    queryKey: [...recordKey(id), 'entries', query],
    queryFn: async ({ pageParam }) => {
      const page = pageParam === '' ? query : { ...query, before: pageParam }
      return answered(routes.entries, { params: { id }, query: page }, isEntries)
    },
    initialPageParam: '',
    getNextPageParam: ({ next }) => next,
  })
}

function isEntries(value: unknown): value is EntriesAnswer {
  return isObject(value) && Array.isArray(value['entries'])
}

export function entryQuery(id: string, question: Question, room: string, entry: string) {
  const query = reachOf(question)
  // The API still counts from 0.
  const index = String(Number(entry) - 1)
  return queryOptions({
    queryKey: [...recordKey(id), 'entry', room, entry, query],
    queryFn: async () => answered(routes.entry, { params: { id, room, index }, query }, isEntry),
  })
}

function isEntry(value: unknown): value is EntryAnswer {
  return isObject(value) && typeof value['leafHash'] === 'string'
}

export function tonightQuery(id: string, question: Question) {
  return queryOptions({
    queryKey: [...recordKey(id), 'tonight', question],
    queryFn: async () => answered(routes.tonight, { params: { id }, query: question }, isTonight),
  })
}

/** Tonight, or that it is withheld from this view. */
export type TonightAnswer = (typeof routes.tonight.answer)['_output']

function isTonight(value: unknown): value is TonightAnswer {
  return isObject(value) && ('withheld' in value || Array.isArray(value['given']))
}
