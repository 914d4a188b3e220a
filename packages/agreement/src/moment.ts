// A moment the text names, before it is known: "day 7", "within 72 hours of the pull-back".
//
// The monitor works each out from the record; a moment that depends on something which has not
// happened has no instant yet. Days are the agreement's days (calendar in `base`); hours are
// elapsed time.

import type { Instant } from '@holdfast/base'
import type { Filter } from './filter.ts'
import type { ClauseId, LaterId, PhaseId } from './names.ts'

/** The agreement's term, as extended, or one of its phases. */
export type Frame = { readonly kind: 'term' } | { readonly kind: 'phase'; readonly id: PhaseId }

export type Moment =
  | { readonly kind: 'instant'; readonly at: Instant }
  | { readonly kind: 'edge'; readonly of: Frame; readonly edge: 'start' | 'end' }
  /** Day `n` of a frame, from 1; `end` is the instant at which day n + 1 begins. */
  | {
      readonly kind: 'day'
      readonly n: number
      readonly of: Frame
      readonly edge: 'start' | 'end'
    }
  /** When the thing happened that opened this instance (its earliest bound). */
  | { readonly kind: 'trigger' }
  /** The agreement's day that the trigger names or falls in. */
  | { readonly kind: 'trigger-day'; readonly edge: 'start' | 'end' }
  /** When a clause was performed in full (late or not), or up to a step counted from 1. */
  | { readonly kind: 'performed'; readonly clause: ClauseId; readonly step: number | null }
  /** When the window of a clause opens or closes, or that of one of its steps, counted from 1. */
  | {
      readonly kind: 'window'
      readonly clause: ClauseId
      readonly step: number | null
      readonly edge: 'start' | 'end'
    }
  /** A day that is said later, at its start or its end. */
  | { readonly kind: 'set'; readonly day: LaterId; readonly edge: 'start' | 'end' }
  /** When a state first is as a clause needs it. */
  | { readonly kind: 'switched'; readonly state: LaterId; readonly holds: boolean }
  /** The first fact of this kind on the record: a milestone, an entry into force. */
  | { readonly kind: 'first'; readonly of: Filter }
  | { readonly kind: 'after'; readonly start: Moment; readonly ms: number }
  /** `through`: the end of that day, where a span "within 30 days of" is meant. */
  | {
      readonly kind: 'days-after'
      readonly start: Moment
      readonly days: number
      /** Calendar months, counted before the days. */
      readonly months?: number
      readonly through?: true
    }
