// What pages ask for, cached by question. Answers change only when the record grows, so they stay
// fresh until live updates say otherwise.

import type { Status } from '@holdfast/agreement'
import { routes, type AgreementAnswer as AgreementJson } from '@holdfast/protocol'
import { queryOptions, useQueries, type UseQueryResult } from '@tanstack/react-query'
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
import { answered } from './http-client.ts'

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
      return statusAnswerOf(await answered(routes.statuses, asked, isStatusAnswer))
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
/** Statuses at several moments: null where an answer is not here yet. */
export type Several = {
  readonly answers: readonly (readonly Status[] | null)[]
  readonly isLoading: boolean
  readonly failed: Error | null
}

/** The statuses at each of these moments, on one question. */
export function useStatusesAt(
  id: string,
  question: Question,
  moments: readonly (string | null)[],
): Several {
  return useQueries({
    queries: moments.map((asOf) => ({
      ...statusesQuery(id, asOf === null ? question : { ...question, asOf }),
      enabled: asOf !== null,
    })),
    combine: combined,
  })
}

function combined(results: readonly UseQueryResult<StatusAnswer>[]): Several {
  return {
    answers: results.map(({ data }) => data?.statuses ?? null),
    isLoading: results.some(({ isFetching, data }) => isFetching && data === undefined),
    failed: results.find(({ error }) => error !== null)?.error ?? null,
  }
}
