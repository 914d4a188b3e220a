// Signed notes and checkpoints against vectors: our own, and public logs where they are beside the
// checkout (transparency-dev/tessera testdata; a log of ours that Go cosigned).
//
// Verifying uses Node's WebCrypto, as every reader's does. Cosignatures are kept and not verified.

import { createHash, webcrypto } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { decodeBase64, encodeBase64, encodeUtf8, present, type Bytes } from '@holdfast/base'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import vectors from '../vectors/checkpoint.json' with { type: 'json' }
import { openCheckpoint, parseCheckpoint, printCheckpoint, signCheckpoint } from './checkpoint.ts'
import { leafHash } from './merkle-hash.ts'
import { verifyInclusion } from './proof.ts'
import type { SignatureClaim } from './signature.ts'
import { decodeNote, encodeNote, noteSignedBy, verifyNote } from './signed-note.ts'
import { rootOf } from './tree.ts'
import { ed25519VerifierKey, parseVerifierKey, printVerifierKey } from './verifier-key.ts'
import type { VerifierKey } from './verifier-key.ts'

const shared = join(import.meta.dirname, '../../../../shared/vectors')

const sha256 = (bytes: Uint8Array): Bytes =>
  new Uint8Array(createHash('sha256').update(bytes).digest())

async function verify({ publicKey, message, signature }: SignatureClaim): Promise<boolean> {
  const key = await webcrypto.subtle.importKey('raw', publicKey, 'Ed25519', false, ['verify'])
  return webcrypto.subtle.verify('Ed25519', key, signature, message)
}

function keyFrom(text: string): VerifierKey {
  const key = parseVerifierKey(sha256, text)
  return present(key.ok ? key.value : null, `not a verifier key: ${text}`)
}

function sharedFile(path: string): Bytes | null {
  const whole = join(shared, path)
  return existsSync(whole) ? new Uint8Array(readFileSync(whole)) : null
}

async function noteSigner(name: string): Promise<{
  readonly key: VerifierKey
  readonly sign: (message: Bytes) => Promise<Bytes>
}> {
  const pair = await webcrypto.subtle.generateKey('Ed25519', true, ['sign', 'verify'])
  if (!('privateKey' in pair)) throw new Error('Ed25519 keys come in pairs')
  const publicKey = new Uint8Array(await webcrypto.subtle.exportKey('raw', pair.publicKey))
  const sign = async (message: Bytes): Promise<Bytes> =>
    new Uint8Array(await webcrypto.subtle.sign('Ed25519', pair.privateKey, message))
  return { key: ed25519VerifierKey(sha256, name, publicKey), sign }
}

describe('a checkpoint of the vectors', () => {
  const logKey = keyFrom(vectors.logKey)

  test.each(vectors.cases)('$desc', async ({ note, wantErr }) => {
    const opened = await openCheckpoint(encodeUtf8(note), logKey, verify)
    expect(opened.ok).toBe(!wantErr)
    const found = opened.ok ? [opened.value.size, encodeBase64(opened.value.root)] : null
    expect(found).toEqual(wantErr ? null : [vectors.size, vectors.root])
  })
})

describe('a checkpoint', () => {
  test('reads what it prints, and prints what it reads', () => {
    const line = fc.stringMatching(/^[!-~]{1,20}$/)
    const checkpoints = fc.record({
      origin: line,
      size: fc.maxSafeNat(),
      root: fc.uint8Array({ minLength: 32, maxLength: 32 }).map((bytes) => new Uint8Array(bytes)),
      extensions: fc.array(line, { maxLength: 3 }),
    })
    fc.assert(
      fc.property(checkpoints, (checkpoint) => {
        expect(parseCheckpoint(printCheckpoint(checkpoint))).toEqual({
          ok: true,
          value: checkpoint,
        })
      }),
    )
  })

  test('that the log signed can be opened with its key and no other', async () => {
    const [log, other] = [await noteSigner('log.example/a'), await noteSigner('log.example/a')]
    const checkpoint = { origin: 'log.example/a', size: 3, root: sha256(new Uint8Array(0)) }
    const bytes = await signCheckpoint({ ...checkpoint, extensions: [] }, log)
    expect((await openCheckpoint(bytes, log.key, verify)).ok).toBe(true)
    const refused = await openCheckpoint(bytes, other.key, verify)
    expect(refused).toEqual({ ok: false, problem: { code: 'ledger.6', about: {} } })
  })
})

