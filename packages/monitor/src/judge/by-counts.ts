// A duty by the counts of sources, which stand side by side and are never added or averaged.
//
// Each series of each source is read by itself (readings.ts). Where those that decide at all decide
// differently, the status is undetermined and names them. A count is a lower bound until something
// closes it: a total for the period, or stated coverage.

import type { Fact, Reading } from '@holdfast/agreement'
import { CountLane, inOrderOfFirst } from '../evidence/count-lane.ts'
import { rollOf } from '../evidence/count-roll.ts'
import { dayStart, dayStartAfter, instantFromMs, later } from '@holdfast/base'
import type { Bounds, Instant, Interval } from '@holdfast/base'
import { classCoversOf } from '../evidence/coverage.ts'
import { matchFor, weightFor, windowOf, type Evidence } from '../evidence/evidence.ts'
import { Placed } from '../evidence/placed.ts'
import { hasHappened, isPast, type Setting } from '../setting.ts'
import { unknownReason } from './left-open.ts'
import { readingsOf, type CountQuestion, type SeriesReading } from './readings.ts'
import { verdict, type Verdict } from './verdict.ts'

/** Counts in lanes, in the order in which each first spoke. */
type Counts = { readonly lanes: readonly CountLane[] }

/** What counts come to, whether the window is over, and how many are asked for. */
type Readings = {
  readonly readings: readonly SeriesReading[]
  readonly isOver: boolean
  readonly target: number
}

/** What the counts that speak for the window come to. */
export function countVerdict(evidence: Evidence, target: number): Verdict {
  const { setting, due } = evidence
  const window = windowOf(evidence)
  const counts = countsIn(evidence, window)
  const readings = readingsOf(counts.lanes, questionOf(evidence, window, target))
  const isOver = due !== null && isPast(setting, due)
  const inTime = {
    ...readingsVerdict(evidence, { readings, isOver, target }),
    ...shownOf(evidence, counts, readings, window),
  }
  return isOver ? (reachedLate(evidence, inTime, target) ?? inTime) : inTime
}

/** What a verdict shows of counts: each with its figure, and what each series comes to. */
function shownOf(
  { kept }: Evidence,
  { lanes }: Counts,
  readings: readonly SeriesReading[],
  { from, to }: Interval,
): Pick<Verdict, 'counted' | 'readings'> {
  const read = new Set(
    readings.flatMap((reading) =>
      reading.lanes
        .filter(({ isRunning }) => isRunning)
        .flatMap(({ told }) => told.map(({ fact }) => fact)),
    ),
  )
  // A running total of more time is listed where it bounds what came in the window.
  const isSpeaking = (fact: Fact): boolean =>
    read.has(fact) || (fact.period !== null && fact.period.from >= from && fact.period.to <= to)
  const speaking = lanes.flatMap((lane) => (lane.isRunning ? lane.where(isSpeaking) : [lane]))
  return { counted: rollOf(speaking, kept).all, readings: bareOf(readings) }
}

export function bareOf(readings: readonly SeriesReading[]): readonly Reading[] {
  return readings.map(({ lanes: _lanes, ...reading }) => reading)
}

/**
 * The counts that speak for a stretch of time, or for a part of it, and for nothing outside it; and
 * running totals that began before it or go on after it, which may bound what came between them.
 */
export function countsIn(evidence: Evidence, window: Interval): Counts {
  const { setting, instance } = evidence
  const { unit } = instance.obligation.measure
  const { line, gauges } = instance.filter
  // How far from a line something was is told of each by itself.
  const isByEach = line !== undefined || gauges !== undefined
  const isAsked = (fact: Fact): boolean =>
    fact.amount.unit === unit && matchFor(evidence, fact) === 'yes'
  const lanes = evidence
    .counts()
    .flatMap((lane) => (isByEach ? lane.where(isAsked) : lane.whereAlike(isAsked)))
    .flatMap((lane) => inTermOf(evidence, lane).alike())
    .flatMap((lane) => ofWindow(lane, window))
    .flatMap((lane) => happenedIn(setting, lane))
  return { lanes: inOrderOfFirst(lanes) }
}

