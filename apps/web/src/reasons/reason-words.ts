// Why a status is what it is: a reason's code with its particulars, in words.
//
// Every number says whose it is. Nothing is judged: the words are those of counting.

import { unreachable } from '@holdfast/base'
import type { Reading, Status } from '@holdfast/agreement'
import type { Names } from '../names/names.ts'
import type { Clock } from '../time/clock.ts'
import type { Words } from '../words/use-words.ts'

export type Teller = { readonly names: Names; readonly clock: Clock; readonly words: Words }

/** The reason of a status in one or two sentences. */
export function reasonWords(status: Status, teller: Teller): string {
  const { names, clock, words } = teller
  const { reason } = status
  const say = (values: Record<string, string | number> = {}): string =>
    words.say(`reason.${reason.code}`, values)
  const measured =
    status.measured === null ? '' : names.count(status.measured.value, status.measured.unit)
  const target = names.count(status.target.value, status.target.unit)
  const whose = sourcesWords(status, teller)
  switch (reason.code) {
    case 'target-reached':
    case 'reached-late':
      return say({ measured, target, time: clock.brief(reason.at), whose })
    case 'window-open':
    case 'closed-below':
    case 'exceeded':
    case 'kept-below':
      return say({
        measured: measured === '' ? words.say('reason.nothing') : measured,
        target,
        whose,
      })
    case 'not-closed':
      return say({ least: names.count(reason.atLeast, status.target.unit), target, whose })
    case 'counts-differ':
      return say({
        n: reason.readings.length,
        readings: words.list(
          reason.readings.map((reading) => readingWords(reading, status, teller)),
        ),
      })
    case 'incident-recorded':
    case 'no-coverage':
      return say({ recorded: reason.recorded, determined: reason.determined, whose })
    case 'partly-covered':
      return say({ observed: reason.observed, of: reason.of })
    case 'bounds-straddle':
    case 'place-unknown':
      return say({ n: reason.facts.length, whose })
    case 'base-unknown':
      return say({ group: names.word('class', reason.group) })
    case 'part-decides':
      return say({ label: names.word('class', reason.label) })
    case 'trigger-awaited':
    case 'not-yet-open':
    case 'no-count':
    case 'covered-none-recorded':
    case 'suspended-by':
    case 'excused-by':
    case 'superseded-by':
    case 'trigger-cannot-come':
      return say()
    default:
      return unreachable(reason)
  }
}

/** One count with its stage, its source, and whether it closes anything. */
export function readingWords(reading: Reading, status: Status, teller: Teller): string {
  const { names, clock, words } = teller
  const fact = status.facts.find(
    ({ source, stage }) => source === reading.source && stage === reading.stage,
  )
  const stage = reading.stage === null ? '' : names.word('stage', reading.stage)
  const values = {
    value: words.number(reading.value),
    stage,
    source: names.role(reading.source),
    time: fact === undefined ? '' : clock.time(fact.at.latest),
  }
  if (reading.closes) return words.say('reason.reading', values)
  return words.say('reason.reading-bound', values)
}

function sourcesWords(status: Status, { names, words }: Teller): string {
  const sources = [...new Set(status.facts.map(({ source }) => names.role(source)))]
  return sources.length === 0 ? '' : words.say('reason.whose', { sources: words.list(sources) })
}

/** What each count alone would decide, in a few words. */
export function decidesWords(decides: Reading['decides'], words: Words): string {
  return words.say(`reason.decides.${decides ?? 'nothing'}`)
}

/** The name of an instance for people: "day 2", "step 3", "for the release of entry 4". */
export function instanceWords(status: Status, { clock, words }: Teller): string {
  const [own = '', place] = status.instance.split('@')
  const found = /^(day|week|month|step)-(\d+)$/.exec(own)
  const { from } = status.window
  const base =
    found !== null
      ? words.say(`instance.${found[1]}`, { n: Number(found[2]) })
      : own === 'once' || from === null
        ? words.say('instance.once')
        : words.say('instance.for', { day: clock.dayOf(from) })
  return place === undefined ? base : `${base}, ${place}`
}
