// Who may report an incident, and what is none.
//
// A party may report what the other did, and may own up to what it did itself. It may not put a
// claim in another's mouth.

import { ok, refuse, type Interval, type Result } from '@holdfast/base'
import { checkNames, countedPeriod, type Hearing } from '@holdfast/record'
import { incidentActs } from '@holdfast/vocabulary'
import { incidentProblems as problem } from './problems.ts'
import type { Claimed, IncidentsCounted, Reported } from './statements.ts'

/** Lets a report in, or says why not. */
export function admitReport(said: Reported, hearing: Hearing): Result<true> {
  const checked = checkPlaceAndRoles(said, hearing)
  if (!checked.ok) return checked
  const { what, against, attributedBy, known, claimedBy } = said
  const names = checkNames(hearing, { roles: [attributedBy] })
  if (!names.ok) return names
  if (attributedBy !== undefined && against === null) {
    return refuse(problem.attributesToNobody(attributedBy))
  }
  // Whoever quotes a claimant, or nobody named, saw nothing of it.
  if (known === 'seen-or-heard' && claimedBy !== undefined) return refuse(problem.seenAndClaimed())
  return checkAct(what, hearing)
}

/** The period a count of incidents speaks for, or why it is not admitted. */
export function admitCounted(said: IncidentsCounted, hearing: Hearing): Result<Interval> {
  const { against, place, quote, what, amount, average } = said
  const checked = checkNames(hearing, { quote, roles: [against], places: [place] })
  if (!checked.ok) return checked
  if (average === undefined && !Number.isInteger(amount)) return refuse(problem.notWhole())
  const known = checkAct(what, hearing)
  return known.ok ? countedPeriod(hearing, said) : known
}

function checkAct(what: string, hearing: Hearing): Result<true> {
  const isOwnAct = hearing.names.agreement.acts.some(({ id }) => id === what)
  const isKnown = isOwnAct || incidentActs.includes(what)
  return isKnown ? ok(true) : refuse(problem.notAnIncident(what))
}

/** Lets a claim in. It is made of another: what one did oneself is reported, with particulars. */
export function admitClaim(said: Claimed, hearing: Hearing): Result<true> {
  const checked = checkPlaceAndRoles(said, hearing)
  if (!checked.ok) return checked
  const { against, claimedBy } = said
  const isOfItself = against !== null && claimedBy?.includes(against) === true
  return isOfItself ? refuse(problem.againstItself(against)) : ok(true)
}

function checkPlaceAndRoles(said: Reported | Claimed, hearing: Hearing): Result<true> {
  const { against, place, claimedBy, quote } = said
  return checkNames(hearing, {
    quote,
    roles: [against],
    speaking: claimedBy ?? [],
    places: [place],
  })
}