function happenedIn(setting: Setting, lane: CountLane): readonly CountLane[] {
  if (isPast(setting, instantFromMs(lane.extent.latest))) return [lane]
  return lane.where((fact) => hasHappened(setting, fact))
}

function inTermOf(evidence: Evidence, lane: CountLane): CountLane {
  const { term } = evidence.setting
  const { from, to } = lane.extent
  if (from >= term.from && (term.to === null || to <= term.to)) return lane
  const told = lane.told.map((one) => {
    const fact = withinTerm(evidence, one.fact)
    return fact === one.fact ? one : new Placed(fact)
  })
  return told.some((one, n) => one !== lane.told[n])
    ? new CountLane(lane.sample, lane.areAlike, told)
    : lane
}

/** None in more time than the window is none in the window; of any other number nobody can say. */
function noneIn(lane: CountLane, { from, to }: Interval): CountLane {
  const { extent } = lane
  if (extent.from >= from && extent.to <= to) return lane
  const told = lane.told.map((one) => {
    const { amount, closes, period } = one.fact
    if (amount.value !== 0 || !closes || period === null) return one
    const part = { from: later(period.from, from), to: period.to < to ? period.to : to }
    const isWider = period.from < part.from || period.to > part.to
    return isWider && part.from < part.to ? new Placed({ ...one.fact, period: part }) : one
  })
  return told.some((one, n) => one !== lane.told[n])
    ? new CountLane(lane.sample, lane.areAlike, told)
    : lane
}

function ofWindow(lane: CountLane, window: Interval): readonly CountLane[] {
  const { from, to } = window
  if (!lane.isRunning) return noneIn(lane, window).inside(window)
  return lane.where(({ period }) => period !== null && period.from <= to && period.to >= from)
}

/**
 * The agreement's first day begins with the agreement, and its last ends with it: what is counted
 * for their dates is counted for as much of them as is in force.
 */
function withinTerm({ setting }: Evidence, fact: Fact): Fact {
  const { period } = fact
  const { term, agreement } = setting
  const isInForce =
    period === null || (period.from >= term.from && (term.to === null || period.to <= term.to))
  if (isInForce) return fact
  const firstDay = dayStart(agreement.calendar, term.from)
  const isFromFirst = period.from < term.from && period.from >= firstDay
  const from = isFromFirst ? term.from : period.from
  // A term that ends with a day has no more of the next.
  const isToLast =
    term.to !== null &&
    period.to > term.to &&
    dayStart(agreement.calendar, term.to) < term.to &&
    period.to <= dayStartAfter(agreement.calendar, term.to, 1)
  const to = isToLast ? term.to : period.to
  const isSame = from === period.from && to === period.to
  return isSame || to <= from ? fact : { ...fact, period: { from, to } }
}

export function questionOf(evidence: Evidence, window: Interval, target: number): CountQuestion {
  const { setting, instance } = evidence
  const { obligation, filter } = instance
  const coverage = evidence
    .facts('coverage')
    .filter(({ period }) => period !== null && isPast(setting, period.to))
  return {
    window,
    place: filter.place,
    geography: setting.geography,
    coverage: coverage.filter(({ tags }) => tags['rows'] === undefined),
    together: coverage.filter(({ tags }) => tags['rows'] !== undefined),
    target: { compare: obligation.target.compare, value: target },
    unit: obligation.measure.unit,
    classCovers: classCoversOf(setting.agreement, filter),
    tagsAsked: Object.keys(filter.tags),
    weigh: (fact) => weightFor(evidence, fact),
  }
}

/**
 * A single window that was not met in time, and is now by every series that said it was not. Days,
 * weeks and months take only their own; an exact number is asked of the window alone.
 */
