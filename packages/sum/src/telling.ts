// What of an agreement that is alive is told, to whom, when: the table, and the one function that
// reads it.
//
// Every answer asks here and nowhere else. An item is a kind of thing that can be told; a rule says
// when one group of readers is told it. Before there are sessions every reader is the public; the
// other columns are used as soon as there are some.

import {
  dayMs,
  dayStart,
  dayStartAfter,
  hourMs,
  instantFromMs,
  instantOfLocal,
} from '@holdfast/base'
import { minuteMs, present, wallClockMs, type Calendar, type Instant } from '@holdfast/base'
import { kinds } from '@holdfast/domains'
import { isJsonObject, type ToldAs } from '@holdfast/record'

/** What can be told. */
export const tellableItems = [
  'text',
  'extension',
  'released',
  'list-digest',
  'exposure',
  'remains',
  'trucks',
  'crossing-window',
  'incident-claimed',
  'coverage',
  'statuses',
  'finding',
  'proceeding',
  'line',
  'recall',
  'other',
] as const satisfies readonly (ToldAs | 'list-digest' | 'exposure' | 'statuses' | 'proceeding')[]
export type Item = (typeof tellableItems)[number]

/** Who is told. A party or an operator whose own matter it is, is `own`. */
export const readerKinds = ['public', 'party', 'own', 'mediator'] as const
export type ReaderKind = (typeof readerKinds)[number]

/**
 * When something is told.
 * - `at-once`: when it is said.
 * - `bulletin`: with the first bulletin after it, `afterHours` after it at least.
 * - `next-day`: with the first bulletin of a later day; `day-end`: when its day is over.
 * - `weekly`: with the first bulletin of the next week, which begins on Monday.
 * - `yesterday`: as of the end of the day before the bulletin.
 * - `ahead`: so many hours before it happens.
 */
export type Rule =
  | { readonly tell: 'never' }
  | {
      readonly tell: 'at-once' | 'next-day' | 'day-end' | 'weekly' | 'yesterday'
      /** No nearer than a place of the first level; by sector. */
      readonly coarse?: true
      /** Shown on a screen, in no file and on no paper. */
      readonly unprinted?: true
    }
  | { readonly tell: 'bulletin'; readonly afterHours: number }
  | { readonly tell: 'ahead'; readonly hours: number }

const never: Rule = { tell: 'never' }
const atOnce: Rule = { tell: 'at-once' }
const coarsely: Rule = { tell: 'at-once', coarse: true }
const bulletin: Rule = { tell: 'bulletin', afterHours: 0 }
const nextDay: Rule = { tell: 'next-day' }
const findingHours = 48
const remainsHours = 24
const windowHours = 24

/** The table: for each item, when each group of readers is told it. */
export const tellingTable: Readonly<Record<Item, Readonly<Record<ReaderKind, Rule>>>> = {
  text: { public: atOnce, party: atOnce, own: atOnce, mediator: atOnce },
  // A decision in the public room is its announcement.
  extension: { public: atOnce, party: atOnce, own: atOnce, mediator: atOnce },
  released: { public: bulletin, party: bulletin, own: atOnce, mediator: atOnce },
  'list-digest': { public: never, party: never, own: atOnce, mediator: never },
  exposure: {
    public: never,
    party: never,
    own: never,
    mediator: { tell: 'at-once', unprinted: true },
  },
  remains: {
    public: { tell: 'bulletin', afterHours: remainsHours },
    party: { tell: 'bulletin', afterHours: remainsHours },
    own: atOnce,
    mediator: atOnce,
  },
  trucks: {
    public: nextDay,
    party: { tell: 'day-end' },
    own: { tell: 'day-end' },
    mediator: atOnce,
  },
  'crossing-window': {
    public: never,
    party: never,
    own: atOnce,
    mediator: { tell: 'ahead', hours: windowHours },
  },
  'incident-claimed': {
    public: { tell: 'next-day', coarse: true },
    party: { tell: 'next-day', coarse: true },
    own: coarsely,
    mediator: atOnce,
  },
  coverage: {
    public: { tell: 'weekly', coarse: true },
    party: { tell: 'weekly' },
    own: { tell: 'weekly' },
    mediator: atOnce,
  },
  statuses: { public: { tell: 'yesterday' }, party: never, own: atOnce, mediator: atOnce },
  finding: {
    public: { tell: 'bulletin', afterHours: findingHours },
    party: { tell: 'bulletin', afterHours: findingHours },
    own: atOnce,
    mediator: atOnce,
  },
  // Calls, cases, ladders, clocks, votes by seat.
  proceeding: { public: never, party: never, own: atOnce, mediator: atOnce },
  // A line, or a marker that differs from the map: lives depend on it.
  line: { public: atOnce, party: atOnce, own: atOnce, mediator: atOnce },
  recall: { public: atOnce, party: atOnce, own: atOnce, mediator: atOnce },
  other: { public: bulletin, party: atOnce, own: atOnce, mediator: atOnce },
}

