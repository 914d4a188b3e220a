// A fictional year of facts for measuring the monitor: twelve kinds of obligations, three sources,
// three levels of places, daily totals and coverage, and a fifth of the acts told twice.
//
// It follows from its size alone: no clock and no chance. A larger year has more of the same in
// each day. The facts are given in the order in which they happened.

import { named, type Act, type CompiledAgreement, type Effect } from '@holdfast/agreement'
import type { Fact, FactForm } from '@holdfast/agreement'
import { dayMs, encodeUtf8, hourMs, instantFromMs, minuteMs, type Instant } from '@holdfast/base'
import { agreementOf, compileText } from '@holdfast/sum'
import { yearPlaces, yearTextWith } from './measured-text.ts'

/** Days of the term: fifty-two whole weeks. */
export const yearDays = 364

const start = Date.UTC(2031, 0, 1)

/** An instant so many milliseconds after the start. */
export function yearAt(ms: number): Instant {
  return instantFromMs(start + ms)
}

/** The end of the term. */
export const yearEnd = yearAt(yearDays * dayMs)

/** The compiled agreement; with more clauses, which no fact touches, where that is asked. */
export function yearAgreement(clauses = 0): CompiledAgreement {
  const files = new Map([
    ['agreement.md', encodeUtf8(yearTextWith(clauses))],
    ['places.geojson', encodeUtf8(yearPlaces)],
    ['zones.json', encodeUtf8('[]')],
  ])
  const compiled = compileText(files)
  const agreement = compiled.ok ? agreementOf(compiled.value) : compiled
  if (!agreement.ok) throw new Error(JSON.stringify(agreement.problem))
  return agreement.value
}

/** When the gates were found shut, and when open again. */
export const gatesShut = { from: yearAt(50 * dayMs), to: yearAt(60 * dayMs) }

/** When answers were not asked for. */
const answersPaused = { from: yearAt(120 * dayMs), to: yearAt(123 * dayMs) }

/** What the chair decided. */
export function yearActs(): readonly Act[] {
  const acts: readonly Effect[] = [
    state('gates-open', false, gatesShut.from),
    state('gates-open', true, gatesShut.to),
    state('lower-quiet', true, yearAt(100 * dayMs)),
    { kind: 'suspend', clauses: [named('6.1')], from: answersPaused.from },
    { kind: 'resume', clauses: [named('6.1')], from: answersPaused.to },
  ]
  return acts.map((effect, index) => {
    const at = 'to' in effect && effect.to.kind === 'state' ? effect.to.from : fromOf(effect)
    const entries = [{ room: named<Fact['entries'][number]['room']>('chair'), index }]
    const base = { key: `act-${index}`, under: null, by: [named<Act['by'][number]>('chair')] }
    return { ...base, at: { earliest: at, latest: at }, entries, ...effect }
  })
}

function fromOf(effect: Effect): Instant {
  return ('from' in effect ? effect.from : undefined) ?? yearAt(0)
}

function state(name: string, holds: boolean, from: Instant): Effect {
  return { kind: 'set', name, to: { kind: 'state', holds, from } }
}

/** What is told of one act; the rest is the same for all of a kind. */
type Told = Partial<Omit<Fact, 'act' | 'actor' | 'source' | 'place' | 'key'>> & {
  readonly act: string
  readonly source: string
  readonly actor?: string
  readonly place?: string
}

/** Shares of a day's acts, in per mille, and how often each is told by another source as well. */
const mix = [
  { of: 'attack', share: 210, twice: 0.4 },
  { of: 'request', share: 110, twice: 0.4 },
  { of: 'answer', share: 110, twice: 0.4 },
  { of: 'consignment', share: 150, twice: 0 },
  { of: 'position', share: 100, twice: 0 },
  { of: 'withdraw', share: 10, twice: 0 },
  { of: 'north-release', share: 90, twice: 0 },
  { of: 'south-release', share: 80, twice: 0 },
  { of: 'first-part', share: 40, twice: 0 },
  { of: 'second-part', share: 55, twice: 0 },
  { of: 'third-part', share: 45, twice: 0 },
] as const

type Kind = (typeof mix)[number]['of']

/** About so many facts. */
export function yearFacts(count: number): readonly Fact[] {
  const random = randomFrom(count)
  const facts: Fact[] = []
  const add = (told: Told): void => {
    facts.push(factOf(told, facts.length))
  }
  const fixed = 20
  const acts = Math.max(0, count / yearDays - fixed) / 1.18
  let owed = 0
  for (let day = 0; day < yearDays; day++) {
    owed += acts
    const times = Array.from({ length: Math.floor(owed) }, () => (2 + random() * 20) * hourMs)
    owed -= times.length
    for (const time of times.sort((a, b) => a - b)) {
      const minute = Math.floor((day * dayMs + time) / minuteMs) * minuteMs
      const kind = kindFrom(random)
      const told = actOf(kind.of, minute, random)
      add(told)
      if (random() < kind.twice) add({ ...told, source: 'port-office' })
    }
    if (day === 140) add({ act: 'tenth-step', source: 'field-office', actor: 'north', ...on(day) })
    for (const told of totalsOf(day, random)) add(told)
  }
  return facts
}

