// Tonight and the timeline as JSON: the same members from the command line and from a server.
//
// Instants are written on the agreement's own clock, with its offset.

import type { CompiledAgreement } from '@holdfast/agreement'
import { offsetAt, printInstantAt, type Instant, type Json } from '@holdfast/base'
import type { Reach } from '@holdfast/replay'
import type { Timeline } from './timeline.ts'
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
  tonight: Tonight | null,
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
  { signedEnd, rows, changes }: Timeline,
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
