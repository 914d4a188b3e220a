// What each side said of another, with the answers, side by side, in each side's own words.
//
// A claim is not counted here or anywhere. Where no answer is on record, that is said; of a claim
// that somebody else put there, only that none was compiled.

import type { CompiledAgreement } from '@holdfast/agreement'
import type { Bounds } from '@holdfast/base'
import { entryNumberOf, type Claim } from '@holdfast/record'
import type { Screen } from '../terminal/screen.ts'
import { visible, wrapIndented } from '../terminal/text-width.ts'
import { shortTime } from './days.ts'
import { plainFor } from './marks.ts'

/** Claims shown; the latest are kept. */
const mostClaims = 40

/** The lines of claims and answers; none where there are no claims. */
export function claimLines(
  agreement: CompiledAgreement,
  claims: readonly Claim[],
  screen: Screen,
): readonly string[] {
  if (claims.length === 0) return []
  const shown = claims.slice(-mostClaims)
  const lines = ['', screen.paint('strong', screen.words.say('sheet.claims'))]
  lines.push(screen.paint('quiet', screen.words.say('sheet.claims.note')))
  if (shown.length < claims.length) {
    lines.push(screen.words.say('sheet.claims.earlier', { n: claims.length - shown.length }))
  }
  for (const claim of shown) lines.push('', ...oneClaim(agreement, claim, screen))
  return lines.map((line) => plainFor(screen, line))
}

function oneClaim(agreement: CompiledAgreement, claim: Claim, screen: Screen): string[] {
  const { words, names } = screen
  const { by, against, at, place, answers, source, entries } = claim
  const wrapped = (text: string, first: string): string =>
    wrapIndented(text, { width: screen.width, indent: '    ', first })
  const [entry] = entries
  const head = words.say('sheet.claim', {
    by: by.map(names.role).join(', '),
    about: against === null ? words.say('sheet.claim.nobody') : names.role(against),
    when: at === null ? words.say('sheet.claim.no-time') : boundsText(agreement, at, screen),
    place: place === null ? words.say('sheet.claim.no-place') : names.place(place),
    source: names.role(source),
    entry: entry === undefined ? 'none' : `${entry.room} ${entryNumberOf(entry.index)}`,
  })
  const lines = [wrapped(head, '  '), wrapped(visible(claim.words), '    ')]
  for (const answer of answers) {
    const said = words.say('sheet.claim.answer', {
      by: names.role(answer.by),
      kind: answer.kind,
      settled: answer.settled ? 'yes' : 'no',
      words: visible(answer.words),
    })
    lines.push(wrapped(said, '    '))
  }
  const none = claim.isQuoted === true ? 'sheet.claim.not-compiled' : 'sheet.claim.no-answer'
  if (answers.length === 0) lines.push(`    ${words.say(none)}`)
  return lines
}

// What goes on for days is never shown by its first day alone.
function boundsText(agreement: CompiledAgreement, at: Bounds, { words }: Screen): string {
  const [from, to] = [at.earliest, at.latest].map((one) => shortTime(agreement, one, words))
  return from === to || to === undefined ? (from ?? '') : `${from ?? ''} – ${to}`
}
