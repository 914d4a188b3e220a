// What an exchange amounts to for an agreement: releases of persons, and counts of them.
//
// One statement is one fact. What is owed for it is the agreement's business.

import { named, type ActId } from '@holdfast/agreement'
import type { Interval } from '@holdfast/base'
import { countSaid, type AgreementNames, type FactDraft } from '@holdfast/record'
import { groupOf, type Release } from './release.ts'
import type { ReleasesCounted } from './statements.ts'

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

/** The fact of a count of releases, whose period is known. */
export function countedFact(
  said: ReleasesCounted,
  names: AgreementNames,
  period: Interval,
): FactDraft {
  const group = said.group ?? groupOf(said, names)
  return {
    ...countSaid(said, period),
    act: release,
    actor: said.by,
    tags: {
      class: said.class,
      ...(group === null ? {} : { group }),
      ...(said.outside === true ? { agreement: 'outside' } : {}),
    },
    amount: { value: said.persons, unit: 'persons' },
  }
}
