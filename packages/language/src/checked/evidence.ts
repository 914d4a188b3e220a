// Whether anybody can show what a clause asks: forms that the act is reported in, somebody who
// counts, somebody who can give the evidence. These only warn: people can be named later.

import type { Basis, FactForm, Measure, Obligation, Role } from '@holdfast/agreement'
import type { Setting } from './setting.ts'

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

function checkForms({ clause, measure }: Obligation, setting: Setting): void {
  const { agreement, notes, spanOf } = setting
  const wanted = formsFor[measure.kind]
  const { act } = measure.filter
  if (!measure.forms.some((form) => wanted.includes(form))) {
    const forms = measure.forms.join(', ')
    const what = `“${act}” is reported as ${forms}, not as ${wanted.join(' or ')}`
    const advice = 'Ask for something that is reported, or declare an act of your own.'
    notes.say('duty.6', spanOf(clause), { id: clause, what, advice })
    return
  }
  const isOnlyCounted = measure.forms.every((form) => form === 'count' || form === 'coverage')
  const counts = ['source', 'monitor', 'body', 'observer', 'intermediary']
  if (!isOnlyCounted || agreement.roles.some(({ kind }) => counts.includes(kind))) return
  const what = 'it rests on counts, and no source, monitor or body is named'
  const advice = 'Name who counts: source  unrwa "UNRWA truck list"'
  notes.say('duty.6', spanOf(clause), { id: clause, what, advice })
}

function checkBasis(clause: Obligation['clause'], basis: Basis, setting: Setting): void {
  const { agreement, notes, spanOf } = setting
  if (canReach(basis, agreement.roles)) return
  const advice = {
    reported: '',
    corroborated: 'Name a second source, or a monitor.',
    verified: 'Name a monitor, an intermediary or a body.',
    determined: 'Name a body: body  commission "Joint Commission" of a, b',
  }[basis]
  notes.say('duty.7', spanOf(clause), { id: clause, basis, advice })
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
