// What each room amounts to by itself, kept in tables beside the entries.
//
// A projection is a replay of one room with the keys of the first room. It takes entries one after
// another and remembers which facts, claims and acts changed, until they are saved. Everything in
// these tables can be dropped and worked out again; `rebuild` does so and must give the same rows.

import type { Act, CompiledAgreement, EntryRef, Fact, RoomId } from '@holdfast/agreement'
import { named } from '@holdfast/agreement'
import { present, type Bytes } from '@holdfast/base'
import { decodeEnvelope, registerFromRoot, RoomHistory } from '@holdfast/record'
import type { Claim, KeyRegister, Manifest } from '@holdfast/record'
import { createReplay, type Changes, type Replay } from '@holdfast/replay'
import type { Insertable } from 'kysely'
import { sha256 } from '../crypto.ts'
import type { Queries } from './database.ts'
import type { RecordState } from './record-state.ts'
import { statementRow } from './statement-row.ts'
import type { ActsTable, ClaimsTable, FactsTable, StatementsTable } from './tables.ts'

/** The facts, claims and acts of one room that changed; null for what is no more. */
export type Outcomes = {
  readonly facts: ReadonlyMap<string, Fact | null>
  readonly claims: ReadonlyMap<string, Claim | null>
  readonly acts: ReadonlyMap<string, Act | null>
}

/** One room, followed entry by entry. */
export class RoomProjection {
  readonly room: RoomId
  readonly #replay: Replay
  #facts = new Map<string, Fact | null>()
  #claims = new Map<string, Claim | null>()
  #acts = new Map<string, Act | null>()

  /** A room of which nothing has been taken yet. */
  constructor(compiled: CompiledAgreement, manifest: Manifest, room: string) {
    const first = present(manifest.rooms[0], 'a manifest has a room').id
    this.room = named<RoomId>(room)
    this.#replay = createReplay({
      agreement: compiled,
      rooms: [...new Set([named<RoomId>(first), this.room])],
      view: [this.room],
      sha256,
      root: manifest.root.keyId,
    })
  }

  /** Takes the next entry of this room or of the first room. */
  take(room: string, bytes: Bytes): void {
    const changes: Changes = this.#replay.observe(named<RoomId>(room), bytes)
    for (const { key, after } of changes.facts) this.#facts.set(key, after)
    for (const { key, after } of changes.claims) this.#claims.set(key, after)
    for (const { key, after } of changes.acts) this.#acts.set(key, after)
  }

  /** What changed since this was last asked. */
  changed(): Outcomes {
    const changed = { facts: this.#facts, claims: this.#claims, acts: this.#acts }
    this.#facts = new Map()
    this.#claims = new Map()
    this.#acts = new Map()
    return changed
  }
}

/** The projections of every room of a record, with all its entries taken. */
export function projectionsOf(
  state: RecordState,
  compiled: CompiledAgreement,
): readonly RoomProjection[] {
  const [first] = state.rooms
  return state.rooms.map((room) => {
    const projection = new RoomProjection(compiled, state.manifest, room.id)
    if (first !== undefined && first !== room) {
      for (const bytes of first.entries) projection.take(first.id, bytes)
    }
    for (const bytes of room.entries) projection.take(room.id, bytes)
    return projection
  })
}

/** Rows handed to PostgreSQL in one statement; it takes 65,535 values at most. */
const rowsAtOnce = 1_000

/** Writes what changed of one room. */
export async function saveOutcomes(
  queries: Queries,
  place: { readonly agreement: string; readonly room: string },
  changed: Outcomes,
): Promise<void> {
  await forget(queries, place, changed)
  const ids = { agreement_id: place.agreement, room_id: place.room }
  const facts = standing(changed.facts).map((fact) => ({ ...ids, ...factColumns(fact) }))
  for (const some of chunks(facts)) await queries.insertInto('facts').values(some).execute()
  const claims = standing(changed.claims).map((claim) => ({ ...ids, ...claimColumns(claim) }))
  for (const some of chunks(claims)) await queries.insertInto('claims').values(some).execute()
  const acts = standing(changed.acts).map((act) => ({ ...ids, ...actColumns(act) }))
  for (const some of chunks(acts)) await queries.insertInto('acts').values(some).execute()
}