function reachedLate(evidence: Evidence, inTime: Verdict, target: number): Verdict | null {
  const { instance, setting, due } = evidence
  const { compare } = instance.obligation.target
  if (instance.isPeriod || due === null || compare !== 'at-least') return null
  if (inTime.status === 'met') return null
  const { from } = windowOf(evidence)
  const happened = evidence.facts('count').filter((fact) => hasHappened(setting, fact))
  const last = happened.reduce((to, { period }) => later(to, period?.to ?? to), due)
  if (last <= due) return null
  const window = { from, to: last }
  const counts = countsIn(evidence, window)
  const readings = readingsOf(counts.lanes, questionOf(evidence, window, target))
  const isOf = (one: Reading, other: Reading): boolean =>
    one.source === other.source && one.stage === other.stage
  // A range reaches the target where all of it does.
  const isReached = (one: Reading): boolean =>
    readings.every((other) => !isOf(one, other) || other.value >= target)
  const reached = readings.filter(isReached)
  const wereUnmet = inTime.readings.filter(({ decides }) => decides === 'unmet')
  const all = wereUnmet.length === 0 ? readings : wereUnmet
  if (reached.length === 0) return null
  if (!all.every((one) => reached.some((other) => isOf(one, other)))) return null
  const performed = boundsOfAll(reached)
  const more = {
    measured: commonValue(reached),
    performed,
    ...shownOf(evidence, counts, readings, window),
  }
  return inTime.status === 'unmet'
    ? verdict('late', { code: 'reached-late', at: performed.latest }, more)
    : verdict('undetermined', { code: 'performed-at-unknown' }, more)
}

/** The bounds by which all had happened that some readings rest on. */
function boundsOfAll(readings: readonly SeriesReading[]): Bounds {
  const extents = readings.flatMap(({ lanes }) => lanes.map(({ extent }) => extent))
  return {
    earliest: instantFromMs(Math.max(...extents.map(({ earliest }) => earliest))),
    latest: instantFromMs(Math.max(...extents.map(({ latest }) => latest))),
  }
}

function readingsVerdict(evidence: Evidence, { readings, isOver, target }: Readings): Verdict {
  const deciding = withoutLoneSides(evidence, readings).filter(({ decides }) => decides !== null)
  const measured = commonValue(deciding.length > 0 ? deciding : readings)
  if (new Set(deciding.map((reading) => reading.decides)).size > 1) {
    const status = isOver ? 'undetermined' : 'running'
    const nextChange = isOver ? null : evidence.due
    return verdict(status, { code: 'counts-differ', readings: bareOf(readings) }, { nextChange })
  }
  const decided = deciding[0]?.decides ?? null
  if (decided === 'met') {
    const at = boundsOfAll(deciding)
    return verdict('met', reachedReason(evidence, at.latest), { measured, performed: at })
  }
  if (decided === 'unmet') {
    const isMore = deciding.every(({ value }) => value > target)
    return verdict('unmet', { code: isMore ? 'exceeded' : 'closed-below' }, { measured })
  }
  if (!isOver) {
    return verdict('running', { code: 'window-open' }, { measured, nextChange: evidence.due })
  }
  if (readings.length === 0) return verdict('undetermined', whyNoCount(evidence))
  const atLeast = highestOf(readings)
  return verdict('undetermined', { code: 'not-closed', atLeast }, { measured })
}

/**
 * Where the text names nobody, a side's count decides only where a count of another side, or of
 * none, decides alike.
 */
export function withoutLoneSides<One extends Reading>(
  { setting: { sides }, instance }: Evidence,
  readings: readonly One[],
): readonly One[] {
  if (instance.bearer !== null) return readings
  return readings.filter(({ source, decides }) => {
    const side = sides.of(source)
    const isAlike = (other: Reading): boolean =>
      other.decides === decides && sides.of(other.source) !== side
    return side === null || decides === null || readings.some(isAlike)
  })
}

/** Counts there are, of another place or of more time than is asked: they say nothing here. */
function whyNoCount(evidence: Evidence): Verdict['reason'] {
  const { from, to } = windowOf(evidence)
  const others = evidence
    .facts('count')
    .filter(
      ({ period, amount }) =>
        period !== null &&
        period.from < to &&
        period.to > from &&
        amount.unit === evidence.instance.obligation.measure.unit,
    )
  const unplaced = others.filter((fact) => matchFor(evidence, fact) === 'maybe')
  if (unplaced.length > 0) return unknownReason(evidence, unplaced)
  const wider = others.filter((fact) => matchFor(evidence, fact) === 'yes')
  if (wider.length > 0) return { code: 'count-too-wide', facts: wider.map(({ key }) => key) }
  return { code: 'no-count' }
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
