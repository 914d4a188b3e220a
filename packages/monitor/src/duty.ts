// A duty that is measured in acts or counts: released, brought in, submitted, withdrawn.
//
// Events were allotted before (allotment.ts) and are summed here; sources' counts stay beside each
// other (readings.ts). A target not reached is unmet at its deadline only where something closes
// the count.

import type { Fact, Part, PartStatus, Reading, StatusName } from '@holdfast/agreement'
import { instantFromMs, later, type Bounds, type Instant, type Interval } from '@holdfast/base'
import type { Piece } from './allotment.ts'
import { classCoversOf, isClosed, watched } from './closure.ts'
import type { Instance } from './instances.ts'
import { targetOf } from './instances.ts'
import { actorMatch, both, matchOf, type Match } from './matching.ts'
import type { Leaning } from './moments.ts'
import type { Heap } from './nearby.ts'
import { readingsOf, type SeriesReading } from './readings.ts'
import { hasHappened, isPast, type Setting } from './setting.ts'
import { verdict, type Verdict } from './verdict.ts'

/**
 * What an open instance is worked out from. `facts` gives those of its act by heap: on its basis,
 * or on any for a prohibition; those that touch its window, or all for a stock.
 */
export type Evidence = {
  readonly setting: Setting
  readonly instance: Instance
  readonly leaning: Leaning
  /** The deadline after suspensions; null while it is awaited. */
  readonly due: Instant | null
  readonly facts: (heap: Heap) => readonly Fact[]
  readonly pieces: readonly Piece[]
}

/** The window as far as it is known: an awaited end is taken as now. */
export function windowOf(evidence: Evidence): Interval {
  const from = evidence.instance.opens ?? evidence.setting.term.from
  return { from, to: evidence.due ?? later(from, evidence.setting.question.asOf) }
}

export function matchFor(evidence: Evidence, fact: Fact): Match {
  const { instance, setting } = evidence
  const { byBearer } = instance.obligation.measure
  return both(
    matchOf(instance.filter, fact, setting.geography),
    actorMatch(instance.bearer, byBearer, fact),
  )
}

/** Works a duty out by events or by counts, and its "of which" parts beside it. */
export function dutyVerdict(evidence: Evidence): Verdict {
  const { instance } = evidence
  const target = instance.target
  if (target === null) {
    const group = instance.obligation.target.amount
    return verdict('undetermined', {
      code: 'base-unknown',
      group: group.kind === 'share' ? group.of : '',
    })
  }
  const counts = countsIn(evidence)
  const forms = instance.obligation.measure.forms
  const whole =
    counts.length > 0 || !forms.includes('event')
      ? countVerdict(evidence, counts, target)
      : eventVerdict(evidence, target)
  return withParts(whole, evidence)
}

/** The counts that speak for this window, or for a part of it, and nothing outside it. */
function countsIn(evidence: Evidence): Fact[] {
  const window = windowOf(evidence)
  return evidence
    .facts('count')
    .filter(
      (fact) =>
        fact.period !== null &&
        fact.period.from >= window.from &&
        fact.period.to <= window.to &&
        fact.amount.unit === evidence.instance.obligation.measure.unit &&
        hasHappened(evidence.setting, fact) &&
        matchFor(evidence, fact) === 'yes',
    )
}

function countVerdict(evidence: Evidence, counts: readonly Fact[], target: number): Verdict {
  const { setting, instance } = evidence
  const readings = readingsOf(counts, {
    window: windowOf(evidence),
    target: { compare: instance.obligation.target.compare, value: target },
    unit: instance.obligation.measure.unit,
    classCovers: classCoversOf(setting.agreement, instance.filter),
    tagsAsked: Object.keys(instance.filter.tags),
  })
  const counted = counts.map((fact) => ({ fact, amount: fact.amount.value }))
  const isOver = evidence.due !== null && isPast(setting, evidence.due)
  return { ...readingsVerdict(evidence, readings, isOver), counted }
}

