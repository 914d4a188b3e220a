// What stands in which cell: the status at the end of its day, nothing after it is settled, and
// pending marks ahead.

import { named, type CompiledAgreement, type Status } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import { columnsOf } from './columns.ts'
import { figuresOf } from './figures.ts'
import { rolledUp, stripOf } from './strip-model.ts'
import { calendar, duty, on, statusOf } from './testing.ts'

const agreement: CompiledAgreement = {
  format: 'holdfast-agreement/1',
  id: named('two-rivers'),
  title: 'Two rivers',
  notice: '',
  calendar,
  term: { from: on(1), to: on(8) },
  statuses: 'on',
  basis: 'reported',
  roles: [],
  places: [],
  groups: [],
  kinds: [],
  phases: [],
  acts: [],
  articles: [{ id: '2', title: 'Releases' }],
  clauses: [{ id: named('2.1'), article: '2', kind: 'duty', source: '', line: 1, unnamed: [] }],
  obligations: [duty],
  powers: [],
}

function cellsOf(
  answers: readonly (readonly Status[])[],
  more: { readonly now?: readonly Status[]; readonly asItStandsNow?: boolean } = {},
): readonly string[] {
  const asOf = on(1 + answers.length)
  const columns = columnsOf({ calendar, from: on(1), to: on(8) }, asOf)
  const [article] = stripOf({
    agreement,
    columns,
    answers: columns.map((_, at) => answers[at] ?? null),
    now: more.now ?? answers.at(-1) ?? [],
    order: (bearers) => bearers,
    asItStandsNow: more.asItStandsNow ?? false,
  })
  const [row] = article?.rows ?? []
  return row?.cells.map((marks) => marks.map(({ status }) => status).join(' ')) ?? []
}

describe('cells', () => {
  test('the status at the end of each day, and nothing once it is settled', () => {
    const met = statusOf({ status: 'met' })
    expect(cellsOf([[statusOf()], [met], [met]])).toEqual(['running', 'met', '', '', '', '', ''])
  })

  test('an instance of a day stands on that day alone, whenever its window opened', () => {
    const added = statusOf({ instance: 'day-5', window: { from: on(3, 18), to: on(6) } })
    expect(cellsOf([[], [], [added], [added], [added]])).toEqual([
      '',
      '',
      '',
      '',
      'running',
      '',
      '',
    ])
  })

  test('two instances on one day are two marks, oldest first', () => {
    const first = statusOf({ instance: 'for-a', status: 'met' })
    const second = statusOf({ instance: 'for-b', window: { from: on(1, 18), to: on(8) } })
    expect(cellsOf([[first, second]])[0]).toBe('met running')
  })

  test('what lies ahead shows pending marks only', () => {
    const ahead = statusOf({
      instance: 'day-6',
      status: 'pending',
      window: { from: on(6), to: on(7) },
    })
    expect(cellsOf([[statusOf(), ahead]])).toEqual(['running', '', '', '', '', 'pending', ''])
  })

  test('as it stands now, an instance shows its answer of now all along its window', () => {
    const now = [statusOf({ status: 'met' })]
    expect(cellsOf([[statusOf()], [statusOf()]], { now, asItStandsNow: true }).slice(0, 2)).toEqual(
      ['met', 'met'],
    )
  })
})

describe('figures', () => {
  test('counts that differ all stand there, and a lower bound says so', () => {
    const reading = { unit: 'trucks', decides: null } as const
    const reason: Status['reason'] = {
      code: 'counts-differ',
      readings: [
        { ...reading, source: named('a'), stage: 'received', value: 199, closes: true },
        { ...reading, source: named('b'), stage: 'entered', value: 187, closes: false },
      ],
    }
    const figures = figuresOf(duty, statusOf({ reason, measured: null }))
    expect(figures).toMatchObject([
      { value: 199, isLowerBound: false },
      { value: 187, isLowerBound: true },
    ])
  })

  test('a prohibition says what was recorded, and nothing where nobody looked', () => {
    const ban = { ...duty, kind: 'prohibition' } as const
    const recorded = { code: 'incident-recorded', recorded: 1, determined: 0 } as const
    expect(figuresOf(ban, statusOf({ reason: recorded }))).toEqual([
      { kind: 'recorded', recorded: 1, determined: 0 },
    ])
    const quiet = { code: 'no-coverage', recorded: 0, determined: 0 } as const
    expect(figuresOf(ban, statusOf({ reason: quiet }))).toEqual([])
  })
})

test('a week shows the first of its marks by the order of the roll-up', () => {
  const mark = (status: Status['status']) => ({ status, part: null, figures: [], of: statusOf() })
  expect(rolledUp([mark('met'), mark('late'), mark('undetermined')])?.status).toBe('undetermined')
  expect(rolledUp([])).toBeNull()
})
