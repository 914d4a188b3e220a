// A guide of docs/guides, followed by the real program: its commands are run as they stand, where
// its mappings, texts and places files lie, on tables that a test puts beside them.
//
// What was put on the record is read back by `holdfast export`, so that a total is of what is
// there.

import { cpSync, existsSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { memberOf, newDesk, type Desk } from '../testing.ts'

const guides = join(import.meta.dirname, '../../../../docs/guides')

/** Public tables beside the checkout; they are never part of it. */
export const publicData = join(import.meta.dirname, '../../../../../shared/data')

/** Whether a public table is here. */
export function isHere(name: string): boolean {
  return existsSync(join(publicData, name))
}

/** The commands of a page, in its order. */
export function commandsOf(page: string): readonly (readonly string[])[] {
  const text = readFileSync(join(guides, page), 'utf8')
  const blocks = [...text.matchAll(/^```sh\n(.*?)^```/gms)].map(([, block = '']) => block)
  return blocks.flatMap((block) =>
    block
      .trim()
      .split('\n')
      .map((line) => line.replace(/^holdfast /, '').split(' ')),
  )
}

/** Tables of a folder of public data, as a desk takes them. */
export function filesOf(
  folder: string,
  names: readonly string[],
): Readonly<Record<string, { readonly file: string }>> {
  return Object.fromEntries(
    names.map((name) => [`${name}.csv`, { file: `${folder}/${name}.csv` }] as const),
  )
}

/** A desk with everything of the guides, and these tables: their text, or the files they are. */
export function deskWith(
  tables: Readonly<Record<string, string | { readonly file: string }>>,
): Desk {
  const desk = newDesk()
  for (const name of readdirSync(guides)) cpSync(join(guides, name), desk.path(name))
  for (const [name, table] of Object.entries(tables)) {
    if (typeof table === 'string') writeFileSync(desk.path(name), table)
    else cpSync(join(publicData, table.file), desk.path(name))
  }
  return desk
}

/** Follows a page; `instead` puts other words in the place of some. Gives what was printed. */
export function follow(
  desk: Desk,
  page: string,
  instead: Readonly<Record<string, string>> = {},
): string {
  const printed = commandsOf(page).map((command) => {
    const args = command.map((word) =>
      Object.entries(instead).reduce((said, [is, other]) => said.replace(is, other), word),
    )
    const { code, out, err } = desk.run(...args)
    if (code !== 0) throw new Error(`holdfast ${args.join(' ')}: ${err}`)
    return out + err
  })
  return printed.join('')
}

/** A list of objects in an answer in JSON. */
export function listIn(
  json: string,
  ...path: readonly string[]
): readonly Readonly<Record<string, unknown>>[] {
  const list: unknown = memberOf(json, ...path)
  if (!Array.isArray(list)) throw new Error(`no list at ${path.join('.')}`)
  return list.map((one: unknown) => ({ ...(typeof one === 'object' ? one : {}) }))
}

/** A statement of a record, as far as totals look at it. */
export type Said = {
  readonly kind: string
  readonly amount: number | null
  readonly body: (path: string) => unknown
}

/** What a holder said in a record, without what changes the record itself. */
export function saidIn(desk: Desk, record: string): readonly Said[] {
  const { out, err, code } = desk.run('export', record, '--table', 'statements', '--format', 'json')
  if (code !== 0) throw new Error(err)
  return listIn(out, 'tables', 'statements', 'rows').flatMap((row): Said[] => {
    const body = (path: string): unknown => row[`body.${path}`] ?? null
    const kind = String(row['kind'])
    const amount = body('amount') ?? body('persons')
    const isOfTheLog = ['record.text_adopted', 'record.key_enrolled'].includes(kind)
    return isOfTheLog ? [] : [{ kind, amount: typeof amount === 'number' ? amount : null, body }]
  })
}

/** The sum of what some of it counts. */
export function sumOf(said: readonly Said[], where: (one: Said) => boolean = () => true): number {
  return said.filter(where).reduce((sum, { amount }) => sum + (amount ?? 0), 0)
}

/** How many instances of a record have each status. */
export function statusesIn(desk: Desk, record: string, asOf: string): Record<string, number> {
  const { out, err, code } = desk.run('status', record, '--as-of', asOf, '--json')
  if (code !== 0) throw new Error(err)
  const by = Map.groupBy(listIn(out, 'statuses'), ({ status }) => String(status))
  return Object.fromEntries([...by].map(([status, of]) => [status, of.length]))
}

/** The rows of a table in CSV by the names of their columns, read by hand and not by an import. */
export function rowsOf(text: string): readonly Readonly<Record<string, string>>[] {
  const [head = [], ...rows] = text
    .replace(/^\uFEFF/, '')
    .split(/\r?\n(?=(?:[^"]*"[^"]*")*[^"]*$)/)
    .filter((line) => line !== '')
    .map(cellsOf)
  return rows.map((cells) => Object.fromEntries(head.map((name, at) => [name, cells[at] ?? ''])))
}

/** The cells of a line; a comma between quotation marks is part of a cell. */
function cellsOf(line: string): readonly string[] {
  return [...line.matchAll(/(?:^|,)(?:"((?:[^"]|"")*)"|([^,]*))/g)].map(([, quoted, plain]) =>
    (quoted?.replaceAll('""', '"') ?? plain ?? '').trim(),
  )
}
