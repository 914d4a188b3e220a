// Which sides of an agreement a role is of, or close to, as the text declares them.
//
// A side is any declared camp. What is said of closeness on the record is not asked here: it says
// what turns on a source, and gives nobody a say.

import type { RoleId } from '@holdfast/agreement'
import type { AgreementNames } from './hearing.ts'

/** The side whose word a role's is; null for a role of none. */
export function sideOfRole({ roles }: AgreementNames, role: RoleId): RoleId | null {
  const declared = roles.get(role)
  if (declared === undefined) return null
  const isSide = declared.kind === 'party' || declared.kind === 'outsider'
  return declared.side ?? (isSide ? declared.id : null)
}

/** The sides that a role is of, or close to. */
export function sidesNear(names: AgreementNames, role: RoleId): readonly RoleId[] {
  const side = sideOfRole(names, role)
  const close = names.roles.get(role)?.close ?? []
  return [...new Set([...(side === null ? [] : [side]), ...close.map(({ side: near }) => near)])]
}

/** A role and all that are of one side with it: two of them are one source. */
export function alikeWith(names: AgreementNames, role: RoleId): readonly RoleId[] {
  const side = sideOfRole(names, role)
  if (side === null) return [role]
  const others = [...names.roles.keys()].filter((one) => sideOfRole(names, one) === side)
  return [...new Set([role, ...others])]
}

/** True for whoever helps all sides and bears witness for none: the ICRC's kind. */
export function isNeutralWitness({ roles }: AgreementNames, role: RoleId): boolean {
  const declared = roles.get(role)
  return declared?.kind === 'intermediary' || declared?.sourceClass === 'humanitarian'
}
