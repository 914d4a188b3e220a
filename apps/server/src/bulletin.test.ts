// The public of an agreement that is alive: nothing it is told changes between two bulletins,
// whatever is said meanwhile and whatever is asked.
//
// Method: every route is asked as a stranger, as it stands, as of earlier and later moments, at
// cuts and forks. Then random statements are made in both rooms and the clock goes on, and all of
// it must be the same bytes with the same tags until the hour of the next bulletin.

import { instantFromMs, parseInstant, present, type Instant } from '@holdfast/base'
import { leafHash, openCheckpoint, parseVerifierKey, rootOf } from '@holdfast/ledger'
import { agreementShape, shelfShape } from '@holdfast/protocol'
import { decodeEnvelope, type JsonObject } from '@holdfast/record'
import { sha256, signatureVerifier } from '@holdfast/store'
import fc from 'fast-check'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { differences, everyAnswer } from './asking-testing.ts'
import { ownRecord, reliefBody, testServer, type Got, type TestServer } from './testing.ts'

const clock = { now: moment('2031-04-10T12:00Z') }
const bulletins = JSON.stringify({ format: 'holdfast-policy/1', statuses: 'on' })
const base = `/api/agreements/${ownRecord}`
const member = `${ownRecord}/liaison`

let server: TestServer

beforeAll(async () => {
  const manner = { now: () => clock.now, policy: bulletins }
  server = await testServer({}, async () => Promise.resolve(), manner)
})

afterAll(() => server.close())

function moment(text: string): Instant {
  return present(parseInstant(text), 'an instant')
}

async function say(room: 'public' | 'liaison', kind: string, body: JsonObject): Promise<Got> {
  const bytes = await (room === 'public' ? server.says : server.saysInLiaison)(kind, body)
  return server.post(`${base}/rooms/${room}/entries`, bytes, member)
}

const released = (persons: number): JsonObject => ({
  by: 'north',
  class: 'soldier',
  persons,
  group: 'held-by-north',
  at: { earliest: '2031-04-09T10:00Z', latest: '2031-04-09T10:00Z' },
  quote: { source: 'watch' },
})

const saying = fc.oneof(
  fc.integer({ min: 1, max: 60 }).map((n) => ({ kind: 'aid.counted', body: reliefBody(n) })),
  fc.integer({ min: 1, max: 3 }).map((n) => ({ kind: 'exchange.released', body: released(n) })),
)
const room = fc.constantFrom('public' as const, 'liaison' as const)

test('nothing that the public is told changes between bulletins, whatever is said', async () => {
  const hours = [8, 20, 32, 44]
  const day = moment('2031-04-11T00:00Z')
  const at = (hour: number, minutes: number): Instant =>
    instantFromMs(day + (hour * 60 + minutes) * 60_000)
  const said = fc.array(fc.tuple(room, saying), { minLength: 1, maxLength: 3 })
  const script = fc.tuple(...hours.map(() => fc.tuple(said, fc.integer({ min: 1, max: 718 }))))
  await fc.assert(
    fc.asyncProperty(script, async (days) => {
      for (const [n, [statements, minutes]] of days.entries()) {
        clock.now = at(hours[n] ?? 0, 0)
        const before = await everyAnswer(server, ownRecord, 40)
        for (const [where, { kind, body }] of statements) {
          expect((await say(where, kind, body)).status).toBe(201)
        }
        clock.now = at(hours[n] ?? 0, minutes)
        const after = await everyAnswer(server, ownRecord, 40)
        expect(differences(before, after)).toEqual([])
      }
    }),
    { numRuns: 1 },
  )
}, 120_000)

test('what is said is told with the bulletin that may, as a beginning of the log', async () => {
  clock.now = moment('2031-04-13T12:00Z')
  const size = async (): Promise<number> => (await publicRoom()).size
  expect((await say('public', 'exchange.released', released(1))).status).toBe(201)
  const whole = Number(
    (await server.get(`${base}/rooms/public/checkpoint`, member)).text.split('\n')[1],
  )
  clock.now = moment('2031-04-13T19:59Z')
  expect(await size()).toBeLessThan(whole)
  clock.now = moment('2031-04-13T20:00Z')
  expect(await size()).toBe(whole)
  // A daily count waits for the next day, and what comes after it waits with it.
  expect((await say('public', 'aid.counted', reliefBody(5))).status).toBe(201)
  expect((await say('public', 'exchange.released', released(1))).status).toBe(201)
  clock.now = moment('2031-04-14T07:59Z')
  expect(await size()).toBe(whole)
  clock.now = moment('2031-04-14T08:00Z')
  expect(await size()).toBe(whole + 2)
})

