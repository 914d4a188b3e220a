// Whether closed material exists cannot be told: a record with a closed room that grows, and the
// same record without one, answer the public with the same bytes and tags, for the same work.
//
// Two servers with one key and one clock. Of an agreement that is told at once and of one that is
// told bulletins; work is counted by the questions that the sums are asked.

import { join } from 'node:path'
import { parseInstant, present } from '@holdfast/base'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { differences, everyAnswer } from './asking-testing.ts'
import { WorkerSeat } from './sums/worker-seat.ts'
import { ownRecord, reliefBody, testServer, toldAtOnce, type TestServer } from './testing.ts'

const base = `/api/agreements/${ownRecord}`
const told = JSON.stringify({ format: 'holdfast-policy/1', statuses: 'on' })

describe.each([
  ['at once', toldAtOnce],
  ['with bulletins', told],
])('of what is told %s', (_, policy) => {
  const now = present(parseInstant('2031-04-10T12:00Z'), 'an instant')
  let closed: TestServer
  let open: TestServer

  beforeAll(async () => {
    const manner = { now: () => now, policy }
    const nothing = async (): Promise<void> => Promise.resolve()
    closed = await testServer({}, nothing, manner)
    const keyFile = join(closed.dataDir, 'server.key')
    open = await testServer({}, nothing, { ...manner, rooms: ['public'], keyFile })
  })

  afterAll(async () => {
    await closed.close()
    await open.close()
  })

  const sayInPublic = async (trucks: number): Promise<void> => {
    for (const server of [closed, open]) {
      const bytes = await server.says('aid.counted', reliefBody(trucks))
      expect((await server.post(`${base}/rooms/public/entries`, bytes)).status).toBe(201)
    }
  }
  const sayInLiaison = async (trucks: number): Promise<void> => {
    const bytes = await closed.saysInLiaison('aid.counted', reliefBody(trucks))
    const path = `${base}/rooms/liaison/entries`
    expect((await closed.post(path, bytes, `${ownRecord}/liaison`)).status).toBe(201)
  }
  const counted = async (server: TestServer) => {
    const tell = vi.spyOn(WorkerSeat.prototype, 'tell')
    const answers = await everyAnswer(server, ownRecord, 9)
    const asked = tell.mock.calls.filter(([{ kind }]) => kind === 'ask').length
    tell.mockRestore()
    return { answers, asked }
  }

  test('a closed room is not seen by bytes, tags or work', async () => {
    // Until both have begun and know the other agreements of the shelf.
    await everyAnswer(closed, ownRecord, 9)
    await everyAnswer(open, ownRecord, 9)
    for (const trucks of [11, 12, 13]) {
      await sayInLiaison(trucks)
      await sayInPublic(trucks)
      const [one, other] = [await counted(closed), await counted(open)]
      expect(differences(one.answers, other.answers)).toEqual([])
      expect(one.asked).toBe(other.asked)
      await sayInLiaison(trucks + 20)
      const again = await counted(closed)
      expect(differences(one.answers, again.answers)).toEqual([])
      expect(again.asked).toBe((await counted(open)).asked)
    }
  })
})
