// Goal: a record and its text change together, or not at all. Method: append an adoption with its
// files while each write fails in turn, before it, half way through, or after it was kept, once or
// for good (which is how a process that is killed leaves the disk); then look with a good disk: the
// record verifies over the old text or over the new one, and the same change can be made again.

import { readdir, readFile, rename, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert, encodeUtf8, hexSha256, present, type Bytes } from '@holdfast/base'
import { textAdoptedBody, textAdoptedKind } from '@holdfast/record'
import { describe, expect, test } from 'vitest'
import { sha256, type Signer } from '../crypto.ts'
import { deviceOf, failingDisk, freshSigner, temporaryFolder, testInstant } from '../testing.ts'
import type { FailureMoment } from '../testing.ts'
import { appendEntries, type Appending } from './append.ts'
import { nodeDisk } from './disk.ts'
import { initFolder } from './init-folder.ts'
import { lockFile } from './lock.ts'
import { openFolder, type RecordFolder } from './record-folder.ts'
import { readRecord, verifyFolder } from './verify.ts'

const oldText = '# Two sectors\n'
const newText = '# Two sectors, amended\n'
const thirdText = '# Two sectors, amended again\n'

async function recordOverText() {
  const dir = await temporaryFolder()
  await writeFile(join(dir, 'agreement.md'), oldText)
  const root = await freshSigner()
  const made = await initFolder({
    dir,
    agreement: 'two-sectors',
    rooms: ['public'],
    signer: root,
    holder: 'compiler',
    claimedAt: testInstant,
  })
  assert(made.ok, 'a record')
  return { dir, root, folder: made.value }
}

async function opened(dir: string): Promise<RecordFolder> {
  const folder = await openFolder(dir)
  assert(folder.ok, 'the folder opens')
  return folder.value
}

type Texts = Readonly<Record<string, string>>

/** What adopts texts: those of `beside` lie in the folder, or come with it too. */
async function adopting(
  { rooms }: RecordFolder,
  root: Signer,
  texts: Texts,
): Promise<Omit<Appending, 'disk'>> {
  const files = new Map<string, Bytes>(
    Object.entries(texts).map(([name, text]) => [name, encodeUtf8(text)]),
  )
  const adopted = [...files].map(([name, bytes]) => ({ name, sha256: hexSha256(sha256, bytes) }))
  const device = deviceOf(root, 'public', present(rooms[0]?.entries.at(-1), 'an entry'))
  const entries = [await device.says(textAdoptedKind, textAdoptedBody(adopted, testInstant))]
  return { room: 'public', entries, texts: files, signer: root }
}

async function textsOf(dir: string): Promise<Texts> {
  const record = await readRecord(dir)
  assert(record.ok, record.ok ? '' : JSON.stringify(record.problem))
  const { files } = record.value.text
  return Object.fromEntries(
    [...files].map(([name, bytes]) => [name, Buffer.from(bytes).toString()]),
  )
}

const amended: Texts = { 'agreement.md': newText, 'agreement-1.md': oldText }

