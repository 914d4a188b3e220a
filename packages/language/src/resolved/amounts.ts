// Amounts as said: at least 200, 30% of a group, all of a group, no more than 14,700.
//
// Whether a number alone is a floor, and what a share is taken of, is decided where clauses are
// lowered.

import type { GroupId } from '@holdfast/agreement'
import { isAmount, limits } from '@holdfast/base'
import type { Notes } from '../diagnostic.ts'
import { childOf, type SurfaceNode } from '../surface/surface.ts'
import type { SaidAmount, SaidCompare } from './ast.ts'
import { groupNamed, type Names } from './names.ts'
import { numberOf } from './numbers.ts'
import { phrase } from '../phrase.ts'

/** The amount of a node. A share of a group that is not declared is said. */
export function amountFrom(node: SurfaceNode, names: Names, notes: Notes): SaidAmount {
  const { from, to } = node
  const compareNode = childOf(node, 'Compare')
  const compare = compareNode === undefined ? null : compareOf(compareNode)
  const all = childOf(node, 'All')
  if (all !== undefined) {
    const amount = { kind: 'share', percent: 100, of: groupIn(all, names, notes) } as const
    return { from, to, compare, amount }
  }
  const figure = childOf(node, 'Number') ?? childOf(node, 'Dotted')
  const value = figure === undefined ? 0 : quantityOf(figure, notes)
  const percent = childOf(node, 'Percent')
  if (percent === undefined) return { from, to, compare, amount: { kind: 'number', value } }
  const of = groupIn(percent, names, notes)
  return { from, to, compare, amount: { kind: 'share', percent: thirds.get(value) ?? value, of } }
}

/** A third has no end in per cent: as it is written, it stands for what it is. */
const thirds = new Map([
  [33.333, 100 / 3],
  [66.667, 200 / 3],
  // Twice a third, as it is written.
  [66.666, 200 / 3],
])

/** A number that can be a target. What cannot is said and taken as nothing. */
function quantityOf(figure: SurfaceNode, notes: Notes): number {
  const value = numberOf(figure)
  if (isAmount(value)) return value
  const advice = phrase('advice.number-to', { most: limits.amount })
  notes.say('time.9', figure, { what: figure.text.slice(0, 40) }, advice)
  return 0
}

function groupIn(node: SurfaceNode, names: Names, notes: Notes): GroupId | null {
  const name = childOf(node, 'Name')
  return name === undefined ? null : (groupNamed(name, names, notes)?.id ?? null)
}

function compareOf(node: SurfaceNode): SaidCompare {
  if (childOf(node, 'Exactly') !== undefined) return 'exactly'
  const isFloor = childOf(node, 'Least') !== undefined || childOf(node, 'Fewer') !== undefined
  return isFloor ? 'at-least' : 'at-most'
}
