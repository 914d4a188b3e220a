// Goal: no command answers from a record that does not hold, whoever signed its checkpoint. Method:
// the holder of the log's key forges an author's signature, or drops a statement from its author's
// chain, and signs the log anew; every command that reads the record is asked.

import { readFileSync } from 'node:fs'
import { encodeUtf8, present, type Bytes } from '@holdfast/base'
import { ed25519VerifierKey, leafHash, rootOf, signCheckpoint } from '@holdfast/ledger'
import { decodeManifest } from '@holdfast/record'
import { readKeyFile, sha256 } from '@holdfast/store'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { clearDesks, filledDesk, type Desk } from '../testing.ts'

let filled: Desk
beforeAll(() => {
  filled = filledDesk()
})
afterAll(clearDesks)

const roomFolder = 'record/rooms/public'

// As whoever holds the log's key could leave it: the tree and the checkpoint fit the entries.
async function signedAnew(change: (lines: readonly string[]) => readonly string[]): Promise<Desk> {
  const desk = filled.copy()
  const lines = change(
    readFileSync(desk.path(`${roomFolder}/entries.jsonl`), 'utf8')
      .trimEnd()
      .split('\n'),
  )
  const key = await readKeyFile(desk.path('compiler.key.json'))
  const manifest = decodeManifest(sha256, readFileSync(desk.path('record/holdfast.json')))
  const { name } = present(manifest.ok ? manifest.value.rooms[0] : null, 'a room').logKey
  const { publicKey, sign } = present(key.ok ? key.value : null, 'a key').signer
  const signer = { key: ed25519VerifierKey(sha256, name, publicKey), sign }
  const leaves: readonly Bytes[] = lines.map((line) => leafHash(sha256, encodeUtf8(line)))
  const root = rootOf(sha256, leaves)
  const checkpoint = { origin: name, size: lines.length, root, extensions: [] }
  desk.write(`${roomFolder}/entries.jsonl`, lines.map((line) => `${line}\n`).join(''))
  desk.write(`${roomFolder}/checkpoint`, await signCheckpoint(checkpoint, signer))
  return desk
}

const forged = (lines: readonly string[]): readonly string[] =>
  lines.map((line, at) =>
    at === 5
      ? line.replace(/"sig":"(.)/, (_, letter) => `"sig":"${letter === 'A' ? 'B' : 'A'}`)
      : line,
  )

describe.each([
  ['a forged signature', forged, 'entry 6'],
  ['a statement left out', (lines: readonly string[]) => lines.toSpliced(4, 1), 'entry 5'],
])('%s under a checkpoint signed anew', (_, change, place) => {
  let desk: Desk
  beforeAll(async () => {
    desk = await signedAnew(change)
  })

  test.each(['status', 'due', 'tonight', 'timeline', 'replay'])('gives no %s', (command) => {
    const { code, out, err } = desk.run(command, 'record', '--view', 'public')
    expect([code, out]).toEqual([1, ''])
    expect(err).toContain('does not hold')
    expect(err).toContain(place)
    expect(err).toContain('holdfast verify')
  })

  test('takes no import, and verify lists it', () => {
    const entries = readFileSync(desk.path(`${roomFolder}/entries.jsonl`))
    desk.write('more.csv', 'day,trucks\n2031-04-02,40\n')
    desk.write('more.mapping.json', '{}')
    expect(desk.run('import', 'more.csv', '--into', 'record', '--as', 'compiler').code).not.toBe(0)
    expect(readFileSync(desk.path(`${roomFolder}/entries.jsonl`))).toEqual(entries)
    const { code, out } = desk.run('verify', 'record')
    expect([code, out.includes(place)]).toEqual([1, true])
  })
})

test('an answer is the same whether the record is remembered or not', () => {
  const desk = filled.copy()
  const ask = () => desk.run('status', 'record', '--as-of', '2031-04-08T06:00+02:00', '--json')
  const first = ask()
  const second = ask()
  expect(first.code).toBe(0)
  expect(second.out).toBe(first.out)
})

test('what was remembered before a record was changed does not speak for it', async () => {
  expect(filled.run('status', 'record').code).toBe(0)
  const desk = await signedAnew(forged)
  expect(desk.run('status', 'record').code).toBe(1)
})
