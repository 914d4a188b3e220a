// The head of a sheet in words: how the agreement stands in a line, and a line for each article.
//
// An article's line names days and counts, never a share of obligations. No two clauses and no two
// bearers are added. What is said is worked out in `analysis`; here it is worded.

import type { CompiledAgreement } from '@holdfast/agreement'
import type { ClauseSummary, DayCode, Gist, Summary } from '@holdfast/analysis'
import type { Screen } from '../terminal/screen.ts'
import { numeral } from '../words/numbers.ts'
import { daysWords, longTime, shortTime } from './days.ts'
import { noBearer } from './status-table.ts'

/** `Closed after day 7. Next due: nothing.` */
export function stateLine(
  agreement: CompiledAgreement,
  { state, inForce, nextDue }: Summary,
): string {
  if (state.kind === 'not-yet') {
    return `Not yet in force. It begins ${longTime(agreement, inForce.from)}.`
  }
  const due =
    nextDue === null
      ? 'nothing'
      : `${nextDue.clauses.join(', ')}, ${shortTime(agreement, nextDue.at)}`
  const where = state.kind === 'closed' ? 'Closed after' : 'In force,'
  return `${where} day ${state.day}. Next due: ${due}.`
}

/** One line for each article that asks something: `Article 3. Relief: counts differ on day 1`. */
export function articleLines(
  { articles }: CompiledAgreement,
  summary: Summary,
  screen: Screen,
): readonly string[] {
  return summary.articles.map(({ article, clauses }) => {
    const title = articles.find(({ id }) => id === article)?.title ?? ''
    const byClause = Map.groupBy(clauses, ({ clause }) => clause)
    const said = [...byClause].flatMap(([clause, own]) => clauseSaid(clause, own, screen))
    return `Article ${article}. ${title}: ${said.join('; ')}.`
  })
}

// What is the same of every bearer is said once.
function clauseSaid(
  clause: string,
  summaries: readonly ClauseSummary[],
  screen: Screen,
): readonly string[] {
  const said = summaries.map(({ gist }) => gistWords(gist))
  const [first = ''] = said
  if (said.every((one) => one === first)) return [`${clause} ${first}`]
  return summaries.map(
    ({ bearer }, at) => `${clause} (${bearer ?? noBearer(screen)}) ${said[at] ?? ''}`,
  )
}

function gistWords(gist: Gist): string {
  switch (gist.kind) {
    case 'nothing-yet':
      return 'nothing asked yet'
    case 'not-known':
      return 'not every count is known'
    case 'recorded':
      return recordedIn(gist)
    case 'days':
      return gist.said.map(({ code, days }) => `${dayWords[code]} on ${daysWords(days)}`).join(', ')
    case 'amount': {
      const running = gist.isRunning ? ', running' : ''
      const more = gist.isLowerBound ? ' or more' : ''
      return `${numeral(gist.value)}${more} of ${numeral(gist.target)}${running}`
    }
  }
}

function recordedIn(gist: Gist & { kind: 'recorded' }): string {
  const { recorded, determined, days, watched } = gist
  if (recorded > 0) {
    const where = days.length === 0 ? numeral(recorded) : `on ${daysWords(days)}`
    return `recorded ${where}, determined: ${determined === 0 ? 'none' : numeral(determined)}`
  }
  if (watched === 'nobody') return 'nothing recorded'
  return `nothing recorded, observed ${watched === 'throughout' ? 'throughout' : 'in part'}`
}

const dayWords: Readonly<Record<DayCode, string>> = {
  reached: 'reached',
  late: 'reached late',
  below: 'below the number asked',
  differ: 'counts differ',
  'not-closed': 'not closed',
  'no-coverage': 'nobody stated what they could observe',
  'partly-covered': 'observed in part',
  'no-count': 'no count',
  running: 'running',
  suspended: 'suspended',
  undetermined: 'undetermined',
}
