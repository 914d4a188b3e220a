// Names of places and roles in cells: whatever they are called, in any spelling; what several are
// called is asked about, and what nobody is called has what is near.

import { expect, test } from 'vitest'
import { importAs, mapping } from './testing.ts'

const counts = mapping({
  format: 'holdfast-mapping/1',
  statements: [
    {
      kind: 'aid.counted',
      body: {
        date: { constant: '2031-03-24' },
        amount: { constant: 40 },
        cargo: { constant: 'relief' },
        unit: { constant: 'trucks' },
        stage: { constant: 'entered' },
        closes: { constant: false },
        place: { column: 'gate', as: 'place' },
        'quote.source': { column: 'whose', as: 'role' },
      },
    },
  ],
})

const row = (gate: string, whose = 'office of relief') =>
  importAs(`gate,whose\n${gate},${whose}\n`, { mapping: counts })

test.each(['sector-a', 'rafah crossing', 'معبر رفح', 'xx0401'])('%s is its place', async (gate) => {
  const made = await row(gate)
  expect(made.ok && made.value.statements[0]?.body).toMatchObject({
    place: 'sector-a',
    quote: { source: 'relief-office' },
  })
})

test.each([
  ['Lower', { problem: 'import.45', ids: 'sector-a, sector-b' }],
  ['Rafah Crosing', { problem: 'import.46', near: 'Rafah Crossing' }],
  ['Ford', { problem: 'import.47', value: 'Ford' }],
])('%s is refused with its line and column', async (gate, about) => {
  const made = await row(gate)
  expect(made.ok ? null : made.problem.about).toMatchObject({ line: 2, column: 'gate', ...about })
})