function readingsVerdict(
  evidence: Evidence,
  readings: readonly SeriesReading[],
  isOver: boolean,
): Verdict {
  const deciding = readings.filter((reading) => reading.decides !== null)
  const measured = commonValue(deciding.length > 0 ? deciding : readings)
  if (new Set(deciding.map((reading) => reading.decides)).size > 1) {
    const bare = readings.map(({ facts: _facts, ...reading }): Reading => reading)
    const status = isOver ? 'undetermined' : 'running'
    const nextChange = isOver ? null : evidence.due
    return verdict(status, { code: 'counts-differ', readings: bare }, { nextChange })
  }
  const decided = deciding[0]?.decides ?? null
  if (decided === 'met') {
    const at = boundsOf(deciding.flatMap((reading) => reading.facts))
    return verdict('met', reachedReason(evidence, at.latest), { measured, performed: at })
  }
  if (decided === 'unmet') {
    const code =
      evidence.instance.obligation.target.compare === 'at-most' ? 'exceeded' : 'closed-below'
    return verdict('unmet', { code }, { measured })
  }
  if (!isOver) {
    return verdict('running', { code: 'window-open' }, { measured, nextChange: evidence.due })
  }
  if (readings.length === 0) return verdict('undetermined', { code: 'no-count' })
  const atLeast = Math.max(...readings.map((reading) => reading.value))
  return verdict('undetermined', { code: 'not-closed', atLeast }, { measured })
}

function reachedReason(evidence: Evidence, at: Instant): Verdict['reason'] {
  const isCeiling = evidence.instance.obligation.target.compare === 'at-most'
  return isCeiling ? { code: 'kept-below' } : { code: 'target-reached', at }
}

function commonValue(readings: readonly Reading[]): number | null {
  const values = new Set(readings.map((reading) => reading.value))
  const [value] = values
  return values.size === 1 && value !== undefined ? value : null
}

function boundsOf(facts: readonly Fact[]): Bounds {
  return {
    earliest: instantFromMs(Math.max(...facts.map((fact) => fact.at.earliest))),
    latest: instantFromMs(Math.max(...facts.map((fact) => fact.at.latest))),
  }
}

/** Events in three heaps: surely in time, perhaps in time, surely late. */
type Heaps = {
  readonly sure: readonly Piece[]
  readonly perhaps: readonly Piece[]
  readonly late: readonly Piece[]
}

function heapsOf(evidence: Evidence): Heaps {
  const due = evidence.due
  const pieces = evidence.pieces.filter(({ fact }) => hasHappened(evidence.setting, fact))
  if (due === null) return { sure: pieces, perhaps: [], late: [] }
  return {
    sure: pieces.filter(({ fact }) => fact.at.latest <= due),
    perhaps: pieces.filter(({ fact }) => fact.at.earliest <= due && fact.at.latest > due),
    late: pieces.filter(({ fact }) => fact.at.earliest > due),
  }
}

function sum(pieces: readonly Piece[]): number {
  return pieces.reduce((total, piece) => total + piece.amount, 0)
}

