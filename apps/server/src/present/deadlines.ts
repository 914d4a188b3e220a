// The deadlines of an agreement as a calendar (RFC 5545): a moment for each instance that runs and
// has a deadline to come.
//
// The same list as "due" in the summary. An instance keeps its UID, so that a deadline that moves
// moves in a subscriber's calendar; DTSTAMP is when something was last said. It says no status.

import { dueOf, type Due } from '@holdfast/analysis'
import { meaningOf } from '@holdfast/language'
import type { Answer } from '@holdfast/sum'
import { vocabulary } from '@holdfast/vocabulary'
import { namesOf, sentenceWords, spokenNames, type Names, type Words } from '@holdfast/words'
import ical from 'ical-generator'
import { printInstant } from '@holdfast/base'
import { lastSaidAt, pageOf } from './pages.ts'

/** In whose words, and at which address people find the pages. */
export type Telling = { readonly words: Words; readonly base: string }

/** How long a subscriber may wait before they ask again. */
const askAgainSeconds = 3_600

/** The calendar. */
export function calendarFrom(answer: Answer, { words, base }: Telling): string {
  const { agreement, text } = answer
  const given = text.names.ok ? text.names.value : null
  const names = namesOf({ agreement, given, words })
  const url = pageOf(base, agreement.id, '/due')
  const calendar = ical({
    name: words.say('feed.deadlines', { title: names.title }),
    description: words.say('feed.deadlines.note', { url }),
    prodId: { company: 'Holdfast', product: 'Deadlines', language: words.language.id },
    url,
    ttl: askAgainSeconds,
  })
  const stamp = new Date(lastSaidAt(answer))
  for (const due of dueOf(answer)) {
    const clause = pageOf(base, agreement.id, '/text', { clause: due.clause })
    calendar.createEvent({
      id: `${[due.clause, due.instance, due.bearer ?? ''].join('/')}@${agreement.id}`,
      stamp,
      start: new Date(due.due),
      summary: words.say('feed.due', { clause: due.clause, bearer: names.role(due.bearer) }),
      description: noteOf(due, answer, { names, words }),
      url: clause,
    })
  }
  return `${calendar.toString()}\r\n`
}

type Named = { readonly names: Names; readonly words: Words }

function noteOf({ clause }: Due, answer: Answer, { names, words }: Named): string {
  const { agreement, knownAt } = answer
  const meaning = meaningOf(clause, agreement, vocabulary)
  const telling = { words, names: spokenNames(names, agreement, words), time: printInstant }
  return words.say('feed.due.note', {
    meaning: meaning === null ? clause : sentenceWords(meaning, telling),
    entry: knownAt['public'] ?? 0,
  })
}
