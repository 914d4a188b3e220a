// The domains, in one table. To add one: its folder, and one line here.
//
// A domain never sees another: whoever joins them works from this table alone. What every domain
// shares, and what changes the record itself, is the first of them.

import type { CompiledAgreement } from '@holdfast/agreement'
import { namesOf, recordDomain } from '@holdfast/record'
import type { AgreementNames, Domain, Kind } from '@holdfast/record'
import { vocabulary } from '@holdfast/vocabulary'
import { aid } from './aid/kinds.ts'
import { arms } from './arms/kinds.ts'
import { exchange } from './exchange/kinds.ts'
import { incidents } from './incidents/kinds.ts'
import { lines } from './lines/kinds.ts'
import { movement } from './movement/kinds.ts'
import { taskforce } from './taskforce/kinds.ts'

/** Every domain there is. */
export const domains: readonly Domain[] = [
  recordDomain,
  incidents,
  exchange,
  aid,
  lines,
  movement,
  arms,
  taskforce,
]

/** Every kind of statement there is, by name, in the order of the domains. */
export const kinds: ReadonlyMap<string, Kind> = new Map(
  domains.flatMap((domain) => domain.kinds.map((kind) => [kind.name, kind])),
)

/** The names that statements about an agreement can use. */
export function namesIn(agreement: CompiledAgreement): AgreementNames {
  return namesOf(agreement, vocabulary)
}
