// Verifying a record folder: an honest one is whole. A changed, reordered, shortened or rewritten
// one is not, and the first entry affected is named.
//
// Goal of the tampering tests: nothing gets past, and the index is right. Method: a small record by
// two authors, read through a disk that gives other bytes for one file.

import { readFile } from 'node:fs/promises'
import { assert, parseInstant, present, type Bytes } from '@holdfast/base'
import { keyEnrolledBody, keyEnrolledKind, keyRevokedBody } from '@holdfast/record'
import { keyRevokedKind, type Irregularity } from '@holdfast/record'
import * as fc from 'fast-check'
import { beforeAll, describe, expect, test } from 'vitest'
import { appendEntries } from './append.ts'
import type { Signer } from '../crypto.ts'
import { nodeDisk, type FolderDisk } from './disk.ts'
import { openFolder, type RecordFolder } from './record-folder.ts'
import { joinLines, roomPaths } from './room-files.ts'
import { deviceOf, enrolment, freshRecord, freshSigner, rewriteRoom } from '../testing.ts'
import { testInstant } from '../testing.ts'
import type { Verification } from '@holdfast/verify'
import { verifyFolder, type VerifyFolderOptions } from './verify.ts'

type World = {
  readonly folder: RecordFolder
  readonly root: Signer
  readonly party: Signer
  readonly entries: readonly Bytes[]
}

// The root and a party speak in turn; the last entries have seen a checkpoint.
async function world(): Promise<World> {
  const { folder, root } = await freshRecord()
  const party = await freshSigner()
  const registrar = deviceOf(root, 'public', folder.rooms[0]?.entries[0] ?? null)
  const speaker = deviceOf(party, 'public')
  const some = [await enrolment(registrar, party, 'israel')]
  for (let n = 0; n < 3; n++) {
    some.push(await registrar.says('aid.counted', { n }), await speaker.says('aid.counted', { n }))
  }
  const first = await appendEntries(folder, { room: 'public', entries: some, signer: root })
  assert(first.ok, 'good entries')
  const seen = present(first.value.folder.rooms[0]?.checkpoint, 'a room')
  const last = [await speaker.says('aid.counted', { n: 9 }, { seen })]
  last.push(await registrar.says('aid.counted', { n: 9 }))
  const { folder: before } = first.value
  const second = await appendEntries(before, { room: 'public', entries: last, signer: root })
  assert(second.ok, 'good entries')
  const entries = present(second.value.folder.rooms[0]?.entries, 'a room')
  return { folder: second.value.folder, root, party, entries }
}

async function verified(
  folder: RecordFolder,
  options: VerifyFolderOptions = {},
): Promise<Verification> {
  const found = await verifyFolder(folder.dir, options)
  assert(found.ok, 'a manifest')
  return found.value
}

type OtherFiles = Partial<Record<'entries' | 'leaves' | 'checkpoint', Bytes | null>>

function diskWith(folder: RecordFolder, files: OtherFiles): FolderDisk {
  const paths = roomPaths(folder.dir, present(folder.rooms[0], 'a room').id)
  const other = new Map<string, Bytes | null>()
  if (files.entries !== undefined) other.set(paths.entries, files.entries)
  if (files.leaves !== undefined) other.set(paths.leaves, files.leaves)
  if (files.checkpoint !== undefined) other.set(paths.checkpoint, files.checkpoint)
  return {
    ...nodeDisk,
    readPlain: async (path, limit) =>
      other.has(path) ? (other.get(path) ?? null) : nodeDisk.readPlain(path, limit),
  }
}

function firstNamed(found: Verification): number | null {
  const named = found.irregularities.filter(({ entry }) => entry !== null)
  return named[0]?.entry ?? null
}

function kindsOf(found: Verification): readonly Irregularity['kind'][] {
  return [...new Set(found.irregularities.map(({ kind }) => kind))]
}

let honest: World
beforeAll(async () => {
  honest = await world()
})

