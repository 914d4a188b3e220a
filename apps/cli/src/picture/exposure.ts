// One link of an exposure in lines: a table of its steps, and the step at which most is to come.
//
// What is to come for a side is in the unit of the other side’s duty.

import type { CompiledAgreement, Quantity } from '@holdfast/agreement'
import type { ExposureStep, LinkExposure } from '@holdfast/analysis'
import type { Screen } from '../terminal/screen.ts'
import { tableLines } from '../terminal/table.ts'
import { wrapIndented } from '../terminal/text-width.ts'
import { longTime, shortTime } from './days.ts'
import { instanceName } from './status-table.ts'

/** What it is drawn with. */
export type ExposureDrawing = {
  readonly agreement: CompiledAgreement
  readonly screen: Screen
  readonly entryOf: (statement: string) => string | null
}

/** The lines of a link. */
export function exposureLines(link: LinkExposure, drawing: ExposureDrawing): readonly string[] {
  const { screen, agreement } = drawing
  const { words, names, paint, width } = screen
  const { first, second, step } = link
  const title = words.say(`sheet.exposure.link-${link.kind}`, {
    first,
    second,
    step: step ?? 'all',
  })
  const sides = link.sides.map(names.role)
  const columns = [
    { head: words.say('sheet.head.step') },
    { head: words.say('sheet.head.when') },
    { head: words.say('sheet.head.done'), wraps: true },
    ...sides.flatMap((side) => [
      { head: words.say('sheet.exposure.given', { side }), wraps: true as const },
      { head: words.say('sheet.exposure.to-come', { side }), wraps: true as const },
    ]),
  ] as const
  const rows = link.steps.map((one, at) => rowOf(one, at, drawing))
  const most = link.greatest.map(({ side, step: at }) => {
    const found = at === null ? undefined : link.steps[at]
    const toCome = found?.sides[link.sides.indexOf(side)]?.toCome ?? null
    return found === undefined || toCome === null
      ? words.say('sheet.exposure.never', { side: names.role(side) })
      : words.say('sheet.exposure.greatest', {
          side: names.role(side),
          time: longTime(agreement, found.at, words),
          amount: names.count(toCome.value, toCome.unit),
        })
  })
  return [
    '',
    `  ${title} · ${sides.join(' · ')}`,
    ...tableLines({ columns, rows, width, paint, indent: '    ' }),
    ...most.map((line) => wrapIndented(line, { width, indent: '    ' })),
  ]
}

function rowOf(
  { at, done, sides }: ExposureStep,
  step: number,
  { agreement, screen, entryOf }: ExposureDrawing,
): readonly string[] {
  const { words, names } = screen
  const what = done.map(({ clause, instance }) =>
    instance === null
      ? words.say('sheet.exposure.each', { clause })
      : `${clause} ${instanceName(instance, entryOf, screen)}`,
  )
  const amount = (value: Quantity | null): string =>
    value === null ? words.say('sheet.tonight.not-known') : names.count(value.value, value.unit)
  return [
    String(step),
    shortTime(agreement, at, words),
    what.join(', '),
    ...sides.flatMap(({ given, toCome }) => [amount(given), amount(toCome)]),
  ]
}
