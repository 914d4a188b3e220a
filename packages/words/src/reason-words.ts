// Why a status is what it is: a reason's code with its particulars, in words.
//
// Two lengths: brief, for a table that has the figures beside it, and whole, for a page where the
// reason stands alone. Every number says whose it is. Nothing is judged: the words are those of
// counting.

import type { Quantity, Reading, Reason, ToldReason } from '@holdfast/agreement'
import { unreachable, type Instant } from '@holdfast/base'
import { boundedWords } from './bounded-words.ts'
import type { Words } from './words.ts'

/** How whoever shows a reason writes names, times and amounts. */
export type Telling = {
  readonly words: Words
  readonly role: (id: string) => string
  readonly stage: (id: string) => string
  /** A class, a group, or the label of a part. */
  readonly name: (id: string) => string
  readonly time: (instant: Instant) => string
  /** `50 persons`, in the reader's plural. */
  readonly count: (value: number, unit: string) => string
}

/** What a whole sentence speaks of beside its reason. */
export type Reasoned = {
  readonly reason: ToldReason
  /** What each source counted, side by side. */
  readonly readings: readonly Reading[]
  readonly measured: Quantity | null
  readonly target: Quantity
  /** Whose counts are in it. */
  readonly sources: readonly string[]
  /** When a count was taken, as it is to be shown; null where that is not known. */
  readonly takenAt: (reading: Reading) => string | null
}

/** Reasons that need no particulars, in a sentence or in a few words. */
const plain = [
  'trigger-awaited',
  'not-yet-open',
  'window-open',
  'closed-below',
  'exceeded',
  'kept-below',
  'no-count',
  'performed-at-unknown',
  'condition-after-due',
  'covered-none-recorded',
  'suspended-by',
  'excused-by',
  'superseded-by',
  'terminated-by',
  'trigger-cannot-come',
] as const

type Plain = Extract<ToldReason, { readonly code: (typeof plain)[number] }>

function isPlain(reason: ToldReason): reason is Plain {
  return plain.some((code) => code === reason.code)
}

/** The reason in one or two sentences. */
export function reasonSentence(reasoned: Reasoned, telling: Telling): string {
  const { reason, measured, target } = reasoned
  const { words, count, time, name } = telling
  const values = {
    measured:
      measured === null ? words.say('reason.uncounted') : count(measured.value, measured.unit),
    target: count(target.value, target.unit),
    whose: whoseWords(reasoned.sources, telling),
  }
  const say = (more: Record<string, string | number> = {}): string =>
    words.say(`reason.${reason.code}`, { ...values, ...more }).trim()
  if (isPlain(reason)) return say()
  switch (reason.code) {
    case 'target-reached':
    case 'reached-late':
      return say({ time: time(reason.at) })
    case 'area-partly':
      return say({ done: reason.done, of: reason.of })
    case 'may-be-same':
    case 'amount-open':
      return say(betweenWords(reason, words))
    case 'not-closed':
      return say({ least: count(reason.atLeast, target.unit) })
    case 'counts-differ':
      return say({
        n: reasoned.readings.length,
        readings: words.list(
          reasoned.readings.map((reading) => readingWords(reading, reasoned, telling)),
        ),
      })
    case 'incident-recorded':
    case 'no-coverage':
      return say({ recorded: reason.recorded, determined: reason.determined })
    case 'partly-covered':
      return say({ observed: reason.observed, of: reason.of })
    case 'bounds-straddle':
    case 'place-unknown':
    case 'actor-unknown':
    case 'count-too-wide':
    case 'exception-unknown':
    case 'line-unknown':
    case 'gauge-unknown':
      return say({ n: reason.facts.length })
    case 'qualifier-open':
      return say({ n: reason.facts.length, word: reason.word })
    case 'deadline-open':
      return say({ word: reason.word })
    case 'condition-off':
      return say({ state: name(reason.state) })
    case 'base-unknown':
      return say({ group: name(reason.group) })
    case 'window-too-short':
      return say({ hours: words.number(reason.hours) })
    case 'part-decides':
      return say({ label: name(reason.label) })
    default:
      return unreachable(reason)
  }
}

