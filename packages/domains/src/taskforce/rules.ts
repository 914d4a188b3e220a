// Who speaks for a body of the agreement.
//
// The body itself, or whoever may quote it. A member's key alone is not the body's: a party that
// sits in a task force cannot sign its findings.

import type { RoleId } from '@holdfast/agreement'
import { ok, refuse, type Result } from '@holdfast/base'
import { checkNames, type Hearing } from '@holdfast/record'
import { taskforceProblems as problem } from './problems.ts'
import type { Found, Met, ReportSubmitted } from './statements.ts'

/** Lets in a meeting or a report, or says why not. */
export function admitSitting(said: Met | ReportSubmitted, hearing: Hearing): Result<true> {
  return checkBody(said, [], hearing)
}

/** Lets a finding in, or says why not. */
export function admitFinding(said: Found, hearing: Hearing): Result<true> {
  const checked = checkBody(said, namedIn(said), hearing)
  return checked.ok ? checkFinding(said, hearing) : checked
}

function checkBody(
  { body, quote }: Pick<Met, 'body' | 'quote'>,
  roles: readonly RoleId[],
  hearing: Hearing,
): Result<true> {
  const checked = checkNames(hearing, { quote, speaking: [body], roles })
  if (!checked.ok) return checked
  const isBody = hearing.names.roles.get(body)?.kind === 'body'
  return isBody ? ok(true) : refuse(problem.notABody(body))
}

function namedIn({ attributedTo, notBy, dissents }: Found): RoleId[] {
  const named = [attributedTo, notBy].flatMap((role) => (role == null ? [] : [role]))
  return [...named, ...dissents.map(({ by }) => by)]
}

function checkFinding(said: Found, hearing: Hearing): Result<true> {
  const members = hearing.names.roles.get(said.body)?.members ?? []
  const stranger = said.dissents.find(({ by }) => members.length > 0 && !members.includes(by))
  if (stranger !== undefined) return refuse(problem.dissentByAStranger(stranger.by))
  if (said.notBy !== undefined && said.notBy === said.attributedTo) {
    return refuse(problem.attributedBothWays(said.notBy))
  }
  const attributes = said.attributedTo !== undefined
  return attributes && said.finding !== 'established'
    ? refuse(problem.attributedButNotEstablished(said.finding))
    : ok(true)
}
