// A ceiling: at most so much. Every act of the window counts, whoever else asked for it.
// It is kept only where something closes what was counted, and may be exceeded at any moment.

import { exactAmount } from '@holdfast/base'
import type { Piece } from '../allot/allotment.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { isPast } from '../setting.ts'
import { closingOf, keysOf, openQuestions, straddles, unknownReason } from './left-open.ts'
import { sumOf, verdict, type Verdict } from './verdict.ts'

/** What was counted: surely within the window, and perhaps. */
export type CeilingSums = {
  readonly inTime: number
  readonly possible: number
  readonly counted: readonly Piece[]
}

/** What a ceiling comes to. */
export function ceilingVerdict(evidence: Evidence, sums: CeilingSums, target: number): Verdict {
  const { inTime, possible, counted } = sums
  const more = { measured: inTime, counted }
  if (inTime > target) return verdict('unmet', { code: 'exceeded' }, more)
  const { due, setting } = evidence
  if (due === null || !isPast(setting, due)) {
    return verdict('running', { code: 'window-open' }, { ...more, nextChange: due })
  }
  const open = openQuestions(evidence)
  const straddling = [...counted, ...open.straddling].filter(({ fact }) =>
    straddles(evidence, fact),
  )
  const straddled = exactAmount(possible + sumOf(open.straddling))
  if (straddled > target) {
    const facts = keysOf(straddling)
    return verdict('undetermined', { code: 'bounds-straddle', facts }, more)
  }
  if (exactAmount(straddled + sumOf(open.unplaced)) > target) {
    const reason = unknownReason(
      evidence,
      open.unplaced.map(({ fact }) => fact),
    )
    return verdict('undetermined', reason, more)
  }
  const closing = closingOf(evidence)
  return closing !== null
    ? verdict('met', { code: 'kept-below' }, { ...more, counted: [...counted, ...closing] })
    : verdict('undetermined', { code: 'not-closed', atLeast: inTime }, more)
}
