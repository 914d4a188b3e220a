// Which sources are said to be close to a side: by the text, or by somebody on the record.
//
// It removes nothing, whoever says it, and no answer takes it away: both are shown. A status that
// turns on such sources alone says what it is without them.

import type { CompiledAgreement, SaidClose } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { Term } from './powers.ts'

/** What is said of closeness by a moment: of the text first, then as it was said. */
export function closeAt(
  { roles }: CompiledAgreement,
  { close }: Pick<Term, 'close'>,
  asOf: Instant,
): readonly SaidClose[] {
  const declared = roles.flatMap(({ id: source, close: near = [] }) =>
    near
      .filter(({ since }) => since === null || since <= asOf)
      .map(({ side, by }) => ({ source, side, by: by === null ? [] : [by], entries: [] })),
  )
  const said = close.map(({ source, side, by, entries }) => ({ source, side, by, entries }))
  return [...declared, ...said]
}