describe('an adoption that brings its files', () => {
  test('puts them in place, and leaves nothing aside', async () => {
    const { dir, root, folder } = await recordOverText()
    const appended = await appendEntries(folder, await adopting(folder, root, amended))
    expect(appended).toMatchObject({ ok: true, value: { appended: 1 } })
    expect(await textsOf(dir)).toEqual(amended)
    expect(await readFile(join(dir, 'agreement.md'), 'utf8')).toBe(newText)
    const names = ['agreement-1.md', 'agreement.md', 'holdfast.json', 'rooms']
    expect((await readdir(dir)).toSorted()).toEqual(names)
  })

  test('that is refused changes no file', async () => {
    const { dir, root, folder } = await recordOverText()
    const stranger = await freshSigner()
    const { entries, texts, room } = await adopting(folder, stranger, amended)
    const refused = await appendEntries(folder, {
      entries,
      room,
      signer: root,
      ...(texts && { texts }),
    })
    expect(refused).toMatchObject({ ok: false, problem: { code: 'store.9' } })
    expect(await textsOf(dir)).toEqual({ 'agreement.md': oldText })
    expect(await readdir(dir)).toHaveLength(3)
  })

  test('cut off there is read from aside, and the next one puts it in place', async () => {
    const { dir, root, folder } = await recordOverText()
    await appendEntries(folder, await adopting(folder, root, amended))
    for (const name of Object.keys(amended)) {
      await rename(join(dir, name), join(dir, `${name}.adopting`))
    }
    await writeFile(join(dir, 'agreement.md'), oldText)
    expect(await textsOf(dir)).toEqual(amended)
    const verified = await verifyFolder(dir)
    expect(verified).toMatchObject({ ok: true, value: { isWhole: true } })

    const next = { ...amended, 'agreement.md': thirdText, 'agreement-2.md': newText }
    const after = await appendEntries(
      await opened(dir),
      await adopting(await opened(dir), root, next),
    )
    expect(after.ok).toBe(true)
    expect(await textsOf(dir)).toEqual(next)
    expect((await readdir(dir)).filter((name) => name.endsWith('.adopting'))).toEqual([])
  })

  test('a file aside with other bytes than those adopted is none', async () => {
    const { dir, root, folder } = await recordOverText()
    await appendEntries(folder, await adopting(folder, root, amended))
    await rename(join(dir, 'agreement.md'), join(dir, 'agreement.md.adopting'))
    await writeFile(join(dir, 'agreement.md.adopting'), `${newText}?`)
    const verified = await verifyFolder(dir)
    expect(verified).toMatchObject({
      value: { isWhole: false, irregularities: [{ kind: 'text-differs' }] },
    })
  })
})

const moments: readonly FailureMoment[] = ['before', 'half', 'after']
const writes = Array.from({ length: 16 }, (_, nth) => nth)
const failures = moments.flatMap((moment) =>
  [true, false].flatMap((forGood) => writes.map((nth) => ({ moment, forGood, nth }))),
)

test.each(failures)('failing at write $nth, $moment, for good: $forGood', async (failure) => {
  const { dir, root, folder } = await recordOverText()
  const appending = await adopting(folder, root, amended)
  const disk = failingDisk(failure.nth, failure.moment, failure.forGood)
  const answer = await appendEntries(folder, { ...appending, disk })
  const found = await textsOf(dir)
  const isAdopted = (await opened(dir)).rooms[0]?.entries.length === 3
  expect(found).toEqual(isAdopted ? amended : { 'agreement.md': oldText })
  // What was answered says which, unless the answer is "look again".
  const code = answer.ok ? 'ok' : answer.problem.code
  const wanted: Record<string, readonly boolean[]> = {
    ok: [true],
    'store.12': [false],
    'store.17': [true, false],
  }
  expect(wanted[code]).toContain(isAdopted)

  await nodeDisk.remove(join(dir, lockFile))
  const again = await appendEntries(await opened(dir), appending)
  expect(again).toMatchObject({ ok: true })
  expect(await textsOf(dir)).toEqual(amended)
})

// The state that a cut-off change leaves must outlive a second one that fails in the same way.
const killed = failures.filter(({ moment, forGood }) => forGood && moment !== 'half')
test.each(killed)('cut off again at write $nth, $moment', async (failure) => {
  const { dir, root, folder } = await recordOverText()
  await appendEntries(folder, await adopting(folder, root, amended))
  await rename(join(dir, 'agreement.md'), join(dir, 'agreement.md.adopting'))
  await writeFile(join(dir, 'agreement.md'), oldText)
  const next = { ...amended, 'agreement.md': thirdText, 'agreement-2.md': newText }
  const before = await opened(dir)
  const disk = failingDisk(failure.nth, failure.moment, failure.forGood)
  await appendEntries(before, { ...(await adopting(before, root, next)), disk })
  const isAdopted = (await opened(dir)).rooms[0]?.entries.length === 4
  expect(await textsOf(dir)).toEqual(isAdopted ? next : amended)
})
