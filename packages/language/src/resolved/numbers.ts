// Numbers as the text writes them: whole, with thousands commas, or with a decimal point.
//
// Every count has a greatest value, so that no deadline leaves the years there are.

import { dayMs, hourMs, minuteMs } from '@holdfast/base'
import { childOf, type SurfaceNode } from '../surface/surface.ts'
import type { Notes } from '../diagnostic.ts'
import { phrase } from '../phrase.ts'

/** The longest count of days, weeks or hours that means anything: a hundred years of days. */
const countMax = 36_500

export type TimeUnit = 'minute' | 'hour' | 'day' | 'week' | 'month'

/** The value of a number node's text; commas are of thousands. */
export function numberOf(node: SurfaceNode): number {
  return Number(node.text.replaceAll(',', ''))
}

/** A count of days, steps or hours: whole and from 1; null, and said, where it is not. */
export function countOf(node: SurfaceNode | undefined, notes: Notes): number | null {
  if (node === undefined) return null
  const count = numberOf(node)
  if (Number.isInteger(count) && count >= 1 && count <= countMax) return count
  notes.say('time.9', node, { what: node.text }, phrase('advice.count-to', { most: countMax }))
  return null
}

/** The unit a node names, in the singular; null where it names none. */
export function unitOf(node: SurfaceNode | undefined): TimeUnit | null {
  const text = node?.text.replace(/s$/, '') ?? ''
  switch (text) {
    case 'minute':
    case 'hour':
    case 'day':
    case 'week':
    case 'month':
      return text
    default:
      return null
  }
}

/** How long some of a unit are, where that is the same everywhere; null for months. */
export function msOf(count: number, unit: TimeUnit): number | null {
  switch (unit) {
    case 'minute':
      return count * minuteMs
    case 'hour':
      return count * hourMs
    case 'day':
      return count * dayMs
    case 'week':
      return count * 7 * dayMs
    case 'month':
      return null
  }
}

/** The days of a count of days or weeks; null for other units. */
export function daysIn(count: number, unit: TimeUnit): number | null {
  if (unit === 'day') return count
  return unit === 'week' ? count * 7 : null
}

/** The count and unit that stand side by side in a node, where both do. */
export function spanIn(
  node: SurfaceNode,
  notes: Notes,
): { readonly count: number; readonly unit: TimeUnit } | null {
  const count = countOf(childOf(node, 'Number'), notes)
  const unit = unitOf(childOf(node, 'Unit'))
  return count === null || unit === null ? null : { count, unit }
}
