// The surface tree as text: one line an item, for people who want to see what the grammar saw.
//
// Keywords stand for themselves, other leaves show their text, and what fits nowhere is marked.

import { unreachable } from '@holdfast/base'
import type { SurfaceItem, SurfaceNode } from './surface.ts'

/** One line an item, with its line number in the file. */
export function printSurface(items: readonly SurfaceItem[]): string {
  return items.map((item) => `${item.item.line}: ${printItem(item)}\n`).join('')
}

function printItem({ kind, parts, misfits, item }: SurfaceItem): string {
  const misfit = misfits.map(
    ({ from, to }) => ` ⚠${JSON.stringify(item.text.slice(from - item.from, to - item.from))}`,
  )
  const shown = parts.map(printNode).join(' ') + misfit.join('')
  switch (kind) {
    case 'clause':
      return `Clause(${shown})`
    case 'declaration':
      return shown
    case 'neither':
      return `Neither(${JSON.stringify(item.text.slice(0, 40))})`
    default:
      return unreachable(kind)
  }
}

function printNode(node: SurfaceNode): string {
  if (node.children.length > 0) return `${node.name}(${node.children.map(printNode).join(' ')})`
  return /^[a-z,:%]/.test(node.name) ? node.name : `${node.name}'${node.text}'`
}
