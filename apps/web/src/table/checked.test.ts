// Goal: a page says of a table what the command line makes of it. Method: a table of the checkout's
// example, over its record as the server publishes it; as it is, with faults, and with what a
// spreadsheet does to tables.

import { readFileSync } from 'node:fs'
import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeUtf8, encodeUtf8, limits, parseInstant, present } from '@holdfast/base'
import type { Bytes } from '@holdfast/base'
import type { DaysCounted } from '@holdfast/imports'
import { decodeManifest, isRoomId, type RoomId } from '@holdfast/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../proof/browser-crypto.ts'
import { sumHere } from '../recompute/worked-out.ts'
import { changesBy, checkedTable, speakingIn, type Checked, type Ground } from './checked.ts'
import type { Rows } from './edits.ts'
import { drafted, readSheet } from './read-sheet.ts'

const dir = join(import.meta.dirname, '../../../../agreements/gaza-pause-2023')
const now = present(parseInstant('2026-01-01T00:00Z'), 'an instant')
const mapping = readFileSync(join(dir, 'sources/relief.mapping.json'), 'utf8')

async function bytesOf(...name: readonly string[]): Promise<Bytes> {
  return new Uint8Array(await readFile(join(dir, ...name)))
}

let ground: Ground
let publicRoom: RoomId
let relief: Rows

beforeAll(async () => {
  const decoded = decodeManifest(sha256, await bytesOf('holdfast.json'))
  const manifest = present(decoded.ok ? decoded.value : null, 'a manifest')
  const names = ['agreement.md', 'places.geojson', 'zones.json', 'names.json']
  const files = new Map(
    await Promise.all(names.map(async (name) => [name, await bytesOf(name)] as const)),
  )
  const rooms = await Promise.all(
    manifest.rooms.map(async ({ id }) => {
      const text = decodeUtf8(await bytesOf('rooms', id, 'entries.jsonl')) ?? ''
      return { id, entries: text.split('\n').slice(0, -1).map(encodeUtf8) }
    }),
  )
  const asked = { id: manifest.agreement, files: names, rooms: [], root: manifest.root.keyId }
  const sent = rooms.map(({ id, entries }) => ({ asked: { id, logKey: '', size: 0 }, entries }))
  const sum = sumHere(asked, files, sent)
  const opened = present(sum.ok ? sum.value : null, 'a sum')
  const { root, agreement: agreementId } = manifest
  ground = { agreementId, root: root.keyId, rooms, sum: opened, zones: () => null }
  publicRoom = present(rooms.map(({ id }) => id).find(isRoomId), 'a room')
  relief = (await lyingOf(await bytesOf('sources/relief.csv'))).rows
})

async function lyingOf(bytes: Bytes, sheet: string | null = null) {
  const read = await readSheet(bytes, { sheet, encoding: 'utf-8' })
  if (!read.ok || read.value.is !== 'table') throw new Error('a table')
  return read.value
}

async function check(rows: Rows, text = mapping, days: DaysCounted = null) {
  const { speakers, at } = speakingIn(ground, publicRoom, now)
  const speaker = present(speakers[0], 'a speaker')
  const asked = { mapping: text, room: publicRoom, speaker, now: at }
  return checkedTable(ground, { rows, days, ...asked })
}

async function found(...given: Parameters<typeof check>): Promise<Checked> {
  const checked = await check(...given)
  return present(checked.ok ? checked.value : null, 'a checked table')
}

