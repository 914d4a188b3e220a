// A status in figures and words: how much of how much, by whose count, and why.
//
// Shared by the table of statuses and the lines of the head, so that both say the same.

import type { CompiledAgreement, Status } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import { reasonBrief } from '@holdfast/words'
import type { Screen } from '../terminal/screen.ts'
import { numeral, quantityWords } from '../words/numbers.ts'
import { shortTime } from './days.ts'

/** `50 of 50 persons`; `– of 200 trucks` where there is no one count. Of a prohibition nothing. */
export function figureOf({ reason, measured, target }: Status, isProhibition: boolean): string {
  if (isProhibition) return ''
  if (reason.code === 'not-closed') {
    return `${numeral(reason.atLeast)} or more of ${quantityWords(target)}`
  }
  if (measured === null) return `– of ${quantityWords(target)}`
  return `${numeral(measured.value)} of ${quantityWords(target)}`
}

/** `unrwa received; ocha dispatched`: each source with its stage, once. */
export function countsOf({ facts, reason }: Status): string {
  // Counts that differ are named one by one in the reason.
  if (reason.code === 'counts-differ') return ''
  const named = facts.map(({ source, stage }) =>
    stage === null ? String(source) : `${source} ${stage}`,
  )
  return [...new Set(named)].join('; ')
}

/** Why, with the disputes that stand beside it. */
export function whyOf(
  status: Status,
  agreement: CompiledAgreement,
  { words }: Pick<Screen, 'words'>,
): string {
  const asItIs = (id: string): string => id
  const telling = {
    words,
    role: asItIs,
    stage: asItIs,
    name: asItIs,
    time: (at: Instant) => shortTime(agreement, at),
  }
  const { reason, parts, disputes } = status
  const why = reasonBrief(reason, telling)
  const partWords = parts.map((part) => {
    const measured = part.measured === null ? '–' : numeral(part.measured.value)
    const status = words.say(`status.${part.status}`)
    return `of which ${part.label}: ${measured} of ${quantityWords(part.target)}, ${status}`
  })
  const by = [...new Set(disputes.map((dispute) => dispute.by))]
  const disputed = by.length === 0 ? [] : [`disputed by ${by.join(', ')}`]
  return [why, ...partWords, ...disputed].filter((text) => text !== '').join('; ')
}
