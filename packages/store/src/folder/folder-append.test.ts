// Goal: an append of several batches counts whole or not at all, wherever it is cut.
// Method: batches so small that each entry is one; each write fails in turn, before it, half way or
// after it was kept, once or for good; or whoever appends is killed between two of them. Then look
// with a good disk: the record verifies, nothing of it is there, and the same append works.

import { readFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert, present, type Bytes } from '@holdfast/base'
import { decodeEnvelope, type Envelope } from '@holdfast/record'
import { describe, expect, test } from 'vitest'
import { sha256, type Signer } from '../crypto.ts'
import { deviceOf, failingDisk, freshRecord, type FailureMoment } from '../testing.ts'
import { admissionTo } from './append.ts'
import { nodeDisk, type FolderDisk } from './disk.ts'
import { FolderAppend } from './folder-append.ts'
import { lockFile } from './lock.ts'
import { openFolder, type RecordFolder } from './record-folder.ts'
import { verifyFolder } from './verify.ts'

const count = 4

function appendOn(folder: RecordFolder, signer: Signer, disk: FolderDisk): FolderAppend {
  const room = present(folder.rooms[0], 'a room')
  const admission = admissionTo(folder, room)
  const given = { folder, room, signer, admission, memory: null, texts: new Map<string, Bytes>() }
  return new FolderAppend({ ...given, disk, batchBytes: 1 })
}

async function envelopesFor(folder: RecordFolder, root: Signer): Promise<readonly Envelope[]> {
  const device = deviceOf(root, 'public', folder.rooms[0]?.entries.at(-1) ?? null)
  const envelopes: Envelope[] = []
  for (let n = 0; n < count; n++) {
    const decoded = decodeEnvelope(sha256, await device.says('aid.counted', { n }))
    assert(decoded.ok, 'just made')
    envelopes.push(decoded.value)
  }
  return envelopes
}

async function opened(dir: string): Promise<RecordFolder> {
  const folder = await openFolder(dir)
  assert(folder.ok, folder.ok ? '' : folder.problem.code)
  return folder.value
}

/** How many entries there are once somebody looks; the record is whole. */
async function entriesIn(dir: string): Promise<number> {
  const folder = await opened(dir)
  const entries = folder.rooms[0]?.entries.length ?? 0
  expect(await verifyFolder(dir)).toMatchObject({ ok: true, value: { isWhole: true, entries } })
  return entries
}

async function appendWhole(dir: string, root: Signer): Promise<void> {
  await nodeDisk.remove(join(dir, lockFile))
  const folder = await opened(dir)
  const append = appendOn(folder, root, nodeDisk)
  for (const one of await envelopesFor(folder, root))
    expect((await append.add([one])).ok).toBe(true)
  expect(await append.commit()).toMatchObject({ ok: true, value: { appended: count } })
  expect(await entriesIn(dir)).toBe(1 + count)
  const leaves = await readFile(join(dir, 'rooms/public/leaves.txt'), 'utf8')
  expect(leaves.trim().split('\n')).toHaveLength(1 + count)
}

describe('an append of several batches', () => {
  const moments: readonly FailureMoment[] = ['before', 'half', 'after']
  // The lock, entries and leaves of each batch, the checkpoint's three.
  const writes = Array.from({ length: 1 + 2 * count + 3 }, (_, nth) => nth)
  const cases = moments.flatMap((moment) =>
    [true, false].flatMap((forGood) => writes.map((nth) => ({ moment, forGood, nth }))),
  )

  test.each(cases)('fails whole at write $nth, $moment, for good: $forGood', async (failure) => {
    const { folder, root } = await freshRecord()
    const disk = failingDisk(failure.nth, failure.moment, failure.forGood)
    const append = appendOn(folder, root, disk)
    let code = 'ok'
    for (const one of await envelopesFor(folder, root)) {
      const added = await append.add([one])
      if (added.ok) continue
      code = added.problem.code
      await append.abort()
      break
    }
    if (code === 'ok') {
      const done = await append.commit()
      if (!done.ok) code = done.problem.code
    }
    const found = await entriesIn(folder.dir)
    // What is there follows from what was answered, unless the answer is "look again".
    const may: Record<string, readonly number[]> = {
      ok: [1 + count],
      'store.12': [1],
      'store.17': [1, 1 + count],
    }
    expect(may[code]).toContain(found)
    if (found === 1) await appendWhole(folder.dir, root)
  })

  test.each([1, 2, count])(
    'killed after %i batches leaves the record as it was',
    async (batches) => {
      const { folder, root } = await freshRecord()
      const append = appendOn(folder, root, nodeDisk)
      const envelopes = await envelopesFor(folder, root)
      for (const one of envelopes.slice(0, batches)) expect((await append.add([one])).ok).toBe(true)
      expect(await entriesIn(folder.dir)).toBe(1)
      await appendWhole(folder.dir, root)
    },
  )

  test('taken back leaves every file as it was, and lets others append', async () => {
    const { folder, root } = await freshRecord()
    const path = join(folder.dir, 'rooms/public/entries.jsonl')
    const before = await readFile(path, 'utf8')
    const append = appendOn(folder, root, nodeDisk)
    expect((await append.add(await envelopesFor(folder, root))).ok).toBe(true)
    expect((await readFile(path, 'utf8')).length).toBeGreaterThan(before.length)
    await append.abort()
    expect(await readFile(path, 'utf8')).toBe(before)
    expect(await nodeDisk.kindOf(join(folder.dir, lockFile))).toBe(null)
    await appendWhole(folder.dir, root)
  })

  test('holds the folder from its first batch on', async () => {
    const { folder, root } = await freshRecord()
    const append = appendOn(folder, root, nodeDisk)
    const envelopes = await envelopesFor(folder, root)
    expect((await append.add(envelopes.slice(0, 1))).ok).toBe(true)
    const other = await appendOn(folder, root, nodeDisk).add(envelopes.slice(0, 1))
    expect(other).toMatchObject({ ok: false, problem: { code: 'store.11' } })
    expect((await append.add(envelopes.slice(1))).ok).toBe(true)
    expect(await append.commit()).toMatchObject({ ok: true, value: { appended: count } })
  })

  test('refuses what would break the record, and says which of all it is', async () => {
    const { folder, root } = await freshRecord()
    const append = appendOn(folder, root, nodeDisk)
    const [first, second, , fourth] = await envelopesFor(folder, root)
    const added = await append.add([present(first, 'one'), present(second, 'two')])
    expect(added).toMatchObject({ ok: true })
    const gap = await append.add([present(fourth, 'four')])
    expect(gap).toMatchObject({ problem: { code: 'store.9', about: { at: 2 } } })
    await append.abort()
    expect(await entriesIn(folder.dir)).toBe(1)
  })
})
