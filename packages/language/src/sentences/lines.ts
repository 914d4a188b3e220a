// Where something must be, seen from a line, and how large a weapon is.
// Distances are said in kilometres where that is a whole number of them.

import { unreachable } from '@holdfast/base'
import type { Filter, Gauge } from '@holdfast/agreement'
import { name, number, say, type Saying } from './saying.ts'

/** What a filter asks of a line and of a calibre. */
export function lineSayings({ line, gauges = [] }: Filter): readonly Saying[] {
  return [...gauges.map(gaugeSaying), ...(line === undefined ? [] : [seenFrom(line)])]
}

function seenFrom({ line, withinMetres, side }: NonNullable<Filter['line']>): Saying {
  const from = name('place', line)
  if (withinMetres === null) {
    return say('sentence.on-side', { side: name('side', side ?? ''), line: from })
  }
  const isWhole = withinMetres % 1_000 === 0
  const distance = isWhole
    ? say('sentence.kilometres', { n: number(withinMetres / 1_000) })
    : say('sentence.metres', { n: number(withinMetres) })
  if (side === null) return say('sentence.near', { distance, line: from })
  return say('sentence.near-side', { distance, side: name('side', side), line: from })
}

function gaugeSaying({ compare, value }: Gauge): Saying {
  const amount = say('sentence.millimetres', { n: number(value) })
  switch (compare) {
    case 'over':
      return say('sentence.over', { amount })
    case 'under':
      return say('sentence.under', { amount })
    case 'at-least':
      return say('sentence.at-least', { amount })
    case 'at-most':
      return say('sentence.at-most', { amount })
    case 'exactly':
      return say('sentence.exactly', { amount })
    default:
      return unreachable(compare)
  }
}

/** An act that takes a line behind which it is done. */
export function behindLine(act: Saying, { tags }: Filter): Saying {
  const [line] = tags['behind'] ?? []
  return line === undefined ? act : say('sentence.behind', { act, line: name('place', line) })
}