describe('an honest record', () => {
  test('is whole, and counts its rooms and entries', async () => {
    const found = await verified(honest.folder)
    expect(found).toMatchObject({
      agreement: 'two-sectors',
      rootKey: honest.root.keyId,
      rooms: [
        { id: 'public', entries: 10 },
        { id: 'intake', entries: 0 },
      ],
      entries: 10,
      irregularities: [],
      isWhole: true,
    })
  })

  test('says how far it is', async () => {
    const seen: unknown[] = []
    await verified(honest.folder, { onProgress: (progress) => seen.push(progress) })
    expect(seen).toEqual([{ room: 'public', done: 10, total: 10 }])
  })

  test('is consistent with any older checkpoint of its own', async () => {
    const { folder, root } = await freshRecord()
    const older = [present(folder.rooms[0], 'a room').checkpointBytes]
    const device = deviceOf(root, 'public', folder.rooms[0]?.entries[0] ?? null)
    const entries = [await device.says('aid.counted', {})]
    expect(await appendEntries(folder, { room: 'public', entries, signer: root })).toMatchObject({
      ok: true,
    })
    expect(await verified(folder, { olderCheckpoints: older })).toMatchObject({ isWhole: true })
  })
})

describe('an entry', () => {
  test('with one byte changed anywhere is named', async () => {
    const all = joinLines(honest.entries)
    const place = fc.nat({ max: all.length - 1 })
    await fc.assert(
      fc.asyncProperty(place, fc.integer({ min: 1, max: 255 }), async (at, change) => {
        const entries = all.slice()
        entries[at] = (entries[at] ?? 0) ^ change
        const index = all.subarray(0, at).filter((byte) => byte === 10).length
        for (const leaves of [undefined, null] as const) {
          const files = leaves === undefined ? { entries } : { entries, leaves }
          const found = await verified(honest.folder, { disk: diskWith(honest.folder, files) })
          expect(found.isWhole).toBe(false)
          expect(firstNamed(found)).toBe(index)
        }
      }),
      { numRuns: 120 },
    )
  })

  test('changed, dropped, repeated or moved is named as the first that differs', async () => {
    const { entries, folder } = honest
    const last = entries.length - 1
    for (let at = 0; at <= last; at++) {
      const dropped = entries.toSpliced(at, 1)
      for (let to = at + 1; to <= last; to++) {
        const swapped = entries.with(at, entries[to] ?? all0).with(to, entries[at] ?? all0)
        await expectNamed(folder, swapped, at)
        await expectNamed(folder, entries.toSpliced(to, 0, entries[at] ?? all0), to)
      }
      await expectNamed(folder, dropped, at)
      await expectNamed(folder, [...entries, entries[at] ?? all0], entries.length)
    }
  })

  test('dropped from the end is named also without leaves.txt', async () => {
    const entries = joinLines(honest.entries.slice(0, -2))
    const disk = diskWith(honest.folder, { entries, leaves: null })
    const found = await verified(honest.folder, { disk })
    expect([found.isWhole, firstNamed(found), kindsOf(found)]).toEqual([
      false,
      8,
      ['missing-entries'],
    ])
  })
})

const all0 = new Uint8Array(0)

async function expectNamed(
  folder: RecordFolder,
  entries: readonly Bytes[],
  index: number,
): Promise<void> {
  const disk = diskWith(folder, { entries: joinLines(entries) })
  const found = await verified(folder, { disk })
  expect([found.isWhole, firstNamed(found)]).toEqual([false, index])
  const bare = diskWith(folder, { entries: joinLines(entries), leaves: null })
  expect((await verified(folder, { disk: bare })).isWhole).toBe(false)
}

