// Whether anybody can show what a clause asks: forms that the act is reported in, somebody who
// counts, somebody who can give the evidence. These only warn: people can be named later.

import type { Basis, FactForm, Measure, Obligation, Role } from '@holdfast/agreement'
import type { Setting } from './setting.ts'
import { phrase } from '../phrase.ts'

const formsFor: Readonly<Record<Measure['kind'], readonly FactForm[]>> = {
  sum: ['event', 'count'],
  occurrences: ['event'],
  stock: ['state'],
  duration: ['interval'],
}

/** Says clauses that nothing on record could ever decide, and bases that nobody can reach. */
export function checkEvidence(setting: Setting): void {
  for (const obligation of setting.agreement.obligations) {
    checkForms(obligation, setting)
    checkBasis(obligation.clause, obligation.basis ?? setting.agreement.basis, setting)
  }
}

function checkForms({ kind, clause, measure }: Obligation, setting: Setting): void {
  const { agreement, notes, spanOf } = setting
  // A ban is read from reports of any form.
  const ofAny: readonly FactForm[] = ['event', 'count', 'state', 'interval']
  const wanted = kind === 'prohibition' ? ofAny : formsFor[measure.kind]
  const { act } = measure.filter
  if (!measure.forms.some((form) => wanted.includes(form))) {
    const about = { act, forms: measure.forms.join(', '), measure: measure.kind }
    const what = phrase('phrase.reported-otherwise', about)
    notes.say('duty.6', spanOf(clause), { id: clause, what }, phrase('advice.ask-for-reported'))
    return
  }
  const isOnlyCounted = measure.forms.every((form) => form === 'count' || form === 'coverage')
  const counts = ['source', 'monitor', 'body', 'observer', 'intermediary']
  if (!isOnlyCounted || agreement.roles.some(({ kind }) => counts.includes(kind))) return
  const what = phrase('phrase.only-counts')
  notes.say('duty.6', spanOf(clause), { id: clause, what }, phrase('advice.name-counter'))
}

function checkBasis(clause: Obligation['clause'], basis: Basis, setting: Setting): void {
  const { agreement, notes, spanOf } = setting
  if (canReach(basis, agreement.roles)) return
  const advice = {
    reported: null,
    corroborated: phrase('advice.name-second-source'),
    verified: phrase('advice.name-monitor'),
    determined: phrase('advice.name-body'),
  }[basis]
  notes.say('duty.7', spanOf(clause), { id: clause, basis }, advice)
}

function canReach(basis: Basis, roles: readonly Role[]): boolean {
  const has = (...kinds: readonly Role['kind'][]): boolean =>
    roles.some(({ kind }) => kinds.includes(kind))
  switch (basis) {
    case 'reported':
      return true
    case 'corroborated':
      return (
        has('monitor', 'body', 'intermediary', 'observer') ||
        roles.filter(({ kind }) => kind === 'source').length > 1
      )
    case 'verified':
      return has('monitor', 'body', 'intermediary')
    case 'determined':
      return has('body')
  }
}