function kindFrom(random: () => number): (typeof mix)[number] {
  let left = random() * 1000
  for (const kind of mix) {
    left -= kind.share
    if (left < 0) return kind
  }
  return mix[0]
}

function actOf(kind: Kind, ms: number, random: () => number): Told {
  const at = { at: { earliest: yearAt(ms), latest: yearAt(ms) } }
  const either = random() < 0.5 ? 'north' : 'south'
  const few = 1 + Math.floor(random() * 5)
  switch (kind) {
    case 'attack': {
      // Most are told of the east bank, about which no clause of incidents speaks.
      const where = random()
      const place = where < 0.004 ? 'post-1' : where < 0.012 ? 'post-3' : 'east-bank'
      return { act: 'attack', source: 'field-office', actor: either, place, ...at }
    }
    case 'request':
      return { act: 'request', source: 'relief-office', actor: 'south', ...times, ...at }
    case 'answer':
      return { act: 'answer', source: 'relief-office', actor: 'north', ...times, ...at }
    case 'consignment': {
      const from = Math.floor(ms / hourMs) * hourMs
      const period = { from: yearAt(from), to: yearAt(from + hourMs) }
      const tags = { cargo: 'medical' }
      const amount = { value: few, unit: 'trucks' }
      const count = { form: 'count' as const, tags, amount, period, at: spanOf(period) }
      return { act: 'bring', source: 'field-office', place: gateFrom(random), ...count }
    }
    case 'position': {
      const place = random() < 0.02 ? 'east-bank' : 'post-2'
      const amount = { value: random() < 0.3 ? few : 0, unit: 'units' }
      const more = { form: 'state' as const, amount, place, ...at }
      return { act: 'station', source: 'field-office', actor: either, ...more }
    }
    case 'withdraw':
      return { act: 'withdraw', source: 'field-office', actor: 'south', place: 'post-4', ...at }
    case 'north-release':
      return { ...released('north', few), ...at }
    case 'south-release':
      return { ...released('south', 30 * few), ...at }
    case 'first-part':
    case 'third-part':
      return { act: kind, source: 'field-office', actor: 'north', ...times, ...at }
    case 'second-part':
      return { act: 'second-part', source: 'field-office', actor: 'south', ...times, ...at }
  }
}

const times = { amount: { value: 1, unit: 'times' } }

function released(actor: string, persons: number): Told {
  const tags = { class: 'soldier' }
  return {
    act: 'release',
    source: 'field-office',
    actor,
    tags,
    amount: { value: persons, unit: 'persons' },
  }
}

const gates = ['gate-a', 'gate-b', 'gate-c', 'gate-d'] as const

function gateFrom(random: () => number): string {
  return gates[Math.floor(random() * gates.length)] ?? 'gate-a'
}

/** What is told of each day as a whole: totals, and who watched for what. */
function totalsOf(day: number, random: () => number): readonly Told[] {
  const period = { from: yearAt(day * dayMs), to: yearAt((day + 1) * dayMs) }
  const whole = { period, at: spanOf(period), closes: true }
  const total = 560 + Math.floor(random() * 120)
  const counted = (cargo: string, value: number, place: string): Told => ({
    ...whole,
    act: 'bring',
    source: 'relief-office',
    form: 'count',
    tags: { cargo },
    amount: { value, unit: 'trucks' },
    place,
  })
  const watched = ['attack', 'release', 'second-part', 'third-part', 'answer', 'station']
  return [
    counted('relief', total, 'country'),
    {
      ...counted('relief', Math.floor(total / 2), 'country'),
      source: 'port-office',
      closes: false,
    },
    ...gates.map((gate) => counted('fuel', 8 + Math.floor(random() * 6), gate)),
    ...watched.map((act): Told => {
      const amount = { value: 24, unit: 'hours' }
      return { ...whole, act, source: 'watch', form: 'coverage', amount, place: 'country' }
    }),
  ]
}

function on(day: number): Pick<Fact, 'at'> {
  const at = yearAt(day * dayMs + 12 * hourMs)
  return { at: { earliest: at, latest: at } }
}

function spanOf({ from, to }: { readonly from: Instant; readonly to: Instant }): Fact['at'] {
  return { earliest: from, latest: to }
}

function factOf({ act, source, actor, place, ...told }: Told, index: number): Fact {
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
