// Why an instance stands as it does: the facts that could bear on it, each with how much of it
// counted and what the rest lacks; what there was at least and at most; what closes the count.
//
// It works nothing out anew. What counted is what the status says counted, what an act went to is
// the allotment of this moment, and least and most are verdicts of the functions that judge.

import type { AllottedTo, ClosedBy, Fact, Lacking, Status } from '@holdfast/agreement'
import type { WeighedFact, Why } from '@holdfast/agreement'
import { sumOfAmounts } from '@holdfast/base'
import { watched } from '../evidence/coverage.ts'
import { amountFor, windowOf, type Evidence } from '../evidence/evidence.ts'
import { inOrderOfRecord, type Heap } from '../evidence/placed.ts'
import { isByArea } from '../judge/by-area.ts'
import { eventVerdict } from '../judge/by-events.ts'
import { leastVerdicts } from '../judge/by-tellings.ts'
import { mayCloseAt } from '../judge/exact.ts'
import { closingOf } from '../judge/left-open.ts'
import { coverageIn, isByIncidents } from '../judge/prohibition.ts'
import { isByLevel } from '../judge/work.ts'
import { sumOf } from '../judge/verdict.ts'
import { lackingOf, lackingOfWord } from './lacking.ts'

/** What an instance is told of, besides what it was worked out from. */
export type Told = {
  readonly evidence: Evidence
  readonly status: Status
  /** For which instances each act counted. */
  readonly to: ReadonlyMap<string, readonly AllottedTo[]>
  /** Facts outside the window are listed as well. */
  readonly isWhole: boolean
}

const heaps: readonly Heap[] = ['event', 'count', 'state', 'interval', 'coverage', 'average']

/** Why an instance stands as it does. */
export function whyOf(told: Told): Why {
  const { evidence, status } = told
  const { instance, setting } = evidence
  const isOpen = instance.opens !== null
  const listed = factsFor(told)
  const { clause, bearer } = status
  return {
    clause,
    instance: status.instance,
    bearer,
    window: isOpen ? windowOf(evidence) : null,
    supply: isOpen ? supplyOf(evidence) : null,
    closedBy: isOpen ? closedBy(evidence, status) : 'nobody',
    watched: isOpen ? watchedIn(evidence) : null,
    facts: listed.map((fact) => weighed(told, fact)),
    elsewhere: setting.heard(instance.obligation.measure.filter.act).size - listed.length,
  }
}

/** The facts of the act that touch the window, or were counted; or all of them. */
function factsFor({ evidence, status, isWhole }: Told): readonly Fact[] {
  const { setting, instance } = evidence
  const shelf = setting.heard(instance.obligation.measure.filter.act)
  const span = isWhole ? { from: -Infinity, to: Infinity } : windowOf(evidence)
  const found = new Map<string, Fact>()
  for (const fact of heaps.flatMap((heap) => shelf.near(heap, span))) found.set(fact.key, fact)
  for (const { key } of status.facts) {
    const fact = shelf.find(key)
    if (fact !== null) found.set(key, fact)
  }
  return inOrderOfRecord([...found.values()])
}

function weighed(told: Told, fact: Fact): WeighedFact {
  const { evidence, status, to } = told
  const own = status.facts.filter(({ key }) => key === fact.key)
  const counted = sumOfAmounts(own.map(({ amount }) => amount.value))
  const amount = toldOf(evidence, fact)
  const isAll = own.length > 0 && (fact.form !== 'event' || amount === null || counted >= amount)
  return {
    key: fact.key,
    told: amount,
    counted,
    lacking: isAll ? null : restOf(told, fact, own.length > 0),
    to: to.get(fact.key) ?? [],
  }
}

/** How much of a fact there is for this measure; null where it has no amount there. */
function toldOf({ instance }: Evidence, fact: Fact): number | null {
  const { obligation } = instance
  if (fact.form === 'coverage') return null
  if (fact.form !== 'event') {
    const isOfUnit = fact.amount.unit === obligation.measure.unit
    return isOfUnit || obligation.kind === 'prohibition' ? fact.amount.value : null
  }
  if (isByIncidents(obligation) || isByArea(obligation)) return fact.amount.value > 0 ? 1 : 0
  return amountFor(instance, fact)
}

