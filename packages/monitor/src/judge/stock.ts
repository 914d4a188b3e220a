// A stock: how much of something is present, from reports that each hold until superseded.
//
// A floor or a ceiling "by" a day is read at the due moment; a ceiling over a period is read at
// every report in it, but for suspensions. Sources stay side by side, like counts. How reports of a
// place and of its parts go together is in levels.ts. A floor reached after its day is late.

import type { Fact, Obligation, Reading } from '@holdfast/agreement'
import { later, type Instant } from '@holdfast/base'
import { classCoversOf } from '../evidence/coverage.ts'
import { weightFor, windowOf, type Evidence } from '../evidence/evidence.ts'
import { gaugeMatch } from '../evidence/lines.ts'
import { actorMatch, matchWhateverSaid } from '../evidence/matching.ts'
import type { Asked } from '../evidence/shelf.ts'
import { highestOf } from './by-counts.ts'
import { baseUnknown } from './duty.ts'
import { unknownReason } from './left-open.ts'
import type { Piece } from '../allot/allotment.ts'
import { levelsAt, streamOf, type Level, type LevelQuestion } from '../evidence/levels.ts'
import { holdsAt, type Pause } from './prohibition.ts'
import { decisionOf, weighed } from './readings.ts'
import { hasHappened, isPast } from '../setting.ts'
import { verdict, type Verdict } from './verdict.ts'
import { reportsIn, type Reports } from './whereabouts.ts'

/** Works out a stock, or a ban on having any. */
export function stockVerdict(evidence: Evidence, pauses: readonly Pause[]): Verdict {
  const { setting, instance, due } = evidence
  if (instance.target === null) return baseUnknown(instance.obligation)
  const reports = reportsIn(evidence, heardIn(evidence))
  const isOver = due !== null && isPast(setting, due)
  const series = seriesOf(reports)
  const readings = series.map((one) =>
    readingOf(evidence, one, momentsOf(evidence, one.least, pauses)),
  )
  const known = readings.filter((reading) => reading !== null)
  const decided = merged(evidence, known, isOver)
  const found = performedLate(evidence, series, decided) ?? decided
  const last = found.performed?.latest ?? windowOf(evidence).to
  const counted = reportsFor(evidence, reports.sure, last)
  const isLeftOpen =
    found.status === 'undetermined' &&
    found.reason.code !== 'counts-differ' &&
    series.some((one) => isOpenIn(evidence, one, momentsOf(evidence, one.least, pauses)))
  const reason = isLeftOpen ? unknownReason(evidence, reports.open) : found.reason
  return { ...found, reason, readings: known, counted }
}

/** The reports that bear on it; of a floor by a day also those that came after it. */
function heardIn(evidence: Evidence): readonly Fact[] {
  const { setting, instance } = evidence
  const { obligation, bearer } = instance
  // Where it was, seen from a line, changes from report to report; what it was does not.
  const { line: _line, gauges = [], ...filter } = instance.filter
  const { from, to } = windowOf(evidence)
  const asked: Asked = {
    isAsked: (fact) =>
      isInUnit(evidence, fact) &&
      matchWhateverSaid(filter, fact, setting.geography) === 'yes' &&
      gaugeMatch(gauges, fact) !== 'no' &&
      actorMatch(bearer, obligation, fact) === 'yes',
    counts: (fact) => fact.grade !== 'refuted' && hasHappened(setting, fact),
  }
  return isReadThroughout(obligation)
    ? evidence.levels(from, to, asked)
    : evidence.levels(to, Infinity, asked)
}

/** The reports it rests on: those that held at the beginning or came until the end. */
function reportsFor(evidence: Evidence, reports: readonly Fact[], end: Instant): readonly Piece[] {
  const { from, to } = windowOf(evidence)
  const begin = isReadThroughout(evidence.instance.obligation) ? from : to
  const last = later(to, end)
  const before = new Map<string, Fact>()
  const counted = new Set<Fact>()
  for (const fact of reports.toSorted((a, b) => a.at.latest - b.at.latest)) {
    if (fact.at.latest <= begin) before.set(`${fact.source} ${fact.place} ${streamOf(fact)}`, fact)
    else if (fact.at.earliest <= last) counted.add(fact)
  }
  for (const fact of before.values()) counted.add(fact)
  return reports
    .filter((fact) => counted.has(fact))
    .map((fact) => ({ fact, amount: fact.amount.value }))
}

