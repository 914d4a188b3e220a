// Goal: a folder that somebody hands over can publish nothing of this machine, and stops nobody's
// start. Method: an example copied several times, each spoilt in one way, taken in side by side.

import { cp, mkdir, mkdtemp, rm, symlink, writeFile } from 'node:fs/promises'
import { spawnSync } from 'node:child_process'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert, ok, parseInstant, present } from '@holdfast/base'
import { initFolder, type Incoming } from '@holdfast/store'
import { freshSigner } from '@holdfast/store/testing'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { takeInExamples, type Examples } from './examples.ts'

const example = join(import.meta.dirname, '../../../../agreements/gaza-pause-2023')
let dir: string
let examples: Examples
const taken = new Map<string, Incoming>()

async function copy(name: string, spoil: (folder: string) => Promise<void>): Promise<void> {
  const folder = join(dir, name)
  await cp(example, folder, { recursive: true })
  await spoil(folder)
}

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'holdfast-handed-'))
  const secret = join(dir, 'server.key')
  await writeFile(secret, 'a private key')
  await copy('a-links-beside', async (folder) => {
    await symlink(secret, join(folder, 'zz.geojson'))
    await symlink(join(dir, 'gone'), join(folder, 'dangling.geojson'))
    await symlink('/dev/zero', join(folder, 'endless.geojson'))
    await writeFile(join(folder, 'aaa.geojson'), '{"type":"FeatureCollection","features":[]}')
    spawnSync('mkfifo', [join(folder, 'pipe.geojson')])
    await symlink('..', join(folder, 'loop'))
  })
  await copy('b-map-is-a-link', async (folder) => {
    await rm(join(folder, 'places.geojson'))
    await symlink(secret, join(folder, 'places.geojson'))
  })
  await copy('c-pipe-for-entries', async (folder) => {
    await rm(join(folder, 'rooms/public/entries.jsonl'))
    spawnSync('mkfifo', [join(folder, 'rooms/public/entries.jsonl')])
  })
  await copy('d-other-map', (folder) => writeFile(join(folder, 'places.geojson'), '{}'))
  await symlink(example, join(dir, 'e-folder-is-a-link'))
  await mkdir(join(dir, 'f-no-record'))
  await symlink(join(dir, 'gone'), join(dir, 'g-dangling'))
  await symlink('.', join(dir, 'h-loop'))
  await adoptedNonsense(join(dir, 'i-adopts-no-json'))
  const takeIn = async (incoming: Incoming) => {
    const { manifest } = incoming.folder
    taken.set(manifest.agreement, incoming)
    return Promise.resolve(ok({ agreement: manifest.agreement, entriesAdded: 0 }))
  }
  examples = await takeInExamples({ takeIn }, dir)
})

afterAll(() => rm(dir, { recursive: true, force: true }))

// A record under a key of its own, which verifies, over a text and a map that are none.
async function adoptedNonsense(folder: string): Promise<void> {
  await mkdir(folder)
  await writeFile(join(folder, 'agreement.md'), '# No agreement\n')
  await writeFile(join(folder, 'places.geojson'), '{')
  const made = await initFolder({
    dir: folder,
    agreement: 'nonsense',
    rooms: ['public'],
    signer: await freshSigner(),
    holder: 'compiler',
    claimedAt: present(parseInstant('2031-04-03T06:00Z'), 'an instant'),
  })
  assert(made.ok, 'a record is made')
}

test('of a folder only the adopted files are taken in', () => {
  expect(examples.agreements).toEqual(['gaza-pause-2023'])
  const { text } = present(taken.get('gaza-pause-2023'), 'it was taken in')
  const names = [...text.files.keys()]
  expect(names).toContain('agreement.md')
  expect(names.filter((name) => /zz|aaa|pipe|endless|dangling/.test(name))).toEqual([])
})

test('each bad folder is refused alone, and named', () => {
  const reasons = examples.problems.map(({ about }) => `${about['name']}: ${about['reason']}`)
  expect(reasons).toEqual([
    'b-map-is-a-link: text-differs',
    'c-pipe-for-entries: unreadable-room',
    'd-other-map: text-differs',
    'e-folder-is-a-link: link',
    'i-adopts-no-json: text',
  ])
})
