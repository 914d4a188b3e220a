// Goal: a folder that somebody hands over can publish, replace and stop nothing. Method: a real
// record over a text, and beside it or in place of its files whatever a file system can hold: links
// to secrets, to nothing, to endless devices; pipes, sockets, loops of folders, files too large.

import { spawnSync } from 'node:child_process'
import { mkdir, rename, rm, symlink, truncate, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { join } from 'node:path'
import { assert, limits } from '@holdfast/base'
import { expect, test } from 'vitest'
import { freshSigner, temporaryFolder, testInstant } from '../testing.ts'
import { initFolder } from './init-folder.ts'
import { openFolder } from './record-folder.ts'
import { splitLines } from './room-files.ts'
import { readRecord, verifyFolder } from './verify.ts'

const isPosix = process.platform !== 'win32'

async function handedOver(): Promise<string> {
  const dir = await temporaryFolder()
  await writeFile(join(dir, 'agreement.md'), '# Two sectors\n')
  await writeFile(join(dir, 'places.geojson'), '{"type":"FeatureCollection","features":[]}')
  const made = await initFolder({
    dir,
    agreement: 'two-sectors',
    rooms: ['public', 'intake'],
    signer: await freshSigner(),
    holder: 'compiler',
    claimedAt: testInstant,
  })
  assert(made.ok, 'a record is made')
  return dir
}

async function fileNames(dir: string): Promise<readonly string[]> {
  const record = await readRecord(dir)
  assert(record.ok, 'a record that holds')
  return [...record.value.text.files.keys()]
}

async function refusal(dir: string) {
  const record = await readRecord(dir)
  return record.ok ? null : record.problem
}

test('only the files that the record adopts are read, whatever lies beside them', async () => {
  const dir = await handedOver()
  const secret = join(await temporaryFolder(), 'server.key')
  await writeFile(secret, 'a private key')
  await symlink(secret, join(dir, 'zz.geojson'))
  await symlink('/etc/passwd', join(dir, 'passwd.geojson'))
  await symlink(join(dir, 'nowhere'), join(dir, 'dangling.geojson'))
  await symlink('/dev/zero', join(dir, 'endless.geojson'))
  await symlink(dir, join(dir, 'loop'))
  await writeFile(join(dir, 'aaa.geojson'), '{"type":"FeatureCollection"}')
  await writeFile(join(dir, 'not-json.geojson'), '{')
  await writeFile(join(dir, 'zones.json'), '[')
  if (isPosix) assert(spawnSync('mkfifo', [join(dir, 'pipe.geojson')]).status === 0, 'a pipe')
  expect(await fileNames(dir)).toEqual(['agreement.md', 'places.geojson'])
})

test('an adopted file that is a link is not followed, even to the very same bytes', async () => {
  const dir = await handedOver()
  await rename(join(dir, 'places.geojson'), join(dir, 'same'))
  await symlink('same', join(dir, 'places.geojson'))
  expect(await refusal(dir)).toMatchObject({
    code: 'store.21',
    about: { irregularity: 'text-differs', file: 'places.geojson', found: 'link' },
  })
})

test.runIf(isPosix)(
  'a pipe or a socket in place of a file is refused and hangs nothing',
  async () => {
    const dir = await handedOver()
    const places = join(dir, 'places.geojson')
    await rm(places)
    assert(spawnSync('mkfifo', [places]).status === 0, 'a pipe')
    expect(await refusal(dir)).toMatchObject({ about: { found: 'not-a-file' } })
    await rm(places)
    const server = createServer()
    await new Promise<void>((resolve) => server.listen(places, resolve))
    expect(await refusal(dir)).toMatchObject({ about: { found: 'not-a-file' } })
    await new Promise((resolve) => server.close(resolve))
    await rm(places, { force: true })
    await mkdir(places)
    expect(await refusal(dir)).toMatchObject({ about: { found: 'not-a-file' } })
  },
)

test
  .runIf(isPosix)
  .each(['holdfast.json', 'rooms/public/checkpoint', 'rooms/public/entries.jsonl'])(
  '%s as a pipe or as a link is refused and named',
  async (name) => {
    const dir = await handedOver()
    const path = join(dir, name)
    await rename(path, join(dir, 'aside'))
    assert(spawnSync('mkfifo', [path]).status === 0, 'a pipe')
    const pipe = await openFolder(dir)
    expect(pipe).toMatchObject({ problem: { code: 'store.18', about: { reason: 'not-a-file' } } })
    await rm(path)
    await symlink(join(dir, 'aside'), path)
    const link = await openFolder(dir)
    expect(link).toMatchObject({ problem: { code: 'store.18', about: { reason: 'link' } } })
    expect(await refusal(dir)).not.toBe(null)
  },
)

test('a folder of rooms that is a link, also to itself, is not followed', async () => {
  const dir = await handedOver()
  await rename(join(dir, 'rooms'), join(dir, 'elsewhere'))
  await symlink('elsewhere', join(dir, 'rooms'))
  expect(await openFolder(dir)).toMatchObject({ problem: { about: { reason: 'link' } } })
  await rm(join(dir, 'rooms'))
  await symlink('rooms', join(dir, 'rooms'))
  expect(await openFolder(dir)).toMatchObject({ problem: { about: { reason: 'link' } } })
  const verified = await verifyFolder(dir)
  expect(verified).toMatchObject({ value: { breaking: { kind: 'unreadable-room' } } })
})

test('a room that is a link to another room is not followed', async () => {
  const dir = await handedOver()
  await rm(join(dir, 'rooms/intake'), { recursive: true })
  await symlink('public', join(dir, 'rooms/intake'))
  expect(await refusal(dir)).toMatchObject({ about: { inRoom: 'intake', reason: 'link' } })
})

test('files beyond their limits are not read', async () => {
  const dir = await handedOver()
  await truncate(join(dir, 'agreement.md'), limits.textBytes + 1)
  expect(await refusal(dir)).toMatchObject({
    about: { file: 'agreement.md', found: 'too-large' },
  })
  const others = await handedOver()
  await truncate(join(others, 'holdfast.json'), limits.manifestBytes + 1)
  expect(await refusal(others)).toMatchObject({ code: 'store.18', about: { reason: 'too-large' } })
  const third = await handedOver()
  await truncate(join(third, 'rooms/public/entries.jsonl'), limits.roomBytes + 1)
  expect(await refusal(third)).toMatchObject({ about: { reason: 'too-large' } })
  const fourth = await handedOver()
  await truncate(join(fourth, 'rooms/public/checkpoint'), limits.checkpointBytes + 1)
  expect(await refusal(fourth)).toMatchObject({ about: { reason: 'too-large' } })
})

test('a text that lies in the folder and was never adopted is none of the record', async () => {
  const dir = await temporaryFolder()
  await writeFile(join(dir, 'agreement.md'), '# Two sectors\n')
  const made = await initFolder({
    dir,
    agreement: 'two-sectors',
    rooms: ['public'],
    signer: await freshSigner(),
    holder: 'compiler',
    claimedAt: testInstant,
    texts: [],
  })
  assert(made.ok, 'a record is made')
  expect(await fileNames(dir)).toEqual([])
})

test('a file of newlines alone fills no memory, and is named', async () => {
  const dir = await handedOver()
  const entries = join(dir, 'rooms/public/entries.jsonl')
  await writeFile(entries, '\n'.repeat(8 * 1024 * 1024))
  const verified = await verifyFolder(dir)
  expect(verified).toMatchObject({ value: { isWhole: false, entries: 2 } })
  const lines = splitLines(new Uint8Array(1024 * 1024).fill(10))
  expect([lines.lines.length, lines.rest.length]).toEqual([4096, 1024 * 1024 - 4096])
})
