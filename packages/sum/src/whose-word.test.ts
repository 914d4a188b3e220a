// Goal: that an act occurred and who did it are graded apart; a word in the speaker's own interest
// decides nothing; who is close to a side is shown (AGREEMENTS.md, "Whose word").
// Method: statements of the cast, as anybody makes them, and the statuses they come to.

import { hash } from 'node:crypto'
import { describe, expect, test } from 'vitest'
import { boundsOn, doneOn, releasedOn, timeOn, toldWith, watchedOn } from './told-testing.ts'
import type { Telling } from './told-testing.ts'

const toldStatuses = toldWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))

const declared = `source     herald "Herald" press
source     gazette "Gazette" press close to north from 2031-03-01 says south
source     tribune "Tribune" press close to south
source     relief "Relief" humanitarian
source     someone "Someone" unnamed
source     tally "Joint tally" agreed
source     voice "Voice of the North" of north
intermediary  cross "Cross"
party      east "East"
outsider   militia "Militia"
`

const told = (clauses: string, words: readonly Telling[], asOf = timeOn(7)) =>
  toldStatuses(clauses, words, asOf, declared)

const byBoth = '1.1  north must not fire in valley, each day\n1.2  south must not fire in valley, each day'
const dayOne = (words: readonly Telling[], clauses = byBoth): readonly string[] =>
  told(clauses, [watchedOn(['fire'], 1), ...words]).lines
    .filter((line) => line.includes(' day-1 '))
    .map((line) => line.replace(/^\S+ day-1 /, ''))

/** Shots of the first day as one of the cast, or a source that is quoted, reports them. */
function shots(source: string, against: string | null, more: object = {}): Telling {
  const body = { what: 'fire', against, at: boundsOn(1), place: 'upper', particulars: 'Ten shots.' }
  const signs = ['north', 'south', 'watch', 'board'].includes(source)
  return signs
    ? [source, 'incident.reported', { ...body, ...more }]
    : ['compiler', 'incident.reported', { ...body, ...more, quote: { source } }]
}

/** What the board finds of the report that was told as the nth. */
function found(nth: number, more: object): Telling {
  return (said) => [
    'board',
    'taskforce.found',
    {
      statement: said[nth] ?? '',
      body: 'board',
      finding: 'established',
      rule: 'consensus',
      dissents: [],
      words: 'It was so.',
      ...more,
    },
  ]
}

function confirmed(nth: number, source: string, grade: string, more: object = {}): Telling {
  return (said) => {
    const body = { statement: said[nth] ?? '', grade, ...more }
    return source === 'watch' || source === 'board'
      ? [source, 'record.confirmed', body]
      : ['compiler', 'record.confirmed', { ...body, quote: { source } }]
  }
}

const nobody = 'undetermined 0/0 actor-unknown'
const kept = 'met 0/0 covered-none-recorded'
const one = 'unmet 1/0 incident-recorded'

