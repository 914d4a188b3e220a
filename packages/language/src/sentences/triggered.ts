// What opens the instances of a "for each", where a clause says more of it than one obligation:
// "each incident" is an obligation for every act that is an incident.

import type { CompiledAgreement, Obligation, Vocabulary } from '@holdfast/agreement'
import { list, name, type Saying } from './saying.ts'

export type Triggered = {
  readonly noun: Saying
  /** Words of the trigger that the text leaves open: "serious". */
  readonly openWords: readonly string[]
}

/** What the obligations of one clause are for each of; null where they are for each of nothing. */
export function triggeredBy(
  obligations: readonly Obligation[],
  openWords: readonly string[],
  { acts }: Vocabulary,
): Triggered | null {
  const heard = obligations.flatMap(({ per }) =>
    per.kind === 'for-each' && per.of.kind === 'fact' ? [per.of.filter.act] : [],
  )
  const [first] = heard
  if (first === undefined) return null
  if (heard.length === 1) return { noun: name('act', first), openWords }
  const domain = acts.find(({ act }) => act === first)?.domain ?? ''
  const ofDomain = new Set(acts.flatMap((word) => (word.domain === domain ? [word.act] : [])))
  const isWhole = ofDomain.size === heard.length && heard.every((act) => ofDomain.has(act))
  const noun = isWhole
    ? name('domain', domain)
    : list(
        'or',
        heard.map((act) => name('act', act)),
      )
  return { noun, openWords }
}

/** What one of what triggers an obligation is counted in. */
export function triggerUnitOf(
  { per }: Obligation,
  agreement: CompiledAgreement,
  { acts }: Vocabulary,
): string {
  if (per.kind !== 'for-each') return 'times'
  const { of } = per
  switch (of.kind) {
    case 'allotted': {
      const counted = agreement.obligations.find(({ clause }) => of.clauses.includes(clause))
      return counted?.measure.unit ?? 'times'
    }
    case 'added-day':
      return 'days'
    case 'fact':
      return acts.find(({ act }) => act === of.filter.act)?.units[0] ?? 'times'
  }
}
