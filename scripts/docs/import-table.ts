// The import table as ARCHITECTURE.md tells it, compared with the one that is enforced.
//
// Rows that say what a place may import by name are compared name by name. Rows in words ("any
// package but …") are for people; that they have a row is asked, and no more.

import { layers } from '../tidy/layers.ts'
import type { Untidy } from '../tidy/untidy.ts'

const page = 'ARCHITECTURE.md'
const instead = 'make the page and scripts/tidy/layers.ts say the same.'

/** Every place whose row differs from what is enforced, and every place without a row. */
export function checkImportTable(text: string): readonly Untidy[] {
  const rows = rowsOf(text)
  return Object.entries(layers).flatMap(([place, { ours }]) => {
    const told = rows.get(place.replace(/^packages\//, ''))
    if (told === undefined) {
      return [{ where: page, what: `It has no row for ${place}.`, instead }]
    }
    const isInWords = told.includes('any ')
    if (isInWords || namesIn(told).join(' ') === ours.toSorted().join(' ')) return []
    const what = `It says that ${place} imports ${told}; enforced is: ${ours.join(', ')}.`
    return [{ where: page, what, instead }]
  })
}

/** The right side of each row, by each name on its left. */
function rowsOf(text: string): ReadonlyMap<string, string> {
  const begin = text.indexOf('| who | may import of ours |')
  const table = text.slice(begin).split('\n\n')[0] ?? ''
  return new Map(
    table.split('\n').flatMap((row) => {
      const [, who = '', what = ''] = row.split('|').map((cell) => cell.trim())
      return namesIn(who).map((name): [string, string] => [name, what])
    }),
  )
}

function namesIn(cell: string): readonly string[] {
  const [names = ''] = cell.split(';')
  return Array.from(names.matchAll(/`([^`]+)`/g), ([, name = '']) => name).toSorted()
}