/** A ban is on whatever there is, in whichever unit somebody counted it. */
function isInUnit({ instance: { obligation } }: Evidence, { amount }: Fact): boolean {
  return obligation.kind === 'prohibition' || amount.unit === obligation.measure.unit
}

/** One source's reports, as what is surely meant and as what may be. */
type Series = Pick<Reports, 'least' | 'most'>

function seriesOf({ least, most }: Reports): readonly Series[] {
  const mostOf = Map.groupBy(most, (fact) => fact.source)
  return [...Map.groupBy(least, (fact) => fact.source)].map(([source, facts]) => ({
    least: facts,
    most: mostOf.get(source) ?? [],
  }))
}

/** Whether a source's reports would decide otherwise if what may be meant were, or nothing was. */
function isOpenIn(evidence: Evidence, series: Series, moments: readonly Instant[]): boolean {
  const { least, most } = series
  const [low, high] = [least, most].map((facts) => levelOf(evidence, facts, moments))
  return low?.decides !== high?.decides
}

/** The moments that matter: the end of the window, or every moment at which a level may change. */
function momentsOf(
  evidence: Evidence,
  facts: readonly Fact[],
  pauses: readonly Pause[],
): readonly Instant[] {
  const window = windowOf(evidence)
  if (!isReadThroughout(evidence.instance.obligation)) return [window.to]
  const resumed = pauses.flatMap(({ to }) => (to === null || to < window.from ? [] : [to]))
  const moments = [window.from, ...resumed, ...facts.map(({ at }) => later(at.latest, window.from))]
  const bound = moments.filter(
    (at) => at <= window.to && !pauses.some((pause) => holdsAt(pause, at)),
  )
  return [...new Set(bound)].sort((a, b) => a - b)
}

/** A ceiling holds at all times of its window; a floor by a day is read on that day. */
export function isReadThroughout({ measure, target, per }: Obligation): boolean {
  return measure.throughout === true || (target.compare === 'at-most' && per.kind !== 'steps')
}

/** What one source's reports say at those moments; null before its first report. */
function readingOf(
  evidence: Evidence,
  { least, most }: Series,
  moments: readonly Instant[],
): Reading | null {
  const low = levelOf(evidence, least, moments)
  if (low === null || least === most) return low
  const high = levelOf(evidence, most, moments)
  return low.decides === high?.decides ? low : { ...low, decides: null }
}

/** What reports come to at those moments, taken as they are. */
function levelOf(
  evidence: Evidence,
  facts: readonly Fact[],
  moments: readonly Instant[],
): Reading | null {
  const { instance } = evidence
  const all = levelsAt(facts, moments, levelQuestionOf(evidence))
  const levels = all.filter((level) => level !== null)
  const [first] = facts
  if (first === undefined || levels.length === 0) return null
  const { value } = levels.reduce((a, b) => (isFarther(evidence, b.value, a.value) ? b : a))
  const target = { compare: instance.obligation.target.compare, value: instance.target ?? 0 }
  const closes =
    levels.length === moments.length &&
    levels.every(({ isWhole }: Level) => isWhole) &&
    !facts.some((fact) => straddlesEnd(evidence, fact) && fact.amount.value > target.value)
  const isKnownThroughout = levels.length === moments.length
  const alone =
    instance.obligation.measure.throughout === true && target.compare !== 'at-most'
      ? throughoutDecision(levels, isKnownThroughout, target)
      : decisionOf(value, closes, target)
  const decides = weighed(alone, weightFor(evidence, first))
  const { unit } = instance.obligation.measure
  return { source: first.source, stage: null, value, unit, closes, decides }
}

/** A floor or an exact number at all times: any whole level against it is enough to be unmet. */
function throughoutDecision(
  levels: readonly Level[],
  isKnownThroughout: boolean,
  target: Parameters<typeof decisionOf>[2],
): Reading['decides'] {
  const decided = levels.map(({ value, isWhole }) => decisionOf(value, isWhole, target))
  if (decided.includes('unmet')) return 'unmet'
  return isKnownThroughout && decided.every((one) => one === 'met') ? 'met' : null
}

