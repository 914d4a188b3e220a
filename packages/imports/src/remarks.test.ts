// Remarks on what is made and will not count as it is told. Others are tested with the command
// line.

import { assert } from '@holdfast/base'
import { expect, test } from 'vitest'
import { checkMapping } from './mapping.ts'
import { compiler, dailyAgreement, importAs } from './testing.ts'

test('a total of more days than one is remarked, where a clause asks by days', async () => {
  const statement = {
    kind: 'aid.counted',
    body: {
      'period.from': { column: 'from', as: 'local' },
      'period.to': { column: 'to', as: 'local' },
      amount: { column: 'trucks', as: 'integer' },
      cargo: { constant: 'relief' },
      unit: { constant: 'trucks' },
      stage: { constant: 'entered' },
      closes: { constant: true },
      'quote.source': { constant: 'relief-office' },
    },
  }
  const mapping = checkMapping({ format: 'holdfast-mapping/1', statements: [statement] })
  assert(mapping.ok, 'a mapping')
  const csv = 'from,to,trucks\n2031-04-02,2031-04-02,40\n2031-04-03,2031-04-05,90\n'
  const made = await importAs(csv, {
    mapping: mapping.value,
    context: { agreement: dailyAgreement, speaker: compiler },
  })
  assert(made.ok, 'it is imported')
  expect(made.value.remarks).toEqual([
    { what: 'longer', clause: '2.1', unit: 'day', rows: 1, line: 3 },
  ])
})
