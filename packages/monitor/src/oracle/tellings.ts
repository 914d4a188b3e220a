// What there was at least and at most, where several sources tell of acts.
//
// A supply is a list of reports that cannot be the same act. There was at least what the best
// supply holds, and at most all together.

import type { CompiledAgreement, Fact } from '@holdfast/agreement'
import { dayStart, hourMs, instantFromMs, type Calendar } from '@holdfast/base'
import { partsOf, sumOf, thousandths } from './heard.ts'

type Reports = readonly Fact[]

/**
 * The supplies of the least run: "made once per source and once for the cells' largest sources".
 * Of sources that say as much, the one that was done first.
 */
export function suppliesOf(agreement: CompiledAgreement, all: Reports): readonly Reports[] {
  const reports = all.toSorted((a, b) => a.at.latest - b.at.latest || a.at.earliest - b.at.earliest)
  const bySource = [...groupsOf(reports, ({ source }) => source).values()]
  return [...bySource, ofBlocks(agreement, reports)]
}

/** How much some reports come to, in thousandths. */
function sizeOf(reports: Reports): number {
  return sumOf(reports.map(({ amount }) => thousandths(amount.value)))
}

/** "the sum, over days …, of the greater of that day's largest source and the sum over places". */
function ofDays(agreement: CompiledAgreement, reports: Reports): Reports {
  const inOneDay = reports.filter((fact) => {
    const [first, last] = daysOf(agreement.calendar, fact)
    return first === last
  })
  const days = groupsOf(inOneDay, (fact) => daysOf(agreement.calendar, fact)[0])
  return [...days.values()].flatMap((day) => largestOf(agreement, day))
}

/**
 * "or the same sum over blocks, days joined by the reports that span them, where that is greater":
 * block by block.
 */
function ofBlocks(agreement: CompiledAgreement, reports: Reports): Reports {
  const order = reports.toSorted(
    (a, b) => daysOf(agreement.calendar, a)[0] - daysOf(agreement.calendar, b)[0],
  )
  const blocks: { last: number; facts: Fact[] }[] = []
  for (const fact of order) {
    const [first, last] = daysOf(agreement.calendar, fact)
    const open = blocks.at(-1)
    if (open !== undefined && first <= open.last) {
      open.facts.push(fact)
      open.last = Math.max(open.last, last)
    } else blocks.push({ last, facts: [fact] })
  }
  return blocks.flatMap(({ facts }) => {
    const [days, whole] = [ofDays(agreement, facts), largestOf(agreement, facts)]
    return sizeOf(whole) > sizeOf(days) ? whole : days
  })
}

/** The largest source's reports, or each smallest place's largest source's where that is more. */
function largestOf(agreement: CompiledAgreement, reports: Reports): Reports {
  const isSmallest = ({ place }: Fact): boolean =>
    place !== null && partsOf(agreement, place).length === 0
  const places = groupsOf(reports.filter(isSmallest), ({ place }) => place)
  const byPlace = [...places.values()].flatMap(largestSource)
  const whole = largestSource(reports)
  return sizeOf(byPlace) > sizeOf(whole) ? byPlace : whole
}

function largestSource(reports: Reports): Reports {
  let best: Reports = []
  for (const own of groupsOf(reports, ({ source }) => source).values()) {
    if (sizeOf(own) > sizeOf(best)) best = own
  }
  return best
}

/** "a time given to the minute is taken two hours wide, for matching sources only". */
function daysOf(calendar: Calendar, { at }: Fact): readonly [number, number] {
  const isSharp = at.earliest === at.latest
  const wide = isSharp ? hourMs : 0
  return [
    dayStart(calendar, instantFromMs(at.earliest - wide)),
    // The end of a day is no part of it.
    dayStart(calendar, instantFromMs(at.latest + wide - 1)),
  ]
}

function groupsOf<Key>(reports: Reports, keyOf: (fact: Fact) => Key): ReadonlyMap<Key, Reports> {
  const groups = new Map<Key, Fact[]>()
  for (const fact of reports) groups.set(keyOf(fact), [...(groups.get(keyOf(fact)) ?? []), fact])
  return groups
}
