// The state of an agreement in one line: in force or over, what is contested and by whom, and what
// is due, each with its bearer and whose word or count it is.
//
// It words the summary and adds nothing to it. It is no list of all figures: the page has them. Of
// a clause that several bear it names each as soon as something about one of them is contested.

import type { ClauseSummary, Due } from '@holdfast/analysis'
import { unreachable } from '@holdfast/base'
import type { Words } from '../words/use-words.ts'
import { bySources, daysValues, recordedWords, reachedWords } from './gist-words.ts'
import type { Scene } from './scene.ts'

/** The most clauses that the line says to be contested; the page has them all. */
const contestedInLine = 8
/** The most obligations that are named as due at one moment. */
const dueInLine = 5

export function stateLine(
  scene: Scene,
  words: Words,
): { readonly lead: string; readonly rest: readonly string[] } {
  const { summary, source } = scene
  const lead = leadOf(scene, words)
  if (!summary.hasStatuses) {
    return { lead, rest: [words.say('state.off', { where: whereOff(source.files) })] }
  }
  return { lead, rest: [contestedSaid(scene, words), nextDue(scene, words)] }
}

/** Where it is said that statuses are off: beside the text, or in it. */
export function whereOff(files: Readonly<Record<string, string>>): 'policy' | 'text' {
  return 'policy.json' in files ? 'policy' : 'text'
}

function leadOf({ summary, clock }: Scene, words: Words): string {
  const { kind, day } = summary.state
  switch (kind) {
    case 'closed':
      return words.say('state.closed', { day })
    case 'not-yet':
      return words.say('state.not-yet', { date: clock.full(summary.inForce.from) })
    case 'in-force':
      // Where nothing is worked out, nobody has said that it holds.
      return words.say(summary.hasStatuses ? 'state.in-force' : 'state.not-over', { day })
    default:
      return unreachable(kind)
  }
}

function contestedSaid(scene: Scene, words: Words): string {
  const clauses = scene.summary.articles.flatMap((article) => article.clauses)
  const contested = new Set(
    clauses.flatMap(({ clause, isContested }) => (isContested ? [clause] : [])),
  )
  const named = clauses.filter(({ clause }) => contested.has(clause))
  if (named.length === 0) return words.say('state.not-contested')
  const said = named.slice(0, contestedInLine).map((summary) => contestWords(summary, scene, words))
  const n = named.length - said.length
  const more = n === 0 ? [] : [words.say('state.more-contested', { n })]
  return words.say('state.contested', { said: [...said, ...more].join(words.say('state.and')) })
}

/** What is said about a clause and one bearer, by whom, beside each other. */
function contestWords(summary: ClauseSummary, scene: Scene, words: Words): string {
  const { clause, bearer, gist, claimed, sources, disputedBy, turnsOn } = summary
  const { names } = scene
  const parts = [
    ...(gist.kind === 'recorded' ? [recordedWords({ ...summary, gist }, names, words)] : []),
    ...(gist.kind === 'recorded'
      ? []
      : claimed.map(({ by, amount }) =>
          bySources(words.say('figures.claimed', { n: words.number(amount) }), [by], names, words),
        )),
    ...(gist.kind === 'days'
      ? gist.said.flatMap(({ code, days }) => {
          if (code !== 'differ') return []
          const said = words.say('gist.differ').toLowerCase()
          const dated = words.say('state.on', { said, ...daysValues(days, words) })
          return [bySources(dated, sources, names, words)]
        })
      : []),
    ...(disputedBy.length === 0
      ? []
      : [words.say('figures.disputed', { by: names.roles(disputedBy) })]),
    ...(turnsOn.length === 0
      ? []
      : [words.say('state.turns-on', { sources: names.roles(turnsOn) })]),
  ]
  const said = parts.length === 0 ? words.say('state.uncontested') : parts.join(' · ')
  return words.say('state.of', { clause, bearer: names.role(bearer), said })
}

function nextDue(scene: Scene, words: Words): string {
  const { summary, clock } = scene
  const { nextDue: next } = summary
  if (next === null) return words.say('state.next-nothing')
  const first = summary.due.filter(({ due }) => due === next.at)
  const said = first.slice(0, dueInLine).map((one) => dueWords(one, scene, words))
  const n = Math.max(0, next.clauses.length - new Set(first.map(({ clause }) => clause)).size)
  const left = first.length - said.length + n
  const all = left === 0 ? said : [...said, words.say('state.more', { n: left })]
  const clauses = all.join(words.say('state.and'))
  return words.say('state.next', { clauses, time: clock.brief(next.at) })
}

/** `2.1 (Hamas): 26 of 50 persons so far, by OCHA`. */
function dueWords({ clause, bearer, measured, target, sources }: Due, scene: Scene, words: Words) {
  const { names } = scene
  if (target.value === 0) return `${clause} (${names.role(bearer)})`
  const said =
    measured === null
      ? words.say('figures.no-count')
      : bySources(
          words.say('state.open', { said: reachedWords(measured, target, names, words) }),
          sources,
          names,
          words,
        )
  return words.say('state.of', { clause, bearer: names.role(bearer), said })
}
