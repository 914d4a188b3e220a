// The figures beside a mark, as codes and numbers; they are worded on screen.
//
// Counts that differ all stand there. A lower bound says so. A prohibition says what was recorded
// and what was determined, never that it was kept where nobody looked.

import type { Obligation, Reading, Status } from '@holdfast/agreement'

export type Figure =
  | {
      readonly kind: 'count'
      readonly value: number
      readonly isLowerBound: boolean
      readonly stage: string | null
      readonly unit: string
      readonly source: string | null
    }
  | { readonly kind: 'of'; readonly value: number; readonly target: number; readonly unit: string }
  | { readonly kind: 'recorded'; readonly recorded: number; readonly determined: number }
  | { readonly kind: 'observed'; readonly observed: number; readonly of: number }
  | { readonly kind: 'no-count' }

export function figuresOf(obligation: Obligation, status: Status): readonly Figure[] {
  const { reason } = status
  switch (reason.code) {
    case 'counts-differ':
      return reason.readings.map(readingFigure)
    case 'incident-recorded':
      return [{ kind: 'recorded', recorded: reason.recorded, determined: reason.determined }]
    case 'no-coverage':
      return reason.recorded === 0
        ? []
        : [{ kind: 'recorded', recorded: reason.recorded, determined: reason.determined }]
    case 'partly-covered':
      return [{ kind: 'observed', observed: reason.observed, of: reason.of }]
    case 'no-count':
      return [{ kind: 'no-count' }]
    case 'trigger-awaited':
    case 'not-yet-open':
    case 'window-open':
    case 'target-reached':
    case 'reached-late':
    case 'closed-below':
    case 'exceeded':
    case 'kept-below':
    case 'not-closed':
    case 'bounds-straddle':
    case 'place-unknown':
    case 'covered-none-recorded':
    case 'suspended-by':
    case 'excused-by':
    case 'superseded-by':
    case 'trigger-cannot-come':
    case 'base-unknown':
    case 'part-decides':
      return measuredFigures(obligation, status)
  }
}

function measuredFigures(obligation: Obligation, status: Status): readonly Figure[] {
  const { measured, target, reason } = status
  if (obligation.kind === 'prohibition') return []
  const unit = target.unit
  if (isByCount(obligation)) {
    if (status.facts.length === 0) return []
    const lone = loneReading(status)
    if (lone !== null) return [lone]
  }
  if (reason.code === 'not-closed' && measured === null) {
    return [
      { kind: 'count', value: reason.atLeast, isLowerBound: true, stage: null, unit, source: null },
    ]
  }
  if (measured === null || status.status === 'pending' || status.status === 'void') return []
  return [{ kind: 'of', value: measured.value, target: target.value, unit }]
}

function isByCount({ measure }: Obligation): boolean {
  return measure.kind === 'sum' && measure.forms.includes('count')
}

/** The figure of a status that rests on one series of counts. */
function loneReading({ facts, measured, reason, target }: Status): Figure | null {
  const [first] = facts
  if (first === undefined) return null
  const series = new Set(facts.map(({ source, stage }) => `${source} ${stage ?? ''}`))
  const value = measured?.value ?? (reason.code === 'not-closed' ? reason.atLeast : null)
  if (value === null) return null
  return {
    kind: 'count',
    value,
    isLowerBound: !facts.every(({ closes }) => closes) || reason.code === 'not-closed',
    stage: series.size === 1 ? first.stage : null,
    unit: target.unit,
    source: series.size === 1 ? first.source : null,
  }
}

function readingFigure(reading: Reading): Figure {
  return {
    kind: 'count',
    value: reading.value,
    isLowerBound: !reading.closes,
    stage: reading.stage,
    unit: reading.unit,
    source: reading.source,
  }
}
