// Goal: whatever file and mapping are handed over, an import neither crashes nor hangs; what it
// refuses it refuses with a place; and the folder is whole afterwards, whatever was appended.
//
// Method: files and mappings by chance, half of them damaged, from the bytes to a real record with
// real signatures. Some hundreds run every day. HOLDFAST_FUZZED_TABLES=200000 tries as many, from
// new seeds each time. A seed that failed is kept below.

import { assert, present, type Problem, type Result } from '@holdfast/base'
import type { Speaker, StatementId } from '@holdfast/record'
import { freezeZone, sha256 } from '@holdfast/store'
import { expect, test } from 'vitest'
import { importTable, type Imported } from '../import-table.ts'
import { ownStatements } from '../keyed/own-statements.ts'
import { planByKey, tiesAfter } from '../keyed/plan-by-key.ts'
import { sealingFor, type Sealing } from '../keyed/ties.ts'
import { parseMapping, rulesOf, type Mapping } from '../mapping.ts'
import { planByContent, type Plan } from '../plan.ts'
import { signDrafts } from '../sign-drafts.ts'
import { readTable } from '../table.ts'
import { countsMapping, dailyAgreement } from '../testing.ts'
import { Chance } from './testing-chance.ts'
import { fuzzedMapping } from './testing-mapping.ts'
import { FuzzedRecord, fuzzedAt } from './testing-record.ts'
import { fuzzedLimits, fuzzedTable } from './testing-table.ts'

/** Seeds that once failed. */
const keptSeeds: readonly number[] = [481_243_708, 481_243_718, 481_244_469]

const everyDay = 400
const wanted = Number(process.env['HOLDFAST_FUZZED_TABLES'] ?? '0')
const count = wanted > 0 ? wanted : everyDay
const first = wanted > 0 ? Date.now() % 2 ** 31 : 1
/** Processor time that one file may cost, in milliseconds: what a person waits for anyway. */
const mostMs = 5_000
/** How often the whole folder is verified, and how many failures are enough. */
const verifiedEvery = 64
const enough = 20

/** Problems of one cell: they name its column. */
const ofCells = /^import\.(?:9|10|11|12|16|30|32|41|42)$/

const zones = (zone: string) => {
  const frozen = freezeZone(zone, 'test', { from: 2000, to: 2050 })
  return frozen.ok ? frozen.value : null
}

type World = { readonly record: FuzzedRecord; readonly seal: Sealing; readonly speaker: Speaker }

test(
  `${count} fuzzed tables crash nothing, hang nothing and leave the folder whole`,
  { timeout: 600_000 + count * 100 },
  async () => {
    const record = await FuzzedRecord.fresh()
    const { keyId: key, sign } = record.signer
    const seal = await sealingFor({ agreement: 'two-sectors', room: 'public' }, { sha256, sign })
    const world = { record, seal, speaker: { key, holder: 'compiler', roles: ['compiler'] } }
    const failed: string[] = []
    const outcomes = new Map<string, number>()
    for (let n = 0; n < count + keptSeeds.length && failed.length < enough; n += 1) {
      const seed = keptSeeds[n] ?? first + n
      const begun = process.cpuUsage()
      try {
        const outcome = await importFuzzed(seed, world)
        outcomes.set(outcome, (outcomes.get(outcome) ?? 0) + 1)
        if (n % verifiedEvery === 0) assert(await record.isWhole(), 'the folder is whole')
      } catch (error) {
        failed.push(`seed ${seed}: ${error instanceof Error ? error.stack : String(error)}`)
      }
      const { user, system } = process.cpuUsage(begun)
      const tookMs = (user + system) / 1_000
      if (tookMs > mostMs) failed.push(`seed ${seed}: took ${Math.round(tookMs)} ms`)
    }
    assert(await record.isWhole(), 'the folder is whole')
    await record.end()
    if (wanted > 0) console.log(`From seed ${first}:`, Object.fromEntries(outcomes))
    expect(failed).toEqual([])
    expect([...outcomes.keys()].length).toBeGreaterThan(3)
  },
)

/** Imports one file, and says what came of it. Throws where anything is not as it must be. */
async function importFuzzed(seed: number, world: World): Promise<string> {
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
  { record, seal }: World,
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
  expect(code).toMatch(/^[a-z]+\.\d+$/)
  expect(Object.values(about)).not.toContain(undefined)
  // However much was handed over, what is said of it is short.
  expect(JSON.stringify(about).length).toBeLessThan(4_000)
  return code
}

function checkMappingProblem(problem: Problem): void {
  checkProblem(problem)
  const { at, line } = problem.about
  expect([at !== undefined && at !== '', Number(line) >= 1]).toContain(true)
}

function checkRefusedRow({ code, about }: Problem): string {
  checkProblem({ code, about })
  const { line, row, rows, problem, column } = about
  expect([code, Number(line) >= 1, Number(row) >= 1, Number(rows) >= 1]).toEqual([
    'import.18',
    true,
    true,
    true,
  ])
  if (ofCells.test(String(problem))) expect(column).toMatch(/./)
  return `row: ${String(problem)}`
}

function checkRows({ statements, bad, skipped }: Imported, rows: number): void {
  const made = new Set(statements.map(({ row }) => row))
  expect(made.size + bad.length + skipped).toBeLessThanOrEqual(rows)
  for (const { row, line, column, problem } of bad) {
    expect(line).toBeGreaterThanOrEqual(row)
    checkProblem(problem)
    if (ofCells.test(problem.code)) expect(present(column, 'a column')).toMatch(/./)
  }
}
