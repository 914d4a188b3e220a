// What opens the instances of a "for each", where a clause says more of it than one obligation:
// "each incident" is an obligation for every act that is an incident.

import type { CompiledAgreement, Filter, Obligation, Per, Vocabulary } from '@holdfast/agreement'
import { list, name, say, type Saying } from './saying.ts'

export type Triggered = {
  readonly noun: Saying
  /** Words of the trigger that the text leaves open: "serious". */
  readonly openWords: readonly string[]
  /** Each obligation is for another category of what triggers. */
  readonly isByCategory: boolean
}

/** What the obligations of one clause are for each of; null where they are for each of nothing. */
export function triggeredBy(
  obligations: readonly Obligation[],
  openWords: readonly string[],
  { acts }: Vocabulary,
  agreement: CompiledAgreement,
): Triggered | null {
  const [one] = obligations
  const isByCategory =
    obligations.length > 1 && obligations.every(({ per }) => triggerTags(per) !== null)
  if (one !== undefined && isByCategory) return { noun: nounOf(one), openWords, isByCategory }
  const heard = obligations.flatMap(({ per }) =>
    per.kind === 'for-each' && per.of.kind === 'fact' ? [per.of.filter.act] : [],
  )
  const [first] = heard
  if (first === undefined) return null
  if (heard.length === 1) return { noun: name('act', first), openWords, isByCategory }
  const domain = acts.find(({ act }) => act === first)?.domain ?? ''
  const ofDomain = new Set(acts.flatMap((word) => (word.domain === domain ? [word.act] : [])))
  // What the agreement forbids of its own is an incident too.
  const own = new Set(agreement.acts.map(({ id }) => id))
  const others = heard.filter((act) => !own.has(act))
  const isWhole = ofDomain.size === others.length && others.every((act) => ofDomain.has(act))
  const noun = isWhole
    ? name('domain', domain)
    : list(
        'or',
        heard.map((act) => name('act', act)),
      )
  return { noun, openWords, isByCategory }
}

function nounOf({ per }: Obligation): Saying {
  const isFact = per.kind === 'for-each' && per.of.kind === 'fact'
  return isFact ? name('act', per.of.filter.act) : say('sentence.class-act')
}

/** The classes of what triggers, where a clause is for each of a class; null for any other. */
export function triggerTags(per: Per): Filter['tags'] | null {
  if (per.kind !== 'for-each' || per.of.kind === 'added-day') return null
  const tags = per.of.kind === 'fact' ? per.of.filter.tags : (per.of.tags ?? {})
  return Object.keys(tags).length > 0 ? tags : null
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
