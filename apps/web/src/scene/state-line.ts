// The state of an agreement in one line: in force or over, what each article comes to, what is
// next.
//
// It words the summary and adds nothing to it. Of a clause by the day it says only on which days
// counts differ; the page has the rest.

import type { ClauseSummary } from '@holdfast/analysis'
import { sumOfAmounts, unreachable } from '@holdfast/base'
import type { Words } from '../words/use-words.ts'
import { amountWords, daysValues, determinedWords } from './gist-words.ts'
import type { Scene } from './scene.ts'

/** The most articles that the line speaks of; the page has them all. */
const articlesInLine = 4
/** The most clauses of an article that the line speaks of. */
const clausesInLine = 3
/** The most clauses that are named as due at one moment. */
const dueInLine = 5

export function stateLine(
  scene: Scene,
  words: Words,
): { readonly lead: string; readonly rest: readonly string[] } {
  const { summary } = scene
  const lead = leadOf(scene, words)
  if (!summary.hasStatuses) return { lead, rest: [words.say('state.off')] }
  const parts = summary.articles.flatMap(({ article, clauses }) => {
    const said = [...bansSaid(scene, clauses, words), ...dutiesSaid(clauses, words)]
    if (said.length === 0) return []
    const shown = said.slice(0, clausesInLine).join(words.say('state.and'))
    return [article === '' ? shown : words.say('state.article', { id: article, said: shown })]
  })
  return { lead, rest: [...parts.slice(0, articlesInLine), nextDue(scene, words)] }
}

function leadOf({ summary, clock }: Scene, words: Words): string {
  const { kind, day } = summary.state
  switch (kind) {
    case 'closed':
      return words.say('state.closed', { day })
    case 'not-yet':
      return words.say('state.not-yet', { date: clock.full(summary.inForce.from) })
    case 'in-force':
      return words.say('state.in-force', { day })
    default:
      return unreachable(kind)
  }
}

/** What is on record under an article's prohibitions; that nothing is, said once. */
function bansSaid(
  { names }: Scene,
  clauses: readonly ClauseSummary[],
  words: Words,
): readonly string[] {
  const bans = clauses.flatMap(({ gist, ...of }) =>
    gist.kind === 'recorded' ? [{ ...of, gist }] : [],
  )
  const something = bans.filter(({ gist }) => gist.recorded > 0)
  if (something.length === 0) {
    const n = sumOfAmounts(bans.map(({ gist }) => gist.claimed))
    const claimed = n === 0 ? [] : [words.say('gist.claimed', { n: words.number(n) })]
    return bans.length === 0 ? [] : [...claimed, words.say('state.no-incidents')]
  }
  return something.map(({ clause, bearer, gist }) =>
    words.say(gist.days.length === 0 ? 'state.incidents' : 'state.incidents-on', {
      clause,
      bearer: names.role(bearer),
      recorded: words.number(gist.recorded),
      determined: determinedWords(gist.determined, words),
      ...daysValues(gist.days, words),
    }),
  )
}

function dutiesSaid(clauses: readonly ClauseSummary[], words: Words): readonly string[] {
  return clauses.flatMap(({ gist }) => {
    if (gist.kind === 'amount') return [amountWords(gist, words)]
    if (gist.kind !== 'days') return []
    const differing = gist.said.find(({ code }) => code === 'differ')
    return differing === undefined
      ? []
      : [words.say('state.differ', daysValues(differing.days, words))]
  })
}

function nextDue({ summary: { nextDue: next }, clock }: Scene, words: Words): string {
  if (next === null) return words.say('state.next-nothing')
  const named = next.clauses.slice(0, dueInLine).map(String)
  const more = next.clauses.length - named.length
  const clauses = words.list(more === 0 ? named : [...named, words.say('state.more', { n: more })])
  return words.say('state.next', { clauses, time: clock.brief(next.at) })
}
