// The record as bytes: checkpoint and entries are what the record folder has.
//
// Holds for the checkpoint, the entries and the files, which are served as they are.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '../../testing.ts'

const folder = fileURLToPath(
  new URL('../../../../../agreements/gaza-pause-2023/rooms/public/', import.meta.url),
)
const room = '/api/agreements/gaza-pause-2023/rooms/public'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

test('the checkpoint is the signed note of the folder', async () => {
  const { text, headers } = await server.get(`${room}/checkpoint`)
  expect(text).toBe(await readFile(join(folder, 'checkpoint'), 'utf8'))
  expect(headers['content-type']).toBe('text/plain; charset=utf-8')
})

test('the entries are the bytes of the folder, whole or in part', async () => {
  const whole = await readFile(join(folder, 'entries.jsonl'), 'utf8')
  expect((await server.get(`${room}/entries.jsonl`)).text).toBe(whole)
  const lines = whole.split('\n')
  const part = await server.get(`${room}/entries.jsonl?from=3&size=5`)
  expect(part.text).toBe(`${lines.slice(2, 5).join('\n')}\n`)
  expect(await server.get(`${room}/entries.jsonl?size=86`)).toMatchObject({ status: 400 })
})

test('a file that is no file of the record is not there', async () => {
  for (const name of ['sources.md', '..%2Fholdfast.json', 'rooms']) {
    const { status } = await server.get(`/api/agreements/gaza-pause-2023/files/${name}`)
    expect(status).toBe(404)
  }
})
