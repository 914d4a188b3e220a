// What is taken away is what everybody is shown, of every example; it says whose it is and of when;
// and it reads again as it was.

import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { figuresOf } from '@holdfast/analysis'
import { canonicalJson, encodeUtf8, instantFromMs, limits, type Bytes } from '@holdfast/base'
import { csvFrom, jsonFrom, mappingBack, printTable } from '@holdfast/exports'
import { tableOf, workbookFrom } from '@holdfast/exports'
import type { Table, Value } from '@holdfast/exports'
import { parseMapping, readTable } from '@holdfast/imports'
import { tableNames } from '@holdfast/protocol'
import type { Answer } from '@holdfast/sum'
import { createWords, languages, loadCatalogue } from '@holdfast/words'
import { describe, expect, test } from 'vitest'
import { openExample } from './asking.ts'

const examples = readdirSync(join(import.meta.dirname, '..', 'agreements'), { withFileTypes: true })
  .filter((entry) => entry.isDirectory())
  .map(({ name }) => name)

const words = createWords({
  language: languages.en,
  catalogue: await loadCatalogue('en'),
  formatters: { number: String, list: (items) => items.join(', ') },
})

async function answerOf(name: string): Promise<Answer> {
  const { sum, agreement } = await openExample(name)
  const asOf = instantFromMs((agreement.term.to ?? agreement.term.from + 90 * 86_400_000) + 1)
  const view = sum.rooms().map(({ id }) => id)
  const question = { asOf, basis: null, source: null, stage: null, view, knownAt: null }
  return sum.standing(question, asOf)
}

