// How a figure is told that is shown beside a clause and counted nowhere: with what it is, whose it
// is, and of which days. Sheet and page ask here.

import { boundedWords } from './bounded-words.ts'
import type { Words } from './words.ts'

/** A figure of a source, and what it is. */
type Remarked = {
  readonly source: string
  readonly amount: { readonly value: number; readonly unit: string }
  readonly per: 'day' | 'week' | 'month' | null
  readonly isLowerBound: boolean
  readonly days: { readonly from: number; readonly to: number }
  readonly place: string | null
}

/** How whoever shows it names what it speaks of. */
type RemarkNaming = {
  readonly words: Pick<Words, 'say'>
  readonly role: (id: string) => string
  readonly place: (id: string) => string
  readonly count: (value: number, unit: string) => string
}

/** `agency, days 1 to 5: 90 trucks a day in the mean. Shown, and counted nowhere.` */
export function remarkWords(remark: Remarked, { words, role, place, count }: RemarkNaming): string {
  const { source, amount, per, isLowerBound, days } = remark
  const value = count(amount.value, amount.unit)
  return words.say(per === null ? 'remark.number' : 'remark.average', {
    source: role(source),
    amount: boundedWords(words, { value, isLowerBound }),
    ...(per === null ? {} : { per }),
    place: remark.place === null ? 'none' : place(remark.place),
    days: days.from === days.to ? 'one' : 'several',
    from: days.from,
    to: days.to,
  })
}
