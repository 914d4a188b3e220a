// The state of an agreement in one line: in force or over, what each article comes to, what is
// next.
//
// It counts and never judges; it adds nothing up across unlike obligations.

import type { Words } from '../words/use-words.ts'
import { summariesOf, type Summary } from './article-summary.ts'
import type { Scene } from './scene.ts'

/** The most articles that the line speaks of; the page has them all. */
const articlesInLine = 4

export function stateLine(
  scene: Scene,
  words: Words,
): { readonly lead: string; readonly rest: readonly string[] } {
  const { agreement, answer, clock, isOver, day, asOf } = scene
  const lead = isOver
    ? words.say('state.closed', { day })
    : asOf < answer.inForce.from
      ? words.say('state.not-yet', { date: clock.full(answer.inForce.from) })
      : words.say('state.in-force', { day })
  if (!scene.hasStatuses) return { lead, rest: [words.say('state.off')] }
  const parts = agreement.articles.flatMap(({ id }) => {
    const said = summariesOf(agreement, id, answer.statuses, clock)
      .filter((summary) => summary.kind !== 'each')
      .flatMap((summary) => shortly(summary, words))
    return said.length === 0
      ? []
      : [words.say('state.article', { id, said: said.join(words.say('state.and')) })]
  })
  return { lead, rest: [...parts.slice(0, articlesInLine), nextDue(scene, words)] }
}

/** A summary in a few words. */
export function shortly(summary: Summary, words: Words): readonly string[] {
  switch (summary.kind) {
    case 'incidents':
      if (summary.days.length === 0) return [words.say('state.no-incidents')]
      return [
        words.say('state.incidents', {
          n: summary.days.length,
          days: words.list(summary.days.map(String)),
          determined:
            summary.determined === 0 ? words.say('state.none') : String(summary.determined),
        }),
      ]
    case 'reached':
      return [
        words.say('state.reached', {
          value: words.number(summary.value),
          target: words.number(summary.target),
        }),
      ]
    case 'differ':
      return [
        words.say('state.differ', {
          n: summary.days.length,
          days: words.list(summary.days.map(String)),
        }),
      ]
    case 'each':
      return [
        summary.values.map((value) => (value === null ? '–' : words.number(value))).join(', '),
      ]
  }
}

function nextDue({ answer, asOf, clock }: Scene, words: Words): string {
  const next = answer.statuses
    .filter(({ status, window }) => status === 'running' && window.to !== null && window.to > asOf)
    .toSorted((a, b) => (a.window.to ?? 0) - (b.window.to ?? 0))[0]
  if (next === undefined || next.window.to === null) return words.say('state.next-nothing')
  const at = next.window.to
  const clauses = new Set(
    answer.statuses
      .filter(({ status, window }) => status === 'running' && window.to === at)
      .map(({ clause }) => String(clause)),
  )
  return words.say('state.next', { clauses: words.list([...clauses]), time: clock.brief(at) })
}
