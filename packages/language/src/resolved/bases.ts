// What a share is of: "all women", "30 % of the soldiers it holds".
//
// Where the clause names no group, it is the one that the bearer holds and that has those classes,
// if there is one and no other.

import type { Group, GroupId, RoleId } from '@holdfast/agreement'
import type { SaidAmount } from './ast.ts'
import type { ClauseDraft } from './clause-draft.ts'
import type { Reading } from './moments.ts'
import type { Names } from './names.ts'

/** The amount with what it is a share of, and the group that the act takes from. */
export function baseOf(
  draft: ClauseDraft,
  bearers: readonly RoleId[],
  { names }: Reading,
): { readonly said: SaidAmount | null; readonly group: GroupId | null } {
  const said = draft.get('the amount') ?? null
  if (said?.amount.kind !== 'share') return { said, group: null }
  const asked = said.amount.of ?? draft.get('the group') ?? null
  const classes = draft.classes.flatMap((each) => names.kinds.get(each)?.of ?? [each])
  const group = asked === null ? heldWith(classes, bearers, names) : names.groups.get(asked)
  if (group === undefined) return { said, group: null }
  return { said: { ...said, amount: { ...said.amount, of: group.id } }, group: group.id }
}

/** The one group that the bearer holds and that has all of some classes. */
function heldWith(
  classes: readonly string[],
  [bearer, ...others]: readonly RoleId[],
  { groups }: Names,
): Group | undefined {
  if (bearer === undefined || others.length > 0 || classes.length === 0) return undefined
  const held = [...groups.values()].filter(
    (group) => group.heldBy === bearer && classes.every((each) => group.classes.includes(each)),
  )
  if (held.length > 0) return held.length === 1 ? held[0] : undefined
  // Who holds nobody hands over what others hold: the one group that has such.
  const all = [...groups.values()].filter((group) =>
    classes.every((each) => group.classes.includes(each)),
  )
  return all.length === 1 ? all[0] : undefined
}
