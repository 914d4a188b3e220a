// A citation in the reader's language: what, of which agreement, as of when, from which entries, on
// which basis, by whose count, where it stands, and the digest of the answer.
//
// It quotes figures as the strip shows them and says nothing more of them.

import type { Strip } from '@holdfast/analysis'
import { figureText } from '../../parts/Figures.tsx'
import { spacedId } from '../../names/names.ts'
import type { Search } from '../../question/question.ts'
import type { Scene } from '../../scene/scene.ts'
import type { Words } from '../../words/use-words.ts'

export type Cited = {
  readonly subject: string
  readonly url: string
  readonly digest: string
}

/** The citation. */
export function citationWords({ subject, url, digest }: Cited, scene: Scene, words: Words): string {
  const { summary, clock, names } = scene
  const { knownAt, asOf, basis, source, stage } = summary
  const known = Object.entries(knownAt).map(([room, n]) =>
    words.say('cite.known', { n, room: roomWords(room, words) }),
  )
  const whose = [
    ...(source === null ? [] : [names.role(source)]),
    ...(stage === null ? [] : [names.word('stage', stage)]),
  ]
  return words.say('cite.words', {
    subject,
    title: names.title,
    time: clock.full(asOf),
    known: words.list(known),
    basis: words.say(`basis.${basis}`).toLocaleLowerCase(words.language.locale),
    count:
      whose.length === 0
        ? words.say('cite.all-counts')
        : words.say('cite.one-count', { whose: words.list(whose) }),
    url,
    digest,
  })
}

/** What is cited. `strip` has the clause's marks as they stand, where an instance is cited. */
export function subjectWords(
  { room, entry, clause, instance, bearer = '' }: Search,
  strip: Pick<Strip, 'rows'> | undefined,
  { names }: Pick<Scene, 'names'>,
  words: Words,
): string {
  if (room !== undefined && entry !== undefined) {
    return words.say('cite.entry', { n: Number(entry), room: roomWords(room, words) })
  }
  if (clause === undefined) return words.say('cite.overview')
  const row = strip?.rows.find((one) => one.clause === clause && (one.bearer ?? '') === bearer)
  const mark = row?.cells.flat().find((one) => one.instance === instance)
  if (row === undefined || mark === undefined) return words.say('cite.clause', { clause })
  const figures = mark.figures.map((figure) => {
    const source = figure.kind === 'count' ? `${names.role(figure.source)}: ` : ''
    return `${source}${figureText(figure, names, words)}`
  })
  return words.say('cite.instance', {
    clause,
    bearer: names.role(row.bearer),
    instance: instanceName(mark.instance, words),
    status: words.say(`status.${mark.status}`),
    figures: figures.length === 0 ? words.say('cite.no-figures') : words.list(figures),
  })
}

function roomWords(room: string, words: Words): string {
  return words.sayOr(`room.${room}`, spacedId(room))
}

/** "Day 2", where that is all that names it; else as the record names it. */
function instanceName(instance: string, words: Words): string {
  const [, unit = '', n = ''] = /^(day|week|month|period|step)-(\d+)$/.exec(instance) ?? []
  return unit === '' ? instance : words.say(`instance.${unit}`, { n: Number(n) })
}
