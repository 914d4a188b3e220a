// Tables, read and checked in the reader's own browser, away from the page: the code of
// `holdfast import`, over the record as the server publishes it.
//
// Nothing of a table is sent anywhere. A check that is overtaken by a newer one ends before its
// statuses are worked out.

import { decodeUtf8, instantFromMs, parseZones, present, refuse, utcRules } from '@holdfast/base'
import type { Bytes, Result, ZoneSource } from '@holdfast/base'
import type { RoomId } from '@holdfast/record'
import { supposeProblems } from '@holdfast/sum'
import { fetchedRecord } from '../recompute/fetched-record.ts'
import type { RecordAsked } from '../recompute/asked.ts'
import { keyOf, roomOf, sumHere } from '../recompute/worked-out.ts'
import { isAsked, type Asked, type Check, type Drafting, type Reading, type Told } from './asked.ts'
import { changesBy, checkedTable, speakingIn } from './checked.ts'
import type { Checked, Ground, Outcome, Speaking } from './checked.ts'
import { mendedRows } from './edits.ts'
import type { Lying } from './mended.ts'
import { drafted, readSheet } from './read-sheet.ts'

type Refused = Told & { readonly kind: 'refused' }

let ground: Promise<Ground> | null = null
let lying: Lying = { rows: [], days: null }
let last: Checked | null = null
let waiting: Check | null = null
let isChecking = false
/** Who may speak in each room of the record that was opened. */
const speakingOf = new Map<RoomId, Speaking>()

function tell(told: Told): void {
  postMessage(told)
}

function tellRefused(
  of: Refused['of'],
  n: number,
  { problem }: Result<unknown> & { readonly ok: false },
) {
  tell({ kind: 'refused', of, n, problem })
}

function now() {
  return instantFromMs(Date.now())
}

async function open(asked: RecordAsked): Promise<Ground> {
  const { files, rooms, checked } = await fetchedRecord(asked, tell)
  const whole = rooms.map((room) => ({ ...room, entries: room.all }))
  const sum = sumHere(asked, files, whole)
  if (!sum.ok) throw new Error(sum.problem.code)
  tell({
    kind: 'opened',
    holds: checked === null ? null : checked.breaking === null && checked.logs,
    breaking: checked?.breaking ?? null,
  })
  return {
    agreementId: asked.id,
    root: keyOf(asked.root),
    rooms: whole.map((room) => ({ id: roomOf(room.asked.id), entries: room.entries })),
    sum: sum.value,
    zones: zonesOf(files.get('zones.json')),
  }
}

/** The zones that the agreement froze; a mapping may name these beside UTC and offsets. */
function zonesOf(bytes: Bytes | undefined): ZoneSource {
  const parsed = parseZones(bytes === undefined ? '[]' : (decodeUtf8(bytes) ?? '[]'))
  const zones = 'zones' in parsed ? parsed.zones : []
  const byName = new Map([utcRules, ...zones].map((rules) => [rules.zone, rules]))
  return (zone) => byName.get(zone) ?? null
}

async function read({ n, bytes, sheet, encoding }: Reading): Promise<void> {
  const found = await readSheet(bytes, { sheet, encoding })
  if (!found.ok) return tellRefused('read', n, found)
  const { value } = found
  if (value.is === 'several') return tell({ kind: 'sheets', n, names: value.names })
  const { rows, days } = value
  lying = { rows, days }
  tell({ kind: 'read', n, sheet: value.sheet, rows, days })
}

async function draft({ n, edits, kind }: Drafting): Promise<void> {
  const { sum } = await present(ground, 'a record is opened first')
  const table = { ...lying, rows: mendedRows(lying.rows, edits) }
  const found = await drafted(table, { sum, kind })
  if (!found.ok) return tellRefused('draft', n, found)
  const { mapping, questions } = found.value
  tell({ kind: 'drafted', n, mapping: `${JSON.stringify(mapping, null, 2)}\n`, questions })
}

async function checkWaiting(): Promise<void> {
  if (isChecking) return
  isChecking = true
  try {
    while (waiting !== null) {
      const one: Check = waiting
      waiting = null
      await check(one)
    }
  } finally {
    isChecking = false
  }
}

async function check(asked: Check): Promise<void> {
  const { n, edits, mapping, room, key } = asked
  const here = await present(ground, 'a record is opened first')
  const speaking = speakingOf.get(room) ?? speakingIn(here, room, now())
  speakingOf.set(room, speaking)
  const { speakers, at } = speaking
  const speaker = speakers.find((one) => one.key === key) ?? speakers[0]
  if (speaker === undefined)
    return tellRefused('check', n, refuse(supposeProblems.noKey('compiler', [])))
  const table = { ...lying, rows: mendedRows(lying.rows, edits) }
  const found = await checkedTable(here, { ...table, mapping, room, speaker, now: at })
  last = found.ok ? found.value : null
  if (!found.ok) return tellRefused('check', n, found)
  const { outcomes, counts, remarks, hasKey } = found.value
  const faulty = [...outcomes].flatMap(([row, one]) => (one.faults.length > 0 ? [row] : []))
  tell({
    kind: 'checked',
    n,
    counts,
    remarks: remarks.slice(0, remarksTold),
    hasKey,
    speaker,
    speakers,
    faulty: faulty.toSorted((a, b) => a - b),
    outcomes: outcomesOf(asked.rows),
  })
  await nextMessages()
  if (waiting !== null) return
  const changes = changesBy(here, found.value, { room, query: asked.query, now: now() })
  if (changes.ok) tell({ kind: 'changes', n, changes: changes.value })
  else tellRefused('changes', n, changes)
}

/** Words that no clause asks for are told one by one; more of them say nothing more. */
const remarksTold = 20

/** What becomes of a row of which nothing is told. */
const nothing: Outcome = { faults: [], becomes: [] }

function outcomesOf(rows: readonly number[]) {
  if (last === null) return []
  const { outcomes } = last
  return rows.map((row) => [row, outcomes.get(row) ?? nothing] as const)
}

/** Lets messages in that have come meanwhile. */
async function nextMessages(): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve))
}

async function act(asked: Asked): Promise<void> {
  switch (asked.do) {
    case 'open':
      speakingOf.clear()
      ground = open(asked.asked)
      await ground
      return
    case 'read':
      return read(asked)
    case 'take':
      lying = asked
      return
    case 'draft':
      return draft(asked)
    case 'check':
      waiting = asked
      return checkWaiting()
    case 'look':
      return tell({ kind: 'looked', outcomes: outcomesOf(asked.rows) })
    case 'give':
      if (last !== null) tell({ kind: 'given', ...last.mended })
  }
}

addEventListener('message', ({ data }: MessageEvent<unknown>) => {
  if (!isAsked(data)) return
  act(data).catch((error: unknown) => {
    tell({ kind: 'failed', why: error instanceof Error ? error.message : '' })
  })
})
