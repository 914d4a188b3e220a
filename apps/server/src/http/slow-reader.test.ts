// Clients that ask and do not read, and questions that take long: neither costs anybody else much.
//
// A long log is asked for by many who never take a byte; the memory of the server is that of this
// process. Then one address asks about many earlier cuts of one record while another agreement is
// asked about.

import { connect, type Socket } from 'node:net'
import { setTimeout as wait } from 'node:timers/promises'
import { setFlagsFromString } from 'node:v8'
import { runInNewContext } from 'node:vm'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { ownRecord, reliefBody, testServer, type TestServer } from '../testing.ts'

let server: TestServer
const base = `/api/agreements/${ownRecord}`
const statements = 900
const together = 300
const readers = 20

beforeAll(async () => {
  server = await testServer({ quotas: { aDay: 0, raised: new Map() } })
  // Long words, so that the log is some megabytes.
  const note = 'the gate was open all day and nobody was sent away '.repeat(70)
  const entries = []
  for (let n = 0; n < statements; n++) {
    entries.push(await server.says('aid.counted', { ...reliefBody(1 + (n % 9)), note }))
  }
  for (let at = 0; at < statements; at += together) {
    const some = entries.slice(at, at + together)
    const kept = await Promise.all(
      some.map((bytes) => server.post(`${base}/rooms/public/entries`, bytes)),
    )
    expect(kept.map(({ status }) => status)).toEqual(some.map(() => 201))
  }
})

afterAll(() => server.close())

/** Bytes outside the heap that somebody holds; what nobody needs any more is collected first. */
async function heldBytes(): Promise<number> {
  // What is collected gives its memory back a little later.
  for (let n = 0; n < 4; n++) {
    collect()
    await wait(50)
  }
  return process.memoryUsage().external
}

function collect(): void {
  setFlagsFromString('--expose-gc')
  runInNewContext('gc()')
}

async function neverReads(path: string): Promise<Socket> {
  const { port } = new URL(server.address)
  const socket = connect(Number(port), '127.0.0.1')
  socket.on('error', () => undefined)
  socket.pause()
  await new Promise((resolve) => socket.once('connect', resolve))
  socket.write(`GET ${path} HTTP/1.1\r\nHost: x\r\nAccept-Encoding: identity\r\n\r\n`)
  return socket
}

test('a log is sent whole to who reads, and not held for who does not', async () => {
  const path = `${base}/rooms/public/entries.jsonl`
  const whole = await (await fetch(`${server.address}${path}`)).text()
  const lines = whole.split('\n')
  expect(lines).toHaveLength(statements + 3)
  const logBytes = Buffer.byteLength(whole)
  const before = await heldBytes()
  const sockets = await Promise.all(Array.from({ length: readers }, () => neverReads(path)))
  await wait(1_500)
  const grown = (await heldBytes()) - before
  // Each may have a page and what the system buffers; nobody has the log.
  expect(grown).toBeLessThan((readers * logBytes) / 3)
  expect((await server.get(`${base}/rooms/public/checkpoint`)).status).toBe(200)
  for (const socket of sockets) socket.destroy()
})

test('thirty questions about earlier cuts do not make another agreement wait', async () => {
  await server.get(`${base}/facts`)
  const other = '/api/agreements/two-sectors/statuses?asOf=2031-04-1'
  expect((await server.get(`${other}0T12:00Z`)).status).toBe(200)
  let answered = 0
  const cuts = Array.from({ length: 30 }, async (_, n) => {
    const { status } = await server.get(`${base}/facts?knownAt=public=${statements - n}`)
    answered += 1
    return status
  })
  await wait(1)
  expect((await server.get(`${other}2T12:00Z`)).status).toBe(200)
  // It waits for what is being worked out, not for all that wait.
  expect(answered).toBeLessThan(cuts.length / 2)
  expect(await Promise.all(cuts)).toEqual(cuts.map(() => 200))
})
