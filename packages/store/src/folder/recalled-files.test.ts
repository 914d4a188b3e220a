// Goal: a text that was kept comes back only for the record, the view and the program that it was
// kept for, to the last byte; whatever else lies there is passed over.
// Method: a text is kept, and what is asked for, the file or its folder is changed.

import {
  chmod,
  mkdir,
  open,
  readdir,
  readFile,
  rename,
  stat,
  symlink,
  utimes,
  writeFile,
} from 'node:fs/promises'
import { join } from 'node:path'
import { limits, present } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { temporaryFolder } from '../testing.ts'
import { remember } from './remembered.ts'
import { fingerprintOf, programFingerprint } from './program.ts'
import { recallText, rememberText } from './recalled-files.ts'

const of = { digest: 'ab'.repeat(32), view: ['intake', 'public'], program: 'the program' }
const text = '{"words":"“ten”, they said"}\n\n'

async function keeping() {
  const folder = join(await temporaryFolder(), 'holdfast', 'verified')
  await rememberText(folder, of, text)
  const [name = ''] = await readdir(folder)
  return { folder, path: join(folder, name) }
}

/** A file of that size that takes no room. */
async function sparse(path: string, size: number, at: number): Promise<void> {
  await using file = await open(path, 'w', 0o600)
  await file.truncate(size)
  await utimes(path, at, at)
}

test('what was kept comes back', async () => {
  const { folder } = await keeping()
  expect(await recallText(folder, of)).toBe(text)
})

test.runIf(process.platform !== 'win32')('it is for its user alone', async () => {
  const { path } = await keeping()
  expect((await stat(path)).mode & 0o777).toBe(0o600)
})

describe('it does not come back', () => {
  test.each([
    ['for another record', { ...of, digest: 'ac'.repeat(32) }],
    ['in another view', { ...of, view: ['public'] }],
    ['to another program', { ...of, program: 'another' }],
    ['to a program that does not know what it is', { ...of, program: null }],
  ])('%s', async (_, asked) => {
    const { folder } = await keeping()
    expect(await recallText(folder, asked)).toBeNull()
  })

  test('where the file of one is named like that of another', async () => {
    const { folder, path } = await keeping()
    const other = { ...of, digest: 'ac'.repeat(32) }
    await rename(path, path.replace(of.digest, other.digest))
    expect(await recallText(folder, other)).toBeNull()
  })

  test.each<[string, (bytes: Buffer) => Uint8Array]>([
    ['empty', () => Buffer.alloc(0)],
    ['half', (bytes) => bytes.subarray(0, bytes.length / 2)],
    ['without its last byte', (bytes) => bytes.subarray(0, -1)],
    ['with a byte more', (bytes) => Buffer.concat([bytes, Buffer.from(' ')])],
    [
      'damaged in its text',
      (bytes) => bytes.map((byte, at) => (at === bytes.length - 9 ? byte ^ 1 : byte)),
    ],
    [
      'damaged in its hash',
      (bytes) => bytes.map((byte, at) => (at === bytes.indexOf(10) + 3 ? byte ^ 1 : byte)),
    ],
    [
      'of another format',
      (bytes) => Buffer.from(bytes.toString().replace('recalled/1', 'recalled/2')),
    ],
  ])('%s', async (_, change) => {
    const { folder, path } = await keeping()
    await writeFile(path, change(await readFile(path)))
    expect(await recallText(folder, of)).toBeNull()
  })

  test('beyond the limit, nor is it kept then', async () => {
    const { folder, path } = await keeping()
    await sparse(path, limits.recalledBytes + 1, 1)
    expect(await recallText(folder, of)).toBeNull()
    const fresh = await temporaryFolder()
    await rememberText(fresh, of, 'x'.repeat(limits.recalledBytes))
    expect(await readdir(fresh)).toEqual([])
  })

  test('where it is no plain file', async () => {
    const { folder, path } = await keeping()
    await rename(path, `${path}.there`)
    await mkdir(path)
    expect(await recallText(folder, of)).toBeNull()
  })

  test.runIf(process.platform !== 'win32')(
    'where it is a link, or others may write it',
    async () => {
      const { folder, path } = await keeping()
      await chmod(path, 0o620)
      expect(await recallText(folder, of)).toBeNull()
      const linked = await keeping()
      await rename(linked.path, join(linked.folder, 'there'))
      await symlink('there', linked.path)
      expect(await recallText(linked.folder, of)).toBeNull()
    },
  )

  test('where there is nowhere to keep it', async () => {
    const blocked = join(await temporaryFolder(), 'file')
    await writeFile(blocked, '')
    await rememberText(join(blocked, 'inside'), of, text)
    expect(await recallText(join(blocked, 'inside'), of)).toBeNull()
  })
})

test('the oldest of the large files go where all take too much room; small ones stay', async () => {
  const { folder } = await keeping()
  const size = Math.floor(limits.rememberedBytes / 2)
  await writeFile(join(folder, 'small'), 'old', { mode: 0o600 })
  await utimes(join(folder, 'small'), 1, 1)
  await sparse(join(folder, 'older'), size, 2)
  await sparse(join(folder, 'newer'), size, 3)
  await remember(folder, 'cd'.repeat(32), { text: null })
  const left = await readdir(folder)
  expect([left.includes('small'), left.includes('older'), left.includes('newer')]).toEqual([
    true,
    false,
    true,
  ])
  expect(await recallText(folder, of)).toBe(text)
})

describe('the fingerprint of a program', () => {
  async function sources() {
    const root = await temporaryFolder()
    const folder = join(root, 'packages')
    await mkdir(join(folder, 'a', 'src', 'deep'), { recursive: true })
    await mkdir(join(root, 'node_modules'))
    await writeFile(join(root, 'node_modules', '.package-lock.json'), '{}')
    await writeFile(join(folder, 'a', 'src', 'deep', 'one.ts'), 'const n = 1')
    return { root, folder, path: join(folder, 'a', 'src', 'deep', 'one.ts') }
  }

  test('is the same while nothing changes', async () => {
    const { folder } = await sources()
    expect(fingerprintOf(folder)).toBe(fingerprintOf(folder))
    expect(programFingerprint()).toMatch(/^[0-9a-f]{64}$/)
  })

  test('differs with a source of the same size, whatever time is set on it', async () => {
    const { folder, path } = await sources()
    const before = present(fingerprintOf(folder), 'it has one')
    const { atime, mtime } = await stat(path)
    await writeFile(path, 'const n = 2')
    await utimes(path, atime, mtime)
    expect(fingerprintOf(folder)).not.toBe(before)
  })

  test('differs with a file more, and with what is installed', async () => {
    const { root, folder } = await sources()
    const before = fingerprintOf(folder)
    await writeFile(join(folder, 'a', 'src', 'two.ts'), '')
    const more = fingerprintOf(folder)
    await writeFile(join(root, 'node_modules', '.package-lock.json'), '{ }')
    expect(new Set([before, more, fingerprintOf(folder)]).size).toBe(3)
  })

  test('is none where there are no sources', async () => {
    expect(fingerprintOf(join(await temporaryFolder(), 'nowhere'))).toBeNull()
  })
})
