// A status in figures and words: how much of how much, by whose count, and why.
//
// Shared by the table of statuses and the lines of the head, so that both say the same.

import type { CompiledAgreement, Status } from '@holdfast/agreement'
import { noStage, numeral, quantityWords, reasonWords, recordedWords } from '../words/statuses.ts'
import { shortTime } from './days.ts'

/** `50 of 50 persons`, `recorded 1 · determined 0`, `counts differ`. */
export function figureOf({ reason, measured, target }: Status, isProhibition: boolean): string {
  if (reason.code === 'incident-recorded') return recordedWords(reason)
  if (reason.code === 'no-coverage' && reason.recorded > 0) return recordedWords(reason)
  if (isProhibition) return ''
  if (reason.code === 'counts-differ') return `counts differ, ${quantityWords(target)} asked`
  if (reason.code === 'not-closed') {
    return `${numeral(reason.atLeast)} or more of ${quantityWords(target)}`
  }
  if (measured === null) return `– of ${quantityWords(target)}`
  return `${numeral(measured.value)} of ${quantityWords(target)}`
}

/** `unrwa received; ocha dispatched`: each source with its stage, once. */
export function countsOf({ facts, reason }: Status): string {
  const readings = reason.code === 'counts-differ' ? reason.readings : facts
  const named = readings.map(({ source, stage }) =>
    stage === null ? String(source) : `${source} ${stage}`,
  )
  return [...new Set(named)].join('; ')
}

/** Why, with the disputes that stand beside it. */
export function whyOf(
  status: Status,
  { agreement, isProhibition }: { agreement: CompiledAgreement; isProhibition: boolean },
): string {
  const wording = {
    print: (at: Parameters<typeof shortTime>[1]) => shortTime(agreement, at),
    roleName: (id: string) => id,
    isProhibition,
  }
  const { reason, parts, disputes } = status
  const isShown = reason.code === 'incident-recorded'
  const why = isShown ? '' : reasonWords(reason, wording)
  const partWords = parts.map((part) => {
    const measured = part.measured === null ? '–' : numeral(part.measured.value)
    return `of which ${part.label}: ${measured} of ${quantityWords(part.target)}, ${part.status}`
  })
  const by = [...new Set(disputes.map((dispute) => dispute.by))]
  const disputed = by.length === 0 ? [] : [`disputed by ${by.join(', ')}`]
  return [why, ...partWords, ...disputed].filter((text) => text !== '').join('; ')
}

/** Whether the text names the stage at which a count is taken. */
export function stageWords(stage: string | null): string {
  return stage ?? noStage
}