function betweenWords(
  { least, most }: { readonly least: number; readonly most: number },
  words: Words,
): Record<string, string> {
  return { least: words.number(least), most: words.number(most) }
}

/** One count with its stage, its source, and whether it closes anything. */
export function readingWords(
  reading: Reading,
  { takenAt }: Pick<Reasoned, 'takenAt'>,
  { words, role, stage }: Telling,
): string {
  const time = takenAt(reading)
  const values = {
    value: words.number(reading.value),
    stage: reading.stage === null ? '' : stage(reading.stage),
    source: role(reading.source),
  }
  if (reading.closes || time === null) return spaced(words.say('reason.reading', values))
  const value = boundedWords(words, { value: values.value, isLowerBound: true })
  return spaced(words.say('reason.reading-bound', { ...values, value, time }))
}

/** A reason whose counts stand beside it, or are in it. */
type Brief = Reason | Exclude<ToldReason, { readonly code: 'counts-differ' }>

/** The reason in a few words, for a table that has the figures beside it. */
export function reasonBrief(reason: Brief, telling: Omit<Telling, 'count'>): string {
  const { words, time, name } = telling
  const say = (values: Record<string, string | number> = {}): string =>
    words.say(`reason.brief.${reason.code}`, values)
  if (isPlain(reason)) return say()
  switch (reason.code) {
    case 'target-reached':
    case 'reached-late':
      return say({ time: time(reason.at) })
    case 'area-partly':
      return say({ done: reason.done, of: reason.of })
    case 'may-be-same':
    case 'amount-open':
      return say(betweenWords(reason, words))
    case 'not-closed':
      return say({ least: words.number(reason.atLeast) })
    case 'counts-differ': {
      const readings = reason.readings.map((reading) => briefReading(reading, telling))
      return say({ n: reason.readings.length, readings: words.list(readings) })
    }
    case 'incident-recorded':
      return recordedWords(reason, words)
    case 'no-coverage':
      return say({ recorded: reason.recorded, determined: reason.determined })
    case 'partly-covered':
      return say({ observed: reason.observed, of: reason.of })
    case 'qualifier-open':
    case 'deadline-open':
      return say({ word: reason.word })
    case 'condition-off':
      return say({ state: name(reason.state) })
    case 'base-unknown':
      return say({ group: name(reason.group) })
    case 'window-too-short':
      return say({ hours: words.number(reason.hours) })
    case 'part-decides':
      return say({ label: name(reason.label) })
    case 'bounds-straddle':
    case 'place-unknown':
    case 'actor-unknown':
    case 'count-too-wide':
    case 'exception-unknown':
    case 'line-unknown':
    case 'gauge-unknown':
      return say()
    default:
      return unreachable(reason)
  }
}

/** `recorded 1 · determined 0`. */
function recordedWords(
  { recorded, determined }: { readonly recorded: number; readonly determined: number },
  words: Words,
): string {
  return words.say('reason.brief.recorded', { recorded, determined })
}

function briefReading(
  { source, stage, value, closes }: Reading,
  { words, role, stage: stageName }: Omit<Telling, 'count'>,
): string {
  const values = {
    value: words.number(value),
    stage: stage === null ? '' : stageName(stage),
    source: role(source),
  }
  return spaced(words.say(closes ? 'reason.brief.reading' : 'reason.brief.reading-bound', values))
}

function whoseWords(sources: readonly string[], { words, role }: Telling): string {
  const named = [...new Set(sources.map(role))]
  return named.length === 0 ? '' : words.say('reason.whose', { sources: words.list(named) })
}

/** A part that is not there leaves no gap. */
function spaced(text: string): string {
  return text.replaceAll(/ {2,}/g, ' ')
}