describe('a table over the record it was made from', () => {
  test('adds nothing, and changes nothing', async () => {
    const checked = await found(relief)
    expect(checked.counts).toMatchObject({ statements: 0, refused: 0, skipped: 0 })
    expect(checked.counts.repeated).toBe(checked.counts.rows)
    const asked = { room: publicRoom, query: {}, now }
    const changes = changesBy(ground, checked, asked)
    expect(changes.ok && [changes.value.inAll, changes.value.figures]).toEqual([0, 0])
  })

  test('tells faults at their cells, and what the others become and change', async () => {
    const head = relief.slice(0, 1)
    const row = (date: string, amount: string) => {
      const given: Record<string, string> = {
        date,
        amount,
        cargo: 'relief',
        unit: 'trucks',
        stage: 'entered',
        into: 'strip',
        'whole day': 'yes',
        'whose count': 'ocha',
      }
      return (head[0] ?? []).map((name) => given[name] ?? '')
    }
    const rows = [...head, row('2023-11-27', '230'), row('24.11', '200'), row('2023-11-26', 'many')]
    const checked = await found(rows)
    expect(checked.counts).toEqual({
      rows: 3,
      becoming: 1,
      statements: 1,
      repeated: 0,
      skipped: 0,
      refused: 2,
    })
    expect(checked.outcomes.get(1)?.becomes).toMatchObject([{ is: 'new', line: 2 }])
    expect(checked.outcomes.get(2)?.faults).toMatchObject([
      { columns: [0], problem: { code: 'import.10' } },
    ])
    expect(checked.outcomes.get(3)?.faults[0]?.columns).toEqual([2])
    const changes = changesBy(ground, checked, { room: publicRoom, query: {}, now })
    expect(changes.ok && changes.value.changes).toMatchObject([
      {
        clause: '3.1',
        instance: 'day-4',
        before: { status: 'unmet' },
        after: { status: 'undetermined' },
        because: { code: 'counts-differ' },
      },
    ])
  })
})

test('a hostile cell is words; what is taken away runs nothing and reads the same', async () => {
  const rows = relief.slice(0, 2).map((cells, at) => {
    const note = (relief[0] ?? []).indexOf('note')
    return at === 0 ? cells : cells.with(note, '=HYPERLINK("x")<img src=x onerror=alert(1)>')
  })
  const { mended, outcomes } = await found(rows)
  expect(mended.csv).toContain(`"'=HYPERLINK(""x"")`)
  expect(mended.mapping).toContain('"guarded": true')
  expect(outcomes.get(1)?.becomes[0]?.body['note']).toMatch(/^=HYPERLINK/)
  const again = await lyingOf(encodeUtf8(mended.csv))
  expect((await found(again.rows, mended.mapping)).mended).toEqual(mended)
})

test('a workbook’s days are written as dates, and its mapping is drafted from them', async () => {
  const rows = [
    ['day', 'trucks'],
    ['45254', '200'],
    ['45255', '190'],
  ]
  const draft = await drafted({ rows, days: 'from-1900' }, { sum: ground.sum, kind: 'aid.counted' })
  const { mapping: made } = present(draft.ok ? draft.value : null, 'a draft')
  expect(made).toMatchObject({ statements: [{ body: { date: { column: 'day', as: 'date' } } }] })
  const text = JSON.stringify(made).replace('"?"', '"unrwa"')
  const { mended, counts } = await found(rows, text, 'from-1900')
  expect([mended.csv.includes('2023-11-24'), counts.refused]).toEqual([true, 0])
})

test('a mapping that is none, or reads columns that are not there, refuses the whole', async () => {
  const none = await check(relief, '{')
  const missing = await check([
    ['a', 'b'],
    ['1', '2'],
  ])
  expect([none, missing]).toMatchObject([
    { problem: { code: 'import.43' } },
    { problem: { code: 'import.6' } },
  ])
})

test('a page takes as many rows and bytes as its limits say, and no more', async () => {
  const asked = { sheet: null, encoding: 'utf-8' } as const
  const rows = (n: number) => readSheet(encodeUtf8('a\n'.repeat(n)), asked)
  expect((await rows(limits.pageRows + 1)).ok).toBe(true)
  expect(await rows(limits.pageRows + 2)).toMatchObject({ problem: { code: 'import.2' } })
  const bytes = await readSheet(new Uint8Array(limits.pageBytes + 1), asked)
  expect(bytes).toMatchObject({ problem: { code: 'import.1' } })
})