describe('that it occurred and who did it', () => {
  test('an act with nobody named leaves the day of every bearer it could be', () => {
    expect(dayOne([shots('agency', null)])).toEqual([`north ${nobody}`, `south ${nobody}`])
  })

  test('in the word of a side it does not', () => {
    expect(dayOne([shots('north', null)])).toEqual([`north ${kept}`, `south ${kept}`])
    expect(dayOne([shots('voice', null)])).toEqual([`north ${kept}`, `south ${kept}`])
  })

  test('a side’s claim of who did what another saw names nobody', () => {
    const claimed = shots('watch', 'south', { attributedBy: 'north' })
    expect(dayOne([claimed])).toEqual([`north ${nobody}`, `south ${nobody}`])
  })

  test('the side that did it may say so', () => {
    const owned = shots('watch', 'south', { attributedBy: 'south' })
    expect(dayOne([owned])).toEqual([`north ${kept}`, `south ${one}`])
  })

  test('what a body attributes is named by the body, and what it clears is cleared', () => {
    expect(dayOne([shots('watch', null), found(1, { attributedTo: 'south' })])).toEqual([
      `north ${kept}`,
      `south ${one}`,
    ])
    expect(dayOne([shots('watch', null), found(1, { notBy: 'south' })])).toEqual([
      `north ${nobody}`,
      `south ${kept}`,
    ])
    // An accused that was cleared: somebody else did it.
    expect(dayOne([shots('watch', 'south'), found(1, { notBy: 'south' })])).toEqual([
      `north ${nobody}`,
      `south ${kept}`,
    ])
    expect(dayOne([shots('watch', 'south'), found(1, { attributedTo: null })])).toEqual([
      `north ${nobody}`,
      `south ${nobody}`,
    ])
  })

  test('an attribution that a verifier refutes leaves the act', () => {
    const refuted = confirmed(1, 'watch', 'refuted', { only: 'actor' })
    expect(dayOne([shots('agency', 'south'), refuted])).toEqual([
      `north ${nobody}`,
      `south ${kept}`,
    ])
  })

  const determined = byBoth.replaceAll('each day', 'each day, determined')
  const watch: Telling = (said) => found(0, {})(said)

  function read(dayWords: readonly Telling[]): readonly string[] {
    return told(determined, dayWords)
      .lines.filter((line) => line.includes(' day-1 '))
      .map((line) => line.replace(/^\S+ day-1 /, ''))
  }

  test('on determined, both need the body', () => {
    const act = shots('agency', 'south')
    // Found to have occurred; who did it is one agency's word.
    expect(read([act, watch])).toEqual([`north ${nobody}`, `south ${nobody}`])
    expect(read([act, found(0, { attributedTo: 'south' })])[1]).toBe(`south ${one}`)
    expect(read([act])[1]).toBe('south undetermined 0/0 no-coverage')
  })

  test('on verified, who did it must be verified too', () => {
    const verified = byBoth.replaceAll('each day', 'each day, verified')
    const lines = (only: object): readonly string[] =>
      told(verified, [shots('agency', 'south'), confirmed(0, 'watch', 'verified', only)]).lines
    expect(lines({})).toContain('1.2 day-1 south unmet 1/0 incident-recorded')
    expect(lines({ only: 'occurrence' })).toContain(`1.2 day-1 ${`south ${nobody}`}`)
    expect(lines({ only: 'occurrence' })).toContain(`1.1 day-1 ${`north ${nobody}`}`)
  })
})

describe('an incident in a paper', () => {
  test.each([
    ['herald', {}, kept],
    ['herald', { known: 'seen-or-heard' }, one],
    ['herald', { known: 'relayed' }, kept],
    ['agency', { known: 'relayed' }, kept],
    ['agency', {}, one],
    ['relief', { known: 'seen-or-heard' }, kept],
    ['cross', {}, kept],
    ['someone', {}, kept],
  ])('of %s, %o', (source, more, status) => {
    expect(dayOne([shots(source, 'south', more)])[1]).toBe(`south ${status}`)
  })

  test('opens a reply only where it counts', () => {
    const clause = '1.1  south must open-road within 24 hours of each fire'
    const replies = (words: readonly Telling[]): number => told(clause, words).lines.length
    expect(replies([shots('herald', 'north')])).toBe(0)
    expect(replies([shots('herald', 'north', { known: 'seen-or-heard' })])).toBe(1)
    expect(replies([shots('relief', 'north')])).toBe(0)
  })

  test('a completed act in its own voice counts', () => {
    const [, kind, body] = releasedOn('north', 3, boundsOn(1))
    const release: Telling = ['compiler', kind, { ...body, quote: { source: 'herald' } }]
    const clause = '1.1  north must release 3 soldier from held-by-north by day 3'
    expect(told(clause, [release]).lines[0]).toBe('1.1 once north met 3/3 target-reached')
  })
})

