// The record folders of a checkout, taken into the database when the server starts.
//
// Each is verified first: signatures, trees, the text it adopted. A folder that does not hold is
// named and left out; the others are served. Taking in what is there already adds nothing.

import { readdir, readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { ok, refuse, type Bytes, type Problem, type Result } from '@holdfast/base'
import { breaksRecord } from '@holdfast/record'
import { manifestFile, openFolder, verifyFolder, type RecordStore } from '@holdfast/store'
import { agreementFile, zonesFile } from '@holdfast/sum'
import { errorCodeOf } from '../error-code.ts'
import { serverProblems as problem } from '../problems.ts'
import { readText } from './text.ts'

/** What became of the folders: the agreements that are there now, and what was left out. */
export type Examples = {
  readonly agreements: readonly string[]
  readonly problems: readonly Problem[]
}

/** Takes in every record folder below `dir`. */
export async function takeInExamples(store: RecordStore, dir: string): Promise<Examples> {
  const agreements: string[] = []
  const problems: Problem[] = []
  for (const name of await foldersIn(dir)) {
    const taken = await takeInExample(store, join(dir, name), name)
    if (taken.ok) agreements.push(taken.value)
    else problems.push(taken.problem)
  }
  return { agreements, problems }
}

async function foldersIn(dir: string): Promise<readonly string[]> {
  const names = await readdir(dir).catch(() => [])
  const found: string[] = []
  for (const name of names.toSorted(byCodeUnits)) {
    const isRecord = await stat(join(dir, name, manifestFile)).then(
      (file) => file.isFile(),
      () => false,
    )
    if (isRecord) found.push(name)
  }
  return found
}

async function takeInExample(
  store: RecordStore,
  dir: string,
  name: string,
): Promise<Result<string>> {
  const verified = await verifyFolder(dir)
  if (!verified.ok) return verified
  const breaking = verified.value.irregularities.find(breaksRecord)
  if (breaking !== undefined) return refuse(problem.brokenExample(name, breaking.kind))
  const folder = await openFolder(dir)
  if (!folder.ok) return folder
  const files = await textFilesIn(dir)
  const read = readText(files)
  if (read === null) return refuse(problem.brokenExample(name, 'text'))
  if (read.compiled.id !== folder.value.manifest.agreement) {
    return refuse(problem.brokenExample(name, 'agreement'))
  }
  const { compiled, version } = read
  const taken = await store.takeIn({ folder: folder.value, text: version })
  return taken.ok ? ok(compiled.id) : taken
}

async function textFilesIn(dir: string): Promise<ReadonlyMap<string, Bytes>> {
  const files = new Map<string, Bytes>()
  for (const name of (await readdir(dir)).toSorted(byCodeUnits)) {
    const isText = name === agreementFile || name === zonesFile || name.endsWith('.geojson')
    if (!isText) continue
    try {
      files.set(name, new Uint8Array(await readFile(join(dir, name))))
    } catch (error) {
      if (errorCodeOf(error) !== 'EISDIR') throw error
    }
  }
  return files
}

function byCodeUnits(a: string, b: string): number {
  return a < b ? -1 : 1
}
