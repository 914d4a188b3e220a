// One entry: what it says, and that anyone can check that the log holds it.
//
// The proof is verified with the ledger's own functions, from what was answered alone.

import { decodeBase64, decodeHex, encodeUtf8, present } from '@holdfast/base'
import { leafHash, openCheckpoint, parseVerifierKey, verifyInclusion } from '@holdfast/ledger'
import { agreementShape, entriesShape, entryShape } from '@holdfast/protocol'
import { sha256, signatureVerifier } from '@holdfast/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

describe('an entry', () => {
  test('comes with a proof that leads to a checkpoint the log signed', async () => {
    const base = '/api/agreements/gaza-pause-2023'
    const agreement = agreementShape.parse((await server.get(base)).json)
    const keyText = agreement.rooms[0]?.logKey ?? ''
    const key = parseVerifierKey(sha256, keyText)
    const logKey = present(key.ok ? key.value : null, 'a verifier key')
    for (const number of [1, 22, 85]) {
      const { json } = await server.get(`${base}/rooms/public/entries/${number}`)
      const entry = entryShape.parse(json)
      const opened = await openCheckpoint(encodeUtf8(entry.checkpoint), logKey, signatureVerifier())
      const checkpoint = present(opened.ok ? opened.value : null, 'a signed checkpoint')
      const bytes = present(decodeBase64(entry.bytes), 'base64')
      const proof = entry.proof.map((hash) => present(decodeHex(hash), 'hexadecimal'))
      const { size, root } = checkpoint
      const leaf = leafHash(sha256, bytes)
      expect(verifyInclusion(sha256, { index: entry.leafIndex, size, leaf, root, proof }).ok).toBe(
        true,
      )
      expect(entry.signatures).toMatchObject([{ holder: 'compiler', valid: true }])
      expect([entry.entry, entry.leafIndex]).toEqual([number, number - 1])
      expect(entry.standing).toBe('admitted')
    }
  })

  test('names what speaks of it and the facts that rest on it', async () => {
    const base = '/api/agreements/gaza-pause-2023'
    const { json } = await server.get(`${base}/entries?kind=record.answered&limit=200`)
    const answers = entriesShape.parse(json).entries
    const { json: all } = await server.get(`${base}/entries?limit=200`)
    const reports = entriesShape
      .parse(all)
      .entries.filter((one) => one.kind === 'incident.reported')
    const about = reports.find(({ id }) => answers.some((answer) => answer.about === id))
    const answer = answers.find((one) => one.about === about?.id)
    const { json: one } = await server.get(`${base}/rooms/public/entries/${about?.entry ?? ''}`)
    const entry = entryShape.parse(one)
    expect(entry.repliedBy).toContain(`public:${answer?.entry ?? ''}`)
    expect(entry.facts).toEqual([`public:${entry.entry}`])
  })

  test('beyond the end, or beyond what was known, is not there', async () => {
    const base = '/api/agreements/gaza-pause-2023/rooms/public/entries'
    for (const path of [`${base}/86`, `${base}/21?knownAt=public=20`]) {
      expect(await server.get(path)).toMatchObject({
        status: 404,
        json: { problem: { code: 'server.4' } },
      })
    }
    expect((await server.get(`${base}/x`)).status).toBe(400)
  })
})
