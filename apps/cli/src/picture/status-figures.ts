// A status in figures and words: how much of how much, by whose count, and why.
//
// Shared by the table of statuses and the lines of the head, so that both say the same.

import type { CompiledAgreement, Status } from '@holdfast/agreement'
import { numeral, quantityWords, reasonWords } from '../words/statuses.ts'
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
export function whyOf(status: Status, agreement: CompiledAgreement): string {
  const wording = {
    print: (at: Parameters<typeof shortTime>[1]) => shortTime(agreement, at),
    roleName: (id: string) => id,
  }
  const { reason, parts, disputes } = status
  const why = reasonWords(reason, wording)
  const partWords = parts.map((part) => {
    const measured = part.measured === null ? '–' : numeral(part.measured.value)
    return `of which ${part.label}: ${measured} of ${quantityWords(part.target)}, ${part.status}`
  })
  const by = [...new Set(disputes.map((dispute) => dispute.by))]
  const disputed = by.length === 0 ? [] : [`disputed by ${by.join(', ')}`]
  return [why, ...partWords, ...disputed].filter((text) => text !== '').join('; ')
}