describe('a signed note', () => {
  test('is read by anybody or refused, whatever the bytes', () => {
    const texts = fc.string({ unit: fc.constantFrom('\n', '—', ' ', 'a', 'AAAAAAAA', '\u0000') })
    fc.assert(
      fc.property(fc.oneof(fc.uint8Array(), texts.map(encodeUtf8)), (bytes) => {
        const note = decodeNote(bytes)
        const again = note.ok ? encodeNote(note.value) : bytes
        expect(new Uint8Array(again)).toEqual(new Uint8Array(bytes))
      }),
      { numRuns: 2_000 },
    )
  })

  test('can be cosigned later without being signed again', async () => {
    const [log, witness] = [await noteSigner('log.example/a'), await noteSigner('witness')]
    const note = await noteSignedBy({ text: 'said\n', signatures: [] }, log)
    const cosigned = await noteSignedBy(note, witness)
    expect(cosigned.signatures[0]).toEqual(note.signatures[0])
    const verified = await verifyNote(cosigned, [witness.key, log.key], verify)
    expect(verified).toEqual({ ok: true, value: [log.key, witness.key] })
  })

  test('is refused whole where a known key has a bad signature on it', async () => {
    const [log, witness] = [await noteSigner('log.example/a'), await noteSigner('witness')]
    const note = await noteSignedBy({ text: 'said\n', signatures: [] }, log)
    const forged = { ...witness, sign: log.sign }
    const cosigned = await noteSignedBy(note, forged)
    const verified = await verifyNote(cosigned, [log.key, witness.key], verify)
    expect(verified).toEqual({
      ok: false,
      problem: { code: 'ledger.5', about: { name: 'witness' } },
    })
  })
})

describe('a verifier key', () => {
  test('prints as it was read', () => {
    expect(printVerifierKey(keyFrom(vectors.logKey))).toBe(vectors.logKey)
  })

  test.each([
    ['no hash', 'log.example+AYqI4910CfGV/VLbLTy6XXLKZwm/HZQSG/N0iAG0D29c', 'hash'],
    ['another hash', vectors.logKey.replace('+0', '+1'), 'hash'],
    ['a space in the name', vectors.logKey.replace('/', ' '), 'name'],
    ['a key cut short', vectors.logKey.slice(0, -4), 'key'],
    ['nothing', '', 'name'],
  ])('with %s is refused', (_, text, at) => {
    const refused = parseVerifierKey(sha256, text)
    expect(refused).toEqual({ ok: false, problem: { code: 'ledger.3', about: { at } } })
  })
})

// Where the public files are missing these tests hold the same claims against our own vectors.
describe('public logs', () => {
  test('the log that a Go witness cosigned verifies, and so does its offline proof', async () => {
    const note = sharedFile('tlog/checkpoint.witnessed') ?? encodeUtf8(vectors.cases[1]?.note ?? '')
    const keyText = sharedFile('tlog/tsinterop.vkey') ?? encodeUtf8(vectors.logKey)
    const key = keyFrom(new TextDecoder().decode(keyText).trim())
    const opened = await openCheckpoint(note, key, verify)
    expect(opened.ok).toBe(true)
    const [entry, proofText] = [sharedFile('tlog/e.bin'), sharedFile('tlog/e.tlog-proof')]
    if (entry === null || proofText === null || !opened.ok) return
    const lines = new TextDecoder().decode(proofText).split('\n')
    const hashes = lines.slice(2, lines.indexOf('')).map((line) => decodeBase64(line))
    const verified = verifyInclusion(sha256, {
      index: Number(lines[1]?.replace('index ', '')),
      size: opened.value.size,
      leaf: leafHash(sha256, entry),
      root: opened.value.root,
      proof: hashes.filter((hash) => hash !== null),
    })
    expect(verified.ok).toBe(true)
  })

  test('a checkpoint of Tessera, cosigned, verifies with its key', async () => {
    const name = 'tlog/tessera-checkpoint-cosigned-by-ts-witness'
    const note = sharedFile(name) ?? encodeUtf8(vectors.cases[0]?.note ?? '')
    const keyText = sharedFile('tlog/twit.vkey') ?? encodeUtf8(vectors.logKey)
    const key = keyFrom(new TextDecoder().decode(keyText).trim())
    expect((await openCheckpoint(note, key, verify)).ok).toBe(true)
  })

  test('the entry bundles of Tessera have the roots of its checkpoints', () => {
    for (let size = 1; size <= 15; size++) {
      const bundle = sharedFile(`tessera/log/tile/entries/000.p/${size}`)
      const checkpoint = sharedFile(`tessera/log/checkpoint.${size}`)
      const note = decodeNote(checkpoint ?? encodeUtf8(vectors.cases[0]?.note ?? ''))
      expect(note.ok).toBe(true)
      if (bundle === null || checkpoint === null || !note.ok) continue
      const parsed = parseCheckpoint(note.value.text)
      const leaves = bundledEntries(bundle).map((entry) => leafHash(sha256, entry))
      const root = parsed.ok ? parsed.value.root : null
      expect([leaves.length, rootOf(sha256, leaves)]).toEqual([size, root])
    }
  })
})

// Entries of a tlog-tiles bundle: each after its length in two bytes, big end first.
function bundledEntries(bundle: Bytes): readonly Bytes[] {
  const entries: Bytes[] = []
  const view = new DataView(bundle.buffer)
  for (let at = 0; at < bundle.length;) {
    const length = view.getUint16(at)
    entries.push(bundle.slice(at + 2, at + 2 + length))
    at += 2 + length
  }
  return entries
}
