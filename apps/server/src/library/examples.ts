// The record folders of a checkout, taken into the database when the server starts.
//
// Each is verified first: signatures, trees, the text it adopted. A folder that does not hold is
// named and left out; the others are served. Taking in what is there already adds nothing.

import { join } from 'node:path'
import { ok, refuse, type Problem, type Result } from '@holdfast/base'
import { manifestFile, nodeDisk, openFiles, readRecord, type RecordStore } from '@holdfast/store'
import { serverProblems as problem } from '../problems.ts'
import { readText } from './text.ts'

/** What became of the folders: the agreements that are there now, and what was left out. */
export type Examples = {
  readonly agreements: readonly string[]
  readonly problems: readonly Problem[]
}

type TakingIn = Pick<RecordStore, 'takeIn'>

/** Takes in every record folder below `dir`. `memory` is where what was whole is remembered. */
export async function takeInExamples(
  store: TakingIn,
  dir: string,
  memory: string | null = null,
): Promise<Examples> {
  const agreements: string[] = []
  const problems: Problem[] = []
  for (const name of await foldersIn(dir)) {
    const taken = await takeInExample(store, join(dir, name), { name, memory })
    if (taken.ok) agreements.push(taken.value)
    else problems.push(taken.problem)
  }
  return { agreements, problems }
}

// A folder counts by having something called a manifest; what that is, reading it finds out.
async function foldersIn(dir: string): Promise<readonly string[]> {
  const found: string[] = []
  for (const name of (await nodeDisk.list(dir)).toSorted(byCodeUnits)) {
    const manifest = await nodeDisk.kindOf(join(dir, name, manifestFile)).catch(() => null)
    if (manifest !== null) found.push(name)
  }
  return found
}

async function takeInExample(
  store: TakingIn,
  dir: string,
  { name, memory }: { readonly name: string; readonly memory: string | null },
): Promise<Result<string>> {
  if ((await nodeDisk.kindOf(dir)) === 'link') return refuse(problem.brokenExample(name, 'link'))
  const verified = await readRecord(dir, { memory })
  if (!verified.ok) {
    const { irregularity } = verified.problem.about
    if (irregularity === undefined) return verified
    return refuse(problem.brokenExample(name, String(irregularity)))
  }
  const record = verified.value
  const folder = await openFiles(record.files)
  if (!folder.ok) return folder
  // The files that the record adopts, and no others: nothing else of a folder is served.
  const read = readText(record.text.files)
  if (read === null) return refuse(problem.brokenExample(name, 'text'))
  if (read.compiled.id !== record.manifest.agreement) {
    return refuse(problem.brokenExample(name, 'agreement'))
  }
  const { compiled, version } = read
  const taken = await store.takeIn({ folder: folder.value, text: version })
  return taken.ok ? ok(compiled.id) : taken
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : 1
}
