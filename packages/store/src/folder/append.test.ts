// Appending to a record folder: what is admitted, what is refused, and what a failing disk leaves.
// Each test looks at the files afterwards, or opens and verifies the folder again.

import { spawnSync } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { mkdir, readFile, readdir, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert, encodeUtf8, present, type Bytes, type Result } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { appendEntries } from './append.ts'
import { nodeDisk, type FolderDisk } from './disk.ts'
import { lockFile } from './lock.ts'
import { openFolder, type RecordFolder } from './record-folder.ts'
import { deviceOf, enrolment, failingDisk, freshRecord, freshSigner } from '../testing.ts'
import type { Device, FailureMoment } from '../testing.ts'
import { verifyFolder } from './verify.ts'

function codeOf(result: Result<unknown>): string {
  if (result.ok) return 'ok'
  const { code, about } = result.problem
  return [code, about['irregularity'], about['code'], about['at']]
    .filter((part) => part !== undefined)
    .join(' ')
}

function rootDevice(folder: RecordFolder, root: Parameters<typeof deviceOf>[0]): Device {
  return deviceOf(root, 'public', folder.rooms[0]?.entries[0] ?? null)
}

async function reopened(dir: string): Promise<RecordFolder> {
  const folder = await openFolder(dir)
  assert(folder.ok, 'the folder opens')
  return folder.value
}

async function filesOf(folder: RecordFolder): Promise<ReadonlyMap<string, string>> {
  const names = await readdir(folder.dir, { recursive: true, withFileTypes: true })
  const files = names.filter((entry) => entry.isFile())
  const read = files.map(async ({ parentPath, name }) => {
    const path = join(parentPath, name)
    return [path, await readFile(path, 'utf8')] as const
  })
  return new Map(await Promise.all(read))
}

describe('appending', () => {
  test('adds entries to one room, and what was appended verifies', async () => {
    const { folder, root } = await freshRecord()
    const device = rootDevice(folder, root)
    const entries = [await device.says('aid.counted', { n: 1 }), await device.says('aid.x', {})]
    const appended = await appendEntries(folder, { room: 'public', entries, signer: root })
    assert(appended.ok, codeOf(appended))
    expect(appended.value).toMatchObject({ appended: 2, repeated: 0, irregularities: [] })
    expect(await reopened(folder.dir)).toEqual(appended.value.folder)
    const verified = await verifyFolder(folder.dir)
    expect(verified).toMatchObject({ ok: true, value: { isWhole: true, entries: 3 } })
  })

  test('adds nothing where every statement is there already', async () => {
    const { folder, root } = await freshRecord()
    const entries = [await rootDevice(folder, root).says('aid.counted', { n: 1 })]
    const twice = [...entries, ...entries]
    const first = await appendEntries(folder, { room: 'public', entries: twice, signer: root })
    assert(first.ok, codeOf(first))
    expect([first.value.appended, first.value.repeated]).toEqual([1, 1])
    const before = await filesOf(folder)
    const again = await appendEntries(first.value.folder, { room: 'public', entries, signer: root })
    expect(again).toMatchObject({ ok: true, value: { appended: 0, repeated: 1 } })
    expect(await filesOf(folder)).toEqual(before)
  })

  test('hears a party once its key is enrolled, in any room', async () => {
    const { folder, root } = await freshRecord()
    const party = await freshSigner()
    const enrolled = await enrolment(rootDevice(folder, root), party, 'israel')
    const said = await deviceOf(party, 'intake').says('aid.counted', { n: 1 })
    const early = await appendEntries(folder, { room: 'intake', entries: [said], signer: root })
    expect(codeOf(early)).toBe('store.9 unknown-key record.9 0')
    const first = await appendEntries(folder, { room: 'public', entries: [enrolled], signer: root })
    assert(first.ok, codeOf(first))
    const heard = { room: 'intake', entries: [said], signer: root }
    expect(codeOf(await appendEntries(first.value.folder, heard))).toBe('ok')
    expect(await verifyFolder(folder.dir)).toMatchObject({ ok: true, value: { isWhole: true } })
  })

  test('keeps a fork, and says so', async () => {
    const { folder, root } = await freshRecord()
    const fork = await Promise.all(
      [1, 2].map((n) => rootDevice(folder, root).says('aid.counted', { n })),
    )
    const appended = await appendEntries(folder, { room: 'public', entries: fork, signer: root })
    const noted = [{ kind: 'chain-fork', entry: 2 }]
    expect(appended).toMatchObject({ ok: true, value: { appended: 2, irregularities: noted } })
    const verified = await verifyFolder(folder.dir)
    expect(verified).toMatchObject({ ok: true, value: { isWhole: true, irregularities: noted } })
  })

  test('drops what an interrupted append left behind', async () => {
    const { folder, root } = await freshRecord()
    const device = rootDevice(folder, root)
    const path = join(folder.dir, 'rooms/public/entries.jsonl')
    const left = new TextDecoder().decode(await device.says('aid.counted', { n: 1 }))
    await writeFile(path, `${await readFile(path, 'utf8')}${left}\n${left.slice(0, 50)}`)
    const found = await verifyFolder(folder.dir)
    const noted = [{ kind: 'unfinished-append', entry: 1 }]
    expect(found).toMatchObject({ ok: true, value: { isWhole: true, irregularities: noted } })
    const opened = await reopened(folder.dir)
    expect(opened.rooms[0]?.unfinishedBytes).toBe(left.length + 51)
    const entries = [await rootDevice(folder, root).says('aid.counted', { n: 2 })]
    expect(codeOf(await appendEntries(opened, { room: 'public', entries, signer: root }))).toBe(
      'ok',
    )
    const after = await verifyFolder(folder.dir)
    expect(after).toMatchObject({ ok: true, value: { entries: 2, irregularities: [] } })
  })

  test('writes leaves.txt anew where it is missing', async () => {
    const { folder, root } = await freshRecord()
    await nodeDisk.remove(join(folder.dir, 'rooms/public/leaves.txt'))
    const opened = await reopened(folder.dir)
    const entries = [await rootDevice(folder, root).says('aid.counted', { n: 2 })]
    expect(codeOf(await appendEntries(opened, { room: 'public', entries, signer: root }))).toBe(
      'ok',
    )
    expect((await reopened(folder.dir)).rooms[0]?.hasLeaves).toBe(true)
  })
})

