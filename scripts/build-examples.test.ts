// The committed example records are those that their sources give, byte for byte, and verify.
//
// Built anew in a folder elsewhere, so that nothing of the committed record can leak into it.

import { readdir, readFile, rm } from 'node:fs/promises'
import { join } from 'node:path'
import { verifyFolder } from '@holdfast/store'
import { expect, test } from 'vitest'
import { agreementsFolder, buildCopy, exampleNames } from './build-examples.ts'

async function filesOf(dir: string): Promise<ReadonlyMap<string, string>> {
  const entries = await readdir(dir, { recursive: true, withFileTypes: true })
  const files = new Map<string, string>()
  for (const entry of entries.filter((each) => each.isFile())) {
    const path = join(entry.parentPath, entry.name)
    files.set(path.slice(dir.length + 1), await readFile(path, 'base64'))
  }
  return files
}

const names = await exampleNames()

test('there are examples', () => {
  expect(names).toEqual(
    expect.arrayContaining([
      'aceh-2005',
      'gaza-first-phase-2025',
      'gaza-pause-2023',
      'gaza-plan-2025',
      'hodeidah-2018',
      'lebanon-2024',
      'two-sectors',
      'yemen-truce-2022',
    ]),
  )
})

test.each(names)('%s is what its sources give', async (name) => {
  const { dir } = await buildCopy(name)
  try {
    const [built, committed] = [await filesOf(dir), await filesOf(join(agreementsFolder, name))]
    expect([...built.keys()].toSorted()).toEqual([...committed.keys()].toSorted())
    const differing = [...built].filter(([path, bytes]) => committed.get(path) !== bytes)
    expect(differing.map(([path]) => path)).toEqual([])
  } finally {
    await rm(dir, { recursive: true })
  }
})

test.each(names)('%s verifies', async (name) => {
  const verified = await verifyFolder(join(agreementsFolder, name))
  expect(verified).toMatchObject({ ok: true, value: { isWhole: true, irregularityCount: 0 } })
})
