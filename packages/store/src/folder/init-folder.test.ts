// Making a record folder: what it holds, what it never touches, and what a failing disk leaves.
// Appending to one is in append.test.ts.

import { mkdir, readFile, readdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { initFolder, type NewFolder } from './init-folder.ts'
import { manifestFile } from './record-files.ts'
import { openFolder } from './record-folder.ts'
import { failingDisk, freshRecord, freshSigner, temporaryFolder, testInstant } from '../testing.ts'

async function newFolder(more: Partial<NewFolder> = {}): Promise<NewFolder> {
  return {
    dir: await temporaryFolder(),
    agreement: 'two-sectors',
    rooms: ['public', 'intake'],
    signer: await freshSigner(),
    holder: 'compiler',
    claimedAt: testInstant,
    ...more,
  }
}

describe('a new record', () => {
  test('has a manifest and rooms, and begins with the root key', async () => {
    const { folder, root } = await freshRecord()
    const { manifest, rooms } = folder
    expect(manifest.root.keyId).toBe(root.keyId)
    expect(rooms.map(({ id, checkpoint }) => [id, checkpoint.size])).toEqual([
      ['public', 1],
      ['intake', 0],
    ])
    const origins = manifest.rooms.map(({ logKey }) => logKey.name)
    expect(origins[0]).toBe(`holdfast/${root.keyId}/two-sectors/public`)
    expect(new Set(origins).size).toBe(2)
  })

  test('leaves other files of the folder as they are', async () => {
    const made = await newFolder()
    await writeFile(join(made.dir, 'agreement.md'), 'text')
    expect((await initFolder(made)).ok).toBe(true)
    expect(await readFile(join(made.dir, 'agreement.md'), 'utf8')).toBe('text')
  })

  test('is never made over another', async () => {
    const made = await newFolder()
    expect((await initFolder(made)).ok).toBe(true)
    const path = join(made.dir, manifestFile)
    const before = await readFile(path, 'utf8')
    expect(await initFolder(made)).toEqual({
      ok: false,
      problem: { code: 'store.3', about: { path } },
    })
    expect(await readFile(path, 'utf8')).toBe(before)
    const halfThere = await newFolder()
    await mkdir(join(halfThere.dir, 'rooms/public'), { recursive: true })
    expect(await initFolder(halfThere)).toMatchObject({ problem: { code: 'store.3' } })
  })

  test.each<[string, Partial<NewFolder>, string]>([
    ['an agreement with a space', { agreement: 'a b' }, 'store.2'],
    ['no room', { rooms: [] }, 'store.2'],
    ['a room twice', { rooms: ['a', 'a'] }, 'store.2'],
    ['a public room after a closed one', { rooms: ['a', 'public'] }, 'store.2'],
    ['a room outside the folder', { rooms: ['../a'] }, 'store.19'],
    ['an origin with a space', { originPrefix: 'a b' }, 'store.2'],
  ])('is refused with %s', async (_, more, code) => {
    const made = await newFolder(more)
    expect(await initFolder(made)).toMatchObject({ ok: false, problem: { code } })
    expect(await readdir(made.dir)).toEqual([])
  })

  test('is not there where the disk fails, and can be made afterwards', async () => {
    for (const moment of ['before', 'half', 'after'] as const) {
      for (let nth = 0; nth < 10; nth++) {
        const made = await newFolder()
        const failed = await initFolder({ ...made, disk: failingDisk(nth, moment, false) })
        expect(failed).toMatchObject({ ok: false, problem: { code: 'store.12' } })
        expect(await openFolder(made.dir)).toMatchObject({ problem: { code: 'store.1' } })
        expect((await initFolder(made)).ok).toBe(true)
      }
    }
  })
})

describe('a manifest', () => {
  test.each<[string, string, string]>([
    ['another format', 'record/1', 'record/2'],
    ['another root', '"keyId": "', '"keyId": "0'],
    ['a member nobody knows', '"agreement"', '"more": 1, "agreement"'],
    ['an origin that is not its key’s', '"origin": "', '"origin": "x'],
    ['half of itself', '"rooms"', ''],
  ])('with %s is refused', async (_, from, to) => {
    const { folder } = await freshRecord()
    const path = join(folder.dir, manifestFile)
    await writeFile(path, (await readFile(path, 'utf8')).replace(from, to))
    expect(await openFolder(folder.dir)).toMatchObject({ ok: false, problem: { code: 'store.2' } })
  })

  test('is what makes a folder a record', async () => {
    const dir = await temporaryFolder()
    const problem = { code: 'store.1', about: { dir } }
    expect(await openFolder(dir)).toEqual({ ok: false, problem })
  })
})
