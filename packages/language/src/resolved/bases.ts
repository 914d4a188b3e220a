// What a share is of: "all women", "30 % of the soldiers it holds".
//
// Where the clause names no group, it is the one that the bearer holds and that has those classes,
// if there is one and no other.

import type { ActWord, Group, GroupId, RoleId } from '@holdfast/agreement'
import type { SaidAmount } from './ast.ts'
import type { ClauseDraft } from './clause-draft.ts'
import type { Reading } from './moments.ts'
import type { Names } from './names.ts'

/** The amount with what it is a share of, and the group that the act takes from. */
export function baseOf(
  act: ActWord,
  draft: ClauseDraft,
  bearers: readonly RoleId[],
  { names }: Reading,
): { readonly said: SaidAmount | null; readonly group: GroupId | null } {
  const said = draft.get('the amount') ?? null
  const isOfHeld = draft.get('of what it holds') === true
  // "All remaining weapons" are all that it holds of them.
  const isHeld = isOfHeld || draft.get('the unit') !== undefined
  if (said?.amount.kind !== 'share') {
    return { said, group: isOfHeld ? (heldFor(act, bearers, names)?.id ?? null) : null }
  }
  const asked = said.amount.of ?? draft.get('the group') ?? null
  const classes = draft.classes.flatMap((each) => names.kinds.get(each)?.of ?? [each])
  const held = (): Group | undefined =>
    isHeld && classes.length === 0
      ? heldFor(act, bearers, names)
      : heldWith(classes, bearers, names)
  const group = asked === null ? held() : names.groups.get(asked)
  if (group === undefined) return { said, group: null }
  return { said: { ...said, amount: { ...said.amount, of: group.id } }, group: group.id }
}

/** "40 % of its weapons": the one group that the bearer holds of what the act is done to. */
function heldFor(act: ActWord, bearers: readonly RoleId[], names: Names): Group | undefined {
  const [bearer, ...others] = bearers
  const isTaken = Object.values(act.prepositions).includes('group')
  const own = [...names.groups.values()].filter(
    ({ heldBy, classes: has }) =>
      heldBy === bearer &&
      has.length > 0 &&
      (isTaken
        ? has.some((each) => !isThing(each, names))
        : has.every((each) => act.classes.includes(each))),
  )
  return bearer !== undefined && others.length === 0 && own.length === 1 ? own[0] : undefined
}

/** True for a class of things that some domain counts: weapons, trucks. */
function isThing(word: string, { vocabulary }: Names): boolean {
  return vocabulary.acts.some(
    ({ classes, prepositions }) =>
      classes.includes(word) && !Object.values(prepositions).includes('group'),
  )
}

/** True for classes that the bearer holds in one group and in no other. */
export function isOfOne(
  classes: readonly string[],
  bearers: readonly RoleId[],
  names: Names,
): boolean {
  return heldWith(classes, bearers, names)?.heldBy === bearers[0]
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
