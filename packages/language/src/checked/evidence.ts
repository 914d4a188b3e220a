// Whether anybody can show what a clause asks: forms that the act is reported in, somebody who
// counts, somebody who can give the evidence. These only warn: people can be named later.

import type {
  Basis,
  CompiledAgreement,
  FactForm,
  Measure,
  Obligation,
  Role,
  RoleId,
} from '@holdfast/agreement'
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
    checkBasis(obligation, setting)
    checkCounter(obligation, setting)
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

/** Says a basis that nobody named, or none of those whom the clause names, can reach. */
function checkBasis(obligation: Obligation, setting: Setting): void {
  const { agreement } = setting
  const { clause, per, basis, basisBy = [] } = obligation
  const asked = agreement.roles.filter(({ id }) => basisBy.includes(id))
  const roles = basisBy.length === 0 ? agreement.roles : asked
  checkGrade(clause, basis ?? agreement.basis, roles, setting)
  const trigger = per.kind === 'for-each' && per.of.kind === 'fact' ? per.of.grade : null
  if (trigger !== null) checkGrade(clause, trigger, agreement.roles, setting)
}

function checkGrade(
  clause: Obligation['clause'],
  basis: Basis,
  roles: readonly Role[],
  { notes, spanOf }: Setting,
): void {
  if (isReached(basis, roles)) return
  const advice = {
    reported: null,
    corroborated: phrase('advice.name-second-source'),
    verified: phrase('advice.name-monitor'),
    determined: phrase('advice.name-body'),
  }[basis]
  notes.say('duty.7', spanOf(clause), { id: clause, basis }, advice)
}

/** Nobody counts for itself: a word of the bearer's own side for what it did is a claim. */
function checkCounter({ clause, bearers, target, count }: Obligation, setting: Setting): void {
  const { agreement, notes, spanOf } = setting
  const { source } = count
  if (source === null || bearers === null || target.compare === 'at-most') return
  const side = sideOf(source, agreement)
  if (side === null || bearers.some((bearer) => bearer !== side)) return
  const what = phrase('phrase.counts-for-itself', { source, side })
  notes.say('duty.6', spanOf(clause), { id: clause, what }, phrase('advice.name-other-counter'))
}

function sideOf(source: RoleId, { roles }: CompiledAgreement): RoleId | null {
  const role = roles.find(({ id }) => id === source)
  return role?.kind === 'party' ? role.id : (role?.side ?? null)
}

/** True for a source whose word can stand beside another's: no neutral, and none that is unnamed. */
function isWitness({ kind, sourceClass }: Role): boolean {
  return kind === 'source' && sourceClass !== 'humanitarian' && sourceClass !== 'unnamed'
}

/** True where one of these roles can give evidence of a grade. */
function isReached(basis: Basis, roles: readonly Role[]): boolean {
  const has = (...kinds: readonly Role['kind'][]): boolean =>
    roles.some(({ kind }) => kinds.includes(kind))
  switch (basis) {
    case 'reported':
      return true
    case 'corroborated':
      return (
        has('monitor', 'body', 'observer') || roles.filter(isWitness).length > 1
      )
    case 'verified':
      return has('monitor', 'body')
    case 'determined':
      return has('body')
  }
}
