// Tables to take away: in the view of the reader alone, as files. What stands in them is told in
// scenarios/exports.test.ts.

import { afterAll, beforeAll, expect, test } from 'vitest'
import { testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const path = '/api/agreements/two-sectors/tables'
const asOf = 'asOf=2031-04-20T12:00Z'

test('refuses whoever may not read the room', async () => {
  const { status, json } = await server.get(`${path}/facts?view=commission`)
  expect([status, json]).toMatchObject([404, { problem: { code: 'question.7' } }])
})

test('knows no other table and no other form', async () => {
  expect((await server.get(`${path}/incidents`)).status).toBe(400)
  expect((await server.get(`${path}/facts?format=ods`)).status).toBe(400)
})

test.each(['statuses', 'counts', 'facts', 'claims', 'places', 'statements'])(
  'gives %s as a file',
  async (name) => {
    const { status, text, headers } = await server.get(`${path}/${name}?${asOf}`)
    expect(status).toBe(200)
    expect(headers['content-type']).toBe('text/csv; charset=utf-8')
    expect(headers['content-disposition']).toBe(`attachment; filename="two-sectors-${name}.csv"`)
    const [head, ...rows] = text.trimEnd().split('\r\n')
    expect(head).toMatch(/,agreement,as_of,view,known_at$/)
    expect(rows.length).toBeGreaterThan(0)
    expect(rows.filter((row) => !/,two-sectors,2031-04-20T/.test(row))).toEqual([])
  },
)

test('gives a workbook: a sheet of rows, and a codebook', async () => {
  const got = await server.get(`${path}/statements?${asOf}&format=xlsx`)
  expect(got.status).toBe(200)
  expect(got.headers['content-type']).toBe(
    'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  )
  expect(got.headers['content-disposition']).toBe(
    'attachment; filename="two-sectors-statements.xlsx"',
  )
  expect(got.headers['content-encoding']).toBeUndefined()
  // That it reads again as it was is told in scenarios/exports.test.ts.
  const packed = new TextDecoder('latin1').decode(got.bytes)
  expect(packed.slice(0, 2)).toBe('PK')
  expect(packed).toContain('xl/worksheets/sheet2.xml')
  expect(packed).not.toContain('xl/worksheets/sheet3.xml')
})

test('gives the rows of one clause, of tables whose rows are of one', async () => {
  const whole = (await server.get(`${path}/counts?${asOf}`)).text.trimEnd().split('\r\n')
  const clause = /^([^,]+),/.exec(whole[1] ?? '')?.[1] ?? ''
  const part = await server.get(`${path}/counts?${asOf}&clause=${clause}`)
  const name = `two-sectors-counts-${clause}.csv`
  expect(part.headers['content-disposition']).toBe(`attachment; filename="${name}"`)
  expect(part.text.trimEnd().split('\r\n')).toEqual(
    whole.filter((row, at) => at === 0 || row.startsWith(`${clause},`)),
  )
  const unknown = await server.get(`${path}/counts?${asOf}&clause=9.9`)
  expect(unknown.json).toMatchObject({ problem: { code: 'answer.1' } })
  const none = await server.get(`${path}/facts?${asOf}&clause=${clause}`)
  expect(none.json).toMatchObject({ problem: { code: 'export.5' } })
})

test('gives JSON with a codebook, and hashtags', async () => {
  const { json } = await server.get(`${path}/counts?${asOf}&format=json`)
  expect(json).toMatchObject({ format: 'holdfast-export/1', tables: { counts: {} } })
  const { text } = await server.get(`${path}/counts?${asOf}&format=hxl`)
  expect(text.split('\r\n')[1]).toMatch(/^#meta\+clause,/)
  const map = await server.get(`${path}/places?${asOf}&format=geojson`)
  expect(map.headers['content-type']).toBe('application/geo+json; charset=utf-8')
  expect(map.text).toMatch(/^\{"type":"FeatureCollection"/)
  const none = await server.get(`${path}/counts?${asOf}&format=geojson`)
  expect(none.json).toMatchObject({ problem: { code: 'export.3' } })
})
