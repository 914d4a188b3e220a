// What a record came to in a view, as text: for whoever reads the same record again with the same
// program, and would read it for nothing.
//
// It is written and read by one program and is no format for others. Facts are most of it. They
// stand column by column, what many have in common said once, because that is read soonest.

import { named, type EntryRef, type Fact, type FactKey, type RoomId } from '@holdfast/agreement'
import { assert } from '@holdfast/base'
import type { AdoptedText, Upshot } from '@holdfast/replay'

/** What a record came to in a view. */
export type Recalled = {
  /** Every text that it adopted, in the order in which it did. */
  readonly texts: readonly AdoptedText[]
  /** What it came to by each text in force. */
  readonly layers: readonly {
    /** The SHA-256 of each file of the text, by name. */
    readonly files: Readonly<Record<string, string>>
    readonly upshot: Upshot
  }[]
}

/** Raise it when the same text would be read as something else. */
const format = 'holdfast-recalled/2'

/** Each value, or each different one and where it stands. */
type Column<Value> =
  | { readonly each: readonly Value[] }
  | { readonly of: readonly Value[]; readonly at: readonly number[] }

/** What few facts have. */
type Rare = 'offsets' | 'attribution' | 'sighting' | 'takenBack' | 'running' | 'per'

/** Facts by column. Most rest on one entry: that stands in two columns, and further ones apart. */
type FactColumns = {
  readonly [Name in Exclude<keyof Fact, 'key' | 'entries' | Rare>]: Column<Fact[Name]>
} & {
  /** Null: most facts have none. */
  readonly [Name in Rare]: Column<Fact[Name] | null>
} & {
  readonly key: readonly FactKey[]
  readonly room: Column<RoomId>
  readonly index: Column<number>
  /** What a fact rests on where that is not one entry, by the fact's place. */
  readonly resting: Readonly<Record<string, readonly EntryRef[]>>
}

type Packed = {
  readonly format: typeof format
  readonly texts: Recalled['texts']
  readonly layers: readonly {
    readonly files: Readonly<Record<string, string>>
    readonly facts: FactColumns
    readonly others: Omit<Upshot, 'facts'>
  }[]
}

/** Prints what a record came to. */
export function printRecalled({ texts, layers }: Recalled): string {
  const packed: Packed = {
    format,
    texts,
    layers: layers.map(({ files, upshot: { facts, ...others } }) => {
      return { files, facts: columnsOf(facts), others }
    }),
  }
  return JSON.stringify(packed)
}

/**
 * Reads what was printed; null for anything that is plainly something else. That it is what this
 * program printed, to the last byte, is for whoever kept it to know.
 */
export function parseRecalled(text: string): Recalled | null {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return null
  }
  if (!isPacked(value)) return null
  const layers = value.layers.map(({ files, facts, others }) => {
    return { files, upshot: { facts: factsOf(facts), ...others } }
  })
  return { texts: value.texts, layers }
}

function isPacked(value: unknown): value is Packed {
  return typeof value === 'object' && value !== null && 'format' in value && value.format === format
}

function columnsOf(facts: readonly Fact[]): FactColumns {
  const column = <Value>(valueOf: (fact: Fact) => Value): Column<Value> =>
    columnOf(facts.map(valueOf))
  const resting: Record<string, readonly EntryRef[]> = {}
  for (const [at, { entries }] of facts.entries()) {
    if (entries.length !== 1) resting[at] = entries
  }
  return {
    key: facts.map(({ key }) => key),
    form: column(({ form }) => form),
    act: column(({ act }) => act),
    tags: column(({ tags }) => tags),
    place: column(({ place }) => place),
    offsets: column(({ offsets }) => offsets ?? null),
    attribution: column(({ attribution }) => attribution ?? null),
    sighting: column(({ sighting }) => sighting ?? null),
    takenBack: column(({ takenBack }) => takenBack ?? null),
    amount: column(({ amount }) => amount),
    at: column(({ at }) => at),
    period: column(({ period }) => period),
    closes: column(({ closes }) => closes),
    running: column(({ running }) => running ?? null),
    per: column(({ per }) => per ?? null),
    stage: column(({ stage }) => stage),
    actor: column(({ actor }) => actor),
    source: column(({ source }) => source),
    grade: column(({ grade }) => grade),
    confirmations: column(({ confirmations }) => confirmations),
    objections: column(({ objections }) => objections),
    room: column(({ entries }) => entries[0]?.room ?? nowhere),
    index: { each: facts.map(({ entries }) => entries[0]?.index ?? 0) },
    resting,
  }
}

