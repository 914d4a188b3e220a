// What an exchange amounts to for an agreement: releases of persons, and the words for them.
//
// One statement is one fact. What is owed for it is the agreement's business.

import { named, type ActId, type ActWord } from '@holdfast/agreement'
import { ok, type Result } from '@holdfast/base'
import { meaning, sourceOf, type Domain, type FactDraft, type Hearing } from '@holdfast/record'
import type { Meaning, Spoken } from '@holdfast/record'
import { releaseFrom, type Release } from './release.ts'
import { admit } from './rules.ts'
import { exchangeKinds, parseExchange } from './statements.ts'

const release = named<ActId>('release')

/** How clauses speak of releases. */
export const exchangeWords: readonly ActWord[] = ['release', 'free'].map((verb) => ({
  verb,
  act: release,
  domain: 'exchange',
  forms: ['event'],
  measure: 'sum',
  units: ['persons'],
  classTag: 'class',
  classes: [],
  stages: [],
  prepositions: {
    from: 'group',
    of: 'group',
    in: 'place',
    at: 'place',
    into: 'place',
    to: 'place',
  },
}))

/** The fact of a release. */
export function releaseFact(said: Release): FactDraft {
  return {
    form: 'event',
    act: release,
    actor: said.by,
    tags: {
      class: said.class,
      ...(said.group === null ? {} : { group: said.group }),
      ...(said.isOutside ? { agreement: 'outside' } : {}),
    },
    place: said.place,
    amount: { value: said.persons, unit: 'persons' },
    at: said.at,
    period: said.closes,
    closes: said.closes !== null,
    stage: null,
  }
}

function hear(said: Spoken, hearing: Hearing): Result<Meaning> {
  const parsed = parseExchange(said)
  if (!parsed.ok) return parsed
  const closes = admit(parsed.value, hearing)
  if (!closes.ok) return closes
  const { body } = parsed.value
  const fact = releaseFact(releaseFrom(body, hearing.names, closes.value))
  return ok(meaning(sourceOf(hearing, body.quote), { facts: [fact] }))
}

/** Exchanges: persons held by one side and released. */
export const exchange: Domain = {
  name: 'exchange',
  kinds: exchangeKinds,
  words: exchangeWords,
  hear,
}
