// The timeline: every window of every obligation, in the order of the text, with its status.
//
// A window without a known start or end stays open on that side; the screen decides how to draw it.

import type {
  ClauseId,
  CompiledAgreement,
  Effect,
  RoleId,
  Standing,
  StatusName,
} from '@holdfast/agreement'
import type { Bounds, Instant } from '@holdfast/base'

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

/** A use of a power, as the timeline marks it. */
export type TimelineMark = {
  readonly clause: ClauseId
  readonly at: Bounds
  readonly by: readonly RoleId[]
  readonly effect: Effect
}

export type Timeline = {
  readonly inForce: Standing['inForce']
  /** The end as signed, before any extension. */
  readonly signedEnd: Instant | null
  readonly rows: readonly TimelineRow[]
  readonly marks: readonly TimelineMark[]
  /** The moments ahead at which some status will change by itself, each once, in order. */
  readonly changes: readonly Instant[]
}

/** The timeline of a standing: every window as it is at the moment asked about. */
export function timelineFrom(agreement: CompiledAgreement, standing: Standing): Timeline {
  const rows = Map.groupBy(standing.statuses, ({ clause, bearer }) =>
    JSON.stringify([clause, bearer]),
  )
  const changes = new Set(standing.statuses.flatMap(({ nextChange }) => nextChange ?? []))
  return {
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
    marks: standing.powers.flatMap(({ clause, used }) =>
      used.map(({ at, by, effect }) => ({ clause, at, by, effect })),
    ),
    changes: [...changes].sort((a, b) => a - b),
  }
}
