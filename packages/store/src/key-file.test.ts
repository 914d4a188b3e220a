// Key files: private, whole, never written over, and refused with a reason where they are damaged.
// What a key signs is in crypto.test.ts.

import { readFile, stat, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { createKeyFile, readKeyFile, type FileKey } from './key-file.ts'
import { temporaryFolder } from './testing.ts'

async function freshFile(): Promise<{ readonly path: string; readonly key: FileKey }> {
  const path = join(await temporaryFolder(), 'compiler.key')
  const key = await createKeyFile(path, 'compiler')
  assert(key.ok, 'the path is free')
  return { path, key: key.value }
}

describe('a key file', () => {
  test('reads as it was made, and only its owner may read it', async () => {
    const { path, key } = await freshFile()
    const read = await readKeyFile(path)
    assert(read.ok, 'a good file')
    expect(read.value.signer.keyId).toBe(key.signer.keyId)
    expect(read.value.verifierKey).toBe(key.verifierKey)
    expect(key.verifierKey).toMatch(/^compiler\+[0-9a-f]{8}\+/)
    const mode = (await stat(path)).mode % 0o1000
    expect(process.platform === 'win32' ? 0o600 : mode).toBe(0o600)
  })

  test('is never written over', async () => {
    const { path } = await freshFile()
    const before = await readFile(path, 'utf8')
    const refused = await createKeyFile(path, 'compiler')
    expect(refused).toEqual({ ok: false, problem: { code: 'store.3', about: { path } } })
    expect(await readFile(path, 'utf8')).toBe(before)
  })

  test.each<[string, (text: string) => string, string]>([
    ['is not JSON', () => 'key', 'format'],
    ['has another format', (text) => text.replace('key/1', 'key/2'), 'format'],
    ['has no name', (text) => text.replace('"name"', '"nome"'), 'name'],
    [
      'has half a key',
      (text) => text.replace(/"privateKey": "..../, '"privateKey": "'),
      'privateKey',
    ],
    [
      'has a key that is no text',
      (text) => text.replace(/"publicKey": ".*"/, '"publicKey": 7'),
      'publicKey',
    ],
    [
      'has halves of two keys',
      (text) =>
        text.replace(
          /(privateKey": ")(.)/,
          (_, name, letter) => `${name}${letter === 'A' ? 'B' : 'A'}`,
        ),
      'publicKey',
    ],
  ])('that %s is refused', async (_, damaged, at) => {
    const { path } = await freshFile()
    await writeFile(path, damaged(await readFile(path, 'utf8')))
    const refused = await readKeyFile(path)
    expect(refused).toEqual({ ok: false, problem: { code: 'store.14', about: { path, at } } })
  })

  test('that is not there, or a name that cannot sign notes, is refused', async () => {
    const path = join(await temporaryFolder(), 'none.key')
    const about = { path, reason: 'ENOENT' }
    expect(await readKeyFile(path)).toEqual({ ok: false, problem: { code: 'store.18', about } })
    const refused = await createKeyFile(path, 'two words')
    expect(refused).toMatchObject({ problem: { code: 'store.14', about: { at: 'name' } } })
  })
})
