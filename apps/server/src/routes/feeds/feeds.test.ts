// Calendars and feeds: read back by parsers that did not write them, stable, and of the public room
// alone, whoever asks.
//
// ical.js reads RFC 5545 on its own; what it forgives is looked at by hand.

import { summaryAnswer } from '@holdfast/protocol'
import { DOMParser } from '@xmldom/xmldom'
import ICAL from 'ical.js'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { ownRecord, reliefBody, testServer, type TestServer } from '../../testing.ts'

let server: TestServer
const secret = 'quinquereme of nineveh'
const member = `${ownRecord}/liaison`

beforeAll(async () => {
  server = await testServer()
  const note = { ...reliefBody(987_123), note: secret }
  const bytes = await server.saysInLiaison('aid.counted', note)
  const kept = await server.post(
    `/api/agreements/${ownRecord}/rooms/liaison/entries`,
    bytes,
    member,
  )
  expect(kept.status).toBe(201)
})

afterAll(() => server.close())

const of = (id: string, file: string): string => `/api/agreements/${id}/${file}`

describe.each(['deadlines.ics', 'changes.atom'])('%s', (file) => {
  test('refuses an agreement that there is not', async () => {
    const { status, json } = await server.get(of('nowhere', file))
    expect([status, json]).toMatchObject([404, { problem: { code: 'server.2' } }])
  })

  test('is of the public room alone, also where a member asks, in every language', async () => {
    for (const lang of ['en', 'ar', 'he', 'tr']) {
      const asked = `${of(ownRecord, file)}?lang=${lang}`
      const [stranger, insider] = [await server.get(asked), await server.get(asked, member)]
      expect([stranger.status, insider.text]).toEqual([200, stranger.text])
      for (const trace of ['liaison', secret, '987123', '987,123']) {
        expect(stranger.text).not.toContain(trace)
      }
    }
  })

  test('has a tag that stays while nothing is said, and is not sent twice', async () => {
    const address = `${server.address}${of('gaza-pause-2023', file)}`
    const tag = (await fetch(address)).headers.get('etag') ?? ''
    const unchanged = await fetch(address, { headers: { 'if-none-match': tag } })
    expect(unchanged.status).toBe(304)
  })
})

describe('the calendar', () => {
  const asOf = 'asOf=2031-04-08T12:00Z'
  const path = `${of('two-sectors', 'deadlines.ics')}?${asOf}`

  test('has the deadlines of the summary, each under a name of its own, in UTC', async () => {
    const { text, headers } = await server.get(path)
    expect(headers['content-type']).toBe('text/calendar; charset=utf-8')
    const events = ICAL.Component.fromString(text).getAllSubcomponents('vevent')
    const starts = events.map((event) => {
      const { startDate } = new ICAL.Event(event)
      expect(startDate.zone).toBe(ICAL.Timezone.utcTimezone)
      return startDate.toJSDate().getTime()
    })
    const { json } = await server.get(`${of('two-sectors', 'summary')}?${asOf}`)
    const { due } = summaryAnswer.shape.parse(json)
    // The summary has the first twelve.
    expect(starts.slice(0, due.length)).toEqual(due.map((one) => Number(one.due)))
    const names = events.map((event) => event.getFirstPropertyValue('uid'))
    expect(new Set(names).size).toBe(events.length)
    expect(names.every((name) => String(name).endsWith('@two-sectors'))).toBe(true)
    expect(events.every((event) => event.hasProperty('dtstamp'))).toBe(true)
    expect(events.length).toBeGreaterThan(0)
  })

  test('is folded, ended and escaped as RFC 5545 says', async () => {
    const { text } = await server.get(`${path}&lang=ar`)
    expect(text.replaceAll('\r\n', '')).not.toMatch(/[\r\n]/)
    expect(text.endsWith('END:VCALENDAR\r\n')).toBe(true)
    const lines = text.split('\r\n').slice(0, -1)
    expect(Math.max(...lines.map((line) => Buffer.byteLength(line)))).toBeLessThanOrEqual(75)
    expect(lines.every((line) => line !== '' && !line.includes('\uFFFD'))).toBe(true)
    const whole = text.replaceAll('\r\n ', '').split('\r\n')
    const notes = whole.filter((line) => line.startsWith('SUMMARY') || line.startsWith('DESCR'))
    expect(notes.length).toBeGreaterThan(0)
    for (const line of notes) {
      expect(line.slice(line.indexOf(':'))).not.toMatch(/(?<!\\)[;,]|\\(?![\\;,nN])/)
    }
  })

  test('has nothing of an agreement that is over', async () => {
    const { status, text } = await server.get(of('gaza-pause-2023', 'deadlines.ics'))
    expect(status).toBe(200)
    expect(text).not.toContain('BEGIN:VEVENT')
  })
})

describe('the feed', () => {
  test('is well formed, newest first, with an address and a time for each entry', async () => {
    const { text, headers } = await server.get(of('gaza-pause-2023', 'changes.atom'))
    expect(headers['content-type']).toBe('application/atom+xml; charset=utf-8')
    const onError = (level: string, message: string): never => {
      throw new Error(`${level}: ${message}`)
    }
    const document = new DOMParser({ onError }).parseFromString(text, 'application/xml')
    const entries = [...document.getElementsByTagName('entry')]
    const textOf = (name: string): readonly string[] =>
      entries.map((entry) => entry.getElementsByTagName(name)[0]?.textContent ?? '')
    expect(entries).toHaveLength(50)
    const numbers = textOf('id').map((id) => Number(id.split('/').at(-1)))
    expect(numbers).toEqual(numbers.toSorted((a, b) => b - a))
    expect(textOf('updated').every((at) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d/.test(at))).toBe(true)
    expect(textOf('summary').every((said) => said.includes('Signed by'))).toBe(true)
  })
})