test('what the public is served verifies, and says with which bulletin', async () => {
  clock.now = moment('2031-04-14T10:00Z')
  await say('public', 'exchange.released', released(1))
  const { size, logKey } = await publicRoom()
  const lines = (await server.get(`${base}/rooms/public/entries.jsonl`)).text.trimEnd().split('\n')
  const note = (await server.get(`${base}/rooms/public/checkpoint`)).bytes
  const parsed = parseVerifierKey(sha256, logKey)
  const key = present(parsed.ok ? parsed.value : null, 'a key')
  const opened = await openCheckpoint(note, key, signatureVerifier())
  const root = rootOf(
    sha256,
    lines.map((line) => leafHash(sha256, Buffer.from(line))),
  )
  expect(opened).toMatchObject({ ok: true, value: { size, root } })
  expect(lines).toHaveLength(size)
  const { bulletin } = await told()
  expect(bulletin).toEqual({
    at: '2031-04-14T08:00+00:00',
    next: '2031-04-14T20:00+00:00',
    statusesUntil: '2031-04-14T06:00+00:00',
  })
})

test('a line and a recall are told at once, signed, without their places in the log', async () => {
  clock.now = moment('2031-04-14T11:00Z')
  const before = await publicRoom()
  const recall = { at: '2031-04-14T08:00Z', said: '12 trucks', now: '21 trucks' }
  expect((await say('public', 'record.recalled', recall)).status).toBe(201)
  const { atOnce, recalls } = await told()
  expect(recalls).toMatchObject([{ said: '12 trucks', now: '21 trucks', clauses: [] }])
  expect(atOnce.map(({ kind }) => kind)).toEqual(['record.recalled'])
  const envelope = decodeEnvelope(sha256, Buffer.from(atOnce[0]?.bytes ?? '', 'base64'))
  expect(envelope).toMatchObject({ ok: true, value: { statement: { id: recalls[0]?.id } } })
  expect(await publicRoom()).toEqual(before)
})

test('whoever says the same again is told no more of the log than who said it first', async () => {
  clock.now = moment('2031-04-14T12:00Z')
  const bytes = await server.says('exchange.released', released(2))
  const path = `${base}/rooms/public/entries`
  const first = await server.post(path, bytes)
  await say('public', 'exchange.released', released(3))
  const again = await server.post(path, bytes)
  expect([first.status, again.status]).toEqual([201, 200])
  expect(again.json).toMatchObject({ checkpoint: receiptOf(first) })
})

test('what is nearer than the public is told has no place in its room', async () => {
  clock.now = moment('2031-04-14T13:00Z')
  const quote = { source: 'watch' }
  const claim = { against: 'south', place: 'bridge', claim: 'shots', claimedBy: ['north'], quote }
  expect((await say('liaison', 'incident.claimed', claim)).status).toBe(201)
  const near = await say('public', 'incident.claimed', claim)
  expect(near).toMatchObject({
    status: 422,
    json: { problem: { code: 'server.27', about: { place: 'bridge' } } },
  })
})

test('when it is over, everything that was released is told', async () => {
  clock.now = moment('2031-04-15T07:59Z')
  expect((await told()).bulletin).not.toBeNull()
  clock.now = moment('2031-04-15T08:00Z')
  const whole = await server.get(`${base}/rooms/public/checkpoint`, member)
  expect((await server.get(`${base}/rooms/public/checkpoint`)).text).toBe(whole.text)
  expect((await told()).bulletin).toBeNull()
  const { agreements } = shelfShape.parse((await server.get('/api/agreements')).json)
  expect(agreements.find(({ id }) => id === ownRecord)).toMatchObject({ isClosed: true })
})

function receiptOf({ json }: Got): unknown {
  return typeof json === 'object' && json !== null && 'checkpoint' in json ? json.checkpoint : null
}

async function told() {
  return agreementShape.parse((await server.get(base)).json)
}

async function publicRoom() {
  return present((await told()).rooms[0], 'the public room')
}
