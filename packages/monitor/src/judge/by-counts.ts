// A duty by the counts of sources, which stand side by side and are never added or averaged.
//
// Each series of each source is read by itself (readings.ts). Where those that decide at all decide
// differently, the status is undetermined and names them. A count is a lower bound until something
// closes it: a total for the period, or stated coverage.

import type { Fact, Reading } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import { classCoversOf } from '../evidence/coverage.ts'
import { windowOf, type Evidence } from '../evidence/evidence.ts'
import { isPast } from '../setting.ts'
import { boundsOf } from './reached.ts'
import { readingsOf, type SeriesReading } from './readings.ts'
import { verdict, type Verdict } from './verdict.ts'

/** What the counts that speak for the window come to. */
export function countVerdict(evidence: Evidence, counts: readonly Fact[], target: number): Verdict {
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