/** When the public is told, as an agreement orders it: minutes after local midnight, or at once. */
export type Hours = readonly number[] | 'at-once'

/** 08:00 and 20:00. */
export const usualHours: Hours = [8 * 60, 20 * 60]

/** What an agreement orders otherwise than the table has it. */
export type Orders = {
  readonly bulletins: Hours
  readonly items: Readonly<Partial<Record<Item, Rule>>>
}

/** Nothing otherwise. */
export const usualOrders: Orders = { bulletins: usualHours, items: {} }

/** The rule of an item for a group of readers. What the agreement orders is for the public. */
export function ruleOf(item: Item, reader: ReaderKind, orders: Orders): Rule {
  const usual = tellingTable[item][reader]
  if (reader !== 'public') return usual
  const ordered = orders.items[item]
  if (ordered !== undefined) return ordered
  return orders.bulletins === 'at-once' && usual.tell !== 'never' ? atOnce : usual
}

/** Two bulletins that follow each other: the last before a moment, or at it, and the next. */
export type Bulletins = { readonly last: Instant; readonly next: Instant }

/** The bulletins around a moment, at the agreement's hours in its zone. */
export function bulletinsAt(hours: readonly number[], calendar: Calendar, at: Instant): Bulletins {
  const { rules } = calendar
  const midnight = Math.floor(wallClockMs(rules, at) / dayMs) * dayMs
  const around = [-1, 0, 1, 2].flatMap((days) =>
    hours.map((minutes) => instantOfLocal(rules, midnight + days * dayMs + minutes * minuteMs)),
  )
  const last = around.filter((each) => each <= at)
  const next = around.filter((each) => each > at)
  return {
    last: instantFromMs(Math.max(...last)),
    next: instantFromMs(Math.min(...next)),
  }
}

/** Something that is to be told: what it is, and when it was said or, of what is ahead, will be. */
export type Told = { readonly item: Item; readonly at: Instant }

/**
 * From when on a group of readers is told something; null: never. What is told with a bulletin is
 * told to everybody who is not told it before.
 */
export function toldFrom(
  { item, at }: Told,
  reader: ReaderKind,
  orders: Orders,
  calendar: Calendar,
): Instant | null {
  const rule = ruleOf(item, reader, orders)
  switch (rule.tell) {
    case 'never':
      return null
    case 'at-once':
      return at
    case 'ahead':
      return instantFromMs(at - rule.hours * hourMs)
    case 'day-end':
      return dayStartAfter(calendar, at, 1)
    case 'bulletin':
      return bulletinFrom(instantFromMs(at + rule.afterHours * hourMs), orders, calendar)
    case 'next-day':
    case 'yesterday':
      return bulletinFrom(dayStartAfter(calendar, at, 1), orders, calendar)
    case 'weekly':
      return bulletinFrom(weekAfter(calendar, at), orders, calendar)
  }
}

// The first bulletin at a moment or after it.
function bulletinFrom(from: Instant, { bulletins }: Orders, calendar: Calendar): Instant {
  if (bulletins === 'at-once') return from
  return bulletinsAt(bulletins, calendar, instantFromMs(from - 1)).next
}

/** The longest that anything waits, and a day over: what was said before is told. */
export const longestWaitMs = 9 * dayMs

const daysOfWeek = 7
/** 1 January 1970 was a Thursday. */
const epochDay = 3

function weekAfter(calendar: Calendar, at: Instant): Instant {
  const noon = wallClockMs(calendar.rules, dayStart(calendar, at)) + dayMs / 2
  const weekday = (((Math.floor(noon / dayMs) + epochDay) % daysOfWeek) + daysOfWeek) % daysOfWeek
  return dayStartAfter(calendar, at, daysOfWeek - weekday)
}

/** The latest moment as of which the public is told statuses with a bulletin. */
export function statusesUntil(orders: Orders, calendar: Calendar, at: Instant): Instant {
  const { tell } = ruleOf('statuses', 'public', orders)
  return tell === 'at-once' ? at : dayStart(calendar, at)
}

