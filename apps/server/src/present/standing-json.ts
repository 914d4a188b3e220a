// Facts, tonight and the timeline as JSON, with instants on the agreement's own clock.
//
// The members are those of `holdfast tonight --json` and `holdfast timeline --json`.

import type { CompiledAgreement, Question } from '@holdfast/agreement'
import type { Clock, Timeline, Tonight } from '@holdfast/analysis'
import { offsetAt, printInstantAt, type Bounds, type Instant, type Json } from '@holdfast/base'
import type { Replayed } from '@holdfast/replay'

type Print = (at: Instant | null) => string | null

function printer({ calendar }: CompiledAgreement): Print {
  return (at) => (at === null ? null : printInstantAt(at, offsetAt(calendar.rules, at)))
}

function boundsJson({ earliest, latest }: Bounds, print: Print): Json {
  return { earliest: print(earliest), latest: print(latest) }
}

/** Facts and claims of a view. */
export function factsJson(
  agreement: CompiledAgreement,
  { view, knownAt, facts, claims }: Replayed,
  { asOf }: Question,
): Json {
  const print = printer(agreement)
  return {
    agreement: agreement.id,
    view,
    knownAt,
    asOf: print(asOf),
    facts: facts.map(({ at, period, ...plain }) => ({
      ...plain,
      at: boundsJson(at, print),
      period: period === null ? null : { from: print(period.from), to: print(period.to) },
    })),
    claims: claims.map(({ at, ...plain }) => ({
      ...plain,
      at: at === null ? null : boundsJson(at, print),
    })),
  }
}

/** Tonight; null where it is withheld. */
export function tonightJson(
  agreement: CompiledAgreement,
  { view, knownAt }: Replayed,
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