describe('a checkpoint', () => {
  test('with any byte of its text or signature changed breaks the record', async () => {
    const bytes = present(honest.folder.rooms[0], 'a room').checkpointBytes
    for (let at = 0; at < bytes.length; at++) {
      const checkpoint = bytes.with(at, (bytes[at] ?? 0) ^ 1)
      const disk = diskWith(honest.folder, { checkpoint })
      expect(kindsOf(await verified(honest.folder, { disk }))).toContain('bad-checkpoint')
    }
  })

  test('or entries that are missing break the record', async () => {
    const without = diskWith(honest.folder, { checkpoint: null })
    expect(kindsOf(await verified(honest.folder, { disk: without }))).toEqual(['bad-checkpoint'])
    const empty = diskWith(honest.folder, { entries: null, leaves: null })
    expect(kindsOf(await verified(honest.folder, { disk: empty }))).toContain('missing-entries')
  })

  test('is not touched by a leaves.txt that lies, which is noted', async () => {
    const paths = roomPaths(honest.folder.dir, present(honest.folder.rooms[0], 'a room').id)
    const leaves = new Uint8Array(await readFile(paths.leaves))
    leaves[3] = leaves[3] === 97 ? 98 : 97
    const disk = diskWith(honest.folder, { leaves })
    const found = await verified(honest.folder, { disk })
    expect([found.isWhole, kindsOf(found)]).toEqual([true, ['leaves-differ']])
  })
})

describe('bytes after the entries', () => {
  test.each<[string, (entries: readonly Bytes[]) => Uint8Array, string, boolean]>([
    ['the beginning of an entry', () => Buffer.from('{"payl'), 'unfinished-append', true],
    ['a repeated entry', (all) => Buffer.from(joinLines(all.slice(3, 4))), 'repeated-entry', false],
    ['a repeated entry, unended', (all) => all[3] ?? all0, 'repeated-entry', false],
    ['something else', () => Buffer.from('x'), 'foreign-bytes', false],
    ['an empty line', () => Buffer.from('\n'), 'foreign-bytes', false],
    ['zeros', () => new Uint8Array(100), 'foreign-bytes', false],
  ])('that are %s are seen', async (_, after, kind, isWhole) => {
    const bytes = Buffer.concat([joinLines(honest.entries), after(honest.entries)])
    const disk = diskWith(honest.folder, { entries: new Uint8Array(bytes) })
    const found = await verified(honest.folder, { disk })
    expect([found.isWhole, kindsOf(found), firstNamed(found)]).toEqual([isWhole, [kind], 10])
  })
})

// The holder of the log's key can sign another history. What the authors signed still tells.
describe('a holder who signs another history', () => {
  test.each<
    [string, (entries: readonly Bytes[]) => readonly Bytes[], Irregularity['kind'], number]
  >([
    ['without an entry', (all) => all.toSpliced(3, 1), 'chain-gap', 4],
    ['with an entry twice', (all) => all.toSpliced(5, 0, all[3] ?? all0), 'repeated-entry', 5],
    [
      'in another order',
      (all) => all.toSpliced(6, 0, ...all.slice(4, 5)).toSpliced(4, 1),
      'seen-differs',
      8,
    ],
    ['without its first entry', (all) => all.slice(1), 'root-not-first', 0],
    ['without any entry', () => [], 'root-not-first', 0],
  ])('%s is found out', async (_, rewritten, kind, entry) => {
    const { folder, root, entries } = await world()
    const older = [present(folder.rooms[0], 'a room').checkpointBytes]
    await rewriteRoom(folder, 'public', rewritten(entries), root)
    const found = await verified(folder)
    expect(found.isWhole).toBe(false)
    expect(found.irregularities).toContainEqual(expect.objectContaining({ kind, entry }))
    const against = await verified(folder, { olderCheckpoints: older })
    const [expected] = ['history-differs', 'history-shorter'].filter((one) =>
      kindsOf(against).some((kindFound) => kindFound === one),
    )
    expect(expected).toBeDefined()
  })

  test('without the last entry is found out only by who kept a checkpoint', async () => {
    const { folder, root, entries } = await world()
    const older = [present(folder.rooms[0], 'a room').checkpointBytes]
    await rewriteRoom(folder, 'public', entries.slice(0, -1), root)
    expect((await verified(folder)).isWhole).toBe(true)
    const against = await verified(folder, { olderCheckpoints: older })
    expect([against.isWhole, kindsOf(against)]).toEqual([false, ['history-shorter']])
  })
})