// Never read: a fact that rests on no entry has its own list.
const nowhere = named<RoomId>('none')

function factsOf(columns: FactColumns): readonly Fact[] {
  const { resting } = columns
  const form = readerOf(columns.form)
  const act = readerOf(columns.act)
  const tags = readerOf(columns.tags)
  const place = readerOf(columns.place)
  const offsetsOf = readerOf(columns.offsets)
  const attributionOf = readerOf(columns.attribution)
  const sightingOf = readerOf(columns.sighting)
  const takenBackOf = readerOf(columns.takenBack)
  const amount = readerOf(columns.amount)
  const at = readerOf(columns.at)
  const period = readerOf(columns.period)
  const closes = readerOf(columns.closes)
  const runningOf = readerOf(columns.running)
  const perOf = readerOf(columns.per)
  const stage = readerOf(columns.stage)
  const actor = readerOf(columns.actor)
  const source = readerOf(columns.source)
  const grade = readerOf(columns.grade)
  const confirmations = readerOf(columns.confirmations)
  const objections = readerOf(columns.objections)
  const room = readerOf(columns.room)
  const index = readerOf(columns.index)
  return columns.key.map((key, row) => {
    const offsets = offsetsOf(row) ?? null
    const attribution = attributionOf(row) ?? null
    const sighting = sightingOf(row) ?? null
    const takenBack = takenBackOf(row) ?? null
    const running = runningOf(row) ?? null
    const per = perOf(row) ?? null
    return {
      key,
      form: form(row),
      act: act(row),
      tags: tags(row),
      place: place(row),
      ...(offsets === null ? none : { offsets }),
      ...(attribution === null ? none : { attribution }),
      ...(sighting === null ? none : { sighting }),
      ...(takenBack === null ? none : { takenBack }),
      amount: amount(row),
      at: at(row),
      period: period(row),
      closes: closes(row),
      ...(running === null ? none : { running }),
      ...(per === null ? none : { per }),
      stage: stage(row),
      actor: actor(row),
      source: source(row),
      grade: grade(row),
      confirmations: confirmations(row),
      objections: objections(row),
      entries: resting[row] ?? [{ room: room(row), index: index(row) }],
    }
  })
}

const none = {}

/** Rows after which a column with few values in common is seen to be one. */
const sampled = 1_000

/** More different values than this share of its rows, and a column says each. */
const mostDifferent = 0.75

function columnOf<Value>(values: readonly Value[]): Column<Value> {
  const places = new Map<unknown, number>()
  const of: Value[] = []
  const at: number[] = []
  for (const value of values) {
    const name = typeof value === 'object' && value !== null ? JSON.stringify(value) : value
    const place = places.get(name) ?? of.length
    if (place === of.length) {
      places.set(name, place)
      of.push(value)
    }
    at.push(place)
    if (at.length === sampled && of.length > mostDifferent * sampled) return { each: values }
  }
  return { of, at }
}

function readerOf<Value>(column: Column<Value>): (row: number) => Value {
  if ('each' in column) return (row) => inColumn(column.each, row)
  const { of, at } = column
  return (row) => inColumn(of, inColumn(at, row))
}

function inColumn<Value>(values: readonly Value[], at: number): Value {
  const value = values[at]
  assert(value !== undefined, 'a column has a value for every row')
  return value
}
