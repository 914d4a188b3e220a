// What a table becomes under a mapping, worked out with the code of `holdfast import --preview`:
// rows to drafts, drafts to a plan, the plan to statements that nobody signed, and these into a
// fork of the sum.
//
// No I/O. It reads the very bytes that one takes away, so that it cannot show anything else than
// what an import of them makes. Rows are told by the line on which they begin in those bytes.

import { whatIfOf, type WhatIfAnswer, type WhatIfChange } from '@holdfast/analysis'
import type { Reason, Status } from '@holdfast/agreement'
import { Author, lastOf, saidBy } from '@holdfast/author'
import { encodeUtf8, later, limits, ok } from '@holdfast/base'
import type { Bytes, Instant, Problem, Result, ZoneSource } from '@holdfast/base'
import { namesIn } from '@holdfast/domains'
import { columnName, importTable, parseMapping, planByContent } from '@holdfast/imports'
import { previewedRows, readTable, signDrafts } from '@holdfast/imports'
import type { BadRow, Imported, PreviewedRow, Remark, Table } from '@holdfast/imports'
import {
  encodeEnvelope,
  registerFromRoot,
  RoomKeys,
  speakerAt,
  decodeEnvelope,
} from '@holdfast/record'
import type { Envelope, JsonObject, KeyId, KeyRegister, RoomId, Speaker } from '@holdfast/record'
import { namesKnown, readQuestion, type Sum } from '@holdfast/sum'
import { sha256 } from '../proof/browser-crypto.ts'
import { linesOf, mendedFrom, type Lying, type Mended } from './mended.ts'

/** A room of the record and all its entries. */
export type GroundRoom = { readonly id: RoomId; readonly entries: readonly Bytes[] }

/** The record that a table is checked against. The first room has the keys that all begin with. */
export type Ground = {
  readonly agreementId: string
  readonly root: KeyId
  readonly rooms: readonly GroundRoom[]
  readonly sum: Sum
  readonly zones: ZoneSource
}

/** What is checked: the table as mended, its mapping, who would sign it where, and when. */
export type Checking = Lying & {
  readonly mapping: string
  readonly room: RoomId
  readonly speaker: Speaker
  readonly now: Instant
}

/** What a row became. */
export type Outcome = {
  readonly faults: readonly { readonly columns: readonly number[]; readonly problem: Problem }[]
  readonly becomes: readonly PreviewedRow[]
}

/** How many rows there are, and what they become. */
export type Counts = {
  readonly rows: number
  readonly becoming: number
  readonly statements: number
  readonly repeated: number
  readonly skipped: number
  readonly refused: number
}

/** What a table becomes. Rows are counted from 0, as they lie. */
export type Checked = {
  readonly counts: Counts
  readonly outcomes: ReadonlyMap<number, Outcome>
  readonly remarks: readonly Remark[]
  readonly envelopes: readonly Envelope[]
  readonly mended: Mended
  /** A mapping with a key corrects what rows said before; who cannot sign cannot tell which. */
  readonly hasKey: boolean
}

/** A status that changes, with the window that names it and why it then is what it is. */
export type Change = WhatIfChange & {
  readonly window: Status['window']
  readonly because: Reason | null
}

/** What would change. `inAll` are all of them, `figures` those of the same status. */
export type Changes = Pick<WhatIfAnswer, 'asOf' | 'basis' | 'source' | 'stage' | 'view'> & {
  readonly changes: readonly Change[]
  readonly inAll: number
  readonly figures: number
}

/** Who may speak in a room, and when whoever speaks next does: after all that was said there. */
export type Speaking = { readonly speakers: readonly Speaker[]; readonly at: Instant }

/** Who may speak in a room now: whoever compiles first, then in the order of their keys. */
export function speakingIn(
  { rooms, root, agreementId }: Ground,
  room: RoomId,
  now: Instant,
): Speaking {
  const known: KeyId[] = []
  let register: KeyRegister = registerFromRoot(root)
  let at = now
  for (const { id, entries } of rooms) {
    if (id !== rooms[0]?.id && id !== room) continue
    const keys = new RoomKeys({ sha256, agreement: agreementId, room: id, register })
    for (const [index, bytes] of entries.entries()) {
      const envelope = decodeEnvelope(sha256, bytes)
      if (!envelope.ok) continue
      keys.take(keys.judge(envelope.value, index))
      at = later(at, envelope.value.statement.claimedAt)
    }
    known.push(...keys.history.changes.map((key) => key.id))
    register = keys.history.register
  }
  const found = [...new Set(known)].flatMap((id) => {
    const speaker = speakerAt(register, id, at)
    return speaker.ok ? [speaker.value] : []
  })
  const isCompiler = ({ roles }: Speaker): boolean => roles.includes('compiler')
  const others = found.filter((one) => !isCompiler(one))
  return { speakers: [...found.filter(isCompiler), ...others], at }
}

