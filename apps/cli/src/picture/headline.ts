// The head of a sheet in words: how the agreement stands in a line, and a line for each article.
//
// An article's line names days and counts, never a share of obligations. No two clauses and no two
// bearers are added. What is said is worked out in `analysis`; here it is worded.

import type { CompiledAgreement } from '@holdfast/agreement'
import type { ClauseSummary, Gist, Summary } from '@holdfast/analysis'
import { boundedWords, remarkWords, type Words } from '@holdfast/words'
import type { Screen } from '../terminal/screen.ts'
import { visible } from '../terminal/text-width.ts'
import { numeral } from '../words/numbers.ts'
import { daysWords, longTime, shortTime } from './days.ts'

/** `Closed after day 7. Next due: nothing.` */
export function stateLine(
  agreement: CompiledAgreement,
  { state, inForce, nextDue }: Summary,
  { words }: Screen,
): string {
  if (state.kind === 'not-yet') {
    return words.say('sheet.not-yet', { time: longTime(agreement, inForce.from, words) })
  }
  const due =
    nextDue === null
      ? words.say('sheet.nothing-due')
      : [...nextDue.clauses, shortTime(agreement, nextDue.at, words)].join(
          words.say('sheet.and-days'),
        )
  const id = state.kind === 'closed' ? 'sheet.closed' : 'sheet.in-force'
  return words.say(id, { day: state.day, due })
}

/** `Article 3. Relief`, by the title it has in the reader's language. */
export function articleWords(
  { articles, title: whole }: CompiledAgreement,
  article: string,
  { words, names }: Pick<Screen, 'words' | 'names'>,
): string {
  // What stands before the first heading is under the agreement's own title.
  if (article === '') return visible(whole)
  const signed = articles.find(({ id }) => id === article)?.title ?? ''
  const title = visible(names.article(article) ?? signed)
  return words.say('sheet.article', { id: article, title })
}

/** One line for each article that asks something: `Article 3. Relief: counts differ on day 1`. */
export function articleLines(
  agreement: CompiledAgreement,
  summary: Summary,
  screen: Screen,
): readonly string[] {
  return summary.articles.flatMap(({ article, clauses }) => {
    const byClause = Map.groupBy(clauses, ({ clause }) => clause)
    const said = [...byClause].flatMap(([clause, own]) => clauseSaid(clause, own, screen))
    const all = said.join(screen.words.say('sheet.and-clause'))
    const line = `${articleWords(agreement, article, screen)}: ${all}.`
    return [line, ...[...byClause].flatMap(([clause, own]) => remarkLines(clause, own, screen))]
  })
}

// A remark on what several bearers are asked is said once.
function remarkLines(
  clause: string,
  summaries: readonly ClauseSummary[],
  { words, names: { role, place, count } }: Screen,
): readonly string[] {
  const said = summaries.flatMap(({ remarks }) =>
    remarks.map((remark) => `${clause} ${remarkWords(remark, { words, role, place, count })}`),
  )
  return [...new Set(said)]
}

// What is the same of every bearer is said once.
function clauseSaid(
  clause: string,
  summaries: readonly ClauseSummary[],
  screen: Screen,
): readonly string[] {
  const said = summaries.map(({ gist }) => gistWords(gist, screen.words))
  const [first = ''] = said
  if (said.every((one) => one === first)) return [`${clause} ${first}`]
  return summaries.map(
    ({ bearer }, at) => `${clause} (${screen.names.role(bearer)}) ${said[at] ?? ''}`,
  )
}

function gistWords(gist: Gist, words: Words): string {
  switch (gist.kind) {
    case 'nothing-yet':
      return words.say('sheet.nothing-yet')
    case 'excused':
      return words.say('sheet.excused')
    case 'not-known':
      return words.say('sheet.not-known')
    case 'recorded':
      return recordedIn(gist, words)
    case 'days': {
      const said = gist.said.map(({ code, days }) => {
        const what = words.say(`sheet.days-code.${code}`)
        return words.say('sheet.on-days', { what, days: daysWords(days, words) })
      })
      return said.join(words.say('sheet.and-days'))
    }
    case 'amount':
      return words.say('sheet.amount', {
        value: boundedWords(words, {
          value: numeral(gist.value),
          isLowerBound: gist.isLowerBound,
        }),
        target: numeral(gist.target),
        running: gist.isRunning ? 'yes' : 'no',
      })
  }
}

function recordedIn(gist: Gist & { kind: 'recorded' }, words: Words): string {
  const { recorded, determined, claimed, days, watched } = gist
  const withClaims = (said: string): string =>
    claimed === 0 ? said : words.say('sheet.with-claims', { claimed: numeral(claimed), said })
  if (recorded === 0) {
    const where = watched === 'throughout' ? 'throughout' : watched === 'nobody' ? 'nobody' : 'part'
    return withClaims(words.say('sheet.nothing-recorded', { watched: where }))
  }
  const said = words.say('sheet.recorded', {
    where:
      days.length === 0
        ? numeral(recorded)
        : words.say('sheet.where-days', { days: daysWords(days, words) }),
    determined: determined === 0 ? 'none' : numeral(determined),
  })
  return withClaims(said)
}
