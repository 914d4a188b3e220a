// What the year's makers share: its clock, its gates, and how one thing that is told is written.
// What is told, and how often, is theirs.

import { named, type Fact, type FactForm } from '@holdfast/agreement'
import { instantFromMs, type Instant, type Interval } from '@holdfast/base'

const start = Date.UTC(2031, 0, 1)

/** An instant so many milliseconds after the start. */
export function yearAt(ms: number): Instant {
  return instantFromMs(start + ms)
}

/** What is told of one act; the rest is the same for all of a kind. */
export type Told = Partial<Omit<Fact, 'act' | 'actor' | 'source' | 'place' | 'key'>> & {
  readonly act: string
  readonly source: string
  readonly actor?: string
  readonly place?: string
}

export const gates = ['gate-a', 'gate-b', 'gate-c', 'gate-d'] as const

/** The acts for which somebody was looking. */
export const watchedActs = [
  'attack',
  'release',
  'second-part',
  'third-part',
  'answer',
  'station',
] as const

/** A period as the bounds of what was told of it. */
export function spanOf({ from, to }: Interval): Fact['at'] {
  return { earliest: from, latest: to }
}

/** One thing that was told, as the so-and-so-many-th fact. */
export function factOf({ act, source, actor, place, ...told }: Told, index: number): Fact {
  return {
    key: named(`f${index}`),
    form: 'event' satisfies FactForm,
    act: named(act),
    actor: actor === undefined ? null : named(actor),
    tags: {},
    place: place === undefined ? null : named(place),
    amount: { value: 1, unit: 'incidents' },
    at: { earliest: yearAt(0), latest: yearAt(0) },
    period: null,
    closes: false,
    source: named(source),
    stage: null,
    grade: 'reported',
    confirmations: [],
    objections: [],
    entries: [{ room: named('public'), index }],
    ...told,
  }
}

/** Numbers from 0 to 1 that follow from a seed (mulberry32). */
export function randomFrom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let t = Math.imul(state ^ (state >>> 15), state | 1)
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61)
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296
  }
}
