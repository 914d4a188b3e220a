// A duty that is measured in acts or counts: released, brought in, submitted, withdrawn.
//
// Events were allotted before (allotment.ts) and are summed here; sources' counts stay beside each
// other (readings.ts). A target not reached is unmet at its deadline only where something closes
// the count.

import type { Fact, FactKey, Obligation, Part, PartStatus } from '@holdfast/agreement'
import type { Reading, StatusName } from '@holdfast/agreement'
import { later, type Bounds, type Instant, type Interval } from '@holdfast/base'
import type { Piece } from './allotment.ts'
import { classCoversOf, isClosed, watched } from './closure.ts'
import type { Instance } from './instances.ts'
import { targetOf } from './instances.ts'
import { actorMatch, both, matchOf, type Match } from './matching.ts'
import type { Leaning } from './moments.ts'
import type { Heap } from './shelf.ts'
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
  /** How much of an event no instance of any clause has counted. */
  readonly leftOf: (fact: Fact) => number
}

/** The window as far as it is known: an awaited end is taken as now. */
export function windowOf(evidence: Evidence): Interval {
  const from = evidence.instance.opens ?? evidence.setting.term.from
  return { from, to: evidence.due ?? later(from, evidence.setting.clock.now()) }
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
  if (target === null) return baseUnknown(instance.obligation)
  const counts = countsIn(evidence)
  const forms = instance.obligation.measure.forms
  const whole =
    counts.length > 0 || !forms.includes('event')
      ? countVerdict(evidence, counts, target)
      : eventVerdict(evidence, target)
  return withParts(whole, evidence)
}

/** For a share of a group whose size nobody gave. */
export function baseUnknown({ target: { amount } }: Obligation): Verdict {
  const group = amount.kind === 'share' ? amount.of : ''
  return verdict('undetermined', { code: 'base-unknown', group })
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
        matchFor(evidence, fact) === 'yes' &&
        hasHappened(evidence.setting, fact),
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
  const bare = readings.map(({ facts: _facts, ...reading }): Reading => reading)
  return { ...readingsVerdict(evidence, readings, isOver), readings: bare, counted }
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
  const atLeast = highestOf(readings)
  return verdict('undetermined', { code: 'not-closed', atLeast }, { measured })
}

/** The highest figure: what there was at least, by some count. */
export function highestOf(readings: readonly Reading[]): number {
  return readings.reduce((highest, { value }) => Math.max(highest, value), 0)
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
  const bounds = facts.map(({ at }) => at)
  return bounds.reduce((a, b) => ({
    earliest: later(a.earliest, b.earliest),
    latest: later(a.latest, b.latest),
  }))
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
  if (compare === 'exactly') {
    // What was allotted is never more than the target; what nobody asked for is too much.
    const beyond = uncounted(evidence).filter((piece) => isSurelyIn(evidence, piece))
    const all = inTime + sum(beyond)
    const more = { measured: all, counted: [...counted, ...beyond] }
    if (all > target) return verdict('unmet', { code: 'exceeded' }, more)
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
    const reason = { code: 'bounds-straddle', facts: keysOf(facts) } as const
    const performed = total >= target ? reachedAt(counted, target, windowOf(evidence).from) : null
    return verdict('undetermined', reason, { measured: sums.inTime, counted, performed })
  }
  if (total >= target && !instance.isPeriod) {
    const performed = reachedAt(counted, target, windowOf(evidence).from)
    const reason = { code: 'reached-late', at: performed.latest } as const
    return verdict('late', reason, { measured: total, counted, performed })
  }
  if (total + sum(open.unplaced) >= target) {
    const reason = { code: 'place-unknown', facts: keysOf(open.unplaced) } as const
    return verdict('undetermined', reason, { measured: total, counted })
  }
  const closing = closingOf(evidence)
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

function keysOf(pieces: readonly Piece[]): FactKey[] {
  return pieces.map(({ fact }) => fact.key)
}

function straddles(evidence: Evidence, fact: Fact): boolean {
  const due = evidence.due
  const opens = evidence.instance.opens
  const isOverEnd = due !== null && fact.at.earliest <= due && fact.at.latest > due
  return isOverEnd || (opens !== null && fact.at.earliest < opens && fact.at.latest >= opens)
}

/** Events that were not counted here in full, but might belong here. */
function openQuestions(evidence: Evidence): {
  readonly straddling: readonly Piece[]
  readonly unplaced: readonly Piece[]
} {
  const { instance, setting, due } = evidence
  const unplaced = evidence
    .facts('unnamed')
    .filter(
      (fact) =>
        (instance.opens === null || fact.at.latest >= instance.opens) &&
        (due === null || fact.at.earliest <= due) &&
        matchFor(evidence, fact) === 'maybe' &&
        hasHappened(setting, fact),
    )
    .map((fact) => ({ fact, amount: amountFor(instance, fact) }))
  const straddling = uncounted(evidence).filter(({ fact }) => straddles(evidence, fact))
  return { straddling, unplaced }
}

/** The bearer's own acts as far as nothing has counted them; a ceiling asks for no allotment. */
function uncounted(evidence: Evidence): readonly Piece[] {
  const { instance, setting } = evidence
  const isCeiling = instance.obligation.target.compare === 'at-most'
  const counted = new Set(isCeiling ? evidence.pieces.map(({ fact }) => fact) : [])
  return evidence
    .facts('event')
    .filter(
      (fact) =>
        !counted.has(fact) && matchFor(evidence, fact) === 'yes' && hasHappened(setting, fact),
    )
    .map((fact) => {
      const amount = amountFor(instance, fact)
      return { fact, amount: isCeiling ? amount : Math.min(amount, evidence.leftOf(fact)) }
    })
    .filter(({ amount }) => amount > 0)
}

function isSurelyIn(evidence: Evidence, { fact }: Piece): boolean {
  const { from, to } = windowOf(evidence)
  return fact.at.earliest >= from && fact.at.latest <= to
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
  const open = openQuestions(evidence)
  const straddling = [...counted, ...open.straddling].filter(({ fact }) =>
    straddles(evidence, fact),
  )
  if (possible + sum(open.straddling) > target) {
    const facts = keysOf(straddling)
    return verdict('undetermined', { code: 'bounds-straddle', facts }, more)
  }
  if (possible + sum(open.straddling) + sum(open.unplaced) > target) {
    const facts = keysOf(open.unplaced)
    return verdict('undetermined', { code: 'place-unknown', facts }, more)
  }
  const closing = closingOf(evidence)
  return closing !== null
    ? verdict('met', { code: 'kept-below' }, { ...more, counted: [...counted, ...closing] })
    : verdict('undetermined', { code: 'not-closed', atLeast: inTime }, more)
}

/**
 * The coverage on which it rests that there was nothing more between opening and deadline: none
 * where totals leave no gap; null where nothing closes it.
 */
function closingOf(evidence: Evidence): readonly Piece[] | null {
  const { setting, instance } = evidence
  const window = windowOf(evidence)
  const settled = (heap: Heap): Fact[] =>
    evidence
      .facts(heap)
      .filter(
        (fact) =>
          hasHappened(setting, fact) && fact.period !== null && isPast(setting, fact.period.to),
      )
  const totals = settled('closing').filter((fact) => matchFor(evidence, fact) === 'yes')
  if (isClosed(window, totals, classCoversOf(setting.agreement, instance.filter))) return []
  const coverage = settled('coverage')
  const { observed, of } = watched(window, coverage, instance.filter, setting.geography)
  return observed === of ? coverage.map((fact) => ({ fact, amount: 0 })) : null
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
    readings: of.readings,
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
