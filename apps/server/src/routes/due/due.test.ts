// Due and contested: who is told, in which shape, and what changed since an earlier answer.
//
// What it says is worked out in analysis; here, that it arrives and that nothing is kept.

import { dueAnswer, summaryAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printedAgain, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const path = '/api/agreements/two-sectors/due'
const asOf = 'asOf=2031-04-08T12:00Z'

test('refuses whoever may not read the room, also as the room of an earlier visit', async () => {
  const { status, json } = await server.get(`${path}?view=commission`)
  expect([status, json]).toMatchObject([404, { problem: { code: 'question.7' } }])
  const earlier = await server.get(`${path}?since=2031-04-07T12:00Z&sinceKnownAt=commission=1`)
  expect([earlier.status, earlier.json]).toMatchObject([404, { problem: { code: 'question.7' } }])
})

test('is in the shape that the protocol promises, to the byte', async () => {
  const { status, text, json } = await server.get(`${path}?${asOf}&since=2031-04-07T12:00Z`)
  expect(status).toBe(200)
  expect(printedAgain(dueAnswer, json)).toBe(text)
})

test('names what the head names, and only what runs out within a day', async () => {
  const { json } = await server.get(`${path}?${asOf}`)
  const told = dueAnswer.shape.parse(json)
  const head = summaryAnswer.shape.parse(
    (await server.get(`/api/agreements/two-sectors/summary?${asOf}`)).json,
  )
  expect(told.due.rows).toEqual(head.due.filter(({ due }) => due <= told.until))
  expect(told.state).toEqual(head.state)
  expect(told.changed).toBe(null)
})

test('tells counts that differ, each with its source', async () => {
  const { json } = await server.get('/api/agreements/gaza-pause-2023/due')
  const { contested } = dueAnswer.shape.parse(json)
  const relief = contested.rows.find(({ instance }) => instance === 'day-2')
  expect(relief).toMatchObject({ clause: '3.1', why: 'counts-differ', status: 'undetermined' })
  const told = relief?.figures.flatMap((of) => (of.kind === 'count' ? [of.source] : []))
  expect([...new Set(told)]).toEqual(relief?.by)
})

test('tells what changed between two moments, and nothing between one and itself', async () => {
  const gaza = '/api/agreements/gaza-pause-2023/due?asOf=2023-11-26T12:00%2B02:00'
  const same = await server.get(`${gaza}&since=2023-11-26T12:00%2B02:00`)
  expect(dueAnswer.shape.parse(same.json).changed).toEqual({ count: 0, rows: [] })
  const later = await server.get(`${gaza}&since=2023-11-24T12:00%2B02:00`)
  const { changed } = dueAnswer.shape.parse(later.json)
  expect(changed?.rows.some(({ clause }) => clause === '2.1')).toBe(true)
})
