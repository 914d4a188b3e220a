// What might still belong to an instance and was not counted in it, and what closes the question.
//
// Bounds that straddle the window, places that were not told, acts that nobody asked for. A target
// not reached is unmet only where something closes what was counted.

import type { Fact, FactKey, Reason } from '@holdfast/agreement'
import type { Piece } from '../allot/allotment.ts'
import { classCoversOf, isClosed, isClosedWith } from '../evidence/coverage.ts'
import {
  amountFor,
  isBeforeStart,
  isByEnd,
  isOverByEnd,
  isCeiling,
  matchFor,
  mayClose,
  maySpeak,
  windowOf,
  type Evidence,
} from '../evidence/evidence.ts'
import { matchOf } from '../evidence/matching.ts'
import type { Heap } from '../evidence/placed.ts'
import { hasHappened, isPast, mayHaveHappened } from '../setting.ts'

/** The facts of some pieces. */
export function keysOf(pieces: readonly Piece[]): FactKey[] {
  return pieces.map(({ fact }) => fact.key)
}

/** Why facts that might be meant leave it open: what they do not say, of what the text asks. */
export function unknownReason({ instance, setting }: Evidence, facts: readonly Fact[]): Reason {
  const { except, qualifiers, line, gauges } = instance.filter
  const keys = facts.map(({ key }) => key)
  const [word] = qualifiers ?? []
  if (word !== undefined) return { code: 'qualifier-open', word, facts: keys }
  if (except !== undefined) return { code: 'exception-unknown', facts: keys }
  const { geography } = setting
  const isPlaced = facts.every((fact) => matchOf(instance.filter, fact, geography) === 'yes')
  if (isPlaced && line === undefined) return { code: 'actor-unknown', facts: keys }
  const isSeen =
    line === undefined ||
    facts.every((fact) => geography.outlook.seenFrom(line, fact, fact.at) === 'yes')
  if (gauges !== undefined && isSeen && !isPlaced) return { code: 'gauge-unknown', facts: keys }
  if (line !== undefined) {
    const isAnyone = isPlaced && facts.some(({ actor }) => actor === null)
    return { code: isAnyone ? 'actor-unknown' : 'line-unknown', facts: keys }
  }
  return { code: 'place-unknown', facts: keys }
}

/** Whether a fact's bounds reach over the beginning or the end of the window. */
export function straddles(evidence: Evidence, fact: Fact): boolean {
  const opens = evidence.instance.takesFrom
  const isOverEnd = isByEnd(evidence, fact.at) && !isOverByEnd(evidence, fact)
  const isEarly = opens !== null && fact.at.earliest < opens
  return isOverEnd || (isEarly && !isBeforeStart(evidence, fact.at))
}

/** What is surely late, if it belongs here at all: of nobody named, or of no sure place. */
export function lateUnplaced(evidence: Evidence): readonly Piece[] {
  const late = evidence
    .factsAfter(heapOfUnsure(evidence), 'unsure')
    .filter((fact) => !isByEnd(evidence, fact.at))
  return unsureOf(evidence, late)
}

/** The events among which those are that may be meant. */
function heapOfUnsure({ instance }: Evidence): Heap {
  const { place, except, qualifiers, line, gauges } = instance.filter
  const asks = [except, qualifiers, line, gauges]
  return place === null && asks.every((one) => one === undefined) ? 'unnamed' : 'event'
}

function unsureOf(evidence: Evidence, facts: readonly Fact[]): readonly Piece[] {
  const { instance, setting } = evidence
  return facts
    .filter(
      (fact) =>
        !isBeforeStart(evidence, fact.at) &&
        matchFor(evidence, fact) === 'maybe' &&
        maySpeak(evidence, fact) &&
        mayHaveHappened(setting, fact),
    )
    .map((fact) => ({ fact, amount: amountFor(instance, fact) }))
}

/** Events that were not counted here in full, but might belong here. */
export function openQuestions(evidence: Evidence): {
  readonly straddling: readonly Piece[]
  readonly unplaced: readonly Piece[]
} {
  const { instance, due } = evidence
  const unplaced = unsureOf(
    evidence,
    evidence.facts(heapOfUnsure(evidence), 'unsure').filter((fact) => isByEnd(evidence, fact.at)),
  )
  const edges = [instance.takesFrom, due].filter((edge) => edge !== null)
  const straddling = uncounted(evidence, evidence.eventsAround(edges)).filter(({ fact }) =>
    straddles(evidence, fact),
  )
  return { straddling, unplaced }
}

/** Of these, the bearer's own as far as nothing counted them; a ceiling asks for no allotment. */
export function uncounted(evidence: Evidence, events: readonly Fact[]): readonly Piece[] {
  const { instance, setting } = evidence
  const isKept = isCeiling(evidence)
  const counted = new Set(isKept ? evidence.pieces.map(({ fact }) => fact) : [])
  return events
    .filter(
      (fact) =>
        !counted.has(fact) &&
        matchFor(evidence, fact) === 'yes' &&
        maySpeak(evidence, fact) &&
        mayHaveHappened(setting, fact),
    )
    .map((fact) => {
      const amount = amountFor(instance, fact)
      return { fact, amount: isKept ? amount : Math.min(amount, evidence.leftOf(fact)) }
    })
    .filter(({ amount }) => amount > 0)
}

/** Whether a piece lies within the window by both its bounds. */
export function isSurelyIn(evidence: Evidence, { fact }: Piece): boolean {
  return fact.at.earliest >= windowOf(evidence).from && isOverByEnd(evidence, fact)
}

/**
 * The coverage on which it rests that there was nothing more between opening and deadline: none
 * where totals leave no gap; null where nothing closes it. `speaks` says whose word may.
 */
export function closingOf(
  evidence: Evidence,
  speaks: (evidence: Evidence, fact: Fact) => boolean = mayClose,
): readonly Piece[] | null {
  const { setting, instance } = evidence
  const window = windowOf(evidence)
  const settled = (heap: Heap): Fact[] =>
    evidence
      .facts(heap)
      .filter(
        (fact) =>
          hasHappened(setting, fact) && fact.period !== null && isPast(setting, fact.period.to),
      )
  const totals = settled('closing').filter(
    (fact) =>
      isOfCloser(evidence, fact) && matchFor(evidence, fact) === 'yes' && speaks(evidence, fact),
  )
  const classCovers = classCoversOf(setting.agreement, instance.filter)
  if (isClosed({ window, totals, classCovers })) return []
  const coverage = settled('coverage').filter((fact) => speaks(evidence, fact))
  const isWatched = isClosedWith(
    { window, totals, classCovers },
    coverage,
    instance.filter,
    setting.geography,
  )
  return isWatched ? coverage.map((fact) => ({ fact, amount: 0 })) : null
}

/** Whether a total is by whoever closes it here. */
function isOfCloser({ closer }: Evidence, { source }: Fact): boolean {
  return closer === undefined || closer === source
}
