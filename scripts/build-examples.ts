// Builds the record folders of the example agreements from their sources, byte for byte the same on
// every machine: node scripts/build-examples.ts [NAME …]
//
// What is read: agreement.md, places.geojson and sources/ of each folder; zones.json where it is
// there already, so that a newer tz database changes nothing. What is written: holdfast.json,
// rooms/ and zones.json. A record in which any statement is refused stops the build.

import { cp, mkdtemp, readdir, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { CompiledAgreement } from '@holdfast/agreement'
import { assert, limits, present, type Result } from '@holdfast/base'
import { importTable, parseMapping, readTable, type Draft } from '@holdfast/imports'
import { keyEnrolledBody, keyEnrolledKind, registrarRole } from '@holdfast/record'
import type { StatementId } from '@holdfast/record'
import { appendEntries, freezeZone, initFolder, readRecord, yearsIn } from '@holdfast/store'
import { saveZones, sha256, type RecordFolder, type Signer } from '@holdfast/store'
import { openSum, zonesFile } from '@holdfast/sum'
import { compileFolder, zoneNamed } from './examples/compile-folder.ts'
import { exampleSigner } from './examples/example-keys.ts'
import { planFrom, type Plan, type PlannedKey } from './examples/plan.ts'
import { RecordWriter } from './examples/record-writer.ts'

/** The folder of the example agreements. */
export const agreementsFolder = join(import.meta.dirname, '..', 'agreements')

/** What building writes, and therefore what it takes away first. */
const builtFiles: readonly string[] = ['holdfast.json', 'rooms']

/** The names of the examples: the folders in `agreements/`. */
export async function exampleNames(): Promise<readonly string[]> {
  const folders = await readdir(agreementsFolder, { withFileTypes: true })
  const names = folders.filter((entry) => entry.isDirectory()).map(({ name }) => name)
  return names.toSorted()
}

/** A record that was built. */
type Built = {
  readonly name: string
  readonly entries: number
  readonly rooms: number
  readonly agreement: CompiledAgreement
}

/** Builds the record of the example in `dir`, whose name is that of its agreement. */
async function buildExample(dir: string): Promise<Built> {
  await freezeZones(dir)
  const agreement = await compileFolder(dir)
  const plan = planFrom(await textOf(join(dir, 'sources', 'record.json')))
  assert(plan.agreement === agreement.id, 'the plan is for this agreement')
  for (const file of builtFiles) await rm(join(dir, file), { recursive: true, force: true })
  const signers = new Map<string, Signer>()
  for (const { name } of plan.keys) signers.set(name, await exampleSigner(name))
  const started = await startFolder(dir, plan, signers)
  const writer = await statementsOf({ dir, plan, signers, agreement, begun: started })
  let folder = started
  for (const [room, entries] of writer.entries) {
    const signer = rootOf(plan, signers)
    const appended = good(await appendEntries(folder, { room, entries, signer }), room)
    assert(
      appended.irregularities.length === 0,
      `${room}: ${JSON.stringify(appended.irregularities.slice(0, 3))}`,
    )
    folder = appended.folder
  }
  await checkReplay(dir)
  const entries = folder.rooms.reduce((sum, room) => sum + room.entries.length, 0)
  return { name: plan.agreement, entries, rooms: folder.rooms.length, agreement }
}

/** Builds an example in a new folder of this machine, from what is committed but not built. */
export async function buildCopy(name: string): Promise<{ readonly dir: string }> {
  const dir = await mkdtemp(join(tmpdir(), 'holdfast-example-'))
  const from = join(agreementsFolder, name)
  await cp(from, dir, {
    recursive: true,
    filter: (path) => !builtFiles.some((file) => path === join(from, file)),
  })
  await buildExample(dir)
  return { dir }
}

/** The value of a result; stops with the problem where there is none. */
function good<T>(result: Result<T>, what: string): T {
  if (result.ok) return result.value
  throw new Error(`${what}: ${JSON.stringify(result.problem)}`)
}

async function textOf(path: string): Promise<string> {
  return readFile(path, 'utf8')
}

// The zone's rules are read from this machine once; afterwards they stay as they are committed.
async function freezeZones(dir: string): Promise<void> {
  const frozen = await readFile(join(dir, zonesFile)).catch(() => null)
  if (frozen !== null) return
  const text = await textOf(join(dir, 'agreement.md'))
  const zone = zoneNamed(text)
  const rules = good(freezeZone(zone, process.versions['tz'] ?? '-', yearsIn(text)), zone)
  good(await saveZones(dir, [rules]), zonesFile)
}

function rootOf(plan: Plan, signers: ReadonlyMap<string, Signer>): Signer {
  return present(signers.get(rootKey(plan).name), 'the root has a key')
}

function rootKey(plan: Plan): PlannedKey {
  return present(plan.keys[0], 'a plan has a key')
}

async function startFolder(
  dir: string,
  plan: Plan,
  signers: ReadonlyMap<string, Signer>,
): Promise<RecordFolder> {
  const { holder, roles } = rootKey(plan)
  const signer = rootOf(plan, signers)
  const { agreement, rooms, claimedAt } = plan
  return good(await initFolder({ dir, agreement, rooms, signer, holder, roles, claimedAt }), dir)
}

type Work = {
  readonly dir: string
  readonly plan: Plan
  readonly signers: ReadonlyMap<string, Signer>
  readonly agreement: CompiledAgreement
  /** The root has enrolled itself and adopted the text. */
  readonly begun: RecordFolder
}

async function statementsOf(work: Work): Promise<RecordWriter> {
  const { plan, signers, begun } = work
  const writer = new RecordWriter(plan.agreement, signers)
  const root = rootKey(plan).name
  const publicRoom = present(plan.rooms[0], 'a plan has a room')
  writer.follow(root, publicRoom, present(begun.rooms[0], 'a folder has a room').entries)
  for (const key of plan.keys.slice(1)) await enrol(writer, work, key)
  const tables = new Map<string, { name: string; drafts: readonly Draft[]; ids: StatementId[] }>()
  for (const name of plan.tables) {
    tables.set(name, { name, drafts: await draftsOf(work, name), ids: [] })
  }
  for (const step of plan.steps) {
    if (step.kind === 'statement') await writer.write({ ...step, kind: step.said })
    else {
      const table = present(tables.get(step.table), `there is a table ${step.table}`)
      await writer.writeDrafts(table, step, step)
    }
  }
  for (const { name, drafts, ids } of tables.values()) {
    const left = drafts.findIndex((_, at) => ids[at] === undefined)
    assert(left === -1, `every row of ${name} is in the plan, not row ${drafts[left]?.row ?? 0}`)
  }
  return writer
}

async function enrol(
  writer: RecordWriter,
  { plan, signers }: Work,
  key: PlannedKey,
): Promise<void> {
  const { publicKey } = present(signers.get(key.name), 'every key was made')
  await writer.write({
    name: `key of ${key.name}`,
    by: rootKey(plan).name,
    cosigners: [],
    room: present(plan.rooms[0], 'a plan has a room'),
    at: plan.claimedAt,
    kind: keyEnrolledKind,
    body: keyEnrolledBody({
      publicKey,
      holder: key.holder,
      roles: key.roles,
      from: plan.claimedAt,
      until: null,
    }),
    releases: null,
  })
}

async function draftsOf({ dir, plan, signers, agreement }: Work, name: string): Promise<Draft[]> {
  const sources = join(dir, 'sources')
  const bytes = new Uint8Array(await readFile(join(sources, `${name}.csv`)))
  const mapping = good(parseMapping(await textOf(join(sources, `${name}.mapping.json`))), name)
  const { holder, roles } = rootKey(plan)
  const key = rootOf(plan, signers).keyId
  const speaker = { key, holder, roles: [registrarRole, ...roles] }
  const most = { rows: limits.importRows, bytes: limits.importBytes }
  const table = good(await readTable(bytes, mapping, most), `${name}.csv`)
  const imported = importTable({ table, mapping, context: { agreement, speaker } })
  return [...good(imported, `${name}.csv`).statements]
}

async function checkReplay(dir: string): Promise<void> {
  const { manifest, rooms, text } = good(await readRecord(dir), dir)
  const sum = good(openSum({ texts: [text], manifest, sha256 }), dir)
  for (const { id, entries } of rooms) for (const bytes of entries) sum.observe(id, bytes)
  const everything = { basis: null, source: null, stage: null, knownAt: null, asOf: null }
  const view = rooms.map(({ id }) => id)
  const { replayed } = sum.standing({ ...everything, view }, sum.agreement.term.from)
  const { refused, unresolved, irregularities } = replayed
  const wrong = [...refused, ...unresolved, ...irregularities]
  assert(wrong.length === 0, `every statement counts: ${JSON.stringify(wrong.slice(0, 5))}`)
}

if (import.meta.main) {
  const asked = process.argv.slice(2)
  for (const name of asked.length > 0 ? asked : await exampleNames()) {
    const { entries, rooms } = await buildExample(join(agreementsFolder, name))
    console.log(`${name}: ${entries} entries in ${rooms} ${rooms === 1 ? 'room' : 'rooms'}`)
  }
}