/** What is wrong with what did not count: with all of a fact, or with the rest of it. */
function restOf({ evidence, status, to }: Told, fact: Fact, isInPart: boolean): Lacking | null {
  // Whoever closes its own acts says how many there were, and may have done so in its interest.
  const lacking = isInPart ? lackingOfWord(evidence, fact) : lackingOf(evidence, fact)
  if (lacking !== null || fact.form === 'coverage') return lacking
  if (fact.form === 'count' && isByIncidents(evidence.instance.obligation)) {
    return { code: 'no-particulars' }
  }
  if (fact.form === 'count' && evidence.instance.obligation.measure.forms.includes('event')) {
    return { code: 'among-acts' }
  }
  if (fact.form !== 'event') return { code: 'replaced' }
  // What was done no times counted in full.
  if (toldOf(evidence, fact) === 0) return null
  const isGiven = evidence.pieces.some((piece) => piece.fact === fact)
  if (!isInPart && (isGiven || isSaidSame(evidence, fact))) return { code: 'told-twice' }
  const isElsewhere = (to.get(fact.key) ?? []).some(
    ({ clause, instance, bearer }) =>
      clause !== status.clause || instance !== status.instance || bearer !== status.bearer,
  )
  return { code: isElsewhere ? 'used-elsewhere' : 'not-asked' }
}

/** Whether somebody said of an act that it is what another report tells of. */
function isSaidSame({ setting }: Evidence, { key }: Fact): boolean {
  return setting.term.related.some(({ kind, facts }) => kind === 'same' && facts.includes(key))
}

/**
 * What acts that add up came to at least, surely in time, and at most; null where it is not by
 * acts.
 */
function supplyOf(evidence: Evidence): Why['supply'] {
  const { instance, leasts } = evidence
  const { obligation, target } = instance
  const isOther = isByIncidents(obligation) || isByLevel(obligation) || isByArea(obligation)
  const isOfActs = ['sum', 'occurrences'].includes(obligation.measure.kind)
  if (target === null || isOther || !isOfActs) return null
  if (!obligation.measure.forms.includes('event')) return null
  const all = eventVerdict({ ...evidence, leasts: [] }, target)
  const surely = leasts.length === 0 ? [all] : leastVerdicts(evidence, target)
  const least = Math.max(...surely.map(({ measured }) => measured ?? 0))
  // What may have come in time, and what came late, are among what there was at most.
  const most = sumOf(all.counted.filter(({ fact }) => fact.form !== 'coverage'))
  // More than an exact number asks for is allotted where it is sure alone.
  return { least, most: Math.max(least, most) }
}

function closedBy(evidence: Evidence, { readings }: Status): ClosedBy {
  const { obligation } = evidence.instance
  if (readings.length > 0) return readings.some(({ closes }) => closes) ? 'counts' : 'nobody'
  const looked = watchedIn(evidence)
  if (looked !== null) return looked.observed === looked.of ? 'watching' : 'nobody'
  if (isByLevel(obligation) || obligation.measure.kind === 'duration') return 'nobody'
  const isExact = obligation.target.compare === 'exactly'
  const closing = closingOf(evidence) ?? (isExact ? closingOf(evidence, mayCloseAt) : null)
  if (closing === null) return 'nobody'
  return closing.length === 0 ? 'totals' : 'watching'
}

/** Of a prohibition: how many of the places were watched for the whole of the time. */
function watchedIn(evidence: Evidence): Why['watched'] {
  const { setting, instance } = evidence
  if (!isByIncidents(instance.obligation)) return null
  const { observed, of } = watched(
    windowOf(evidence),
    coverageIn(evidence),
    instance.filter,
    setting.geography,
  )
  return { observed, of }
}
