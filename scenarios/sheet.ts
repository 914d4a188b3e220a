// Reads the sheet that `holdfast status` prints, as somebody with a pencil would: the strip's marks
// and figures, the table's rows, the lines of the head.
//
// It knows how the sheet is laid out and nothing of how it is worked out.

import { execFile } from 'node:child_process'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { assert, present } from '@holdfast/base'

const root = join(import.meta.dirname, '..')
const cli = join(root, 'apps', 'cli', 'src', 'main.ts')

/** What the command line prints about an example, on a sheet so wide that nothing is wrapped. */
export async function printSheet(
  example: string,
  ...options: readonly string[]
): Promise<readonly string[]> {
  const args = [cli, 'status', join(root, 'agreements', example), ...options]
  const env = { PATH: process.env['PATH'], LANG: 'C.UTF-8', NO_COLOR: '1', COLUMNS: '2000' }
  const { stdout } = await promisify(execFile)(process.execPath, args, { env, maxBuffer: 1 << 26 })
  return stdout.split('\n')
}

/** A row of the strip: its cells as they are printed, `■ 50`. */
export type SheetRow = {
  readonly clause: string
  readonly bearer: string
  readonly cells: readonly string[]
}

/** The rows of the strip. */
export function stripRows(sheet: readonly string[], columns: number): readonly SheetRow[] {
  const from = sheet.findIndex((line) => line.startsWith('Each cell'))
  const heads = present(sheet[from + 2], 'a strip has a line of heads')
  const first = heads.search(/\b1\b/)
  const next = heads.slice(first + 1).search(/\d/) + first + 1
  const isWeeks = heads.includes('week from day')
  const days = Number(/^\d+/.exec(heads.slice(next))?.[0] ?? first)
  const step = columns === 1 ? 200 : (next - first) / (isWeeks ? (days - 1) / 7 : days - 1)
  const rows: SheetRow[] = []
  let clause = ''
  for (const line of sheet.slice(from + 4)) {
    if (line === '') break
    if (line.startsWith('Article')) continue
    clause = /^ (\S+)/.exec(line)?.[1] ?? clause
    const bearer =
      line
        .slice(0, first - 1)
        .trim()
        .split('  ')
        .at(-1)
        ?.trim() ?? ''
    const cells = Array.from({ length: columns }, (_, at) =>
      line.slice(first + at * step, first + (at + 1) * step).replace(/[│ ]+$/, ''),
    )
    rows.push({ clause, bearer, cells })
  }
  return rows
}

/** A row of the table: one instance, or several days that say the same. */
export type TableRow = { readonly clause: string; readonly cells: Readonly<Record<string, string>> }

/** The rows of the table, below the strip. */
export function tableRows(sheet: readonly string[]): readonly TableRow[] {
  const rows: TableRow[] = []
  let clause = ''
  let heads: readonly { readonly name: string; readonly at: number }[] = []
  for (const line of sheet) {
    if (/^ {6}for +/.test(line)) {
      heads = Array.from(line.matchAll(/\S+(?: \S+)*/g), ({ 0: name, index: at }) => ({ name, at }))
      continue
    }
    const isRow = line.startsWith('      ') && !line.startsWith('       ')
    if (!isRow || heads.length === 0) {
      if (/^ \S/.test(line)) clause = /^ (\S+)/.exec(line)?.[1] ?? ''
      heads = []
      continue
    }
    if (line.startsWith('      (')) continue
    const cells: Record<string, string> = {}
    for (const [n, { name, at }] of heads.entries()) {
      cells[name] = line.slice(at, heads[n + 1]?.at).trim()
    }
    rows.push({ clause, cells })
  }
  return rows
}

/** What the head says of a clause and bearer: `50 of 50`. */
export function headlines(sheet: readonly string[]): ReadonlyMap<string, string> {
  const until = sheet.findIndex((line) => line.startsWith('As of'))
  assert(until !== -1, 'a sheet says as of when')
  const found = new Map<string, string>()
  for (const line of sheet.slice(0, until)) {
    const said = /^ {2}Article .*?: (\d.*)\.$/.exec(line)?.[1]
    for (const one of said?.split('; ') ?? []) {
      const [, name = '', words = ''] = /^(\S+(?: \([^)]*\))?) (.*)$/.exec(one) ?? []
      found.set(name, words)
    }
  }
  return found
}