describe('appending is refused, and nothing is written,', () => {
  type Case = (folder: RecordFolder, device: Device) => Promise<readonly Bytes[]>
  test.each<[string, string, Case]>([
    [
      'bytes that are no entry',
      'store.9 malformed-entry record.1 0',
      async () => [encodeUtf8('x')],
    ],
    [
      'another agreement',
      'store.9 wrong-agreement 0',
      async (_, device) => [await device.says('aid.x', {}, { agreement: 'other' })],
    ],
    [
      'a later entry with a gap before it',
      'store.9 chain-gap 1',
      async (_, device) => {
        const all = []
        for (let n = 0; n < 3; n++) all.push(await device.says('aid.x', { n }))
        return all.filter((__, at) => at !== 1)
      },
    ],
    [
      'a checkpoint that this log never had',
      'store.9 seen-differs 0',
      async (_, device) => [
        await device.says('aid.x', {}, { seen: { size: 1, root: new Uint8Array(32) } }),
      ],
    ],
    [
      'a signature that is not good',
      'store.9 bad-signature record.13 1',
      async (_, device) => {
        const good = await device.says('aid.x', {})
        const text = new TextDecoder().decode(await device.says('aid.y', {}))
        return [
          good,
          encodeUtf8(
            text.replace(/"sig":"(.)/, (__, letter) => `"sig":"${letter === 'A' ? 'B' : 'A'}`),
          ),
        ]
      },
    ],
  ])('for %s', async (_, expected, make) => {
    const { folder, root } = await freshRecord()
    const entries = await make(folder, rootDevice(folder, root))
    const before = await filesOf(folder)
    const refused = await appendEntries(folder, { room: 'public', entries, signer: root })
    expect(codeOf(refused)).toBe(expected)
    expect(await filesOf(folder)).toEqual(before)
  })

  test('for a room that is not there, or a key that is not the log’s', async () => {
    const { folder, root } = await freshRecord()
    const other = await freshSigner()
    const nowhere = await appendEntries(folder, { room: 'x', entries: [], signer: root })
    const stranger = await appendEntries(folder, { room: 'public', entries: [], signer: other })
    expect([codeOf(nowhere), codeOf(stranger)]).toEqual(['store.8', 'store.13'])
  })

  test('to whoever opened the folder before another appended', async () => {
    const { folder, root } = await freshRecord()
    const [one, two] = [1, 2].map((n) => rootDevice(folder, root).says('aid.counted', { n }))
    const first = { room: 'public', entries: [present(await one, 'one')], signer: root }
    expect(codeOf(await appendEntries(folder, first))).toBe('ok')
    const second = { ...first, entries: [present(await two, 'two')] }
    expect(codeOf(await appendEntries(folder, second))).toBe('store.10')
    expect((await reopened(folder.dir)).rooms[0]?.entries.length).toBe(2)
  })

  test('where entries were lost since the folder was opened', async () => {
    const { folder, root } = await freshRecord()
    await writeFile(join(folder.dir, 'rooms/public/entries.jsonl'), '')
    const entries = [await rootDevice(folder, root).says('aid.counted', { n: 2 })]
    const refused = await appendEntries(folder, { room: 'public', entries, signer: root })
    expect(codeOf(refused)).toBe('store.6')
    expect(codeOf(await openFolder(folder.dir))).toBe('store.6')
  })
})

describe('the lock', () => {
  async function appendWithLock(lock: string): Promise<string> {
    return appendOver((path) => writeFile(path, lock))
  }

  async function appendOver(make: (path: string) => Promise<void>): Promise<string> {
    const { folder, root } = await freshRecord()
    await make(join(folder.dir, lockFile))
    const entries = [await rootDevice(folder, root).says('aid.counted', { n: 2 })]
    return codeOf(await appendEntries(folder, { room: 'public', entries, signer: root }))
  }

  test('of a living process is respected', async () => {
    expect(await appendWithLock(`${process.ppid} ${randomUUID()}\n`)).toBe('store.11')
  })

  test('of a dead process, of one with our number, or of nobody is adopted', async () => {
    for (const lock of ['4194304 x\n', `${process.pid} ${randomUUID()}\n`, '', 'x']) {
      expect(await appendWithLock(lock)).toBe('ok')
    }
  })

  // Whoever hands a folder over may have put anything in its place; a pipe would be waited for.
  test('that is no plain, short file is refused and not read', async () => {
    const pipe = async (path: string): Promise<void> => {
      assert(spawnSync('mkfifo', [path]).status === 0, 'a pipe')
    }
    expect(await appendOver((path) => mkdir(path).then(() => undefined))).toBe('store.12')
    expect(await appendWithLock('x'.repeat(2_000))).toBe('store.12')
    if (process.platform === 'win32') return
    expect(await appendOver((path) => symlink('/dev/zero', path))).toBe('store.12')
    expect(await appendOver(pipe)).toBe('store.12')
  })

  test('lets one of two appends at once through, and the other is told why', async () => {
    const { folder, root } = await freshRecord()
    const appends = [1, 2].map(async (n) => {
      const entries = [await rootDevice(folder, root).says('aid.counted', { n })]
      return codeOf(await appendEntries(folder, { room: 'public', entries, signer: root }))
    })
    const codes = (await Promise.all(appends)).toSorted()
    expect(codes[0]).toBe('ok')
    expect(['store.10', 'store.11']).toContain(codes[1])
    expect(await verifyFolder(folder.dir)).toMatchObject({ ok: true, value: { isWhole: true } })
  })
})

// Goal: whatever write fails, and however, the record is whole, nothing is half appended, and the
// next append works. Method: fail each write in turn, before it, half way through, or after it was
// kept, once or for good; then look with a good disk.
describe('a disk that fails', () => {
  const moments: readonly FailureMoment[] = ['before', 'half', 'after']
  const cases = moments.flatMap((moment) =>
    [true, false].flatMap((forGood) => [0, 1, 2, 3, 4, 5].map((nth) => ({ moment, forGood, nth }))),
  )

  test.each(cases)('at write $nth, $moment, for good: $forGood', async (failure) => {
    const { folder, root } = await freshRecord()
    const before = await filesOf(folder)
    const entries = [await rootDevice(folder, root).says('aid.counted', { n: 1 })]
    const disk = failingDisk(failure.nth, failure.moment, failure.forGood)
    const appending = { room: 'public', entries, signer: root }
    const code = codeOf(await appendEntries(folder, { ...appending, disk }))
    const found = await reopened(folder.dir)
    const kept = found.rooms[0]?.entries.length
    const verified = await verifyFolder(folder.dir)
    expect(verified).toMatchObject({ ok: true, value: { isWhole: true, entries: kept } })
    // The number of entries follows from what was answered, unless the answer is "look again".
    const wanted: Record<string, readonly number[]> = {
      ok: [2],
      'store.12': [1],
      'store.17': [1, 2],
    }
    expect(wanted[code]).toContain(kept)
    const isCleanedUp = code === 'store.12' && !failure.forGood
    expect(isCleanedUp ? await filesOf(folder) : before).toEqual(before)
    await nodeDisk.remove(join(folder.dir, lockFile))
    const again = await appendEntries(found, appending)
    expect(again).toMatchObject({ ok: true })
    expect((await reopened(folder.dir)).rooms[0]?.entries.length).toBe(2)
  })

  test('for want of space is refused with its reason', async () => {
    const { folder, root } = await freshRecord()
    const disk: FolderDisk = {
      ...nodeDisk,
      writeFrom: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    }
    const entries = [await rootDevice(folder, root).says('aid.counted', { n: 1 })]
    const refused = await appendEntries(folder, { room: 'public', entries, signer: root, disk })
    expect(refused).toMatchObject({
      problem: { code: 'store.12', about: { reason: 'ENOSPC', kept: 'nothing' } },
    })
  })
})
