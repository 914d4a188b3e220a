// What differs between two texts that a record adopted, by their numbers.
//
// The server is a real one, with a record of one text and its own record, which was amended: on the
// eleventh day 60 trucks are asked where it was 40, and a clause has gone.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert, encodeUtf8, hexSha256, parseInstant, present } from '@holdfast/base'
import { diffAnswer, standingAnswer } from '@holdfast/protocol'
import { textAdoptedBody, textAdoptedKind } from '@holdfast/record'
import { appendEntries, openFolder, readRecord, sha256, type Signer } from '@holdfast/store'
import { deviceIn } from '@holdfast/store/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { cliAnswer, ownRecord, printedAgain, testNow } from '../../testing.ts'
import { testServer, type TestServer } from '../../testing.ts'

const moment = '2031-04-11T06:00Z'

/** Amends the own record as `holdfast amend` does. */
async function amendOwn(dir: string, signer: Signer): Promise<void> {
  const record = await readRecord(dir)
  const folder = await openFolder(dir)
  assert(record.ok && folder.ok, 'the own record opens')
  const { files } = record.value.text
  const old = present(files.get('agreement.md'), 'a text')
  const text = Buffer.from(old)
    .toString()
    .replace('at least 40 goods trucks', 'at least 60 goods trucks')
    .replace(/^5\.2 .*\n/m, '')
  const texts = new Map([...files, ['agreement.md', encodeUtf8(text)], ['agreement-1.md', old]])
  const named = [...texts].map(([name, bytes]) => ({ name, sha256: hexSha256(sha256, bytes) }))
  const device = deviceIn(folder.value, 'public', signer)
  const body = textAdoptedBody(named, parseInstant(moment))
  const entries = [await device.says(textAdoptedKind, body, { claimedAt: testNow })]
  const appended = await appendEntries(folder.value, { room: 'public', entries, texts, signer })
  assert(appended.ok, 'the own record is amended')
}

let server: TestServer

beforeAll(async () => {
  server = await testServer({}, amendOwn)
})

afterAll(() => server.close())

const path = '/api/agreements/two-sectors/diff'

test('one text differs from itself in nothing', async () => {
  const { status, text, json } = await server.get(path)
  expect(status).toBe(200)
  expect(printedAgain(diffAnswer, json)).toBe(text)
  expect(json).toEqual({ agreement: 'two-sectors', clauses: [], declarations: [], prose: [] })
})

const own = `/api/agreements/${ownRecord}`

test('of two texts it is what the command line says of the same record', async () => {
  const { status, text, json } = await server.get(`${own}/diff`)
  expect(status).toBe(200)
  const { clauses, declarations, prose } = diffAnswer.shape.parse(json)
  expect(clauses.map(({ clause, kind }) => [clause, kind])).toEqual([
    ['3.1', 'changed'],
    ['5.2', 'removed'],
  ])
  expect([declarations, prose]).toEqual([[], []])
  const dir = join(server.agreementsDir, ownRecord)
  expect(text).toBe(await cliAnswer('diff', `${dir}@1`, dir))
  expect((await server.get(`${own}/diff?from=1&to=2`)).text).toBe(text)
  const back = diffAnswer.shape.parse((await server.get(`${own}/diff?from=2&to=1`)).json)
  expect(back.clauses.map(({ clause, kind }) => [clause, kind])).toEqual([
    ['3.1', 'changed'],
    ['5.2', 'added'],
  ])
  expect((await server.get(`${own}/diff?from=3`)).json).toEqual({
    problem: { code: 'answer.3', about: { number: 3, texts: 2 } },
  })
})

test('days before the moment are asked by the text before it', async () => {
  const asked = '2031-04-13T06:00Z'
  const { text, json } = await server.get(`${own}/statuses?asOf=${asked}`)
  const { statuses } = standingAnswer.shape.parse(json)
  const targets = statuses
    .filter(({ clause, bearer }) => clause === '3.1' && bearer === 'north')
    .map(({ instance, target }) => `${instance} ${target.value}`)
  expect(targets.slice(8, 12)).toEqual(['day-9 40', 'day-10 40', 'day-11 60', 'day-12 60'])
  const dir = join(server.agreementsDir, ownRecord)
  expect(text).toBe(await cliAnswer('status', dir, '--as-of', asked))
})

test('both texts are served as the record has them', async () => {
  for (const name of ['agreement.md', 'agreement-1.md']) {
    const file = await readFile(join(server.agreementsDir, ownRecord, name), 'utf8')
    expect((await server.get(`${own}/files/${name}`)).text).toBe(file)
  }
})

test.each([
  [`${path}?from=2`, 404, { code: 'answer.3', about: { number: 2, texts: 1 } }],
  [`${path}?to=0`, 400, { code: 'server.1', about: { at: 'to' } }],
  ['/api/agreements/nowhere/diff', 404, { code: 'server.2', about: { agreement: 'nowhere' } }],
])('refuses %s', async (asked, status, problem) => {
  const answer = await server.get(asked)
  expect([answer.status, answer.json]).toEqual([status, { problem }])
})
