// Who may report positions, and whose.
//
// Anybody in the record may report anybody's; it stands as their word. Only those who can have
// units can be named: a source or a monitor has none.

import { ok, refuse, type Result } from '@holdfast/base'
import { checkNames, type Hearing } from '@holdfast/record'
import { linesProblems as problem } from './problems.ts'
import type { PositionReported } from './statements.ts'

/** What the statements of this domain have in common; only a position is counted in a unit. */
type Admitting = Pick<PositionReported, 'by' | 'place' | 'quote'> & {
  readonly unit?: string | undefined
}

/** Lets a statement in, or says why not. */
export function admit({ by, place, quote, unit }: Admitting, hearing: Hearing): Result<true> {
  const checked = checkNames(hearing, {
    quote,
    roles: [by],
    places: [place],
    units: unit === undefined ? [] : [unit],
  })
  if (!checked.ok) return checked
  return hearing.names.roles.get(by)?.kind === 'source' ? refuse(problem.notAnActor(by)) : ok(true)
}
