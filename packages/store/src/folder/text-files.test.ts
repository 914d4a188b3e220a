// Goal: a text that is changed beside its record does not pass. Method: make a record over a text,
// change the text, the adoption, or who adopts, and see what verifying and appending say.

import { rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { assert, present } from '@holdfast/base'
import {
  keyEnrolledBody,
  keyEnrolledKind,
  textAdoptedBody,
  textAdoptedKind,
} from '@holdfast/record'
import { describe, expect, test } from 'vitest'
import { appendEntries } from './append.ts'
import { initFolder } from './init-folder.ts'
import { deviceOf, freshSigner, temporaryFolder, testInstant } from '../testing.ts'
import { filesToAdopt } from './text-files.ts'
import { verifyFolder } from './verify.ts'

async function recordOverText(texts?: readonly string[]) {
  const dir = await temporaryFolder()
  await writeFile(join(dir, 'agreement.md'), '# Two sectors\n')
  const root = await freshSigner()
  const made = await initFolder({
    dir,
    agreement: 'two-sectors',
    rooms: ['public'],
    signer: root,
    holder: 'compiler',
    claimedAt: testInstant,
    ...(texts === undefined ? {} : { texts }),
  })
  return { dir, root, made }
}

describe('a record', () => {
  test('adopts the text it is made over, and verifies while the text stays', async () => {
    const { dir } = await recordOverText()
    const verified = await verifyFolder(dir)
    assert(verified.ok, 'a record')
    expect(verified.value.text?.map(({ name }) => name)).toEqual(['agreement.md'])
    expect(verified.value).toMatchObject({ isWhole: true, entries: 2, irregularities: [] })
  })

  test('does not verify over a text that was changed or taken away', async () => {
    const { dir } = await recordOverText()
    await writeFile(join(dir, 'agreement.md'), '# Two Sectors\n')
    const changed = await verifyFolder(dir)
    assert(changed.ok, 'a record')
    expect(changed.value.isWhole).toBe(false)
    expect(changed.value.irregularities[0]).toMatchObject({
      kind: 'text-differs',
      about: { file: 'agreement.md' },
    })
    await rm(join(dir, 'agreement.md'))
    const missing = await verifyFolder(dir)
    assert(missing.ok, 'a record')
    expect(missing.value.irregularities[0]?.about).toMatchObject({ found: 'missing' })
  })

  test('is not made where a text that is named is not there', async () => {
    const { made } = await recordOverText(['agreement.md', 'lines.geojson'])
    expect(made.ok ? 'made' : made.problem.code).toBe('store.18')
  })

  test('verifies over an amended text once a registrar has adopted it', async () => {
    const { dir, root, made } = await recordOverText()
    assert(made.ok, 'a record')
    const first = present(made.value.rooms[0]?.entries[1], 'the adoption')
    await writeFile(join(dir, 'agreement.md'), '# Two sectors, amended\n')
    const files = await filesToAdopt(dir, ['agreement.md'])
    assert(files.ok, 'the file is there')
    const device = deviceOf(root, 'public', first)
    const entries = [await device.says(textAdoptedKind, textAdoptedBody(files.value))]
    const appended = await appendEntries(made.value, { room: 'public', entries, signer: root })
    expect(appended.ok).toBe(true)
    const verified = await verifyFolder(dir)
    expect(verified.ok && verified.value.isWhole).toBe(true)
  })

  const bad: readonly [string, string, Parameters<typeof textAdoptedBody>[0]][] = [
    ['a key without the role', 'party', [{ name: 'agreement.md', sha256: '0'.repeat(64) }]],
    ['a path that leads out', 'registrar', [{ name: '../agreement.md', sha256: '0'.repeat(64) }]],
    ['a hash that is none', 'registrar', [{ name: 'agreement.md', sha256: 'none' }]],
  ]
  for (const [what, role, files] of bad) {
    test(`takes no adoption with ${what}`, async () => {
      const { root, made } = await recordOverText()
      assert(made.ok, 'a record')
      const other = await freshSigner()
      const registrar = deviceOf(
        root,
        'public',
        present(made.value.rooms[0]?.entries[1], 'an entry'),
      )
      const { publicKey } = other
      const enrolment = keyEnrolledBody({
        publicKey,
        holder: 'someone',
        roles: [role],
        from: testInstant,
        until: null,
      })
      const entries = [
        await registrar.says(keyEnrolledKind, enrolment),
        await deviceOf(other, 'public').says(textAdoptedKind, textAdoptedBody(files)),
      ]
      const appended = await appendEntries(made.value, { room: 'public', entries, signer: root })
      expect(appended.ok ? 'appended' : appended.problem.about['irregularity']).toBe(
        'bad-text-statement',
      )
    })
  }
})
