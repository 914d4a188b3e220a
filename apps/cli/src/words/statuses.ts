// The words for statuses, reasons, bases and effects. Both sides must be able to live with them.
//
// We count; bodies judge. Nothing here says that anything is broken, violated, failed or kept. A
// prohibition reads "recorded 1 · determined 0"; where nobody looked it says so.

import type { Basis, IdleAct, Quantity, Reason } from '@holdfast/agreement'
import type { StatusName } from '@holdfast/agreement'
import { unreachable, type Instant } from '@holdfast/base'

/** How a status is said in a table. */
export const statusWords: Readonly<Record<StatusName, string>> = {
  met: 'met',
  late: 'late',
  unmet: 'unmet, by this count',
  running: 'running',
  undetermined: 'undetermined',
  pending: 'pending',
  suspended: 'suspended',
  excused: 'excused',
  void: 'void',
}

/** How a status is explained in the key of the strip. */
export const statusKeyWords: Readonly<Record<StatusName, string>> = {
  ...statusWords,
  late: 'met late',
  running: 'running',
  pending: 'pending: not yet open',
}

/** How a basis is said. */
export const basisWords: Readonly<Record<Basis, string>> = {
  reported: 'reported, the weakest basis',
  corroborated: 'corroborated by another source',
  verified: 'verified by somebody named',
  determined: 'determined by a body of the agreement',
}

/** The bearer of a clause that names none. */
export const noBearer = 'none named'

/** What the words of a reason are made with. */
export type Wording = {
  /** An instant on the agreement's own clock. */
  readonly print: (instant: Instant) => string
  /** The name of a role as people know it. */
  readonly roleName: (id: string) => string
}

const numberWords = ['no', 'one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine']

/** A small number in letters, a large one in digits. */
export function countWord(count: number): string {
  return numberWords[count] ?? String(count)
}

/** `1 fact`, `7 facts`. */
export function plural(count: number, noun: string): string {
  return `${numeral(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** `one count`, `three counts`. */
export function counted(count: number, noun: string): string {
  return `${countWord(count)} ${noun}${count === 1 ? '' : 's'}`
}

/** `50 persons`. */
export function quantityWords({ value, unit }: Quantity): string {
  return `${numeral(value)} ${unit}`
}

/** A number as it is written in a table: no rounding, thousands apart. */
export function numeral(value: number): string {
  const [whole = '', part] = String(value).split('.')
  if (/e/.test(whole)) return String(value)
  const spaced = whole.length > 4 ? whole.replaceAll(/\B(?=(\d{3})+$)/g, ' ') : whole
  return part === undefined ? spaced : `${spaced}.${part}`
}

const nobodyLooked = 'nobody stated what they could observe'

/** Why a status is what it is. */
export function reasonWords(reason: Reason, wording: Wording): string {
  const { print, roleName } = wording
  switch (reason.code) {
    case 'trigger-awaited':
      return 'waits for what opens it'
    case 'not-yet-open':
      return 'its time has not begun'
    case 'window-open':
      return 'its time runs'
    case 'target-reached':
      return `reached ${print(reason.at)}`
    case 'reached-late':
      return `reached ${print(reason.at)}, after it was due`
    case 'closed-below':
      return 'a total for the period closes the count below the number asked'
    case 'exceeded':
      return 'the count is above the number allowed'
    case 'kept-below':
      return 'the count stayed within the number allowed'
    case 'not-closed':
      return `${numeral(reason.atLeast)} or more: nothing closes the count`
    case 'no-count':
      return 'no count on record'
    case 'counts-differ': {
      const figures = reason.readings.map(({ source, stage, value, closes }) => {
        const stageWord = stage === null ? '' : ` ${stage}`
        return `${numeral(value)}${closes ? '' : ' or more'}${stageWord} (${roleName(source)})`
      })
      const counts = counted(reason.readings.length, 'count')
      return `${counts} on record decide differently: ${figures.join(', ')}`
    }
    case 'bounds-straddle':
      return 'the time of something on record is known only within bounds that would decide'
    case 'place-unknown':
      return 'the place of something on record was not given, and it would decide'
    case 'incident-recorded':
      return recordedWords(reason)
    case 'no-coverage':
      return reason.recorded === 0
        ? `nothing recorded; ${nobodyLooked}`
        : `${recordedWords(reason)}; on this basis it does not count, and ${nobodyLooked}`
    case 'partly-covered':
      return `nothing recorded; observed in ${reason.observed} of ${reason.of} parts`
    case 'covered-none-recorded':
      return 'nothing recorded; observed throughout'
    case 'suspended-by':
      return 'suspended by an act on record'
    case 'excused-by':
      return 'excused by an act on record'
    case 'superseded-by':
      return 'replaced by a later text'
    case 'trigger-cannot-come':
      return 'what would open it can no longer come'
    case 'base-unknown':
      return `nobody said how many ${reason.group} holds`
    case 'part-decides':
      return `its part “${reason.label}” decides`
    default:
      return unreachable(reason)
  }
}

/** `recorded 1 · determined 0`. */
export function recordedWords(counts: {
  readonly recorded: number
  readonly determined: number
}): string {
  return `recorded ${counts.recorded} · determined ${counts.determined}`
}

/** Why an act on record had no effect. */
export const idleWords: Readonly<Record<IdleAct['why'], string>> = {
  'no-power': 'the text gives nobody this power',
  'not-the-holder': 'the text gives this power to others',
  'beyond-the-limit': 'beyond the limit the text sets',
  'after-the-end': 'after the end of the agreement',
  'unknown-target': 'it names something that is not there',
}

/** What the strip says of a day on which nothing was asked. */
export const blankWords = 'blank: nothing asked that day'
