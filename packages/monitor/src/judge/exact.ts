// Exactly so many, by events: more is too much at once, and what was counted is a lower bound until
// something closes it.

import type { Fact } from '@holdfast/agreement'
import type { Piece } from '../allot/allotment.ts'
import { isByEnd, weightFor, windowOf, type Evidence } from '../evidence/evidence.ts'
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

/** Of what may have been allotted in one order or the other, each fact as it is largest. */
function onceEach(pieces: readonly Piece[]): readonly Piece[] {
  const largest = new Map<Fact, Piece>()
  for (const piece of pieces) {
    const known = largest.get(piece.fact)
    if (known === undefined || known.amount < piece.amount) largest.set(piece.fact, piece)
  }
  return [...largest.values()]
}

/** Whether a fact may close an exact number at just so many. */
export function mayCloseAt(evidence: Evidence, fact: Fact): boolean {
  return weightFor(evidence, fact).toMet
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
  const begun = evidence.isSupply === true ? allotted : [...allotted, ...evidence.begun]
  const perhaps = onceEach([...begun, ...straddling]).filter(
    ({ fact }) => isByEnd(evidence, fact.at) && straddles(evidence, fact),
  )
  // Too little is against the bearer, just so much is for it: nobody closes it for itself.
  const [tooLittle, justSo] = [closingOf(evidence), closingOf(evidence, mayCloseAt)]
  const open = verdict('undetermined', { code: 'not-closed', atLeast: measured }, more)
  if (tooLittle === null && justSo === null) return open
  const closedBy = (closing: readonly Piece[]): typeof more => {
    return { measured, counted: [...counted, ...closing] }
  }
  if (sumOf([...sure, ...perhaps, ...unplaced]) < target) {
    return tooLittle === null
      ? open
      : verdict('unmet', { code: 'closed-below' }, closedBy(tooLittle))
  }
  if (perhaps.length > 0) {
    return verdict('undetermined', { code: 'bounds-straddle', facts: keysOf(perhaps) }, more)
  }
  if (unplaced.length > 0) {
    const facts = unplaced.map(({ fact }) => fact)
    return verdict('undetermined', unknownReason(evidence, facts), more)
  }
  if (justSo === null) return open
  const performed = reachedAt(
    { pieces: sure, begun: evidence.begun },
    target,
    windowOf(evidence).from,
  )
  const told = { ...closedBy(justSo), performed }
  return verdict('met', { code: 'target-reached', at: performed.latest }, told)
}
