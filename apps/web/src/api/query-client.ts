// The cache of answers. They change only when the record grows, so they stay fresh until live
// updates say otherwise.
//
// A refusal is an answer; an outage may pass and is asked again.

import { Outage } from '@holdfast/protocol'
import { QueryClient } from '@tanstack/react-query'
import { Refusal } from './http-client.ts'

export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      staleTime: Infinity,
      gcTime: 30 * 60_000,
      refetchOnWindowFocus: false,
      retry: (count, error) => !(error instanceof Refusal) && error instanceof Outage && count < 2,
    },
  },
})
