// The nine marks: a shape for each status that reads without colour, and one for nothing.
//
// Each takes one column. Where only ASCII can be relied on there is a second set.

import type { StatusName } from '@holdfast/agreement'
import type { Screen } from '../terminal/screen.ts'

/** One shape for each status. */
export type Marks = Readonly<Record<StatusName, string>>

const shapes: Marks = {
  met: '■',
  late: '◪',
  unmet: '⊟',
  running: '◧',
  undetermined: '?',
  pending: '□',
  suspended: '‖',
  excused: '○',
  void: '–',
}

const asciiShapes: Marks = {
  met: '#',
  late: 'L',
  unmet: '=',
  running: '>',
  undetermined: '?',
  pending: '_',
  suspended: '"',
  excused: 'o',
  void: '-',
}

/** Shown where nothing was asked. It is no status. */
export function blankMarkOn({ isUnicode }: Pick<Screen, 'isUnicode'>): string {
  return isUnicode ? '·' : '.'
}

/** The marks that a screen can show. */
export function marksOn({ isUnicode }: Pick<Screen, 'isUnicode'>): Marks {
  return isUnicode ? shapes : asciiShapes
}

/** Text with what a screen without UTF-8 cannot show replaced by what it can. */
export function plainFor({ isUnicode }: Pick<Screen, 'isUnicode'>, text: string): string {
  if (isUnicode) return text
  return text
    .replaceAll('·', '-')
    .replaceAll('…', '...')
    .replaceAll(/[’‘]/g, "'")
    .replaceAll(/[“”]/g, '"')
    .replaceAll(/[–—]/g, '-')
}
