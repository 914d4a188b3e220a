// A fictional year of facts for measuring the monitor: twelve kinds of obligations, three sources,
// three levels of places, daily totals and coverage, and a fifth of the acts told twice.
//
// It follows from its size alone: no clock and no chance. What people do (incidents, requests,
// withdrawals, steps) is some fifty acts a day, and less where there are few facts in all; the
// rest is relief, told lorry by lorry (year-of-relief.ts). Facts are in the order in which they
// happened.

import { named, type Act, type CompiledAgreement, type Effect } from '@holdfast/agreement'
import type { Fact } from '@holdfast/agreement'
import { dayMs, encodeUtf8, hourMs, minuteMs, type Instant } from '@holdfast/base'
import { agreementOf, compileText } from '@holdfast/sum'
import { yearPlaces, yearTextWith } from './measured-text.ts'
import { reliefRows, type DayOfRelief } from './year-of-relief.ts'
import { factOf, gates, randomFrom, spanOf, watchedActs, yearAt, type Told } from './year-told.ts'

/** Days of the term: fifty-two whole weeks. */
export const yearDays = 364

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

/** Shares of a day's acts, in per mille, and how often each is told by another source as well. */
const mix = [
  { of: 'attack', share: 260, twice: 0.4 },
  { of: 'request', share: 110, twice: 0.4 },
  { of: 'answer', share: 110, twice: 0.4 },
  { of: 'position', share: 150, twice: 0 },
  { of: 'withdraw', share: 20, twice: 0 },
  { of: 'north-release', share: 130, twice: 0 },
  { of: 'south-release', share: 80, twice: 0 },
  { of: 'first-part', share: 40, twice: 0 },
  { of: 'second-part', share: 55, twice: 0 },
  { of: 'third-part', share: 45, twice: 0 },
] as const

type Kind = (typeof mix)[number]['of']

/** The most that people do in a day, twins included: instances of a clause stay a few thousand. */
const mostActs = 50
/** Of a small year, how much of a day is what people do. */
const shareOfActs = 0.4
const totalsADay = 12

/** About so many facts. */
export function yearFacts(count: number): readonly Fact[] {
  const random = randomFrom(count)
  const told: Told[] = []
  const rows = Math.max(0, count / yearDays - totalsADay)
  const acts = Math.min(mostActs, rows * shareOfActs)
  let owedActs = 0
  let owedRows = 0
  for (let day = 0; day < yearDays; day++) {
    owedActs += acts / 1.14
    owedRows += rows - acts
    const ofDay = actsOf(day, Math.floor(owedActs), random)
    owedActs -= Math.floor(owedActs)
    if (day === 140) {
      ofDay.push({ act: 'tenth-step', source: 'field-office', actor: 'north', ...on(day) })
    }
    const relief = reliefOn(random)
    ofDay.push(...reliefRows(day, Math.floor(owedRows), relief, random))
    owedRows -= Math.floor(owedRows)
    ofDay.push(...totalsOf(day, relief))
    told.push(...ofDay.toSorted((a, b) => (a.at?.latest ?? 0) - (b.at?.latest ?? 0)))
  }
  return told.map(factOf)
}

/** What people did on a day, some of it told twice. */
function actsOf(day: number, count: number, random: () => number): Told[] {
  const times = Array.from({ length: count }, () => (2 + random() * 20) * hourMs)
  return times
    .sort((a, b) => a - b)
    .flatMap((time) => {
      const minute = Math.floor((day * dayMs + time) / minuteMs) * minuteMs
      const kind = kindFrom(random)
      const told = actOf(kind.of, minute, random)
      return random() < kind.twice ? [told, { ...told, source: 'port-office' }] : [told]
    })
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
      const place = where < 0.02 ? 'post-1' : where < 0.06 ? 'post-3' : 'east-bank'
      return { act: 'attack', source: 'field-office', actor: either, place, ...at }
    }
    case 'request':
      return { act: 'request', source: 'relief-office', actor: 'south', ...times, ...at }
    case 'answer':
      return { act: 'answer', source: 'relief-office', actor: 'north', ...times, ...at }
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

/** How many lorries came on a day. */
function reliefOn(random: () => number): DayOfRelief {
  const relief = 560 + Math.floor(random() * 120)
  return { relief, fuel: gates.map(() => 8 + Math.floor(random() * 6)) }
}

/** What is told of each day as a whole: totals, and who watched for what. */
function totalsOf(day: number, { relief, fuel }: DayOfRelief): readonly Told[] {
  const period = { from: yearAt(day * dayMs), to: yearAt((day + 1) * dayMs) }
  const whole = { period, at: spanOf(period), closes: true }
  const counted = (cargo: string, value: number, place: string): Told => ({
    ...whole,
    act: 'bring',
    source: 'relief-office',
    form: 'count',
    tags: { cargo },
    amount: { value, unit: 'trucks' },
    place,
  })
  return [
    counted('relief', relief, 'country'),
    {
      ...counted('relief', Math.floor(relief / 2), 'country'),
      source: 'port-office',
      closes: false,
    },
    ...gates.map((gate, n) => counted('fuel', fuel[n] ?? 0, gate)),
    ...watchedActs.map((act): Told => {
      const amount = { value: 24, unit: 'hours' }
      return { ...whole, act, source: 'watch', form: 'coverage', amount, place: 'country' }
    }),
  ]
}

function on(day: number): Pick<Fact, 'at'> {
  const at = yearAt(day * dayMs + 12 * hourMs)
  return { at: { earliest: at, latest: at } }
}