function eventVerdict(evidence: Evidence, target: number): Verdict {
  const { setting, due, instance } = evidence
  const { sure, perhaps, late } = heapsOf(evidence)
  const counted = [...sure, ...perhaps, ...late]
  const [inTime, possible, total] = [sum(sure), sum(sure) + sum(perhaps), sum(counted)]
  const isOver = due !== null && isPast(setting, due)
  const compare = instance.obligation.target.compare

  if (compare === 'at-most') return ceilingVerdict(evidence, { inTime, possible, counted }, target)
  if (compare === 'exactly' && inTime > target) {
    return verdict('unmet', { code: 'exceeded' }, { measured: inTime, counted })
  }
  if (inTime >= target && (compare === 'at-least' || isOver || !instance.isPeriod)) {
    const performed = reachedAt(sure, target, windowOf(evidence).from)
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
  return overdueVerdict(evidence, { inTime, possible, total, counted }, target)
}

type Sums = {
  readonly inTime: number
  readonly possible: number
  readonly total: number
  readonly counted: readonly Piece[]
}

/** After the deadline, with the target not surely reached in time. */
function overdueVerdict(evidence: Evidence, sums: Sums, target: number): Verdict {
  const { instance } = evidence
  const { possible, total, counted } = sums
  const open = openQuestions(evidence)
  if (possible + sum(open.straddling) >= target) {
    const facts = [...counted, ...open.straddling].filter((piece) =>
      straddles(evidence, piece.fact),
    )
    const reason = { code: 'bounds-straddle', facts: facts.map(({ fact }) => fact.key) } as const
    const performed = total >= target ? reachedAt(counted, target, windowOf(evidence).from) : null
    return verdict('undetermined', reason, { measured: sums.inTime, counted, performed })
  }
  if (total >= target && !instance.isPeriod) {
    const performed = reachedAt(counted, target, windowOf(evidence).from)
    const reason = { code: 'reached-late', at: performed.latest } as const
    return verdict('late', reason, { measured: total, counted, performed })
  }
  if (total + sum(open.unplaced) >= target) {
    const facts = open.unplaced.map(({ fact }) => fact.key)
    return verdict('undetermined', { code: 'place-unknown', facts }, { measured: total, counted })
  }
  if (isClosedFor(evidence)) {
    return verdict('unmet', { code: 'closed-below' }, { measured: total, counted })
  }
  return verdict(
    'undetermined',
    { code: 'not-closed', atLeast: total },
    { measured: total, counted },
  )
}

function straddles(evidence: Evidence, fact: Fact): boolean {
  const due = evidence.due
  const opens = evidence.instance.opens
  const isOverEnd = due !== null && fact.at.earliest <= due && fact.at.latest > due
  return isOverEnd || (opens !== null && fact.at.earliest < opens && fact.at.latest >= opens)
}

/** Events that were allotted to nothing, but might belong here. */
function openQuestions(evidence: Evidence): {
  readonly straddling: readonly Piece[]
  readonly unplaced: readonly Piece[]
} {
  const { instance, setting, due } = evidence
  const pieces = (facts: readonly Fact[]): Piece[] =>
    facts.map((fact) => ({ fact, amount: amountFor(instance, fact) }))
  const happened = (heap: Heap): Fact[] =>
    evidence.facts(heap).filter((fact) => hasHappened(setting, fact))
  const straddling = instance.isPeriod
    ? happened('event').filter(
        (fact) => straddles(evidence, fact) && matchFor(evidence, fact) === 'yes',
      )
    : []
  const unplaced = happened('unnamed').filter(
    (fact) =>
      matchFor(evidence, fact) === 'maybe' &&
      (instance.opens === null || fact.at.latest >= instance.opens) &&
      (due === null || fact.at.earliest <= due),
  )
  return { straddling: pieces(straddling), unplaced: pieces(unplaced) }
}

/** What a fact adds to this measure: its amount in the measure's unit, or one occurrence. */
export function amountFor(instance: Instance, fact: Fact): number {
  const { kind, unit } = instance.obligation.measure
  if (kind === 'occurrences') return 1
  return fact.amount.unit === unit ? fact.amount.value : 0
}

/** When the sum reached the target; a target of nothing is reached when the window opens. */
function reachedAt(pieces: readonly Piece[], target: number, opens: Instant): Bounds {
  let total = 0
  const taken: Fact[] = []
  for (const piece of pieces.toSorted((a, b) => a.fact.at.latest - b.fact.at.latest)) {
    if (total >= target && taken.length > 0) break
    total += piece.amount
    taken.push(piece.fact)
  }
  return taken.length > 0 ? boundsOf(taken) : { earliest: opens, latest: opens }
}

function ceilingVerdict(
  evidence: Evidence,
  sums: Pick<Sums, 'inTime' | 'possible' | 'counted'>,
  target: number,
): Verdict {
  const { inTime, possible, counted } = sums
  const more = { measured: inTime, counted }
  if (inTime > target) return verdict('unmet', { code: 'exceeded' }, more)
  const { due, setting } = evidence
  if (due === null || !isPast(setting, due)) {
    return verdict('running', { code: 'window-open' }, { ...more, nextChange: due })
  }
  if (possible > target) {
    const facts = counted
      .filter(({ fact }) => straddles(evidence, fact))
      .map(({ fact }) => fact.key)
    return verdict('undetermined', { code: 'bounds-straddle', facts }, more)
  }
  if (isClosedFor(evidence)) return verdict('met', { code: 'kept-below' }, more)
  return verdict('undetermined', { code: 'not-closed', atLeast: inTime }, more)
}

/** True where totals or coverage leave no gap between opening and deadline. */
function isClosedFor(evidence: Evidence): boolean {
  const { setting, instance } = evidence
  const window = windowOf(evidence)
  const settled = (heap: Heap): Fact[] =>
    evidence.facts(heap).filter(({ period }) => period !== null && isPast(setting, period.to))
  const totals = settled('closing').filter((fact) => matchFor(evidence, fact) === 'yes')
  if (isClosed(window, totals, classCoversOf(setting.agreement, instance.filter))) return true
  const coverage = settled('coverage')
  const { observed, of } = watched(window, coverage, instance.filter, setting.geography)
  return observed === of
}

/** In the order in which one part's status marks the whole. */
const partOrder: readonly StatusName[] = ['unmet', 'undetermined', 'late', 'running', 'met']

function withParts(whole: Verdict, evidence: Evidence): Verdict {
  const parts = evidence.instance.obligation.parts
  if (parts.length === 0) return whole
  const verdicts = parts.map((part) => ({ part, verdict: partVerdict(part, evidence) }))
  const statuses: PartStatus[] = verdicts.map(({ part, verdict: of }) => ({
    label: part.label,
    status: of.status,
    measured: measuredIn(of, evidence),
    target: {
      value: targetOf(part.target.amount, null, evidence.leaning) ?? 0,
      unit: evidence.instance.obligation.measure.unit,
    },
    reason: of.reason,
  }))
  const deciding = verdicts.toSorted(
    (a, b) => partOrder.indexOf(a.verdict.status) - partOrder.indexOf(b.verdict.status),
  )[0]
  const isByPart =
    deciding !== undefined &&
    partOrder.indexOf(deciding.verdict.status) < partOrder.indexOf(whole.status)
  if (!isByPart) return { ...whole, parts: statuses }
  return {
    ...whole,
    parts: statuses,
    status: deciding.verdict.status,
    reason: { code: 'part-decides', label: deciding.part.label },
    nextChange: deciding.verdict.nextChange,
    performed: null,
  }
}

function measuredIn(of: Verdict, evidence: Evidence): PartStatus['measured'] {
  const unit = evidence.instance.obligation.measure.unit
  return of.measured === null ? null : { value: of.measured, unit }
}

/** A part is the same duty with a narrower filter; it shares acts with the whole. */
function partVerdict(part: Part, evidence: Evidence): Verdict {
  const { instance } = evidence
  const place = part.filter.place ?? instance.filter.place
  const narrowed: Instance = {
    ...instance,
    obligation: { ...instance.obligation, target: part.target, parts: [] },
    filter: { ...part.filter, place },
    target: targetOf(part.target.amount, null, evidence.leaning),
  }
  const own: Evidence = { ...evidence, instance: narrowed, pieces: [] }
  const pieces = evidence.pieces.filter(({ fact }) => matchFor(own, fact) === 'yes')
  return dutyVerdict({ ...own, pieces })
}
