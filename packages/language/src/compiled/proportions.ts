// A share that follows another's, as so many for each of the other's: 200 weapons in proportion to
// 20 releases are 10 weapons for each.
//
// A number is in proportion to what the other clause comes to, a share of a group to the whole of
// the other's group. Where either is not known, nothing can be worked out, and that is said.

import type { GroupId } from '@holdfast/agreement'
import type { Notes } from '../diagnostic.ts'
import { phrase } from '../phrase.ts'
import type { Resolved, ResolvedClause, SaidAmount, SaidDuty } from '../resolved/ast.ts'

/** How exactly so many for each is worked out: never more than was asked in all. */
const exactness = 1_000

/** The duty with so many for each; itself where it follows nothing. */
export function proportioned(
  clause: ResolvedClause,
  duty: SaidDuty,
  resolved: Resolved,
  notes: Notes,
): SaidDuty | null {
  const { follows, said, when } = duty
  if (follows === null) return duty
  const other = resolved.clauses.find(({ id }) => id === follows)?.meaning
  // What is wrong with the other clause was said of it.
  if (other === null || other === undefined) return null
  const sizeOf = (id: GroupId | null): number | null =>
    resolved.header.groups.find((group) => group.id === id)?.size ?? null
  const isShare = said?.amount.kind === 'share'
  const whole = other.kind === 'duty' ? wholeOf(other, isShare, sizeOf) : null
  const asked = said === null ? null : totalOf(said, duty.group, sizeOf)
  if (whole === null || asked === null || whole === 0 || said === null) {
    const what = phrase('phrase.proportion')
    notes.say('clause.7', clause, { what }, phrase('advice.say-both-totals', { clause: follows }))
    return null
  }
  const value = Math.floor((asked / whole) * exactness + 1e-6) / exactness
  const hasTime = when.within !== null || when.due !== null || when.until !== null
  return {
    ...duty,
    said: { ...said, amount: { kind: 'number', value } },
    isPerUnit: true,
    beside: hasTime ? duty.beside : [follows],
    when: { ...when, forEach: { kind: 'allotted', clauses: [follows] } },
  }
}

type SizeOf = (id: GroupId | null) => number | null

/** What a duty comes to in all: its group, or what it asks for in the end. */
function wholeOf(duty: SaidDuty, isShare: boolean, sizeOf: SizeOf): number | null {
  const size = isShare ? sizeOf(duty.group) : null
  if (size !== null) return size
  const said = duty.steps?.at(-1)?.said ?? duty.said
  const isOnce = duty.when.every === null && duty.when.forEach === null
  return said === null || !isOnce ? null : totalOf(said, duty.group, sizeOf)
}

function totalOf({ amount }: SaidAmount, group: GroupId | null, sizeOf: SizeOf): number | null {
  if (amount.kind === 'number') return amount.value
  const size = sizeOf(amount.of ?? group)
  return size === null ? null : (size * amount.percent) / 100
}
