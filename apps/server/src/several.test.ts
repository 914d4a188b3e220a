// Two servers on one database: each appends, both answer the same bytes, live updates arrive on
// both, and when one is killed the other goes on.
//
// The second is a process of its own, with the same key; nothing else is shared but the database.

import { cp, mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import { temporaryFolder } from '@holdfast/store/testing'
import { afterAll, beforeAll, expect, test, vi } from 'vitest'
import { childServer, ownRecord, reliefBody, testServer } from './testing.ts'
import type { ChildServer, TestServer } from './testing.ts'

let here: TestServer
let there: ChildServer

const base = `/api/agreements/${ownRecord}`

beforeAll(async () => {
  here = await testServer()
  const dataDir = join(await temporaryFolder(), 'data')
  await mkdir(dataDir, { recursive: true })
  await cp(join(here.dataDir, 'server.key'), join(dataDir, 'server.key'))
  there = await childServer({
    DATABASE_URL: here.databaseUrl,
    HOLDFAST_DATA: dataDir,
    HOLDFAST_AGREEMENTS: here.agreementsDir,
  })
})

afterAll(async () => {
  there.process.kill('SIGKILL')
  await here.close()
})

async function append(address: string, trucks: number): Promise<void> {
  const body = await here.says('aid.counted', reliefBody(trucks))
  const answer = await fetch(`${address}${base}/rooms/public/entries`, { method: 'POST', body })
  expect([answer.status, await answer.json()]).toMatchObject([201, { room: 'public' }])
}

type Heard = { text: string; readonly close: () => void }

async function listen(address: string): Promise<Heard> {
  const stop = new AbortController()
  const answer = await fetch(`${address}${base}/live`, { signal: stop.signal })
  const heard: Heard = { text: '', close: () => stop.abort() }
  const reading = async (): Promise<void> => {
    const stream = answer.body?.pipeThrough(new TextDecoderStream()) ?? []
    for await (const text of stream) heard.text += text
  }
  reading().catch(() => undefined)
  return heard
}

async function both(path: string): Promise<readonly string[]> {
  const addresses = [here.address, there.address]
  return Promise.all(addresses.map(async (at) => (await fetch(`${at}${path}`)).text()))
}

test('each appends, both answer the same, and one goes on alone', async () => {
  const heard = [await listen(here.address), await listen(there.address)]
  for (let n = 0; n < 6; n++) await append(n % 2 === 0 ? here.address : there.address, n + 1)
  for (const { text } of heard) expect(text).toContain('id: public:2\n')
  await vi.waitFor(() => {
    for (const { text } of heard) expect(text).toContain('id: public:8\n')
  })
  const moment = 'asOf=2031-04-20T12:00Z'
  for (const path of [`statuses?${moment}`, `facts?${moment}`, 'rooms/public/entries.jsonl']) {
    const [one = '', other] = await both(`${base}/${path}`)
    expect(one).toBe(other)
    expect(one.length).toBeGreaterThan(1_000)
  }
  const [one, other] = await both(`${base}/rooms/public/checkpoint`)
  expect(one).toBe(other)

  there.process.kill('SIGKILL')
  await append(here.address, 7)
  await vi.waitFor(() => expect(heard[0]?.text).toContain('id: public:9\n'))
  for (const { close } of heard) close()
})
