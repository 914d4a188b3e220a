// A server that was started anew, in another time zone and language, answers with the same bytes.
//
// The first has been asked while its record grew; the second reads everything from the database.
// That command line and browser print the same is tested with each route and in the stories.

import { answerNames, pathOf, routes, type AnswerName } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { childServer, ownRecord, reliefBody, testServer } from './testing.ts'
import type { ChildServer, TestServer } from './testing.ts'

let server: TestServer
let elsewhere: ChildServer

beforeAll(async () => {
  server = await testServer()
  for (const trucks of [12, 30, 7]) {
    const bytes = await server.says('aid.counted', reliefBody(trucks))
    const path = `/api/agreements/${ownRecord}/rooms/public/entries`
    expect((await server.post(path, bytes)).status).toBe(201)
    for (const what of answerNames) await server.get(addressOf(what, ownRecord))
  }
  elsewhere = await childServer({
    DATABASE_URL: server.databaseUrl,
    HOLDFAST_DATA: server.dataDir,
    HOLDFAST_AGREEMENTS: server.agreementsDir,
    TZ: 'Pacific/Apia',
    LANG: 'tr_TR.UTF-8',
    LC_ALL: 'tr_TR.UTF-8',
  })
}, 60_000)

afterAll(async () => {
  elsewhere.process.kill('SIGKILL')
  await server.close()
})

const asOf = '2031-04-08T12:00Z'

function addressOf(what: AnswerName, id: string): string {
  const params = { id, clause: '3.1', domain: 'movement' }
  return pathOf(routes[what], { params, query: { asOf } })
}

test.each([ownRecord, 'gaza-pause-2023', 'two-sectors'])('%s', async (id) => {
  // Whether the public is told of what is not over depends on the clock, which is a server’s own.
  const byClock = new Set<AnswerName>(['tonight', 'exposure'])
  const asked = answerNames.filter((what) => !byClock.has(what) || id === 'gaza-pause-2023')
  for (const what of asked) {
    const path = addressOf(what, id)
    const { status, text } = await server.get(path)
    const answer = await fetch(`${elsewhere.address}${path}`)
    expect([what, answer.status, await answer.text()]).toEqual([what, status, text])
    expect(status).toBeLessThan(500)
  }
})
