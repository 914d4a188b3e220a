// What there is to take away: its sizes and digests are those of the files that it names.
//
// The files themselves are tested where they are made.

import { createHash } from 'node:crypto'
import { dataAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printedAgain, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const base = '/api/agreements/gaza-pause-2023'

test('refuses whoever may not read the room', async () => {
  const { status, json } = await server.get('/api/agreements/two-sectors/data?view=commission')
  expect([status, json]).toMatchObject([404, { problem: { code: 'question.7' } }])
})

test('is in the shape that the protocol promises, to the byte', async () => {
  const { text, json } = await server.get('/api/agreements/two-sectors/data')
  expect(printedAgain(dataAnswer, json)).toBe(text)
})

test('gives the size and the digest of every file, as its address gives it', async () => {
  const { tables } = dataAnswer.shape.parse((await server.get(`${base}/data`)).json)
  expect(tables.map(({ name }) => name)).toContain('statements')
  for (const { name, files, rows } of tables) {
    expect(files.length).toBeGreaterThan(2)
    expect(rows).toBeGreaterThan(0)
    for (const { format, bytes, sha256 } of files) {
      const file = await fetch(`${server.address}${base}/tables/${name}?format=${format}`)
      const got = Buffer.from(await file.arrayBuffer())
      const digest = createHash('sha256').update(got).digest('hex')
      expect([name, format, got.length, digest]).toEqual([name, format, bytes, sha256])
    }
  }
})
