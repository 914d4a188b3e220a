// What each side said of another, with the answers, side by side, in each side's own words.
//
// A claim is not counted here or anywhere. Where nobody answered, that is said and nothing more.

import type { CompiledAgreement } from '@holdfast/agreement'
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
  const lines = ['', screen.paint('strong', 'Claims and answers')]
  lines.push(screen.paint('quiet', 'In each side’s words, as reported. A claim is no finding.'))
  if (shown.length < claims.length) {
    lines.push(`(${claims.length - shown.length} earlier ones: holdfast replay lists every one)`)
  }
  for (const claim of shown) lines.push('', ...oneClaim(agreement, claim, screen))
  return lines.map((line) => plainFor(screen, line))
}

function oneClaim(agreement: CompiledAgreement, claim: Claim, screen: Screen): string[] {
  const { by, against, at, place, words, answers, source, entries } = claim
  const wrapped = (text: string, first: string): string =>
    wrapIndented(visible(text), { width: screen.width, indent: '    ', first })
  const when = at === null ? 'no time given' : shortTime(agreement, at.earliest)
  const [entry] = entries
  const where = entry === undefined ? '' : `, entry ${entry.room} ${entryNumberOf(entry.index)}`
  const about = against === null ? 'nobody named' : against
  const head = `${by.join(', ')} about ${about} · ${when} · ${place ?? 'no place given'} `
  const lines = [wrapped(`${head}(source ${source}${where})`, '  '), wrapped(words, '    ')]
  for (const answer of answers) {
    const settled = answer.settled ? ', settled' : ''
    lines.push(wrapped(`${answer.by} ${answer.kind}${settled}: ${answer.words}`, '    '))
  }
  if (answers.length === 0) lines.push('    No answer on record.')
  return lines
}
