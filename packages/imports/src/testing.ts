// What the tests of this package share: a small agreement, its speakers, and how to import.
//
// Everything is fictional, and the key id is no key's.

import { named, type CompiledAgreement, type RoleId } from '@holdfast/agreement'
import { assert, encodeUtf8, Gazetteer, instantFromMs, parseInstant, present } from '@holdfast/base'
import type { Bytes, ZoneRules } from '@holdfast/base'
import { isKeyId, type KeyId, type Speaker } from '@holdfast/record'
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate'
import type { KnownNames } from './cell.ts'
import { importTable, type Importing } from './import-table.ts'
import { checkMapping, type Mapping } from './mapping.ts'
import type { TableLimits } from './reading/sheets.ts'
import { readTable } from './table.ts'

/** Clocks go forward at 2031-03-30T02:00 and back at 2031-10-26T03:00. */
const testZone: ZoneRules = {
  zone: 'Europe/Paris',
  tzdb: 'test',
  offsetMinutes: 60,
  transitions: [
    { at: instantFromMs(Date.UTC(2031, 2, 30, 1)), offsetMinutes: 120 },
    { at: instantFromMs(Date.UTC(2031, 9, 26, 1)), offsetMinutes: 60 },
  ],
}

/** Two parties, two sectors, one group. */
export const testAgreement: CompiledAgreement = {
  format: 'holdfast-agreement/1',
  id: named('two-sectors'),
  title: 'Two sectors',
  notice: '',
  calendar: { rules: testZone, dayBeginsMinutes: 0 },
  term: { from: present(parseInstant('2031-03-01T00:00+01:00'), 'an instant'), to: null },
  statuses: 'on',
  basis: 'reported',
  roles: ['north', 'south', 'relief-office'].map((id) => ({
    id: named<RoleId>(id),
    kind: id === 'relief-office' ? 'source' : 'party',
    name: id,
    members: [],
  })),
  places: [{ id: named('sector-a'), within: null, parts: [] }],
  groups: [
    { id: named('held-by-north'), heldBy: named('north'), classes: ['soldier'], size: null },
  ],
  kinds: [],
  phases: [],
  acts: [],
  articles: [],
  clauses: [],
  obligations: [],
  powers: [],
}

/** The same, with a clause: forty trucks of relief each day. */
export const dailyAgreement: CompiledAgreement = {
  ...testAgreement,
  obligations: [
    {
      kind: 'duty',
      clause: named('2.1'),
      bearers: [named('north')],
      measure: {
        kind: 'sum',
        unit: 'trucks',
        forms: ['count'],
        filter: { act: named('bring'), tags: { cargo: ['relief'] }, place: null },
        byBearer: false,
      },
      target: { compare: 'at-least', amount: { kind: 'fixed', value: 40 } },
      parts: [],
      per: {
        kind: 'each',
        unit: 'day',
        opens: { kind: 'edge', of: { kind: 'term' }, edge: 'start' },
        closes: { kind: 'edge', of: { kind: 'term' }, edge: 'end' },
      },
      perPlace: null,
      conditions: [],
      basis: null,
      count: { source: null, stage: null },
    },
  ],
}

/** What the places of the agreement are called; two things are called Lower. */
export const knownNames: KnownNames = {
  place: new Gazetteer([
    { id: 'sector-a', names: ['Rafah Crossing', 'معبر رفح', 'XX0401', 'Lower'] },
    { id: 'sector-b', names: ['Lower'] },
  ]),
  role: new Gazetteer([
    { id: 'relief-office', names: ['Office of Relief'] },
    { id: 'north', names: [] },
  ]),
}

/** A key that may quote others. */
export const compiler: Speaker = {
  key: keyId('0'.repeat(32)),
  holder: 'compiler',
  roles: ['compiler'],
}

/** A key that speaks for a party only. */
export const north: Speaker = { key: compiler.key, holder: 'north', roles: ['party'] }

/** The mapping of a value that is known to be one. Throws with its problem otherwise. */
export function mapping(value: unknown): Mapping {
  const checked = checkMapping(value)
  if (checked.ok) return checked.value
  throw new Error(JSON.stringify(checked.problem))
}

