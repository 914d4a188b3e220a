// What an exchange amounts to for an agreement: releases of persons.
//
// One statement is one fact. What is owed for it is the agreement's business.

import { named, type ActId } from '@holdfast/agreement'
import type { FactDraft } from '@holdfast/record'
import type { Release } from './release.ts'

const release = named<ActId>('release')

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
