// A text as it is named on the command line: a file, a record folder, or one of the versions that a
// record adopted.

import type { SoundText } from '@holdfast/analysis'
import { ok, refuse, type Result } from '@holdfast/base'
import { statSync } from 'node:fs'
import { cliProblems as problem } from '../problems.ts'
import type { Progress } from '../terminal/progress.ts'
import { readAgreement, withoutErrors } from './agreement.ts'
import { openFolderSum } from './sum.ts'

/** Reads and compiles a text. Refuses one with errors. */
export async function readSoundText(said: string, progress: Progress): Promise<Result<SoundText>> {
  const { dir, version } = placeOf(said)
  if (!isFolder(dir)) return readFile(said)
  const opened = await openFolderSum(dir, progress)
  if (!opened.ok) return opened
  const texts = opened.value.sum.texts()
  const found = texts.at(version === null ? -1 : version - 1)
  const isThere = found !== undefined && version !== 0
  return isThere ? ok(found) : refuse(problem.noVersion(dir, version ?? 0, texts.length))
}

/** `records/pause@2`: the folder and which of its texts. A path that is there is just that path. */
function placeOf(said: string): { readonly dir: string; readonly version: number | null } {
  const [, dir = said, digits] = /^(.+)@(\d{1,6})$/.exec(said) ?? []
  const isPath = digits === undefined || statSync(said, { throwIfNoEntry: false }) !== undefined
  return isPath ? { dir: said, version: null } : { dir, version: Number(digits) }
}

function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

async function readFile(path: string): Promise<Result<SoundText>> {
  const read = await readAgreement(path)
  if (!read.ok) return read
  const agreement = withoutErrors(read.value)
  return agreement.ok ? ok({ text: read.value.compiled, agreement: agreement.value }) : agreement
}
