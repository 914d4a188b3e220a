// A record of many entries with real signatures, made once and kept in the machine's folder for
// temporary files: every benchmark of one size reads the same bytes.
//
// Its statements follow from the size alone: no clock and no chance. Its key is known to everybody
// and signs nothing else.

import { Author } from '@holdfast/author'
import { encodeUtf8, instantFromMs, present, printInstant, printZones } from '@holdfast/base'
import type { Bytes, Instant } from '@holdfast/base'
import { encodeEnvelope, type JsonObject } from '@holdfast/record'
import { appendEntries, initFolder, readRecord, rememberedFolder, sha256 } from '@holdfast/store'
import { signerFrom, type RecordFolder, type Signer } from '@holdfast/store'
import { openSum, type Sum } from '@holdfast/sum'
import { createPrivateKey, createPublicKey } from 'node:crypto'
import { existsSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { note } from '../measuring/harness.ts'
import { crossings, longAgreement, longDays, longPlaces } from './long-agreement.ts'

const start = Date.UTC(2021, 0, 1)
const dayMs = 86_400_000
/** Raise it when what is generated changes, so that an old record is not measured. */
const generation = 2

/** The folder of a record with that many entries, made where it is not there. */
export async function longRecord(entries: number): Promise<string> {
  const dir = join(tmpdir(), `holdfast-bench-${generation}-${entries}`)
  if (existsSync(join(dir, 'holdfast.json'))) return dir
  note(`Making a record of ${entries} signed entries in ${dir}. This happens once.`)
  const making = `${dir}.${process.pid}`
  await rm(making, { recursive: true, force: true })
  await make(making, entries)
  await rm(dir, { recursive: true, force: true })
  await rename(making, dir)
  return dir
}

async function make(dir: string, entries: number): Promise<void> {
  await mkdir(dir, { recursive: true })
  await writeFile(join(dir, 'agreement.md'), longAgreement)
  await writeFile(join(dir, 'places.geojson'), longPlaces)
  await writeFile(join(dir, 'zones.json'), printZones([]))
  const signer = await benchSigner()
  const claimedAt = instantFromMs(start + longDays * dayMs)
  const folder = unwrapped(
    await initFolder({
      dir,
      agreement: 'long-calm',
      rooms: ['public'],
      signer,
      holder: 'compiler',
      roles: ['compiler'],
      claimedAt,
      from: instantFromMs(start),
    }),
  )
  const there = present(folder.rooms[0], 'the record has a room').entries
  const signed = await statements(folder, signer, entries - there.length, claimedAt)
  unwrapped(await appendEntries(folder, { room: 'public', entries: signed, signer }))
}

/** A signer whose seed is the same everywhere. */
export async function benchSigner(): Promise<Signer> {
  const seed = benchSeed()
  const prefix = Buffer.from('302e020100300506032b657004220420', 'hex')
  const key = Buffer.concat([prefix, seed])
  const secret = createPrivateKey({ key, format: 'der', type: 'pkcs8' })
  const spki = createPublicKey(secret).export({ format: 'der', type: 'spki' })
  const publicKey = new Uint8Array(spki.subarray(-32))
  return present(await signerFrom({ publicKey, seed }), 'the halves belong together')
}

/** The private half of that key. */
export function benchSeed(): Bytes {
  return sha256(encodeUtf8('a key for benchmarks'))
}

async function statements(
  folder: RecordFolder,
  signer: Signer,
  count: number,
  claimedAt: Instant,
): Promise<Bytes[]> {
  const room = present(folder.rooms[0], 'the record has a room')
  const { agreement } = folder.manifest
  const author = new Author({ sha256, signer, agreement, room: room.id })
  author.follow(room.entries)
  const signed: Bytes[] = []
  for (let at = 0; at < count; at++) {
    signed.push(encodeEnvelope(unwrapped(await author.says({ ...statementAt(at), claimedAt }))))
  }
  return signed
}

type Said = { readonly kind: string; readonly body: JsonObject }

/** What entry `at` says: of ten, six counts, two releases, one incident, one period observed. */
function statementAt(at: number): Said {
  const day = Math.floor(at / 10) % longDays
  const turn = Math.floor(at / 10 / longDays)
  const dayStart = start + day * dayMs
  const time = (minutes: number): string => printInstant(instantFromMs(dayStart + minutes * 60_000))
  const date = new Date(dayStart).toISOString().slice(0, 10)
  const quote = { source: turn % 2 === 0 ? 'relief-office' : 'watch-office' }
  const slot = at % 10
  if (slot < 6) {
    const place = crossings[slot % crossings.length] ?? 'gate-a'
    const cargo = slot === 4 ? 'fuel' : 'relief'
    const amount = 60 + ((at * 7) % 90)
    const count = { cargo, unit: 'trucks', amount, stage: 'entered', place, date }
    // Each source gives one total of a day; what it says again is a figure beside it.
    const closes = slot !== 5 && turn < 2
    return { kind: 'aid.counted', body: { ...count, closes, quote } }
  }
  const minutes = (turn * 37 + slot * 11) % 1_400
  const at2 = { earliest: time(minutes), latest: time(minutes + 30) }
  if (slot < 8) {
    const by = slot === 6 ? 'north' : 'south'
    const who = { by, class: 'soldier', group: `held-by-${by}`, persons: 1 + (at % 3) }
    return { kind: 'exchange.released', body: { ...who, at: at2, quote } }
  }
  if (slot === 8) {
    const against = turn % 2 === 0 ? 'north' : 'south'
    const place = crossings[at % crossings.length] ?? 'gate-a'
    const particulars = `shots heard near the fence, report ${at}`
    const what = turn % 3 === 0 ? 'attack' : 'fly'
    return {
      kind: 'incident.reported',
      body: { what, against, at: at2, place, particulars, quote },
    }
  }
  const covered = {
    acts: ['attack'],
    places: [crossings[turn % crossings.length] ?? 'gate-a'],
    date,
  }
  return { kind: 'record.covered', body: { ...covered, quote } }
}

/** The record in `dir` as a sum that has observed all of it, or its first statements. */
export async function longSum(dir: string, most = Infinity): Promise<Sum> {
  const memory = rememberedFolder(process.env, process.platform)
  const { manifest, rooms, text } = unwrapped(await readRecord(dir, { memory }))
  const sum = unwrapped(openSum({ texts: [text], manifest, sha256 }))
  for (const { id, entries } of rooms) {
    for (const bytes of entries.slice(0, most)) sum.observe(id, bytes)
  }
  return sum
}

function unwrapped<T>(result: { ok: true; value: T } | { ok: false; problem: unknown }): T {
  if (result.ok) return result.value
  throw new Error(JSON.stringify(result.problem))
}