/** Checks a table. Refuses a mapping or a file that cannot be read at all. */
export async function checkedTable(ground: Ground, checking: Checking): Promise<Result<Checked>> {
  const { rows, mapping: text, speaker, room: id } = checking
  const mapping = parseMapping(text)
  if (!mapping.ok) return mapping
  const written: unknown = JSON.parse(text.replace(/^\uFEFF/, ''))
  const mended = mendedFrom(checking, mapping.value, asObject(written))
  const taken = parseMapping(mended.mapping)
  if (!taken.ok) return taken
  const most = { rows: limits.pageRows, bytes: limits.importBytes }
  const table = await readTable(encodeUtf8(mended.csv), taken.value, most)
  if (!table.ok) return table
  const { sum } = ground
  const entries = ground.rooms.find((one) => one.id === id)?.entries ?? []
  const said = saidBy(sha256, speaker.key, entries)
  const spoken = { agreement: sum.agreement, speaker, said }
  const imported = importTable({
    table: table.value,
    mapping: taken.value,
    context: { ...spoken, zones: ground.zones, known: namesKnown(sum) },
    skipBad: true,
  })
  if (!imported.ok) return imported
  const plan = planByContent(imported.value.statements, said)
  const envelopes: Envelope[] = []
  const signed = await signDrafts({
    plan,
    why: { changed: '–', gone: '–' },
    author: new Author({
      sha256,
      // Nobody signs it: whoever checked the signature would refuse it.
      signer: { keyId: speaker.key, sign: async () => Promise.resolve(new Uint8Array(64)) },
      agreement: ground.agreementId,
      room: id,
      head: { last: lastOf(said), seen: null },
      said,
      dayOf: namesIn(sum.agreement).dayOf,
    }),
    claimedAt: checking.now,
    take: async (batch) => {
      envelopes.push(...batch)
      return Promise.resolve(ok(true))
    },
  })
  if (!signed.ok) return signed
  const bad = [...imported.value.bad, ...signed.value.bad]
  const become = previewedRows(plan, signed.value)
  return ok({
    counts: countsOf(imported.value, {
      refused: bad.length,
      table: table.value,
      repeated: signed.value.repeated,
      statements: signed.value.signed,
    }),
    outcomes: outcomesOf(rows, { bad, become, table: table.value }),
    remarks: imported.value.remarks,
    envelopes,
    mended,
    hasKey: taken.value.key !== undefined,
  })
}

/** The statuses that would change, by the question of a page, were it all said. */
export function changesBy(
  { sum }: Ground,
  { envelopes }: Pick<Checked, 'envelopes'>,
  asked: { readonly room: RoomId; readonly query: Readonly<Record<string, string>> } & {
    readonly now: Instant
  },
): Result<Changes> {
  const { room, now } = asked
  const { knownAt: _, view = room, ...query } = asked.query
  // What is not in view changes nothing that the page shows.
  const seen = view.split(',').includes(room) ? view : room
  const names = { agreement: sum.agreement, rooms: sum.rooms() }
  const question = readQuestion({ ...query, view: seen }, names)
  if (!question.ok) return question
  const other = sum.fork()
  for (const envelope of envelopes) other.observe(room, encodeEnvelope(envelope))
  const after = other.standing(question.value, now)
  const before = sum.standing({ ...question.value, asOf: after.question.asOf }, now)
  const { changes, figures, ...head } = whatIfOf(before, after)
  const { statuses } = after.standing
  const named = changes.slice(0, limits.previewedRows).map((change): Change => {
    const { clause, instance, bearer } = change
    const is = (one: Status): boolean =>
      one.clause === clause && one.instance === instance && one.bearer === bearer
    const now = statuses.find(is)
    const { window } = now ?? before.standing.statuses.find(is) ?? { window: noWindow }
    return { ...change, window, because: now?.reason ?? null }
  })
  return ok({ ...head, changes: named, inAll: changes.length, figures: figures.length })
}

const noWindow = { from: null, to: null }

type Became = {
  readonly bad: readonly BadRow[]
  readonly become: readonly PreviewedRow[]
  readonly table: Table
}

function outcomesOf(
  rows: Lying['rows'],
  { bad, become, table }: Became,
): ReadonlyMap<number, Outcome> {
  const rowOf = new Map(linesOf(rows).map((line, row) => [line, row]))
  const outcomes = new Map<number, Outcome>()
  const put = (line: number, more: Partial<Outcome>): void => {
    const row = rowOf.get(line)
    if (row === undefined) return
    const { faults, becomes } = outcomes.get(row) ?? { faults: [], becomes: [] }
    outcomes.set(row, {
      faults: [...faults, ...(more.faults ?? [])],
      becomes: [...becomes, ...(more.becomes ?? [])],
    })
  }
  const refused = new Set(bad.map(({ line }) => line))
  for (const { line, column, problem } of bad) {
    put(line, { faults: [{ columns: columnsNamed(column, table), problem }] })
  }
  for (const one of become) {
    if (one.line !== null && !refused.has(one.line)) put(one.line, { becomes: [one] })
  }
  return outcomes
}

/** Where the columns are that a problem is about: one, or those of a template. */
function columnsNamed(column: string | undefined, { columns }: Table): readonly number[] {
  if (column === undefined) return []
  const at = (name: string): readonly number[] => {
    const found = columns.get(columnName(name))
    return found === undefined ? [] : [found]
  }
  const whole = at(column)
  return whole.length > 0 ? whole : column.split(', ').flatMap(at)
}

function countsOf(
  { skipped }: Imported,
  of: Pick<Counts, 'refused' | 'repeated' | 'statements'> & { readonly table: Table },
): Counts {
  const { table, ...counted } = of
  const rows = table.rows.length + table.bad.length
  return { rows, becoming: Math.max(0, rows - skipped - of.refused), skipped, ...counted }
}

function asObject(value: unknown): JsonObject {
  // A mapping that was read is an object.
  return Object.fromEntries(Object.entries(value ?? {}))
}
