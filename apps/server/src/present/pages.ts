// Where people find what a feed speaks of, and when something was last said.
//
// An address is that of the page as the asker reaches this server.

import type { Instant } from '@holdfast/base'
import type { Answer } from '@holdfast/sum'

/** The address of a page of an agreement. */
export function pageOf(
  base: string,
  agreement: string,
  path: string,
  search: Readonly<Record<string, string>> = {},
): string {
  const query = new URLSearchParams(search).toString()
  const page = `${base}/agreements/${encodeURIComponent(agreement)}${path}`
  return query === '' ? page : `${page}?${query}`
}

/** When something was last said in the view; where nothing was, when the agreement begins. */
export function lastSaidAt(answer: Answer): Instant {
  const times = answer.said().map(({ claimedAt }) => claimedAt)
  return times.reduce((last, at) => (at > last ? at : last), answer.agreement.term.from)
}
