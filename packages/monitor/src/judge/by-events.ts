// A duty by the events that were allotted to it (allot/): they add up.
//
// What surely happened in time counts as in time; bounds that straddle the deadline, and events
// whose place nobody told, leave it open. A target not reached is unmet at its deadline only where
// something closes the count.

import type { Reason } from '@holdfast/agreement'
import { exactAmount } from '@holdfast/base'
import type { Piece } from '../allot/allotment.ts'
import { isByEnd, isOverByEnd, windowOf, type Evidence } from '../evidence/evidence.ts'
import { hasHappened, isPast } from '../setting.ts'
import { ceilingVerdict } from './ceiling.ts'
import { exactVerdict } from './exact.ts'
import {
  closingOf,
  keysOf,
  lateUnplaced,
  openQuestions,
  straddles,
  unknownReason,
} from './left-open.ts'
import { reachedAt } from './reached.ts'
import { sumOf, verdict, type Verdict } from './verdict.ts'

/** Events in three heaps: surely in time, perhaps in time, surely late. */
type Heaps = {
  readonly sure: readonly Piece[]
  readonly perhaps: readonly Piece[]
  readonly late: readonly Piece[]
}

function heapsOf(evidence: Evidence): Heaps {
  const pieces = evidence.pieces.filter(({ fact }) => hasHappened(evidence.setting, fact))
  const isSure = ({ fact }: Piece): boolean => isOverByEnd(evidence, fact)
  const isEarly = ({ fact }: Piece): boolean => isByEnd(evidence, fact.at)
  return {
    sure: pieces.filter(isSure),
    perhaps: pieces.filter((piece) => isEarly(piece) && !isSure(piece)),
    late: pieces.filter((piece) => !isEarly(piece)),
  }
}

/** What the events of an instance come to. */
export function eventVerdict(evidence: Evidence, target: number): Verdict {
  const { setting, due, instance } = evidence
  const { sure, perhaps, late } = heapsOf(evidence)
  const counted = [...sure, ...perhaps, ...late]
  const [inTime, possible, total] = [sumOf(sure), sumOf([...sure, ...perhaps]), sumOf(counted)]
  const isOver = due !== null && isPast(setting, due)
  const compare = instance.obligation.target.compare

  if (compare === 'at-most') return ceilingVerdict(evidence, { inTime, possible, counted }, target)
  if (compare === 'exactly') return exactVerdict(evidence, counted, target)
  if (inTime >= target) {
    const performed = reachedAt(
      { pieces: sure, begun: evidence.begun },
      target,
      windowOf(evidence).from,
    )
    const reason = { code: 'target-reached', at: performed.latest } as const
    return verdict('met', reason, { measured: inTime, counted, performed })
  }
  if (!isOver) {
    return verdict(
      'running',
      { code: 'window-open' },
      { measured: inTime, counted, nextChange: due },
    )
  }
  return overdueVerdict(evidence, { inTime, total, counted }, target)
}

type Sums = {
  readonly inTime: number
  readonly total: number
  readonly counted: readonly Piece[]
}

/** After the deadline, with the target not surely reached in time. */
function overdueVerdict(evidence: Evidence, sums: Sums, target: number): Verdict {
  const { instance } = evidence
  const { total, counted } = sums
  const { begun } = evidence
  // The most that can have come in time is what had begun first.
  const possible = sumOf(begun.filter(({ fact }) => isByEnd(evidence, fact.at)))
  const open = openBeside(evidence)
  if (exactAmount(possible + sumOf(open.straddling)) >= target) {
    const facts = [...counted, ...begun, ...open.straddling].filter((piece) =>
      straddles(evidence, piece.fact),
    )
    const reason = { code: 'bounds-straddle', facts: [...new Set(keysOf(facts))] } as const
    const performed =
      total >= target
        ? reachedAt({ pieces: counted, begun: evidence.begun }, target, windowOf(evidence).from)
        : null
    return verdict('undetermined', reason, { measured: sums.inTime, counted, performed })
  }
  const unsure = [...open.straddling, ...open.unplaced]
  const isUnsure = exactAmount(possible + sumOf(unsure)) >= target
  if (total >= target && !instance.isPeriod && !isUnsure) {
    const performed = reachedAt(
      { pieces: counted, begun: evidence.begun },
      target,
      windowOf(evidence).from,
    )
    const reason = { code: 'reached-late', at: performed.latest } as const
    return verdict('late', reason, { measured: total, counted, performed })
  }
  if (isUnsure || exactAmount(total + sumOf(open.unplaced)) >= target) {
    const reason = unknownReason(
      evidence,
      open.unplaced.map(({ fact }) => fact),
    )
    const performed =
      total >= target
        ? reachedAt({ pieces: counted, begun: evidence.begun }, target, windowOf(evidence).from)
        : null
    return verdict('undetermined', reason, { measured: total, counted, performed })
  }
  const closing = closingOf(evidence)
  const late = closing === null ? null : mayBeLate(evidence, sums, target, unsure)
  if (late !== null) return verdict('undetermined', late, { measured: total, counted })
  if (closing !== null) {
    const all = [...counted, ...closing]
    return verdict('unmet', { code: 'closed-below' }, { measured: total, counted: all })
  }
  return verdict(
    'undetermined',
    { code: 'not-closed', atLeast: total },
    { measured: total, counted },
  )
}

/** What might belong here besides what had begun: a period takes only what surely lies in it. */
function openBeside(evidence: Evidence): ReturnType<typeof openQuestions> {
  const { straddling, unplaced } = openQuestions(evidence)
  return { straddling: evidence.instance.isPeriod ? straddling : [], unplaced }
}

/** Done after the deadline, by whom or where nobody said, or not over yet: late, and not unmet. */
function mayBeLate(
  evidence: Evidence,
  { total, counted }: Sums,
  target: number,
  unsure: readonly Piece[],
): Reason | null {
  const begun = evidence.begun.filter(({ fact }) => !hasHappened(evidence.setting, fact))
  const unplaced = lateUnplaced(evidence)
  const late = [...begun, ...unplaced]
  if (late.length === 0 || exactAmount(total + sumOf([...unsure, ...late])) < target) return null
  const facts = unplaced.map(({ fact }) => fact)
  return facts.length > 0
    ? unknownReason(evidence, facts)
    : { code: 'bounds-straddle', facts: keysOf([...counted, ...begun].filter(isWide)) }
}

function isWide({ fact: { at } }: Piece): boolean {
  return at.earliest < at.latest
}
