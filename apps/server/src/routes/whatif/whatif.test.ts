// What would change, were something said besides: worked out in the reader's view, and kept
// nowhere.

import { limits } from '@holdfast/base'
import { whatIfAnswer } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { printedAgain, testServer, type TestServer } from '../../testing.ts'

let server: TestServer

beforeAll(async () => {
  server = await testServer()
})

afterAll(() => server.close())

const agreement = '/api/agreements/two-sectors'
const path = `${agreement}/whatif?asOf=2031-04-12T06:00Z`
const release =
  '2031-04-11T10:00Z exchange.released by=north class=soldier persons=2 quote.source=relief-society'

test('says what would change, and changes nothing', async () => {
  const asked = `${agreement}/statuses?asOf=2031-04-12T06:00Z`
  const before = await server.get(asked)
  const { status, text, json } = await server.post(path, release)
  expect(status).toBe(200)
  expect(printedAgain(whatIfAnswer, json)).toBe(text)
  const { changes, figures } = whatIfAnswer.shape.parse(json)
  expect([...changes, ...figures].map(({ clause }) => clause)).toContain('2.1')
  expect((await server.get(asked)).text).toBe(before.text)
})

test('a delay of a clause, and what was never said', async () => {
  const { json } = await server.post(path, 'delay 2.1 by 2 days\nwithout public:40')
  expect(whatIfAnswer.shape.parse(json).changes.length).toBeGreaterThan(0)
})

test('refuses whoever may not read, and tells nothing of what is outside the view', async () => {
  const elsewhere = await server.post(`${path}&view=commission`, release)
  expect([elsewhere.status, elsewhere.json]).toMatchObject([
    404,
    { problem: { code: 'question.7' } },
  ])
  for (const entry of ['commission:1', 'commission:99999', 'nowhere:1']) {
    for (const line of [`without ${entry}`, `delay ${entry} by 1 days`]) {
      const { status, json } = await server.post(path, line)
      expect([status, json]).toEqual([422, { problem: { code: 'suppose.3', about: { entry } } }])
    }
  }
})

const many = Array.from({ length: limits.supposedLines + 1 }, () => '#').join('\n')

test.each([
  ['nothing', '# nothing', 400, 'server.1'],
  ['what is no text', new Uint8Array([0xff, 0xfe, 0x41]), 400, 'server.1'],
  ['too many lines', many, 413, 'suppose.2'],
  ['too much', `# ${'x'.repeat(limits.supposedBytes)}`, 413, 'suppose.11'],
  ['a line that says nothing', 'perhaps', 422, 'suppose.1'],
  ['an unknown member', '{"kind":"aid.counted","body":{},"who":"north"}', 422, 'suppose.9'],
  ['a member twice', '{"kind":"aid.counted","kind":"x","body":{}}', 422, 'suppose.10'],
  ['an unknown member of a body', '{"kind":"aid.counted","body":{"lorries":3}}', 422, 'suppose.9'],
  ['what nobody could say', '{"kind":"aid.counted","body":{}}', 422, 'suppose.7'],
])('refuses %s', async (_, body, status, code) => {
  const answer = await server.post(path, body)
  expect([answer.status, answer.json]).toMatchObject([status, { problem: { code } }])
})

// A comment fills the body up; two bytes a letter, so that letters are not taken for bytes.
const padded = (bytes: number): string => {
  const left = bytes - Buffer.byteLength(`${release}\n#`)
  return `${release}\n#${'é'.repeat(left >> 1)}${'x'.repeat(left % 2)}`
}

test.each([limits.supposedBytes - 1, limits.supposedBytes])('takes %i bytes', async (bytes) => {
  const body = padded(bytes)
  expect(Buffer.byteLength(body)).toBe(bytes)
  const answer = await server.post(path, body)
  expect([answer.status, answer.text]).toEqual([200, (await server.post(path, release)).text])
})

test.each([limits.supposedBytes + 1, limits.entryBytes + 1, 1_000_000])(
  'refuses %i bytes, and names the most',
  async (bytes) => {
    const { status, json } = await server.post(path, padded(bytes))
    const about = { most: 32_768 }
    expect([status, json]).toEqual([413, { problem: { code: 'suppose.11', about } }])
  },
)

test('takes no cut', async () => {
  const { status, json } = await server.post(`${agreement}/whatif?knownAt=10`, release)
  expect([status, json]).toEqual([400, { problem: { code: 'server.1', about: { at: 'knownAt' } } }])
})