/** The level that tells most against the target: the highest of a ceiling, a floor’s lowest. */
function isFarther({ instance }: Evidence, value: number, than: number): boolean {
  const { compare } = instance.obligation.target
  if (compare === 'at-most' || !isReadThroughout(instance.obligation)) return value > than
  const target = instance.target ?? 0
  return compare === 'at-least' ? value < than : Math.abs(value - target) > Math.abs(than - target)
}

/** The first of the moments, given in order, at which what was there by itself meets the target. */
function firstMet(
  evidence: Evidence,
  { least, most }: Series,
  moments: readonly Instant[],
): Instant | null {
  const { target, obligation } = evidence.instance
  const asked = { compare: obligation.target.compare, value: target ?? 0 }
  const isMet = (level: Level | null | undefined): boolean =>
    level != null && decisionOf(level.value, level.isWhole, asked) === 'met'
  const question = levelQuestionOf(evidence)
  const high = levelsAt(most, moments, question)
  const at = levelsAt(least, moments, question).findIndex(
    (level, n) => isMet(level) && isMet(high[n]),
  )
  return moments[at] ?? null
}

function levelQuestionOf({ setting, instance: { filter } }: Evidence): LevelQuestion {
  const { geography, agreement } = setting
  // An inventory of one calibre says nothing of the others: one of all of them does.
  const gauges = (filter.gauges ?? []).map(({ tag }) => ({ tag, ways: [['']] }))
  const classCovers = [...classCoversOf(agreement, filter), ...gauges]
  return { place: filter.place, geography, classCovers }
}

/** It may have been so within the window, or only afterwards. */
function straddlesEnd(evidence: Evidence, { at }: Fact): boolean {
  const { to } = windowOf(evidence)
  return isReadThroughout(evidence.instance.obligation) && at.earliest < to && at.latest > to
}

function merged(evidence: Evidence, readings: readonly Reading[], isOver: boolean): Verdict {
  const { due } = evidence
  const deciding = readings.filter((reading) => reading.decides !== null)
  const values = new Set((deciding.length > 0 ? deciding : readings).map(({ value }) => value))
  const [value] = values
  const measured = values.size === 1 && value !== undefined ? value : null
  const outcomes = new Set(deciding.map((reading) => reading.decides))
  const isCeiling = evidence.instance.obligation.target.compare === 'at-most'
  if (outcomes.size > 1) {
    const reason = { code: 'counts-differ', readings } as const
    return verdict(isOver ? 'undetermined' : 'running', reason, { nextChange: isOver ? null : due })
  }
  if (outcomes.has('unmet') && isReadThroughout(evidence.instance.obligation)) {
    return verdict('unmet', { code: isCeiling ? 'exceeded' : 'closed-below' }, { measured })
  }
  if (isCeiling && outcomes.has('unmet') && isOver) {
    return verdict('unmet', { code: 'exceeded' }, { measured })
  }
  if (!isOver) {
    return verdict('running', { code: 'window-open' }, { measured, nextChange: due })
  }
  if (outcomes.has('met')) {
    const at = windowOf(evidence).to
    const reason = isCeiling
      ? ({ code: 'kept-below' } as const)
      : ({ code: 'target-reached', at } as const)
    return verdict('met', reason, { measured, performed: { earliest: at, latest: at } })
  }
  if (outcomes.has('unmet')) return verdict('unmet', { code: 'closed-below' }, { measured })
  if (readings.length === 0) return verdict('undetermined', { code: 'no-count' })
  return verdict('undetermined', { code: 'not-closed', atLeast: highestOf(readings) }, { measured })
}

/** An unmet target that every source which says so later reports as reached; null otherwise. */
function performedLate(
  evidence: Evidence,
  series: readonly Series[],
  decided: Verdict,
): Verdict | null {
  const { instance, due } = evidence
  if (decided.status !== 'unmet' || instance.isPeriod || due === null) return null
  if (isReadThroughout(evidence.instance.obligation)) return null
  let at: Instant = due
  for (const one of series) {
    if (readingOf(evidence, one, [due])?.decides !== 'unmet') continue
    const afterwards = one.least.map((fact) => fact.at.latest).filter((moment) => moment > due)
    const reached = firstMet(
      evidence,
      one,
      [...new Set(afterwards)].sort((a, b) => a - b),
    )
    if (reached === null) return null
    at = later(at, reached)
  }
  const reason = { code: 'reached-late', at } as const
  return verdict('late', reason, {
    measured: instance.target,
    performed: { earliest: at, latest: at },
  })
}
