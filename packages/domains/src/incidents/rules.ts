// Who may report an incident, and what is none.
//
// A party may report what the other did, and may own up to what it did itself. It may not put a
// claim in another's mouth.

import { ok, refuse, unreachable, type Result } from '@holdfast/base'
import { checkNames, type Hearing } from '@holdfast/record'
import { incidentProblems as problem } from './problems.ts'
import type { IncidentStatement } from './statements.ts'

/** What an incident can be, besides the acts that an agreement declares for itself. */
export const incidentActs: readonly string[] = [
  'attack',
  'fire',
  'fly',
  'arrest',
  'obstruct',
  'restrict',
  'enter',
  'advance',
  'reinforce',
]

/** Lets a statement in, or says why not. */
export function admit(said: IncidentStatement, hearing: Hearing): Result<true> {
  const { against, place, claimedBy, quote } = said.body
  const checked = checkNames(hearing, {
    quote,
    roles: [against],
    speaking: claimedBy ?? [],
    places: [place],
  })
  if (!checked.ok) return checked
  switch (said.kind) {
    case 'incident.reported': {
      const { what } = said.body
      const isOwnAct = hearing.names.agreement.acts.some(({ id }) => id === what)
      const isKnown = isOwnAct || incidentActs.includes(what)
      return isKnown ? ok(true) : refuse(problem.notAnIncident(what))
    }
    case 'incident.claimed':
      // A claim is made of another. What one did oneself is reported, with its particulars.
      return against !== null && claimedBy?.includes(against) === true
        ? refuse(problem.againstItself(against))
        : ok(true)
    default:
      return unreachable(said)
  }
}