describe('a word that opens a duty', () => {
  const reply = '1.1  south must open-road within 24 hours of each convoy'
  const convoy = (source: string): Telling => {
    const [, kind, body] = doneOn('convoy', boundsOn(1), { by: 'north' })
    const signs = ['north', 'south', 'watch'].includes(source)
    return signs ? [source, kind, body] : ['compiler', kind, { ...body, quote: { source } }]
  }
  const opened = (source: string, clause = reply): number =>
    told(clause, [convoy(source)]).lines.filter((line) => line.includes(' for ')).length

  test.each([
    ['north', 0],
    ['voice', 0],
    ['east', 0],
    ['militia', 0],
    ['someone', 0],
    ['south', 1],
    ['watch', 1],
    ['agency', 1],
    ['herald', 1],
    ['tally', 1],
  ])('in the word of %s opens %i', (source, count) => {
    expect(opened(source)).toBe(count)
  })

  test('opens the duty of the side that says it, and not that of others', () => {
    const each = '1.1  each party must open-road within 24 hours of each convoy'
    expect(told(each, [convoy('south')]).lines).toEqual([
      '1.1 for south undetermined 0/1 not-closed',
    ])
    expect(told(each, [convoy('watch')]).lines).toHaveLength(3)
  })

  test('a third side’s word meets one duty and does not open another’s', () => {
    const clauses =
      '2.1  north must release 3 soldier from held-by-north by day 3\n' +
      '2.2  for each release under 2.1: south must release 1 soldier per soldier, by day 7'
    const [, kind, body] = releasedOn('north', 3, boundsOn(1))
    const by = (source: string): readonly string[] =>
      told(clauses, [['compiler', kind, { ...body, quote: { source } }]]).lines
    expect(by('east')).toEqual(['2.1 once north met 3/3 target-reached'])
    expect(by('south')).toHaveLength(2)
    expect(by('agency')).toHaveLength(2)
  })
})

describe('who did not sign', () => {
  test('has a word of its own: its act is nobody’s breach until a finding says whose', () => {
    const act = shots('militia', 'militia')
    expect(dayOne([act])).toEqual([`north ${kept}`, `south ${kept}`])
    const actsFor = found(1, { attributedTo: 'south' })
    expect(dayOne([act, actsFor])).toEqual([`north ${kept}`, `south ${one}`])
  })
})

describe('what is corroborated', () => {
  const clause = '1.1  south must not fire in valley, each day, corroborated'
  const status = (words: readonly Telling[]): string | undefined =>
    told(clause, [shots('agency', 'south'), ...words]).lines[0]
  const reached = '1.1 day-1 south unmet 1/0 incident-recorded'
  const short = '1.1 day-1 south undetermined 0/0 no-coverage'
  const judged = (nth: number, by: readonly string[]): Telling => (said) => [
    'compiler',
    'record.judged_independent',
    { statement: said[nth] ?? '', by, why: 'Two crews.', quote: { source: by[0] ?? '' } },
  ]

  test('needs two sources judged independent, by the body or two offices of different sides', () => {
    const second = confirmed(0, 'wire', 'corroborated')
    expect(status([])).toBe(short)
    expect(status([second])).toBe(short)
    expect(status([second, judged(1, ['board'])])).toBe(reached)
    expect(status([second, judged(1, ['north', 'south'])])).toBe(reached)
    expect(status([second, judged(1, ['gazette', 'tribune'])])).toBe(reached)
    expect(status([second, judged(1, ['north']), judged(1, ['south'])])).toBe(reached)
    expect(status([second, judged(1, ['north'])])).toBe(short)
    expect(status([second, judged(1, ['north', 'voice'])])).toBe(short)
  })

  test('is no source twice, nor one side twice, nor one spokesperson in two papers', () => {
    const after = (source: string, second: Telling): string | undefined =>
      told(clause, [shots(source, 'south'), second, judged(1, ['board'])]).lines[0]
    expect(after('north', confirmed(0, 'wire', 'corroborated'))).toBe(reached)
    expect(after('north', confirmed(0, 'voice', 'corroborated'))).toBe(short)
    expect(after('north', confirmed(0, 'wire', 'corroborated', { saidBy: 'voice' }))).toBe(short)
  })
})

