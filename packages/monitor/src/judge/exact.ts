// Exactly so many, by events: more is too much at once, and what was counted is a lower bound until
// something closes it.

import type { Piece } from '../allot/allotment.ts'
import { isByEnd, windowOf, type Evidence } from '../evidence/evidence.ts'
import { hasHappened, isPast } from '../setting.ts'
import { closingOf, isSurelyIn, keysOf, openQuestions, uncounted } from './left-open.ts'
import { straddles, unknownReason } from './left-open.ts'
import { reachedAt } from './reached.ts'
import { sumOf, verdict, type Verdict } from './verdict.ts'

/** What nobody asked for is too much all the same. */
function unasked(evidence: Evidence): readonly Piece[] {
  return uncounted(evidence, evidence.facts('event')).filter(
    ({ fact }) => isByEnd(evidence, fact.at) && hasHappened(evidence.setting, fact),
  )
}

/** What an exact number comes to. `counted` is what was allotted, never more than the target. */
export function exactVerdict(
  evidence: Evidence,
  allotted: readonly Piece[],
  target: number,
): Verdict {
  const { due, setting } = evidence
  const beyond = evidence.isSupply === true ? [] : unasked(evidence)
  const counted = [...allotted, ...beyond.filter((piece) => isSurelyIn(evidence, piece))]
  const sure = counted.filter((piece) => isSurelyIn(evidence, piece))
  const measured = sumOf(sure)
  const more = { measured, counted }
  if (measured > target) return verdict('unmet', { code: 'exceeded' }, more)
  if (due === null || !isPast(setting, due)) {
    return verdict('running', { code: 'window-open' }, { ...more, nextChange: due })
  }
  const { straddling, unplaced } = openQuestions(evidence)
  const perhaps = [...allotted, ...straddling].filter(
    ({ fact }) => isByEnd(evidence, fact.at) && straddles(evidence, fact),
  )
  const closing = closingOf(evidence)
  if (closing === null) {
    return verdict('undetermined', { code: 'not-closed', atLeast: measured }, more)
  }
  const closed = { measured, counted: [...counted, ...closing] }
  if (sumOf([...sure, ...perhaps, ...unplaced]) < target) {
    return verdict('unmet', { code: 'closed-below' }, closed)
  }
  if (perhaps.length > 0) {
    return verdict('undetermined', { code: 'bounds-straddle', facts: keysOf(perhaps) }, more)
  }
  if (unplaced.length > 0) {
    const facts = unplaced.map(({ fact }) => fact)
    return verdict('undetermined', unknownReason(evidence, facts), more)
  }
  const performed = reachedAt(sure, target, windowOf(evidence).from)
  return verdict('met', { code: 'target-reached', at: performed.latest }, { ...closed, performed })
}
