// Goal: the browser finds what the command line finds. Method: the example records of the checkout,
// as the server sends them, verified with the browser's own cryptography; whole, and tampered with.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { decodeUtf8, encodeUtf8, present, type Bytes } from '@holdfast/base'
import { decodeManifest } from '@holdfast/record'
import { beforeAll, describe, expect, test } from 'vitest'
import { sha256 } from '../proof/browser-crypto.ts'
import { sizeIn, verifiedHere, type SentRecord, type VerifiedHere } from './verify-here.ts'

const dir = join(import.meta.dirname, '../../../../agreements/gaza-pause-2023')

async function bytesOf(...name: readonly string[]): Promise<Bytes> {
  return new Uint8Array(await readFile(join(dir, ...name)))
}

let sent: SentRecord
beforeAll(async () => {
  const manifest = await bytesOf('holdfast.json')
  const decoded = decodeManifest(sha256, manifest)
  const found = present(decoded.ok ? decoded.value : null, 'a manifest')
  const names = ['agreement.md', 'places.geojson', 'zones.json', 'names.json', 'provenance.json']
  const files = await Promise.all(names.map(async (name) => [name, await bytesOf(name)] as const))
  const rooms = await Promise.all(
    found.rooms.map(async ({ id }) => {
      const text = decodeUtf8(await bytesOf('rooms', id, 'entries.jsonl')) ?? ''
      const entries = text.split('\n').slice(0, -1).map(encodeUtf8)
      return { id, entries, checkpoint: await bytesOf('rooms', id, 'checkpoint') }
    }),
  )
  sent = { manifest, root: found.root.keyId, files: new Map(files), rooms }
})

async function verified(change: Partial<SentRecord> = {}): Promise<VerifiedHere> {
  return verifiedHere({ ...sent, ...change }, () => undefined)
}

function withEntry(at: number, change: (text: string) => string): SentRecord['rooms'] {
  return sent.rooms.map((room, n) => {
    if (n > 0) return room
    const text = change(decodeUtf8(present(room.entries[at], 'an entry')) ?? '')
    return { ...room, entries: room.entries.with(at, encodeUtf8(text)) }
  })
}

describe('a record that the server sent', () => {
  test('holds where it is what was signed', async () => {
    const { logs, signatures, breaking } = await verified()
    const [first] = sent.rooms
    expect({ logs, breaking }).toEqual({ logs: true, breaking: null })
    expect(signatures.good).toBe(signatures.of)
    expect(sizeIn(present(first, 'a room').checkpoint)).toBe(first?.entries.length)
  })

  test('does not where a signature is another', async () => {
    const rooms = withEntry(3, (text) =>
      text.replace(/"sig":"(.)/, (_, letter) => `"sig":"${letter === 'A' ? 'B' : 'A'}`),
    )
    const { logs, signatures, breaking } = await verified({ rooms })
    expect([logs, signatures.of - signatures.good]).toEqual([false, 1])
    expect(breaking).toMatchObject({ kind: 'bad-signature', entry: 3 })
  })

  test('does not where an entry was left out, which its author’s chain shows too', async () => {
    const rooms = sent.rooms.map((room) => ({ ...room, entries: room.entries.toSpliced(3, 1) }))
    const { logs, breaking } = await verified({ rooms })
    expect(logs || breaking === null).toBe(false)
  })

  test('does not under another root key, or over another text', async () => {
    expect((await verified({ root: '0'.repeat(32) })).logs).toBe(false)
    const files = new Map([...sent.files, ['agreement.md', encodeUtf8('# Another')] as const])
    expect(await verified({ files })).toMatchObject({
      logs: false,
      breaking: { kind: 'text-differs' },
    })
  })
})