describe('a source close to a side', () => {
  const north = '1.1  north must not fire in valley, each day'
  const line = (words: readonly Telling[]): string | undefined =>
    told(north, [watchedOn(['fire'], 1), ...words]).lines[0]
  const met = `1.1 day-1 north ${one}, else met`

  test('decides, and the status says what it is without it', () => {
    const seen = { known: 'seen-or-heard' }
    expect(line([shots('tribune', 'north', seen)])).toBe(met)
    expect(line([shots('tribune', 'north', seen), shots('agency', 'north')])).toBe(
      '1.1 day-1 north unmet 2/0 incident-recorded',
    )
  })

  test('as anybody says on the record, whatever is answered', () => {
    const close: Telling = [
      'north',
      'record.said_close',
      { source: 'agency', to: 'south', by: 'north', at: boundsOn(2), why: 'Its owner is theirs.' },
    ]
    const answer: Telling = (said) => [
      'compiler',
      'record.answered',
      { statement: said[2] ?? '', by: 'agency', words: 'No.', quote: { source: 'agency' } },
    ]
    expect(line([shots('agency', 'north')])).toBe(`1.1 day-1 north ${one}`)
    expect(line([shots('agency', 'north'), close])).toBe(met)
    expect(line([shots('agency', 'north'), close, answer])).toBe(met)
  })
})

describe('counts', () => {
  const quota = '1.1  unnamed must bring at least 200 relief trucks into valley each day'
  const count = (source: string, amount: number, more: object = {}): Telling => {
    const what = { cargo: 'relief', unit: 'trucks', amount, stage: 'entered', place: 'valley' }
    return ['compiler', 'aid.counted', { ...what, date: '2031-04-01', ...more, quote: { source } }]
  }
  const read = (words: readonly Telling[], clause = quota): string | undefined =>
    told(clause, words).lines[0]?.replace(/^1.1 day-1 /, '')

  test('of both sides together are no side’s, both ways', () => {
    const closes = { closes: true }
    expect(read([count('tally', 210, closes)])).toMatch(/^- met/)
    expect(read([count('tally', 190, closes)])).toMatch(/^- unmet/)
    const south = quota.replace('unnamed', 'south')
    expect(read([count('tally', 210, closes)], south)).toMatch(/^south met/)
    expect(read([count('tally', 190, closes)], south)).toMatch(/^south unmet/)
  })

  test('for nobody named, a side’s decides only with an opposed side’s or an outside one', () => {
    const closes = { closes: true }
    expect(read([count('north', 210, closes)])).toMatch(/^- undetermined/)
    expect(read([count('north', 210, closes), count('voice', 210, closes)])).toMatch(
      /^- undetermined/,
    )
    expect(read([count('north', 210, closes), count('south', 220, closes)])).toMatch(/^- met/)
    expect(read([count('north', 210, closes), count('agency', 220, closes)])).toMatch(/^- met/)
    expect(read([count('north', 210, closes), count('south', 150, closes)])).toMatch(
      /^- undetermined/,
    )
  })
})

describe('a word that is taken back', () => {
  const back = (who: string, nth: number): Telling => (said) => [
    who,
    'record.retracted',
    { statement: said[nth] ?? '', why: 'It was not so.' },
  ]

  test('by the side against whose interest it was stays', () => {
    expect(dayOne([shots('south', 'south'), back('south', 1)])[1]).toBe(`south ${one}`)
  })

  test('is no claim any more, where it was in the speaker’s own interest', () => {
    expect(dayOne([shots('north', 'south'), back('north', 1)])[1]).toBe(`south ${kept}`)
  })

  test('mends a wrong entry of whoever has no side', () => {
    expect(dayOne([shots('watch', 'south'), back('watch', 1)])[1]).toBe(`south ${kept}`)
  })
})
