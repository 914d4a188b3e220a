// A status in figures and words: how much of how much, by whose count, and why.
//
// The figures are those of `analysis`, which every screen shows; here they are written out.

import type { CompiledAgreement, Status } from '@holdfast/agreement'
import { claimedOf, figuresOf, type Figure } from '@holdfast/analysis'
import type { Instant } from '@holdfast/base'
import { boundedWords, reasonBrief, withoutWords } from '@holdfast/words'
import type { Screen } from '../terminal/screen.ts'
import { numeral } from '../words/numbers.ts'
import { shortTime } from './days.ts'

type Speaking = Pick<Screen, 'words' | 'names'>

/** A figure by itself: `196`, `30 or more`. Empty where it stands in the reason. */
function figureWords(figure: Figure, { words }: Speaking): string {
  switch (figure.kind) {
    case 'count':
    case 'of': {
      const value = numeral(figure.value)
      return boundedWords(words, { value, isLowerBound: figure.isLowerBound })
    }
    case 'recorded':
    case 'observed':
    case 'no-count':
    case 'claimed':
    case 'disputed':
    case 'without':
      return ''
  }
}

/**
 * `50 of 50 persons`, `196; 230 of 200 trucks`; `– of 200 trucks` where nothing was counted, and
 * `–` where nobody said how many there are to be.
 */
export function figureOf(status: Status, isProhibition: boolean, speaking: Speaking): string {
  if (isProhibition) return ''
  const said = figuresOf(status)
    .map((figure) => figureWords(figure, speaking))
    .filter((text) => text !== '')
  // A share of a number that nobody knows is no number, and not nought.
  if (status.reason.code === 'base-unknown') return '–'
  const { value, unit } = status.target
  return speaking.words.say('sheet.of', {
    value: said.length === 0 ? '–' : said.join('; '),
    target: speaking.names.count(value, unit),
  })
}

/** `unrwa received; ocha dispatched`: each source with its stage, in the order of the figures. */
export function countsOf(status: Status, speaking: Speaking): string {
  const counts = figuresOf(status).filter(({ kind }) => kind === 'count')
  const told = counts.length > 0 ? counts : status.facts
  const named = told.flatMap((count) => ('source' in count ? [seriesWords(count, speaking)] : []))
  return [...new Set(named)].join('; ')
}

type Series = { readonly source: string; readonly stage: string | null }

function seriesWords({ source, stage }: Series, { names }: Speaking): string {
  const role = names.role(source)
  return stage === null ? role : `${role} ${names.word('stage', stage)}`
}

/** Why, with the disputes and claims that stand beside it. */
export function whyOf(status: Status, agreement: CompiledAgreement, speaking: Speaking): string {
  const { words, names } = speaking
  const { reason, parts, disputes } = status
  const why = reasonBrief(reason, {
    words,
    role: names.role,
    stage: (id) => names.word('stage', id),
    name: (id) => names.word('class', id),
    time: (at: Instant) => shortTime(agreement, at, words),
  })
  const partWords = parts.map((part) =>
    words.say('sheet.part', {
      label: names.word('class', part.label),
      measured: part.measured === null ? '–' : numeral(part.measured.value),
      target: names.count(part.target.value, part.target.unit),
      status: words.say(`status.${part.status}`),
    }),
  )
  const by = [...new Set(disputes.map((dispute) => names.role(dispute.by)))]
  const disputed = by.length === 0 ? [] : [words.say('sheet.disputed', { by: by.join(', ') })]
  const claimed = claimedOf(status).map((claim) =>
    words.say('sheet.claimed', {
      amount: names.count(claim.amount, status.target.unit),
      by: names.role(claim.by),
    }),
  )
  const without =
    status.without === undefined
      ? []
      : [withoutWords('sheet.without', status.without, { words, role: names.role })]
  return [why, ...partWords, ...disputed, ...claimed, ...without]
    .filter((text) => text !== '')
    .join('; ')
}
