// Tonight and the timeline as JSON: the same members from the command line and from a server.
//
// Instants are written on the agreement's own clock, with its offset.

import type { CompiledAgreement, Standing } from '@holdfast/agreement'
import { offsetAt, printInstantAt, type Instant, type Json } from '@holdfast/base'
import type { Reach } from '@holdfast/replay'
import type { TimelineRow } from './timeline.ts'
import type { Clock, Tonight } from './tonight.ts'

/** Prints instants, where there are any. */
type Print = (at: Instant | null) => string | null

function printer({ calendar }: CompiledAgreement): Print {
  return (at) => (at === null ? null : printInstantAt(at, offsetAt(calendar.rules, at)))
}

/** Tonight; null where it is withheld. */
export function tonightJson(
  agreement: CompiledAgreement,
  { view, knownAt }: Reach,
  tonight: (Tonight & { readonly asOf: Instant }) | null,
): Json {
  const head = { agreement: agreement.id, view, knownAt }
  if (tonight === null) return { ...head, withheld: true }
  const print = printer(agreement)
  const { asOf, noon, given, owed, clocks, dueByNoon } = tonight
  const clockJson = (clock: Clock): Json => ({
    ...clock,
    from: print(clock.from),
    due: print(clock.due),
  })
  return {
    ...head,
    asOf: print(asOf),
    noon: print(noon),
    given: given.map((one) => ({ ...one })),
    owed: owed.map((one) => ({ ...one, due: print(one.due) })),
    clocks: clocks.map(clockJson),
    dueByNoon: dueByNoon.map(clockJson),
  }
}

/** The timeline, under the head of the answer it goes with. */
export function timelineJson(
  compiled: CompiledAgreement,
  answer: { readonly [key: string]: Json },
  { signedEnd, rows, changes }: TimelineBefore,
): Json {
  const print = printer(compiled)
  const { agreement, view, asOf, knownAt, basis, source, stage, inForce, powers } = answer
  return {
    agreement,
    view,
    asOf,
    knownAt,
    basis,
    source,
    stage,
    inForce,
    powers,
    signedEnd: print(signedEnd),
    rows: rows.map(({ clause, bearer, spans }) => ({
      clause,
      bearer,
      spans: spans.map(({ from, to, nextChange, ...rest }) => ({
        ...rest,
        from: print(from),
        to: print(to),
        nextChange: print(nextChange),
      })),
    })),
    changes: changes.map(print),
  }
}

export type TimelineBefore = {
  readonly inForce: Standing['inForce']
  /** The end as signed, before any extension. */
  readonly signedEnd: Instant | null
  readonly rows: readonly TimelineRow[]
  /** The moments ahead at which some status will change by itself, each once, in order. */
  readonly changes: readonly Instant[]
}

/** The timeline of a standing: every window as it is at the moment asked about. */
export function timelineFrom(agreement: CompiledAgreement, standing: Standing): TimelineBefore {
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
    changes: [...changes].sort((a, b) => a - b),
  }
}
