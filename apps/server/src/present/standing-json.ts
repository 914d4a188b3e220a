// Facts and claims of a view as JSON, with instants on the agreement's own clock. Tonight and the
// timeline are printed by `analysis`.

import type { CompiledAgreement, Question } from '@holdfast/agreement'
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
