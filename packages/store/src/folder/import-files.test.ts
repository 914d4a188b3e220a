// What imports keep beside a record: whole or not there, under plain names, read from plain files.
// What is in them is tested in packages/imports.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { limits } from '@holdfast/base'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { nodeDisk } from './disk.ts'
import { isMappingName, keepMapping, keepTies, keptMappings, readTies } from './import-files.ts'

let dir = ''
beforeEach(() => {
  dir = mkdtempSync(join(tmpdir(), 'holdfast-imports-'))
})
afterEach(() => rmSync(dir, { recursive: true, force: true }))

const own = { mapping: 'trucks', keyId: 'a'.repeat(32), room: 'public' }

describe('mappings', () => {
  test('are kept under their names and replaced whole', async () => {
    expect(await keptMappings(dir)).toEqual({ ok: true, value: [] })
    await keepMapping(dir, { name: 'trucks', text: 'one' })
    await keepMapping(dir, { name: 'persons', text: 'two' })
    await keepMapping(dir, { name: 'trucks', text: 'three' })
    expect(await keptMappings(dir)).toEqual({
      ok: true,
      value: [
        { name: 'persons', text: 'two' },
        { name: 'trucks', text: 'three' },
      ],
    })
    expect(readdirSync(join(dir, 'imports'))).toHaveLength(2)
  })

  test.each(['', '..', '../x', 'a/b', 'a\\b', 'A', 'a.b', '-a', 'x'.repeat(65), 'ميزان', 'a\n'])(
    'are kept under no name like %j',
    async (name) => {
      expect(isMappingName(name)).toBe(false)
      const kept = await keepMapping(dir, { name, text: 'x' })
      expect(kept).toMatchObject({ ok: false, problem: { code: 'store.22' } })
      expect(await keepTies(dir, { ...own, mapping: name }, 'x')).toMatchObject({ ok: false })
      expect(readdirSync(dir)).toEqual([])
    },
  )

  test('are as many as the limit says and no more', async () => {
    mkdirSync(join(dir, 'imports'))
    for (let at = 0; at < limits.keptMappings; at += 1) {
      writeFileSync(join(dir, 'imports', `m${at}.mapping.json`), '{}')
    }
    const again = await keepMapping(dir, { name: 'm0', text: 'again' })
    expect(again).toEqual({ ok: true, value: true })
    expect(await keepMapping(dir, { name: 'one-more', text: '{}' })).toMatchObject({
      problem: { code: 'store.23', about: { limit: limits.keptMappings } },
    })
    writeFileSync(join(dir, 'imports', 'z.mapping.json'), '{}')
    expect(await keptMappings(dir)).toMatchObject({ problem: { code: 'store.23' } })
  })

  test('are as they were where the disk refuses', async () => {
    await keepMapping(dir, { name: 'trucks', text: 'one' })
    const full = {
      ...nodeDisk,
      rename: () => Promise.reject(Object.assign(new Error('full'), { code: 'ENOSPC' })),
    }
    expect(await keepMapping(dir, { name: 'trucks', text: 'two' }, full)).toMatchObject({
      problem: { code: 'store.12', about: { reason: 'ENOSPC' } },
    })
    expect(await keptMappings(dir)).toMatchObject({ value: [{ text: 'one' }] })
    expect(readdirSync(join(dir, 'imports'))).toEqual(['trucks.mapping.json'])
  })

  test.runIf(process.platform !== 'win32')('are read through no link', async () => {
    const other = join(dir, 'other')
    mkdirSync(other)
    writeFileSync(join(other, 'secret'), 'secret')
    symlinkSync(other, join(dir, 'imports'))
    expect(await keptMappings(dir)).toMatchObject({ problem: { code: 'store.18' } })
    expect(await keepMapping(dir, { name: 'x', text: 'x' })).toMatchObject({ ok: false })
    rmSync(join(dir, 'imports'))
    mkdirSync(join(dir, 'imports'))
    symlinkSync(join(other, 'secret'), join(dir, 'imports', 'x.mapping.json'))
    expect(await keptMappings(dir)).toMatchObject({ problem: { code: 'store.18' } })
  })
})

test('ties are of one mapping, author and room; those of others are known apart', async () => {
  await keepTies(dir, own, 'mine')
  await keepTies(dir, { ...own, mapping: 'persons' }, 'of persons')
  await keepTies(dir, { ...own, room: 'liaison' }, 'elsewhere')
  await keepTies(dir, { ...own, keyId: 'b'.repeat(32) }, 'theirs')
  expect(await readTies(dir, own)).toEqual({
    ok: true,
    value: { own: 'mine', others: [{ mapping: 'persons', text: 'of persons' }] },
  })
})
