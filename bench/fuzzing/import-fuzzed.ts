// One fuzzed table imported: from the bytes of a file to a real record, with real signatures. It
// throws where anything is not as it must be: nothing may crash, and what is refused is refused
// with a place.

import { assert, type Problem, type Result } from '@holdfast/base'
import {
  importTable,
  ownStatements,
  parseMapping,
  planByContent,
  planByKey,
  readTable,
  rulesOf,
  sealingFor,
  signDrafts,
  tiesAfter,
} from '@holdfast/imports'
import type { Imported, Mapping, Plan, Sealing } from '@holdfast/imports'
import { countsMapping, dailyAgreement } from '@holdfast/imports/testing'
import type { Speaker, StatementId } from '@holdfast/record'
import { freezeZone, sha256 } from '@holdfast/store'
import { Chance } from './chance.ts'
import { fuzzedMapping } from './mapping.ts'
import { FuzzedRecord, fuzzedAt } from './record.ts'
import { fuzzedLimits, fuzzedTable } from './table.ts'

/** What fuzzed tables are imported into, one after another. */
type FuzzedWorld = {
  readonly record: FuzzedRecord
  readonly seal: Sealing
  readonly speaker: Speaker
}

/** A record of nothing, and who speaks in it. */
async function fuzzedWorld(): Promise<FuzzedWorld> {
  const record = await FuzzedRecord.fresh()
  const { keyId: key, sign } = record.signer
  const seal = await sealingFor({ agreement: 'two-sectors', room: 'public' }, { sha256, sign })
  return { record, seal, speaker: { key, holder: 'compiler', roles: ['compiler'] } }
}

/** Processor time that one file may cost, in milliseconds: what a person waits for anyway. */
const mostMs = 5_000

/** How often the whole folder is verified. */
const verifiedEvery = 64

/** What came of many. */
export type Fuzzed = {
  /** How many seeds came to what. */
  readonly outcomes: ReadonlyMap<string, number>
  /** Seeds that failed, and how. */
  readonly failed: readonly string[]
}

/** Imports the tables of these seeds; stops once so many have failed. */
export async function importAllFuzzed(
  seeds: Iterable<number>,
  onSeed: (seed: number) => void = () => undefined,
): Promise<Fuzzed> {
  const world = await fuzzedWorld()
  const failed: string[] = []
  const outcomes = new Map<string, number>()
  let done = 0
  for (const seed of seeds) {
    onSeed(seed)
    const begun = process.cpuUsage()
    try {
      const outcome = await importFuzzed(seed, world)
      outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
      done += 1
      const isWhole = done % verifiedEvery !== 0 || (await world.record.isWhole())
      assert(isWhole, 'the folder is whole')
    } catch (error) {
      failed.push(`seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`)
    }
    const { user, system } = process.cpuUsage(begun)
    const tookMs = (user + system) / 1_000
    if (tookMs > mostMs) failed.push(`seed ${seed}: took ${Math.round(tookMs)} ms`)
    if (failed.length >= enough) break
  }
  if (!(await world.record.isWhole())) failed.push('The folder is not whole at the end.')
  await world.record.end()
  return { outcomes, failed }
}

const enough = 20

/** Problems of one cell: they name its column. */
const ofCells = /^import\.(?:9|10|11|12|16|30|32|41|42)$/

const zones = (zone: string) => {
  const frozen = freezeZone(zone, 'test', { from: 2000, to: 2050 })
  return frozen.ok ? frozen.value : null
}