async function forget(
  queries: Queries,
  { agreement, room }: { readonly agreement: string; readonly room: string },
  changed: Outcomes,
): Promise<void> {
  for (const keys of chunks([...changed.facts.keys()])) {
    await queries
      .deleteFrom('facts')
      .where('agreement_id', '=', agreement)
      .where('room_id', '=', room)
      .where('fact_key', 'in', keys)
      .execute()
  }
  for (const keys of chunks([...changed.claims.keys()])) {
    await queries
      .deleteFrom('claims')
      .where('agreement_id', '=', agreement)
      .where('room_id', '=', room)
      .where('claim_key', 'in', keys)
      .execute()
  }
  for (const keys of chunks([...changed.acts.keys()])) {
    await queries
      .deleteFrom('acts')
      .where('agreement_id', '=', agreement)
      .where('room_id', '=', room)
      .where('act_key', 'in', keys)
      .execute()
  }
}

/** Writes the rows of statements. */
export async function saveStatements(
  queries: Queries,
  rows: readonly Insertable<StatementsTable>[],
): Promise<void> {
  for (const some of chunks(rows)) await queries.insertInto('statements').values(some).execute()
}

/** Drops every projection of a record and works them all out again. */
export async function rebuild(
  queries: Queries,
  state: RecordState,
  compiled: CompiledAgreement,
): Promise<readonly RoomProjection[]> {
  const { agreement } = state
  for (const table of ['statements', 'facts', 'claims', 'acts'] as const) {
    await queries.deleteFrom(table).where('agreement_id', '=', agreement).execute()
  }
  const register = registerOf(state)
  for (const room of state.rooms) {
    const rows = room.entries.flatMap((bytes, index) => {
      const envelope = decodeEnvelope(sha256, bytes)
      if (!envelope.ok) return []
      return [statementRow(envelope.value.statement, { agreement, room: room.id, index, register })]
    })
    await saveStatements(queries, rows)
  }
  const projections = projectionsOf(state, compiled)
  for (const projection of projections) {
    await saveOutcomes(queries, { agreement, room: projection.room }, projection.changed())
  }
  return projections
}

/** The keys that the first room enrols. */
export function registerOf({ manifest, rooms }: RecordState): KeyRegister {
  const [first] = rooms
  const register = registerFromRoot(manifest.root.keyId)
  if (first === undefined) return register
  const history = new RoomHistory({
    sha256,
    agreement: manifest.agreement,
    room: first.id,
    register,
    rootAt: () => null,
  })
  for (const [at, bytes] of first.entries.entries()) {
    const envelope = decodeEnvelope(sha256, bytes)
    if (envelope.ok) history.observe(envelope.value, at)
  }
  return history.register
}

function standing<Value>(changed: ReadonlyMap<string, Value | null>): readonly Value[] {
  return [...changed.values()].filter((value) => value !== null)
}

type Columns<Table> = Omit<Insertable<Table>, 'agreement_id' | 'room_id'>

function factColumns(fact: Fact): Columns<FactsTable> {
  return {
    fact_key: fact.key,
    entry_index: firstIndex(fact.entries),
    act: fact.act,
    form: fact.form,
    source: fact.source,
    stage: fact.stage,
    grade: fact.grade,
    value: fact.amount.value,
    unit: fact.amount.unit,
    earliest_at: new Date(fact.at.earliest),
    latest_at: new Date(fact.at.latest),
    body: JSON.stringify(fact),
    as_of_index: lastIndex([
      ...fact.entries,
      ...fact.confirmations.map(({ entry }) => entry),
      ...fact.objections.map(({ entry }) => entry),
    ]),
  }
}

function claimColumns(claim: Claim): Columns<ClaimsTable> {
  return {
    claim_key: claim.key,
    entry_index: firstIndex(claim.entries),
    source: claim.source,
    body: JSON.stringify(claim),
    as_of_index: lastIndex([...claim.entries, ...claim.answers.map(({ entry }) => entry)]),
  }
}

function actColumns(act: Act): Columns<ActsTable> {
  return {
    act_key: act.key,
    entry_index: firstIndex(act.entries),
    kind: act.kind,
    body: JSON.stringify(act),
    as_of_index: lastIndex(act.entries),
  }
}

function firstIndex(entries: readonly EntryRef[]): number {
  return present(entries[0], 'it rests on an entry').index
}

function lastIndex(entries: readonly EntryRef[]): number {
  return Math.max(...entries.map(({ index }) => index))
}

function chunks<Row>(rows: readonly Row[]): readonly Row[][] {
  const some: Row[][] = []
  for (let at = 0; at < rows.length; at += rowsAtOnce) some.push(rows.slice(at, at + rowsAtOnce))
  return some
}
