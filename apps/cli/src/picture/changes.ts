// Which statuses change, in a table: each instance with how it stands before and after, and how
// many more have other figures alone.

import type { WhatIfAnswer, WhatIfChange } from '@holdfast/analysis'
import type { Answer } from '@holdfast/sum'
import type { Screen } from '../terminal/screen.ts'
import { tableLines } from '../terminal/table.ts'
import { marksOn } from './marks.ts'
import { entryFinder } from './sheet-head.ts'
import { instanceName } from './status-table.ts'

/** The table, and the count of other figures below it; `after` is the answer after the change. */
export function changeLines(
  { changes, figures }: Pick<WhatIfAnswer, 'changes' | 'figures'>,
  after: Answer,
  screen: Screen,
): readonly string[] {
  const { words, paint, width } = screen
  const columns = ['clause', 'for', 'bearer', 'before', 'after'].map((name) => {
    const head = words.say(`sheet.head.${name}`)
    return name === 'before' || name === 'after' ? ({ head, wraps: true } as const) : { head }
  })
  const rows = changes.map((one) => rowOf(one, after, screen))
  return [
    ...(rows.length === 0
      ? []
      : ['', ...tableLines({ columns, rows, width, paint, indent: '  ' })]),
    ...(figures.length === 0 ? [] : ['', words.say('sheet.whatif.figures', { n: figures.length })]),
  ]
}

function rowOf(change: WhatIfChange, after: Answer, screen: Screen): readonly string[] {
  const { words, names } = screen
  const side = (one: WhatIfChange['before']): string => {
    if (one === null) return words.say('sheet.whatif.absent')
    const mark = `${marksOn(screen)[one.status]} ${words.say(`status.${one.status}`)}`
    const { measured, target } = one
    if (measured === null || target.value === 0) return mark
    return `${mark}, ${words.say('sheet.of', {
      value: String(measured.value),
      target: names.count(target.value, target.unit),
    })}`
  }
  return [
    change.clause,
    instanceName(change.instance, entryFinder(after.replayed), screen),
    names.role(change.bearer),
    side(change.before),
    side(change.after),
  ]
}