/** Imports one file, and says what came of it. Throws where anything is not as it must be. */
async function importFuzzed(seed: number, world: FuzzedWorld): Promise<string> {
  const chance = new Chance(seed)
  const asked = parseMapping(fuzzedMapping(chance))
  if (!asked.ok) checkMappingProblem(asked.problem)
  const mapping = asked.ok ? asked.value : countsMapping
  const { bytes } = fuzzedTable(chance)
  const table = await readTable(bytes, mapping, fuzzedLimits)
  if (!table.ok) return checkProblem(table.problem)
  const skipBad = chance.once(2)
  const said = world.record.said
  const imported = importTable({
    table: table.value,
    mapping,
    context: { agreement: dailyAgreement, speaker: world.speaker, zones, said },
    skipBad,
  })
  if (!imported.ok) return checkRefusedRow(imported.problem)
  checkRows(imported.value, table.value.rows.length + table.value.bad.length)
  const withdrawMissing = chance.once(8)
  const plan = planFor(world, mapping, imported.value, withdrawMissing)
  if (!plan.ok) return checkProblem(plan.problem)
  const append = world.record.append()
  const signed = await signDrafts({
    plan: plan.value,
    withdrawMissing,
    why: { changed: 'Counted again.', gone: 'Not there any more.' },
    author: world.record.author(said),
    claimedAt: fuzzedAt,
    take: (envelopes) => append.add(envelopes),
  })
  assert(signed.ok, `what was planned can be said: ${signed.ok || JSON.stringify(signed.problem)}`)
  for (const { problem } of signed.value.bad) checkProblem(problem)
  if (chance.once(4)) {
    await append.abort()
    return 'taken back'
  }
  const done = await append.commit()
  assert(done.ok && done.value.appended === signed.value.signed, 'all of it is appended')
  const ids = signed.value.ids
  if (mapping.key !== undefined) world.record.ties = tiesAfter(plan.value, ids, world.seal)
  if (signed.value.signed > 0) {
    await world.record.reopen(new Set(ids.filter((id): id is StatementId => id !== null)))
  }
  return signed.value.signed > 0 ? 'appended' : 'nothing new'
}

function planFor(
  { record, seal }: FuzzedWorld,
  mapping: Mapping,
  { statements: drafts, keys }: Imported,
  withdrawMissing: boolean,
): Result<Plan> {
  const { said } = record
  if (mapping.key === undefined) return { ok: true, value: planByContent(drafts, said) }
  return planByKey({
    drafts,
    keys,
    own: ownStatements(said),
    holder: 'compiler',
    ties: record.ties,
    rules: rulesOf(mapping),
    tiedElsewhere: new Set(),
    seal,
    withdrawMissing,
    untiedAreNew: true,
  })
}

function checkProblem({ code, about }: Problem): string {
  assert(/^[a-z]+\.\d+$/.test(code), `a code: ${code}`)
  const isSaid = Object.values(about).every((one) => String(one) !== 'undefined')
  assert(isSaid, `${code} has its particulars`)
  // However much was handed over, what is said of it is short.
  assert(JSON.stringify(about).length < 4_000, `${code} is short`)
  return code
}

function checkMappingProblem(problem: Problem): void {
  checkProblem(problem)
  const { at, line } = problem.about
  assert((at ?? '') !== '' || Number(line) >= 1, 'a mapping is refused with a place')
}

function checkRefusedRow({ code, about }: Problem): string {
  checkProblem({ code, about })
  const { line, row, rows, problem, column = '' } = about
  const isPlaced = Number(line) >= 1 && Number(row) >= 1 && Number(rows) >= 1
  assert(code === 'import.18' && isPlaced, `a row is refused with its place: ${code}`)
  assert(!ofCells.test(String(problem)) || column !== '', `${String(problem)} names its column`)
  return `row: ${String(problem)}`
}

function checkRows({ statements, bad, skipped }: Imported, rows: number): void {
  const made = new Set(statements.map(({ row }) => row))
  assert(made.size + bad.length + skipped <= rows, 'a row becomes one thing')
  for (const { row, line, column = '', problem } of bad) {
    assert(line >= row, 'a row is on a line')
    checkProblem(problem)
    assert(!ofCells.test(problem.code) || column !== '', `${problem.code} names its column`)
  }
}
