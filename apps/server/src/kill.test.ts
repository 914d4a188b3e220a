// The server is killed while statements come in, again and again, and the database with it now and
// then, or alone. Whatever was acknowledged is there at the end, in its place; the log is whole;
// and the listing beside it is what its entries give.
//
// Devices behave as they should: what was not acknowledged is sent again, in order. HOLDFAST_KILLS
// says how often; without it, few enough for every run of the tests.

import { chmod, mkdir, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as wait } from 'node:timers/promises'
import { assert, present, type Bytes } from '@holdfast/base'
import { receiptShape } from '@holdfast/protocol'
import { decodeEnvelope } from '@holdfast/record'
import { createKeyFile, openFolder, sha256, startCluster } from '@holdfast/store'
import { deviceIn, deviceOf, enrolment, freshSigner } from '@holdfast/store/testing'
import { listedRows, rebuildListing } from '@holdfast/store/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { childServer, makeOwnRecord, ownRecord, reliefBody, testNow } from './testing.ts'
import type { ChildServer } from './testing.ts'

const kills = Number(process.env['HOLDFAST_KILLS'] ?? '3')
const senders = 6

let dir: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'holdfast-kill-'))
  await chmod(dir, 0o755)
})

afterAll(() => rm(dir, { recursive: true, force: true }))

async function startMain(): Promise<ChildServer> {
  return childServer({
    DATABASE_URL: '',
    HOLDFAST_DATA: join(dir, 'data'),
    HOLDFAST_AGREEMENTS: join(dir, 'agreements'),
    HOLDFAST_STATEMENTS_A_DAY: '0',
  })
}

type Sender = { readonly next: () => Promise<Bytes>; pending: Bytes | null }
type Acknowledged = Map<string, number>

// Sends one statement after another until the server is gone; the last one is sent again.
async function send(address: string, sender: Sender, kept: Acknowledged): Promise<void> {
  for (;;) {
    sender.pending ??= await sender.next()
    const url = `${address}/api/agreements/${ownRecord}/rooms/public/entries`
    const answer = await fetch(url, { method: 'POST', body: sender.pending }).catch(() => null)
    const json: unknown = await answer?.json().catch(() => null)
    if (answer === null || answer.status >= 500) return
    const receipt = receiptShape.safeParse(json)
    if (!receipt.success) {
      // Cut off in the middle of an answer is not acknowledged; a refusal would be our mistake.
      assert(json === null, `nothing is refused: ${JSON.stringify(json)}`)
      return
    }
    kept.set(receipt.data.id, receipt.data.entry)
    sender.pending = null
  }
}

test(`${kills} kills lose nothing that was acknowledged`, { timeout: 300_000 }, async () => {
  // The server finds its key there and keeps the record's logs with it.
  await mkdir(join(dir, 'data'), { recursive: true })
  const key = await createKeyFile(join(dir, 'data', 'server.key'), 'holdfast-server')
  const { signer } = present(key.ok ? key.value : null, 'a key')
  const own = join(dir, 'agreements', ownRecord)
  await makeOwnRecord(own, signer)
  const folder = await openFolder(own)
  const registrar = deviceIn(present(folder.ok ? folder.value : null, 'it opens'), 'public', signer)
  const queue: Sender[] = []
  const enrolments: Bytes[] = []
  for (let n = 0; n < senders; n++) {
    const speaker = await freshSigner()
    const saysAt = { agreement: ownRecord, claimedAt: testNow }
    const at = { says: (kind: string, body: object) => registrar.says(kind, { ...body }, saysAt) }
    enrolments.push(await enrolment(at, speaker, `source-${n}`))
    const device = deviceOf(speaker, 'public')
    const { quote: _, ...body } = reliefBody(n)
    queue.push({ next: () => device.says('aid.counted', body, saysAt), pending: null })
  }
  const first: Sender = { next: () => Promise.reject(new Error('done')), pending: null }
  const kept: Acknowledged = new Map()
  for (let round = 0; round < kills; round++) {
    const child = await startMain()
    while (enrolments.length > 0) {
      first.pending = enrolments.shift() ?? null
      await send(child.address, first, kept).catch(() => undefined)
    }
    const sending = queue.map((sender) => send(child.address, sender, kept))
    await wait(30 + ((round * 37) % 170))
    child.process.kill('SIGKILL')
    if (round % 5 === 4) await killDatabase()
    await Promise.all(sending)
  }
  const before = await killUnderIt(queue, kept)
  expect(kept.size).toBeGreaterThan(before)
  await compare(kept)
})

// The database alone is killed: the server goes on with it once it is started again.
async function killUnderIt(queue: readonly Sender[], kept: Acknowledged): Promise<number> {
  const { process: child, address } = await startMain()
  const sending = queue.map((sender) => send(address, sender, kept))
  await wait(200)
  await killDatabase()
  await Promise.all(sending)
  const before = kept.size
  while ((await fetch(`${address}/ready`)).status !== 200) await wait(50)
  const again = queue.map((sender) => send(address, sender, kept))
  await wait(200)
  child.kill('SIGKILL')
  await Promise.all(again)
  return before
}

async function killDatabase(): Promise<void> {
  const path = join(dir, 'data', 'database', 'postgres', 'postmaster.pid')
  const [pid = ''] = (await readFile(path, 'utf8')).split('\n')
  process.kill(Number(pid), 'SIGKILL')
}

async function compare(kept: Acknowledged): Promise<void> {
  const cluster = await startCluster({ dir: join(dir, 'data') })
  assert(cluster.ok, 'the database starts')
  const { url, stop } = cluster.value
  const before = await listedRows(url, ownRecord)
  // Reading compares every entry with the tree that the last checkpoint signed for.
  const rooms = await rebuildListing(url, ownRecord)
  expect(await listedRows(url, ownRecord)).toEqual(before)
  const places = new Map<string, number>()
  for (const [index, bytes] of (rooms.get('public') ?? []).entries()) {
    const envelope = decodeEnvelope(sha256, bytes)
    if (envelope.ok) places.set(envelope.value.statement.id, index + 1)
  }
  const lost = [...kept].filter(([id, entry]) => places.get(id) !== entry)
  expect(lost).toEqual([])
  await stop()
}