test('a kept checkpoint of another log, or none at all, does not pass unseen', async () => {
  const { folder: other } = await freshRecord()
  const strange = present(other.rooms[0], 'a room').checkpointBytes
  for (const older of [strange, all0, Uint8Array.of(255)]) {
    const found = await verified(honest.folder, { olderCheckpoints: [older] })
    expect([found.isWhole, kindsOf(found)]).toEqual([false, ['bad-older-checkpoint']])
  }
})

describe('who may be heard', () => {
  const begin = present(parseInstant('2023-11-25T00:00Z'), 'an instant')
  const end = present(parseInstant('2023-11-26T00:00Z'), 'an instant')
  const after = present(parseInstant('2023-11-27T00:00Z'), 'an instant')

  test('is judged by the claimed time: not before, not after, not once revoked', async () => {
    const { folder, root } = await freshRecord()
    const party = await freshSigner()
    const registrar = deviceOf(root, 'public', folder.rooms[0]?.entries[0] ?? null)
    const speaker = deviceOf(party, 'public')
    const body = { publicKey: party.publicKey, holder: 'israel', roles: ['party'] }
    const term = keyEnrolledBody({ ...body, from: begin, until: after })
    const revoked = keyRevokedBody({ key: party.keyId, from: end, reason: 'stolen' })
    const entries = [
      ...(folder.rooms[0]?.entries ?? []),
      await registrar.says(keyEnrolledKind, term),
      await speaker.says('aid.x', { n: 2 }, { claimedAt: testInstant }),
      await speaker.says('aid.x', { n: 3 }, { claimedAt: begin }),
      await speaker.says('aid.x', { n: 4 }, { claimedAt: after }),
      await registrar.says(keyRevokedKind, revoked, { claimedAt: after }),
      await speaker.says('aid.x', { n: 6 }, { claimedAt: begin }),
      await speaker.says('aid.x', { n: 7 }, { claimedAt: end }),
      await speaker.says(keyEnrolledKind, term, { claimedAt: begin }),
    ]
    await rewriteRoom(folder, 'public', entries, root)
    const found = await verified(folder)
    const told = found.irregularities.map(({ entry, kind, about }) =>
      [entry, kind, about['code']].filter((part) => part !== undefined).join(' '),
    )
    expect(told).toEqual([
      '2 key-not-valid record.10',
      '4 key-not-valid record.11',
      '6 after-revocation',
      '7 key-not-valid record.12',
      '8 bad-key-statement record.15',
      '8 after-revocation',
    ])
  })

  test('in a room, knows the keys of the first room and its own', async () => {
    const { folder, root } = await freshRecord()
    const [party, stranger] = [await freshSigner(), await freshSigner()]
    const registrar = deviceOf(root, 'intake')
    const entries = [
      await enrolment(registrar, party, 'israel'),
      await deviceOf(party, 'intake').says('aid.x', {}),
      await deviceOf(stranger, 'intake').says('aid.x', {}),
      await deviceOf(party, 'public').says('aid.x', {}),
    ]
    await rewriteRoom(folder, 'intake', entries, root)
    const found = await verified(folder)
    const told = found.irregularities.map(({ room, entry, kind }) => [room, entry, kind])
    expect(told).toEqual([
      ['intake', 2, 'unknown-key'],
      ['intake', 3, 'wrong-room'],
      ['intake', 3, 'chain-fork'],
    ])
  })
})

test('a folder of twenty thousand entries is read and verified', async () => {
  const { folder, root } = await freshRecord()
  const device = deviceOf(root, 'public', folder.rooms[0]?.entries[0] ?? null)
  const entries = [...(folder.rooms[0]?.entries ?? [])]
  while (entries.length < 20_000) entries.push(await device.says('aid.x', { n: entries.length }))
  await rewriteRoom(folder, 'public', entries, root)
  const opened = await openFolder(folder.dir)
  expect(opened.ok ? opened.value.rooms[0]?.entries.length : 0).toBe(20_000)
  expect(await verified(folder)).toMatchObject({ isWhole: true, entries: 20_000 })
})
