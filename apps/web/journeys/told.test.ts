// What a page says of when it was told: the bulletin of an agreement that is alive, what was told
// at once since, and what a page showed and was recalled. A real browser against the real server.
//
// The bulletin is the server's own. A recall and an extension are put into its answer, as no record
// of the checkout has any; that the server tells them is tested there.

import { agreementShape } from '@holdfast/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { openPage, settled, startWorld, type World } from './world.ts'

let world: World

beforeAll(async () => {
  world = await startWorld()
}, 240_000)

afterAll(async () => {
  await world.stop()
})

const alive = '/agreements/gaza-plan-2025'
const recall = {
  id: 'a'.repeat(64),
  by: null,
  on: '2026-01-02T10:00+02:00',
  at: '2026-01-02T08:00+02:00',
  clauses: [],
  said: '12 trucks',
  now: '21 trucks',
}
const extended = {
  id: 'b'.repeat(64),
  kind: 'record.decided',
  holder: null,
  claimedAt: '2026-01-02T10:00+02:00',
  bytes: '',
  body: {
    by: ['israel'],
    at: { earliest: '2026-01-02T08:00Z', latest: '2026-01-02T08:00Z' },
    decision: { kind: 'extend', days: 2 },
  },
}

test('an agreement that is alive names its bulletin, and one that is over none', async () => {
  const { page, complaints } = await openPage(world, alive)
  await page.getByText(/^Bulletin of (08|20):00, \w+day \d+ \w+ \d{4}, UTC\+[23]; next/).waitFor()
  await page.goto(`${world.address}/agreements/gaza-pause-2023?lang=en`)
  await settled(page)
  expect(await page.getByText(/^Bulletin of/).count()).toBe(0)
  expect(complaints).toEqual([])
  await page.context().close()
}, 60_000)

test.each([
  ['en', 'Recalled on', 'this said: 12 trucks; now: 21 trucks', 'extended by 2 days'],
  ['ar', 'استُدرك', '21 trucks', 'تمديد'],
  ['he', 'תוקן', '21 trucks', 'הארכה'],
  ['tr', 'geri alındı', 'şimdi: 21 trucks', '2 gün uzatma'],
] as const)(
  'in %s what was recalled stands on every page, and what is told at once',
  async (language, ...said) => {
    const { page, complaints } = await openPage(world, '/', { language })
    await page.route(`**/api${alive}`, async (route) => {
      const answer = await route.fetch()
      const json = agreementShape.parse(await answer.json())
      await route.fulfill({
        response: answer,
        json: { ...json, recalls: [recall], atOnce: [extended] },
      })
    })
    for (const path of ['', '/text', '/record']) {
      await page.goto(`${world.address}${alive}${path}?lang=${language}`)
      await page.getByRole('note').nth(1).waitFor()
      const notes = (await page.getByRole('note').allInnerTexts()).join(' ')
      const plain = notes.replaceAll(/[\u2066-\u2069]/g, '')
      expect(said.filter((words) => !plain.includes(words))).toEqual([])
    }
    expect(complaints).toEqual([])
    await page.context().close()
  },
  60_000,
)
