// One agreement: everything that is needed to show it, and to fetch and check its record.
//
// What it says of itself by hash is compared with what it serves.

import { canonicalJson, encodeHex, encodeUtf8 } from '@holdfast/base'
import { agreementShape } from '@holdfast/protocol'
import { sha256 } from '@holdfast/store'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

test('gives the text with each clause, the machine form and its digest, the places', async () => {
  const { json } = await server.get('/api/agreements/gaza-pause-2023')
  const answer = agreementShape.parse(json)
  expect(answer.digest).toBe(encodeHex(sha256(encodeUtf8(canonicalJson(answer.compiled)))))
  const clauses = answer.text.articles.flatMap(({ blocks }) =>
    blocks.flatMap((block) => (block.kind === 'clauses' ? block.clauses.map(({ id }) => id) : [])),
  )
  expect(clauses).toEqual(answer.compiled.clauses.map(({ id }) => id))
  expect(answer.names?.roles['hamas']).toMatchObject({ ar: 'حماس', he: 'חמאס' })
  expect(answer.places).toMatchObject({ type: 'FeatureCollection' })
  expect(answer.rooms).toMatchObject([{ id: 'public', size: 85 }])
})

test('names files by the hash of the bytes it serves', async () => {
  const { json } = await server.get('/api/agreements/gaza-pause-2023')
  const { files } = agreementShape.parse(json)
  expect(Object.keys(files)).toEqual([
    'agreement.md',
    'holdfast.json',
    'names.json',
    'places.geojson',
    'provenance.json',
    'zones.json',
  ])
  for (const [name, hash] of Object.entries(files)) {
    const { text } = await server.get(`/api/agreements/gaza-pause-2023/files/${name}`)
    expect(encodeHex(sha256(encodeUtf8(text)))).toBe(hash)
  }
})

test('refuses an agreement that is not there', async () => {
  expect(await server.get('/api/agreements/nowhere')).toMatchObject({
    status: 404,
    json: { problem: { code: 'server.2' } },
  })
})
