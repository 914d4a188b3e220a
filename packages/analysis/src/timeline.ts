// The timeline: every window of every obligation, in the order of the text, with its status.
//
// A window without a known start or end stays open on that side; the screen decides how to draw it.

import type { ClauseId, RoleId, Standing, StatusName } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { Answer } from '@holdfast/sum'
import { headOf, type AnswerHead } from './head.ts'
import { referrerOf } from './references.ts'
import { toldPowers, type ToldPower } from './standing.ts'

/** The window of one instance. */
export type TimelineSpan = {
  readonly instance: string
  readonly from: Instant | null
  readonly to: Instant | null
  readonly status: StatusName
  readonly nextChange: Instant | null
}

/** The windows of one clause for one bearer. */
export type TimelineRow = {
  readonly clause: ClauseId
  readonly bearer: RoleId | null
  readonly spans: readonly TimelineSpan[]
}

/** Every window of every obligation. */
export type Timeline = AnswerHead & {
  readonly inForce: Standing['inForce']
  /** The end as signed, before any extension. */
  readonly signedEnd: Instant | null
  readonly rows: readonly TimelineRow[]
  readonly powers: readonly ToldPower[]
  /** The moments ahead at which some status will change by itself, each once, in order. */
  readonly changes: readonly Instant[]
}

/** The timeline of an answer: every window as it is at the moment asked about. */
export function timelineOf(answer: Answer): Timeline {
  const { agreement, standing } = answer
  const rows = Map.groupBy(standing.statuses, ({ clause, bearer }) =>
    JSON.stringify([clause, bearer]),
  )
  const changes = new Set(standing.statuses.flatMap(({ nextChange }) => nextChange ?? []))
  return {
    ...headOf(answer),
    inForce: standing.inForce,
    signedEnd: agreement.term.to,
    rows: [...rows.values()].flatMap((statuses) => {
      const [first] = statuses
      if (first === undefined) return []
      const spans = statuses.map(({ instance, window, status, nextChange }) => ({
        instance,
        from: window.from,
        to: window.to,
        status,
        nextChange,
      }))
      return [{ clause: first.clause, bearer: first.bearer, spans }]
    }),
    powers: toldPowers(standing.powers, referrerOf(answer)),
    changes: [...changes].sort((a, b) => a - b),
  }
}