/** Counts of trucks: the columns `day`, `trucks`, `whose`. */
export const countsMapping = mapping({
  format: 'holdfast-mapping/1',
  statements: [
    {
      kind: 'aid.counted',
      body: {
        date: { column: 'day', as: 'date' },
        amount: { column: 'trucks', as: 'integer' },
        cargo: { constant: 'relief' },
        unit: { constant: 'trucks' },
        stage: { constant: 'entered' },
        closes: { constant: true },
        'quote.source': { column: 'whose', as: 'id' },
      },
    },
  ],
})

/** Imports with the test agreement, as the compiler unless said otherwise. */
export async function importAs(
  source: string | Bytes,
  given: Partial<Omit<Importing, 'table'>> & {
    readonly speaker?: Speaker
    readonly limits?: TableLimits
  } = {},
): Promise<ReturnType<typeof importTable>> {
  const { speaker = compiler, limits = testLimits, ...rest } = given
  const bytes = typeof source === 'string' ? encodeUtf8(source) : source
  const table = await readTable(bytes, given.mapping ?? countsMapping, limits)
  if (!table.ok) return table
  const context = { agreement: testAgreement, speaker, known: knownNames }
  return importTable({ table: table.value, mapping: countsMapping, context, ...rest })
}

const testLimits: TableLimits = { rows: 10_000, bytes: 10_000_000 }

function keyId(text: string): KeyId {
  assert(isKeyId(text), 'a key id')
  return text
}

/** A `.zip` of files. */
export function zipped(files: Readonly<Record<string, Uint8Array>>): Bytes {
  return new Uint8Array(zipSync({ ...files }, { level: 1 }))
}

/** A `.zip`, or a workbook, in which one file says something else. */
export function rezipped(bytes: Bytes, path: string, change: (text: string) => string): Bytes {
  const files = unzipSync(bytes)
  const text = strFromU8(present(files[path], 'a file of the archive'))
  return zipped({ ...files, [path]: strToU8(change(text)) })
}

/** An Excel workbook with the given sheets, as small as one can be. */
export function workbook(
  sheets: Readonly<Record<string, readonly (readonly (string | number | Date)[])[]>>,
): Bytes {
  const head = '<?xml version="1.0" encoding="UTF-8"?>'
  const main = 'http://schemas.openxmlformats.org/spreadsheetml/2006/main'
  const office = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships'
  const packages = 'http://schemas.openxmlformats.org/package/2006'
  const names = Object.keys(sheets)
  const list = names.map((name, at) => `<sheet name="${name}" sheetId="${at + 1}" r:id="r${at}"/>`)
  const relations = names.map(
    (_, at) =>
      `<Relationship Id="r${at}" Type="${office}/worksheet" Target="worksheets/s${at}.xml"/>`,
  )
  const files: Record<string, string> = {
    '[Content_Types].xml': `${head}<Types xmlns="${packages}/content-types"/>`,
    'xl/workbook.xml':
      `${head}<workbook xmlns="${main}" xmlns:r="${office}">` +
      `<sheets>${list.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels':
      `${head}<Relationships xmlns="${packages}/relationships">` +
      `${relations.join('')}</Relationships>`,
  }
  for (const [at, name] of names.entries()) {
    const rows = (sheets[name] ?? []).map((cells, row) => {
      const made = cells.map((cell, column) => {
        const place = `${String.fromCharCode(65 + column)}${row + 1}`
        if (cell instanceof Date) {
          return `<c r="${place}" t="d"><v>${cell.toISOString()}</v></c>`
        }
        return typeof cell === 'number'
          ? `<c r="${place}"><v>${cell}</v></c>`
          : `<c r="${place}" t="inlineStr"><is><t>${cell}</t></is></c>`
      })
      return `<row r="${row + 1}">${made.join('')}</row>`
    })
    files[`xl/worksheets/s${at}.xml`] =
      `${head}<worksheet xmlns="${main}"><sheetData>${rows.join('')}</sheetData></worksheet>`
  }
  return new Uint8Array(
    zipSync(Object.fromEntries(Object.entries(files).map(([name, xml]) => [name, strToU8(xml)]))),
  )
}