/** True where a place is one of the first level: the whole, or a part of the whole. */
export function isFirstLevel(
  places: readonly { readonly id: string; readonly within: string | null }[],
  id: string,
): boolean {
  const withinOf = (place: string): string | null =>
    places.find((each) => each.id === place)?.within ?? null
  const outer = withinOf(id)
  return outer === null || withinOf(outer) === null
}

/** A statement, as far as it says what item it is. */
export type Spoken = { readonly kind: string; readonly body: unknown }

/** What item a statement is: its kind says. */
export function itemOf({ kind, body }: Spoken): Item {
  return kinds.get(kind)?.toldAs(isJsonObject(body) ? body : {}) ?? 'other'
}

/** Why a statement has no place in the public room of a living agreement; null where it has one. */
export function whyNotPublic(
  spoken: Spoken,
  orders: Orders,
  places: readonly { readonly id: string; readonly within: string | null }[],
):
  | { readonly why: 'never'; readonly item: Item }
  | { readonly why: 'near'; readonly place: string }
  | null {
  const item = itemOf(spoken)
  const rule = ruleOf(item, 'public', orders)
  if (rule.tell === 'never') return { why: 'never', item }
  const isCoarse = 'coarse' in rule && rule.coarse
  const near = isCoarse ? placesIn(spoken.body).find((id) => !isFirstLevel(places, id)) : undefined
  return near === undefined ? null : { why: 'near', place: near }
}

function placesIn(body: unknown): readonly string[] {
  if (!isJsonObject(body)) return []
  const { place, places } = body
  const many: readonly unknown[] = Array.isArray(places) ? places : []
  const named = [place, ...many].filter((id) => typeof id === 'string')
  return [...named, ...placesIn(body['body'])]
}

/** An entry of the public room, with what it is and when it was heard. */
export type HeardEntry = Spoken & { readonly index: number; readonly at: Instant }

/** Orders with the moment from which they hold, the first first. */
export type OrdersFrom = { readonly orders: Orders; readonly from: Instant }

/**
 * How long before a bulletin an entry must have been heard to be in it, so that whatever was being
 * taken in at its moment is in the next for everybody.
 */
const closesMs = minuteMs

/** How far the public room was heard, and told, with a bulletin. */
export type ToldSizes = { readonly heard: number; readonly told: number }

/**
 * How many entries of the public room are told with a bulletin: the largest beginning of the log in
 * which every entry may be told by then. Of each entry the orders decide that held when it was
 * heard, so that others later unsay nothing. `entries` are those that may wait, in order; `size` is
 * how many there are.
 */
export function toldSizes(
  size: number,
  entries: readonly HeardEntry[],
  { orders, calendar, at }: { orders: readonly OrdersFrom[]; calendar: Calendar; at: Instant },
): ToldSizes {
  const first = present(orders[0], 'there are orders').orders
  const ordersOf = (entry: HeardEntry): Orders =>
    orders.findLast(({ from }) => from <= entry.at)?.orders ?? first
  const isHeard = (entry: HeardEntry): boolean =>
    ordersOf(entry).bulletins === 'at-once' || entry.at <= at - closesMs
  const isTold = (entry: HeardEntry): boolean => {
    const held = ordersOf(entry)
    if (held.bulletins === 'at-once' || !isHeard(entry)) return isHeard(entry)
    const from = toldFrom({ item: itemOf(entry), at: entry.at }, 'public', held, calendar)
    // What was let in although it is never told was let in by other orders.
    return from === null || from <= at
  }
  const end = (may: (entry: HeardEntry) => boolean): number =>
    Math.min(size, entries.find((entry) => !may(entry))?.index ?? size)
  return { heard: end(isHeard), told: end(isTold) }
}

/** Entries beyond the last bulletin that are told at once: each by itself, without the log. */
export function toldAtOnce<Entry extends Spoken>(
  beyond: readonly Entry[],
  orders: Orders,
): readonly Entry[] {
  return beyond.filter((entry) => ruleOf(itemOf(entry), 'public', orders).tell === 'at-once')
}

/** The word of a time of day, `08:00`, as minutes after midnight; null where it is none. */
export function minutesOf(text: string): number | null {
  const found = /^([01]\d|2[0-3]):([0-5]\d)$/.exec(text)
  if (found === null) return null
  return Number(present(found[1], 'an hour')) * 60 + Number(present(found[2], 'a minute'))
}
