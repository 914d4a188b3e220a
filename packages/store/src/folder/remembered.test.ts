// Goal: what is remembered only ever saves time; it never makes something whole that is not.
// Method: a record that was read once is read again through a disk that counts, then with the
// record, the adopted files, or what is remembered changed.

import { chmod, copyFile, readdir, readFile, rm, stat, symlink, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert, present } from '@holdfast/base'
import type { VerifySignatures } from '@holdfast/ledger'
import { describe, expect, test } from 'vitest'
import { signaturesVerifier } from '../crypto.ts'
import { deviceOf, freshSigner, temporaryFolder, testInstant } from '../testing.ts'
import { appendEntries } from './append.ts'
import { initFolder } from './init-folder.ts'
import { nodeDisk } from './disk.ts'
import { digestOfRecord, readRecordFiles, RunningSum } from './record-files.ts'
import { openFiles } from './record-folder.ts'
import { rememberedFolder } from './remembered.ts'
import { readRecord } from './verify.ts'

async function remembering() {
  const dir = await temporaryFolder()
  await writeFile(join(dir, 'agreement.md'), '# Two sectors\n')
  const signer = await freshSigner()
  const made = await initFolder({
    dir,
    agreement: 'two-sectors',
    rooms: ['public'],
    signer,
    holder: 'compiler',
    claimedAt: testInstant,
  })
  assert(made.ok, 'a record is made')
  const memory = join(await temporaryFolder(), 'holdfast', 'verified')
  const real = signaturesVerifier()
  let asked = 0
  const verify: VerifySignatures = (claims) => {
    asked += claims.length
    return real(claims)
  }
  const read = async () => {
    asked = 0
    const record = await readRecord(dir, { memory, verify })
    return { record, asked }
  }
  return { dir, memory, signer, read, first: await read() }
}

describe('a record that was whole', () => {
  test('is not verified again, and gives the same', async () => {
    const { read, first } = await remembering()
    const second = await read()
    expect([first.asked > 0, second.asked]).toEqual([true, 0])
    expect(second.record).toEqual(first.record)
  })

  test.runIf(process.platform !== 'win32')('is remembered for its user alone', async () => {
    const { memory } = await remembering()
    const [name = ''] = await readdir(memory)
    expect((await stat(join(memory, name))).mode & 0o777).toBe(0o600)
    expect((await stat(memory)).mode & 0o777).toBe(0o700)
  })

  test('is remembered outside its folder, under a digest', async () => {
    const { dir, memory } = await remembering()
    expect((await readdir(memory))[0]).toMatch(/^[0-9a-f]{64}$/)
    expect((await readdir(dir)).toSorted()).toEqual(['agreement.md', 'holdfast.json', 'rooms'])
  })

  test('is remembered as it becomes where it was appended to', async () => {
    const { memory, signer, read, first } = await remembering()
    assert(first.record.ok, 'a record')
    const opened = await openFiles(first.record.value.files)
    assert(opened.ok, 'it opens')
    const last = opened.value.rooms[0]?.entries.at(-1) ?? null
    const entries = [await deviceOf(signer, 'public', last).says('aid.counted', { n: 1 })]
    const appending = { room: 'public', entries, signer, memory }
    expect(await appendEntries(opened.value, appending)).toMatchObject({ value: { appended: 1 } })
    const after = await read()
    expect([after.record.ok, after.asked]).toEqual([true, 0])
  })
})

describe('what is remembered does not cover', () => {
  test('entries that differ', async () => {
    const { dir, read } = await remembering()
    const path = join(dir, 'rooms/public/entries.jsonl')
    const text = await readFile(path, 'utf8')
    await writeFile(
      path,
      text.replace(/"sig":"(.)/, (_, c) => `"sig":"${c === 'A' ? 'B' : 'A'}`),
    )
    const { record } = await read()
    expect(record).toMatchObject({ problem: { code: 'store.21' } })
  })

  test('an adopted file that differs, or is a link by now', async () => {
    const { dir, read } = await remembering()
    const path = join(dir, 'agreement.md')
    await writeFile(path, '# Two Sectors\n')
    expect((await read()).record).toMatchObject({ problem: { about: { file: 'agreement.md' } } })
    const other = await remembering()
    await copyFile(join(other.dir, 'agreement.md'), join(other.dir, 'same'))
    await rm(join(other.dir, 'agreement.md'))
    await symlink('same', join(other.dir, 'agreement.md'))
    expect((await other.read()).record).toMatchObject({ problem: { about: { found: 'link' } } })
  })
})

describe('a memory that is', () => {
  async function spoilt(spoil: (path: string, memory: string) => Promise<void>) {
    const world = await remembering()
    const path = join(world.memory, present((await readdir(world.memory))[0], 'one is there'))
    await spoil(path, world.memory)
    return world.read()
  }

  test.each<[string, (text: string) => string]>([
    ['half a file', (text) => text.slice(0, text.length / 2)],
    ['empty', () => ''],
    ['damaged in one character', (text) => text.replace('agreement', 'agreemenu')],
    ['another’s words', (text) => text.replace(/"text":\[.*\]/, '"text":null')],
    ['no JSON', () => '{\n0\n'],
  ])('%s is passed over, and the record is verified again', async (_, change) => {
    const { record, asked } = await spoilt(async (path) => {
      await writeFile(path, change(await readFile(path, 'utf8')))
    })
    expect([record.ok, asked > 0]).toEqual([true, true])
  })

  test('another record’s makes nothing whole', async () => {
    const { dir, memory, read } = await remembering()
    const whole = join(memory, present((await readdir(memory))[0], 'one is there'))
    const entries = join(dir, 'rooms/public/entries.jsonl')
    await writeFile(entries, `${await readFile(entries, 'utf8')}foreign bytes`)
    expect((await read()).record.ok).toBe(false)
    const files = await readRecordFiles(dir, nodeDisk)
    assert(files.ok, 'it can be read')
    const rooms = files.value.rooms.map((room) => ({
      ...room,
      entries: new RunningSum().add(present(room.entries, 'entries')),
    }))
    const digest = digestOfRecord({ manifestBytes: files.value.manifestBytes, rooms })
    await copyFile(whole, join(memory, digest))
    expect((await read()).record.ok).toBe(false)
  })

  test.runIf(process.platform !== 'win32')('open to others is passed over', async () => {
    const { record, asked } = await spoilt((path) => chmod(path, 0o666))
    expect([record.ok, asked > 0]).toEqual([true, true])
  })

  test.runIf(process.platform !== 'win32')('not writable is done without', async () => {
    const { dir } = await remembering()
    const blocked = join(await temporaryFolder(), 'file')
    await writeFile(blocked, '')
    expect((await readRecord(dir, { memory: join(blocked, 'inside') })).ok).toBe(true)
  })
})

test('the folder follows the habits of the system', () => {
  expect(rememberedFolder({ XDG_CACHE_HOME: '/c' }, 'linux')).toBe('/c/holdfast/verified')
  expect(rememberedFolder({ LOCALAPPDATA: 'L' }, 'win32')).toContain('L')
  expect(rememberedFolder({}, 'darwin')).toContain('Caches')
  expect(rememberedFolder({}, 'linux')).toContain('.cache')
})
