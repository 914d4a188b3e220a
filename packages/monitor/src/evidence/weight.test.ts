// Goal: nobody is judge in their own cause (AGREEMENTS.md, "Whose word").
// Method: the same report by the bearer's side, by the other side, by a side's paper and by an
// outside source, for a duty, a ban, a quota and a ceiling.

import { named } from '@holdfast/agreement'
import type { Confirmation, Fact, Obligation, Role, RoleId, Status } from '@holdfast/agreement'
import { describe, expect, test } from 'vitest'
import { standingFrom } from '../monitor.ts'
import { agreementOf, banOf, countOf, coverageOf, dutyOf, factOf, filterFor } from '../testing.ts'
import { incidentOf, on, question, quotaOf } from '../testing.ts'

const id = (name: string): RoleId => named<RoleId>(name)
const source = (name: string, more: Partial<Role> = {}): Role => {
  return { id: id(name), kind: 'source', name, members: [], ...more }
}
const roles: readonly Role[] = [
  ...agreementOf().roles,
  source('gazette', { side: id('north') }),
  source('herald', { sourceClass: 'press' }),
  source('relief', { sourceClass: 'humanitarian' }),
  source('someone', { sourceClass: 'unnamed' }),
  source('watch'),
  source('agency'),
]

function statuses(obligation: Obligation, facts: readonly Fact[], asOf = on(8)): readonly Status[] {
  const agreement = agreementOf({ obligations: [obligation], roles })
  return standingFrom(agreement, { facts, acts: [] }, question(asOf)).statuses
}

function read(obligation: Obligation, facts: readonly Fact[], asOf = on(8)): string {
  const [first] = statuses(obligation, facts, asOf)
  const claimed = first?.claims.map(({ by, amount }) => `${amount.value} by ${by}`).join(', ')
  return `${first?.status ?? ''}${claimed === '' ? '' : `, claimed ${claimed ?? ''}`}`
}

const by = (name: string): Partial<Fact> => ({ source: id(name) })

describe('what moves a duty toward met', () => {
  test.each(['north', 'gazette'])('is a claim in the word of the bearer’s side: %s', (name) => {
    expect(read(dutyOf(), [factOf(by(name))], on(3))).toBe(`running, claimed 10 by ${name}`)
  })

  test.each(['south', 'watch', 'herald'])('counts in the word of %s', (name) => {
    expect(read(dutyOf(), [factOf(by(name))], on(3))).toBe('met')
  })

  test('decides nothing in the word of nobody named', () => {
    expect(read(dutyOf(), [factOf(by('someone'))], on(3))).toBe('running, claimed 10 by someone')
  })

  test('counts once others confirmed it', () => {
    const confirmed = factOf({ ...by('north'), grade: 'corroborated' })
    expect(read(dutyOf(), [confirmed], on(3))).toBe('met')
  })

  test('opens the answer of another only where it counts', () => {
    const answer = dutyOf({
      clause: named('2.2'),
      bearers: [id('south')],
      per: { kind: 'for-each', of: { kind: 'allotted', clauses: [named('2.1')] }, due: null },
    })
    const opened = (name: string): number => {
      const agreement = agreementOf({ obligations: [dutyOf(), answer], roles })
      const heard = { facts: [factOf(by(name))], acts: [] }
      return standingFrom(agreement, heard, question(on(3))).statuses.length - 1
    }
    expect([opened('north'), opened('south'), opened('watch')]).toEqual([0, 1, 1])
  })
})

describe('an incident', () => {
  const ban = banOf({ bearers: [id('north')] })
  const watched = coverageOf('attack', 'valley', 1, 8)

  test('is a claim in the word of the other side, and leaves a watched day met', () => {
    expect(read(ban, [incidentOf(by('south'))])).toBe('undetermined, claimed 1 by south')
    expect(read(ban, [incidentOf(by('south')), watched])).toBe('met, claimed 1 by south')
  })

  test('counts in the word of the side that did it, and of those of no side', () => {
    expect(read(ban, [incidentOf(by('north'))])).toBe('unmet')
    expect(read(ban, [incidentOf(by('gazette'))])).toBe('unmet')
    expect(read(ban, [incidentOf(by('watch'))])).toBe('unmet')
  })

  test('decides nothing in the word of a paper that quotes, and of neutral witnesses', () => {
    expect(read(ban, [incidentOf(by('herald')), watched])).toBe('met, claimed 1 by herald')
    expect(read(ban, [incidentOf(by('relief')), watched])).toBe('met, claimed 1 by relief')
  })

  test('is claimed also where the text has an open word, which no claim settles', () => {
    const filter = { ...ban.measure.filter, qualifiers: ['offensive'] }
    const open = banOf({ bearers: [id('north')], measure: { ...ban.measure, filter } })
    expect(read(open, [incidentOf(by('south')), watched])).toBe('met, claimed 1 by south')
    expect(read(open, [incidentOf(by('watch')), watched])).toBe('undetermined')
  })

  test('that nobody saw is not shown by the bearer’s side having looked', () => {
    expect(read(ban, [{ ...watched, source: id('gazette') }])).toBe('undetermined')
    expect(read(ban, [{ ...watched, source: id('south') }])).toBe('met')
  })
})

describe('a count', () => {
  const quota = quotaOf({ bearers: [id('north')] })

  test('of the bearer’s own decides against it, and not for it', () => {
    expect(read(quota, [countOf(1, 250, by('north'))])).toBe('undetermined, claimed 250 by north')
    expect(read(quota, [countOf(1, 150, by('north'))])).toBe('unmet, claimed 150 by north')
  })

  test('of another side proves its floor, and does not close it', () => {
    expect(read(quota, [countOf(1, 250, by('south'))])).toBe('met')
    expect(read(quota, [countOf(1, 150, by('south'))])).toBe('undetermined')
  })

  test('of a side decides for nobody named only where one of no side, or another’s, does', () => {
    const unnamed = quotaOf()
    expect(read(unnamed, [countOf(1, 250, by('north'))])).toBe('undetermined')
    expect(read(unnamed, [countOf(1, 250, by('north')), countOf(1, 220, by('south'))])).toBe('met')
    expect(read(unnamed, [countOf(1, 250, by('north')), countOf(1, 220, by('agency'))])).toBe('met')
    expect(read(unnamed, [countOf(1, 250, by('north')), countOf(1, 150, by('agency'))])).toBe(
      'unmet',
    )
  })
})

test('a ceiling is closed by others’ watching and not by the bearer’s own', () => {
  const ceiling = dutyOf({
    target: { compare: 'at-most', amount: { kind: 'fixed', value: 2 } },
    measure: { ...dutyOf().measure, filter: filterFor('release') },
  })
  const watched = coverageOf('release', 'valley', 1, 5)
  expect(read(ceiling, [{ ...watched, source: id('north') }])).toBe('undetermined')
  expect(read(ceiling, [{ ...watched, source: id('watch') }])).toBe('met')
})

test('what one named verifies, no other does; a reader’s basis replaces only the default', () => {
  const verified = (who: string): Fact => {
    const entry = { room: named<Confirmation['entry']['room']>('public'), index: 900 }
    return factOf({ grade: 'verified', confirmations: [{ grade: 'verified', by: id(who), entry }] })
  }
  const duty = dutyOf({ basis: 'verified', basisBy: [id('watch')] })
  expect(read(duty, [verified('agency')], on(3))).toBe('running')
  expect(read(duty, [verified('watch')], on(3))).toBe('met')
})
