// What people do with a table on an agreement's page: drop it, look, mend cells, undo, take both
// files away; and what a hostile table may not do.
//
// What was taken away is imported by the command line into a copy of the record, so that the page
// is held to it.

import { execFile } from 'node:child_process'
import { cp, mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'
import { encodeUtf8, isJson } from '@holdfast/base'
import { workbookFrom } from '@holdfast/exports'
import { decodeEnvelope, isJsonObject, type JsonObject } from '@holdfast/record'
import type { Page } from 'playwright-core'
import { sha256 } from '../src/proof/browser-crypto.ts'
import { reliefId, reliefMoment } from './relief-agreement.ts'
import type { World } from './world.ts'

/** Where tables are taken. */
export const importPath = `/agreements/${reliefId}/import?asOf=${encodeURIComponent(reliefMoment)}`

/** A table with two faulty cells, and with cells that would run where they were not words. */
export const faultyTable = [
  'date,trucks,stage,whose,all,note',
  '2031-04-02,41,received,relief-office,yes,"=HYPERLINK(""http://localhost/"")"',
  '2 April,20,received,relief-office,yes,',
  '2031-04-04,many,received,relief-office,yes,<img src=x onerror=alert(1)>',
  '',
].join('\n')

/** Drops a file on the page, as a hand does. */
export async function dropFile(page: Page, name: string, text: string): Promise<void> {
  await page.evaluate(
    ([called = '', written = '']) => {
      const data = new DataTransfer()
      data.items.add(new File([written], called))
      for (const type of ['dragover', 'drop']) {
        document.body.dispatchEvent(new DragEvent(type, { dataTransfer: data, bubbles: true }))
      }
    },
    [name, text],
  )
}

/** A workbook of two sheets: what its columns mean, and the counts. */
export async function workbookFile(): Promise<Buffer> {
  const meaning = { code: 'a column', about: {} }
  const columns = ['day', 'trucks', 'stage', 'whose'].map((id) => ({ id, meaning, hxl: '' }))
  const rows = [
    ['2031-04-02', 41, 'received', 'relief-office'],
    ['2031-04-03', 42, 'received', 'relief-office'],
  ]
  const made = await workbookFrom([{ name: 'counts', columns, rows }], (code) => code)
  if (!made.ok) throw new Error(made.problem.code)
  return Buffer.from(made.value)
}

/** Pastes what a spreadsheet or a page puts on the clipboard. */
export async function pasteCells(page: Page, type: string, text: string): Promise<void> {
  await page.evaluate(
    ([of = '', written = '']) => {
      const data = new DataTransfer()
      data.setData(of, written)
      document.body.dispatchEvent(
        new ClipboardEvent('paste', { clipboardData: data, bubbles: true }),
      )
    },
    [type, text],
  )
}

/** Waits until the table as it stands is checked, and its statuses are worked out. */
export async function checkedWith(page: Page, tally: RegExp): Promise<void> {
  await page.locator('[data-checked]', { hasText: tally }).waitFor({ timeout: 60_000 })
}

/** Writes a cell by the keyboard alone. */
export async function mendCell(page: Page, name: RegExp, text: string): Promise<void> {
  await page.getByRole('gridcell', { name }).focus()
  await page.keyboard.press('Enter')
  await page.keyboard.press('ControlOrMeta+A')
  await page.keyboard.type(text)
  await page.keyboard.press('Enter')
}

/** Saves what a button gives. */
export async function saved(page: Page, button: RegExp, dir: string): Promise<string> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ])
  const path = join(dir, download.suggestedFilename())
  await download.saveAs(path)
  return path
}

/** What an import of the files came to. */
export type ImportedThere = {
  readonly answer: unknown
  /** The bodies of the statements that it added. */
  readonly bodies: readonly JsonObject[]
  /** The status of each day that was asked of. */
  readonly statuses: Readonly<Record<string, string>>
}

/** Imports the files into a copy of the record with the line that the page gives. */
export async function importedThere(
  { agreements }: Pick<World, 'agreements'>,
  line: string,
  dir: string,
): Promise<ImportedThere> {
  const root = fileURLToPath(new URL('../../../', import.meta.url))
  const record = await mkdtemp(join(tmpdir(), 'holdfast-mended-'))
  await cp(join(agreements, reliefId), record, { recursive: true })
  const key = join(`${agreements}-${reliefId}`, 'compiler.key.json')
  const run = async (...args: readonly string[]): Promise<string> => {
    const command = [join(root, 'apps/cli/src/main.ts'), ...args]
    return (await promisify(execFile)(process.execPath, command, { cwd: dir })).stdout
  }
  const given = line.replace(' DIR', ` ${record}`).replace(' KEY', ` ${key}`).split(' ').slice(1)
  const before = (await entriesOf(record)).length
  const answer: unknown = JSON.parse(await run(...given, '--json'))
  const entries = (await entriesOf(record)).slice(before)
  const status: unknown = JSON.parse(await run('status', record, '--as-of', reliefMoment, '--json'))
  await rm(record, { recursive: true, force: true })
  return { answer, bodies: entries.map(bodyOf), statuses: statusesIn(status) }
}

async function entriesOf(record: string): Promise<readonly string[]> {
  const text = await readFile(join(record, 'rooms/public/entries.jsonl'), 'utf8')
  return text.split('\n').slice(0, -1)
}

function bodyOf(entry: string): JsonObject {
  const decoded = decodeEnvelope(sha256, encodeUtf8(entry))
  if (!decoded.ok) throw new Error(decoded.problem.code)
  return decoded.value.statement.body
}

function statusesIn(answer: unknown): ImportedThere['statuses'] {
  const found: Record<string, string> = {}
  const statuses = isJson(answer) && isJsonObject(answer) ? answer['statuses'] : []
  for (const one of Array.isArray(statuses) ? statuses.filter(isJsonObject) : []) {
    const { instance, status } = one
    if (typeof instance === 'string' && typeof status === 'string') found[instance] = status
  }
  return found
}
