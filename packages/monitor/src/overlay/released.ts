// What frees an instance of what it asked: a later text, an excuse, the end of the agreement by an
// act. What it was given before stays; from then on it takes no act, which others may ask for.

import { earlier, type Instant } from '@holdfast/base'
import type { Act } from '@holdfast/agreement'
import type { Instance } from '../plan/instances.ts'
import type { Setting } from '../setting.ts'
import type { Of } from './powers.ts'

/** The act that replaces the clause before an instance falls due. */
export function supersededBy(
  { term }: Pick<Setting, 'term'>,
  { obligation }: Instance,
  due: Instant | null,
): Of<'supersede'> | null {
  const found = term.superseding.find(
    ({ clauses, from }) => clauses.includes(obligation.clause) && (due === null || due > from),
  )
  return found ?? null
}

/** The act that excuses an instance. */
export function excusedBy(
  { term }: Pick<Setting, 'term'>,
  instance: Instance,
): Of<'excuse'> | null {
  const found = term.excuses.find(
    (act) =>
      act.clause === instance.obligation.clause &&
      (act.instance === null || act.instance === instance.name) &&
      (act.bearer === null || act.bearer === instance.bearer),
  )
  return found ?? null
}

/** The act that ended the agreement before an instance fell due. */
export function terminatedBy(
  { term }: Pick<Setting, 'term'>,
  due: Instant | null,
): Of<'terminate'> | null {
  const { terminated } = term
  return terminated !== null && (due === null || due > terminated.from) ? terminated : null
}

/** From when an instance takes no more acts; null where nothing frees it. */
export function freeFrom(setting: Pick<Setting, 'term'>, instance: Instance): Instant | null {
  const { due } = instance
  const { superseding, excuses, terminated } = setting.term
  if (terminated === null && superseding.length + excuses.length === 0) return null
  const excuse: Act | null = excusedBy(setting, instance)
  const moments = [
    supersededBy(setting, instance, due)?.from,
    terminatedBy(setting, due)?.from,
    excuse?.at.latest,
  ].filter((at) => at !== undefined)
  return moments.length === 0 ? null : moments.reduce(earlier)
}