describe.each(examples)('%s', async (name) => {
  const answer = await answerOf(name)
  const tables = tableNames.map((table) => tableOf(table, answer))

  test('every column says what it means, once, and every row fills it', () => {
    for (const { columns, rows } of tables) {
      const ids = columns.map(({ id }) => id)
      expect(new Set(ids).size).toBe(ids.length)
      for (const { meaning, hxl } of columns) {
        expect(words.say(meaning.code, meaning.about)).toMatch(/\.$/)
        expect(hxl).toMatch(/^#[a-z]+(\+[a-z][a-z0-9]*)*$/)
      }
      expect(rows.filter((row) => row.length !== ids.length)).toEqual([])
    }
  })

  test('every row says of which agreement, moment and rooms it speaks', () => {
    for (const table of tables) {
      for (const column of ['agreement', 'as_of', 'view', 'known_at']) {
        expect(cells(table, column).filter((value) => value === null || value === '')).toEqual([])
      }
    }
  })

  test('every status is there, and no figure that nobody is shown', () => {
    const { statuses } = answer.standing
    const [table] = tables
    expect(cells(table, 'status')).toEqual(statuses.map(({ status }) => status))
    const shown = statuses.map((status) => figuresOf(status).find(({ kind }) => kind === 'of'))
    const told = cells(table, 'measured').map((value, at) => value ?? cells(table, 'at_least')[at])
    for (const [at, figure] of shown.entries()) {
      if (statuses[at]?.reason.code === 'may-be-same') continue
      expect(told[at] ?? null).toBe(figure?.kind === 'of' ? figure.value : null)
    }
  })

  test('every count stands by itself, with its source', () => {
    const counted = answer.standing.statuses.flatMap((status) =>
      figuresOf(status).flatMap((one) => (one.kind === 'count' ? [one] : [])),
    )
    const table = tables[1]
    expect(cells(table, 'value')).toEqual(counted.map(({ value }) => value))
    expect(cells(table, 'source')).toEqual(counted.map(({ source }) => source))
    expect(cells(table, 'is_lower_bound')).toEqual(counted.map(({ isLowerBound }) => isLowerBound))
  })

  test('every fact, claim and statement is there', () => {
    const { facts, claims } = answer.replayed
    expect(tables[2]?.rows.length).toBe(facts.length)
    expect(tables[3]?.rows.length).toBe(claims.length)
    expect(tables[4]?.rows.length).toBe(answer.agreement.places.length)
    expect(tables[5]?.rows.length).toBe(answer.said().length)
  })

  test('reads again as it was: as CSV, with hashtags, and as a workbook', async () => {
    const made = await workbookFrom(tables, words.say)
    const workbook = made.ok ? made.value : new Uint8Array()
    for (const table of tables) {
      const plain = await readAgain(encodeUtf8(csvFrom(table)), { guarded: true })
      expect(plain).toEqual(asText(table))
      const tagged = await readAgain(encodeUtf8(csvFrom(table, { hxl: true })), {
        guarded: true,
        hxl: true,
      })
      expect(tagged).toEqual(asText(table))
      expect(await readAgain(workbook, { sheet: table.name })).toEqual(asText(table))
    }
  })

  test('the mapping of statements is one that an import takes', () => {
    const { mapping, leftOut } = mappingBack(answer)
    expect(mapping === null || parseMapping(canonicalJson(mapping)).ok).toBe(true)
    expect(leftOut.map(({ kind }) => kind)).toContain('record.key_enrolled')
  })

  test('a map has every row, each with the shape of the place that it names, or with none', () => {
    const shapes = new Map(answer.text.map.map((one) => [one.properties.id, one.geometry]))
    const printing = { answer, format: 'geojson', say: words.say } as const
    for (const name of ['places', 'facts', 'claims'] as const) {
      const printed = printTable(name, printing)
      const { features } = JSON.parse(printed.ok ? printed.value : '{}') as {
        features: { properties: Record<string, unknown>; geometry: unknown }[]
      }
      expect(features.length).toBe(tableOf(name, answer).rows.length)
      for (const { properties, geometry } of features) {
        expect(geometry).toEqual(shapes.get(String(properties['place'])) ?? null)
      }
    }
    for (const name of ['statuses', 'counts', 'statements'] as const) {
      expect(printTable(name, printing)).toMatchObject({ problem: { code: 'export.3' } })
    }
  })

  test('JSON holds each table under its name, with its codebook', () => {
    const told = JSON.parse(jsonFrom(tables, words.say)) as Record<
      string,
      Record<string, { rows: unknown[] }>
    >
    expect(Object.keys(told['tables'] ?? {}).toSorted()).toEqual([...tableNames].toSorted())
    for (const table of tables) {
      expect(told['tables']?.[table.name]?.rows.length).toBe(table.rows.length)
    }
  })
})

function cells(table: Table | undefined, column: string): readonly Value[] {
  const at = table?.columns.findIndex(({ id }) => id === column) ?? -1
  return table?.rows.map((row) => row[at] ?? null) ?? []
}

const tableLimits = { rows: limits.importRows, bytes: limits.importBytes }

/** The cells of a table as an import reads them, row by row. */
async function readAgain(bytes: Bytes, more: object = {}): Promise<readonly (readonly string[])[]> {
  const rule = { kind: 'incident.reported', body: { what: { constant: 'fire' } } }
  const mapping = parseMapping(
    JSON.stringify({ format: 'holdfast-mapping/1', separator: ',', statements: [rule], ...more }),
  )
  if (!mapping.ok) throw new Error(JSON.stringify(mapping.problem))
  const table = await readTable(bytes, mapping.value, tableLimits)
  if (!table.ok) throw new Error(JSON.stringify(table.problem))
  return table.value.rows.map((row) => row.cells.map(plain))
}

/** The same cells as they were given. */
function asText({ rows }: Table): readonly (readonly string[])[] {
  return rows.map((row) =>
    row.map((value) => {
      if (value === null) return ''
      return plain(typeof value === 'boolean' ? (value ? 'yes' : 'no') : String(value))
    }),
  )
}

// What an import does to free words.
function plain(text: string): string {
  return text.replaceAll(/[\u200e\u200f\u061c]/g, '').trim()
}
