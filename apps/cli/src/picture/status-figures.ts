// A status in figures and words: how much of how much, by whose count, and why.
//
// The figures are those of `analysis`, which every screen shows; here they are written out.

import type { CompiledAgreement, Status } from '@holdfast/agreement'
import { figuresOf, type Figure } from '@holdfast/analysis'
import type { Instant } from '@holdfast/base'
import { reasonBrief } from '@holdfast/words'
import type { Screen } from '../terminal/screen.ts'
import { numeral, quantityWords } from '../words/numbers.ts'
import { shortTime } from './days.ts'

/** A figure by itself: `196`, `30 or more`. Empty where it stands in the reason. */
export function figureWords(figure: Figure): string {
  switch (figure.kind) {
    case 'count':
    case 'of':
      return `${numeral(figure.value)}${figure.isLowerBound ? ' or more' : ''}`
    case 'recorded':
    case 'observed':
    case 'no-count':
      return ''
  }
}

/** `50 of 50 persons`, `196; 230 of 200 trucks`; `– of 200 trucks` where nothing was counted. */
export function figureOf(status: Status, isProhibition: boolean): string {
  if (isProhibition) return ''
  const said = figuresOf(status)
    .map(figureWords)
    .filter((text) => text !== '')
  return `${said.length === 0 ? '–' : said.join('; ')} of ${quantityWords(status.target)}`
}

/** `unrwa received; ocha dispatched`: each source with its stage, in the order of the figures. */
export function countsOf(status: Status): string {
  const counts = figuresOf(status).filter(({ kind }) => kind === 'count')
  const told = counts.length > 0 ? counts : status.facts
  const named = told.flatMap((count) => ('source' in count ? [seriesWords(count)] : []))
  return [...new Set(named)].join('; ')
}

function seriesWords({
  source,
  stage,
}: {
  readonly source: string
  readonly stage: string | null
}): string {
  return stage === null ? source : `${source} ${stage}`
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
