// `holdfast export`: an answer as tables, on stdout or in a file that was not there before.
//
// Everything is made before anything is written; a file is there whole or not at all.

import { canonicalJson, encodeUtf8, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import { jsonFrom, mappingBack, printTable, tableOf, workbookFrom } from '@holdfast/exports'
import type { Say } from '@holdfast/exports'
import { fileFormats, tableNames, type FileFormat, type TableName } from '@holdfast/protocol'
import type { Given, Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { cliProblems } from '../../problems.ts'
import { answerAbout, type FolderAnswer } from '../../reading/sum.ts'
import { progressOn } from '../../terminal/progress.ts'
import { uninterrupted, writeNew } from '../../writing.ts'

/** What is asked for, once read. */
type Wanted = {
  /** Null: all of them. */
  readonly table: TableName | null
  readonly format: FileFormat
  readonly out: string | null
  readonly mapping: string | null
}

/** Exports. */
export const run: Run = async (invocation) => {
  const { screen, options } = invocation
  const wanted = readWanted(options)
  if (!wanted.ok) return fail(invocation, wanted.problem)
  const progress = progressOn(screen, invocation.elapsedMs)
  const answer = await answerAbout(invocation, progress)
  progress.end()
  if (!answer.ok) return fail(invocation, answer.problem)
  const made = await madeOf(wanted.value, answer.value, screen.words.say)
  if (!made.ok) return fail(invocation, made.problem)
  const { out, mapping } = wanted.value
  const files: (readonly [string, Bytes])[] = []
  if (mapping !== null) {
    const back = mappingBack(answer.value)
    if (back.mapping === null) screen.say('No statement stands plainly in a table: no mapping.')
    else files.push([mapping, encodeUtf8(`${canonicalJson(back.mapping)}\n`)])
    for (const { kind, statements } of back.leftOut) {
      screen.say(`The mapping leaves out ${statements} of ${kind}.`)
    }
  }
  const { value } = made
  if (out !== null) files.push([out, typeof value === 'string' ? encodeUtf8(value) : value])
  else if (typeof value === 'string') screen.print(value)
  for (const [path, bytes] of files) {
    const { value: written } = await uninterrupted(() => writeNew(path, bytes))
    if (!written.ok) return fail(invocation, written.problem)
    screen.say(`Written to ${path}.`)
  }
  return exitCodes.done
}

function readWanted(options: Given): Result<Wanted> {
  const [out, mapping] = [options.text('out'), options.text('mapping')]
  const said = options.text('format') ?? endingOf(out)
  const format = fileFormats.find((one) => one === (said ?? 'csv'))
  if (format === undefined)
    return refuse(cliProblems.unknownValue('format', said ?? '', fileFormats))
  const isWhole = format === 'xlsx' || format === 'json'
  const usual = format === 'geojson' ? 'facts' : 'statuses'
  const named = options.text('table') ?? (isWhole ? null : usual)
  const table = tableNames.find((one) => one === named)
  if (named !== null && table === undefined) {
    return refuse(cliProblems.unknownValue('table', named, tableNames))
  }
  if (format === 'xlsx' && out === null) return refuse(cliProblems.missingOption('out', 'export'))
  if (mapping !== null && (table !== 'statements' || format !== 'csv')) {
    const other = table === 'statements' ? 'format' : 'table'
    return refuse(cliProblems.optionsClash('mapping', other, 'export'))
  }
  return ok({ table: table ?? null, format, out, mapping })
}

// The name of a file says its format where nobody says another.
function endingOf(path: string | null): FileFormat | null {
  const ending = /\.([a-z]+)$/i.exec(path ?? '')?.[1]?.toLowerCase()
  return fileFormats.find((one) => one === ending) ?? null
}

/** Text, or the bytes of a workbook. */
async function madeOf(
  { table, format }: Wanted,
  answer: FolderAnswer,
  say: Say,
): Promise<Result<string | Bytes>> {
  if (table !== null && format !== 'xlsx') {
    return printTable(table, { answer, format, say })
  }
  const names = table === null ? tableNames : [table]
  const tables = names.map((name) => tableOf(name, answer))
  return format === 'xlsx' ? workbookFrom(tables, say) : ok(`${jsonFrom(tables, say)}\n`)
}
