// How a record was compiled: every row once in each table, in the reader's view and at their cut.
//
// What is counted is compared with the record; the compiler's word with what was adopted.

import { provenanceAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const path = '/api/agreements/gaza-pause-2023/provenance'

function added(counted: readonly { readonly rows: number }[]): number {
  return counted.reduce((sum, { rows }) => sum + rows, 0)
}

test('each row is counted once by side, by class and by kind', async () => {
  const { json } = await server.get(path)
  const { rows, bySide, byClass, byKind, signers, knownAt } = provenanceAnswer.shape.parse(json)
  // The key enrolled and the text adopted are no rows.
  expect([knownAt['public'], rows]).toEqual([85, 83])
  expect([bySide, byClass, byKind].map(added)).toEqual([rows, rows, rows])
  expect(signers).toMatchObject([{ holder: 'compiler', rows }])
})

test('who is named has class and side; the compiler’s word is in four languages', async () => {
  const { json } = await server.get(path)
  const { roles, told, adopted } = provenanceAnswer.shape.parse(json)
  const ofRole = new Map<string, (typeof roles)[number]>(roles.map((one) => [one.role, one]))
  expect(ofRole.get('hamas')).toMatchObject({ sourceClass: 'party', side: 'hamas' })
  expect(ofRole.get('qatar')).toMatchObject({ sourceClass: 'mediator', side: null })
  expect(ofRole.get('ocha')).toMatchObject({ sourceClass: 'humanitarian', side: null })
  expect(Object.keys(told?.compiler ?? {})).toEqual(['ar', 'en', 'he', 'tr'])
  expect(adopted?.by).toBe('compiler')
})

test('only what was known at a cut is counted', async () => {
  const { json } = await server.get(`${path}?knownAt=12`)
  expect(provenanceAnswer.shape.parse(json)).toMatchObject({ rows: 10 })
})
