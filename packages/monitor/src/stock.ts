// A stock: how much of something is present, from reports that each hold until superseded.
//
// A floor or a ceiling "by" a day is read at the due moment; a ceiling over a period is read at
// every report in it. Sources stay side by side, like counts. A report of the whole place stands
// for it; otherwise every undivided part needs a report, or the sum is a lower bound.

import type { Fact, Reading } from '@holdfast/agreement'
import { later, type Instant } from '@holdfast/base'
import { matchFor, windowOf, type Evidence } from './duty.ts'
import { decisionOf } from './readings.ts'
import { hasHappened, isPast } from './setting.ts'
import { verdict, type Verdict } from './verdict.ts'

type Level = { readonly value: number; readonly isWhole: boolean; readonly facts: readonly Fact[] }

export function stockVerdict(evidence: Evidence): Verdict {
  const { setting, instance, due } = evidence
  const target = instance.target
  if (target === null) {
    const { amount } = instance.obligation.target
    const group = amount.kind === 'share' ? amount.of : ''
    return verdict('undetermined', { code: 'base-unknown', group })
  }
  const reports = evidence
    .facts('state')
    .filter(
      (fact) =>
        fact.amount.unit === instance.obligation.measure.unit &&
        hasHappened(setting, fact) &&
        matchFor(evidence, fact) === 'yes',
    )
  const isOver = due !== null && isPast(setting, due)
  const readings = sourcesOf(reports).map((facts) => readingOf(evidence, facts, target))
  const known = readings.filter((reading) => reading !== null)
  const counted = reports.map((fact) => ({ fact, amount: fact.amount.value }))
  return { ...merged(evidence, known, isOver), counted }
}

function sourcesOf(reports: readonly Fact[]): Fact[][] {
  return [...Map.groupBy(reports, (fact) => fact.source).values()]
}

/** What one source's reports say at the moments that matter; null before its first report. */
function readingOf(evidence: Evidence, facts: readonly Fact[], target: number): Reading | null {
  const { instance } = evidence
  const { compare } = instance.obligation.target
  const window = windowOf(evidence)
  const moments = isReadThroughout(evidence)
    ? [window.from, ...facts.map((fact) => later(fact.at.latest, window.from))]
    : [window.to]
  const levels = moments
    .filter((at) => at <= window.to)
    .map((at) => levelAt(evidence, facts, at))
    .filter((level) => level !== null)
  const level = levels.toSorted((a, b) => b.value - a.value)[0]
  const [first] = facts
  if (level === undefined || first === undefined) return null
  const closes = levels.every((each) => each.isWhole) && levels.length === moments.length
  const decides = decisionOf(level.value, closes, { compare, value: target })
  const { unit } = instance.obligation.measure
  return { source: first.source, stage: null, value: level.value, unit, closes, decides }
}

/** A ceiling holds at all times of its window; a floor by a day is read on that day. */
function isReadThroughout(evidence: Evidence): boolean {
  const { obligation } = evidence.instance
  return obligation.target.compare === 'at-most' && obligation.per.kind !== 'steps'
}

function levelAt(evidence: Evidence, facts: readonly Fact[], at: Instant): Level | null {
  const geography = evidence.setting.geography
  const latest = new Map<string, Fact>()
  for (const fact of facts.toSorted((a, b) => a.at.latest - b.at.latest)) {
    if (fact.at.latest > at) break
    const { agreement: _agreement, ...tags } = fact.tags
    latest.set(JSON.stringify([fact.place, tags]), fact)
  }
  const held = [...latest.values()]
  if (held.length === 0) return null
  const place = evidence.instance.filter.place
  const whole = held.filter((fact) => fact.place === null || fact.place === place)
  const isWhole = (used: readonly Fact[]): boolean => used.every((fact) => fact.closes)
  if (whole.length > 0 || place === null) {
    const used = whole.length > 0 ? whole : held
    return { value: total(used), isWhole: isWhole(used) && whole.length > 0, facts: used }
  }
  const leaves = geography.leavesOf(place)
  const isEachReported = leaves.every((leaf) =>
    held.some((fact) => fact.place !== null && geography.isInside(leaf, fact.place)),
  )
  return { value: total(held), isWhole: isEachReported && isWhole(held), facts: held }
}

function total(facts: readonly Fact[]): number {
  return facts.reduce((sum, fact) => sum + fact.amount.value, 0)
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
  if (isCeiling && outcomes.has('unmet')) {
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
  const atLeast = Math.max(...readings.map((reading) => reading.value))
  return verdict('undetermined', { code: 'not-closed', atLeast }, { measured })
}
