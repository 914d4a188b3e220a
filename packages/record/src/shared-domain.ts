// The statements that every domain shares, as one more domain: `record`.
//
// What can be asked of a statement alone is asked here. What depends on the statement it speaks of
// is asked in references.ts, once that one is known.

import { named, type ClauseId, type Effect, type FactKey } from '@holdfast/agreement'
import { hourMs, ok, refuse, unreachable, type Result } from '@holdfast/base'
import { parseBody, type Domain, type Spoken } from './domain.ts'
import { checkNames, holderOf, periodSaid, sourceOf, type Hearing } from './hearing.ts'
import { meaning, type FactDraft, type Meaning } from './meaning.ts'
import { sharedProblems as problem } from './shared-problems.ts'
import { answeredShape, confirmedShape, correctedShape } from './shared-statements.ts'
import { coveredShape, decidedShape, deniedShape, disputedShape } from './shared-statements.ts'
import { milestoneShape, retractedShape, settledShape } from './shared-statements.ts'
import type { DecidedEffect } from './shared-statements.ts'

/** Roles of a key that may say whether something occurred. */
export const confirmingRoles: readonly string[] = [
  'monitor',
  'body',
  'intermediary',
  'compiler',
  'secretariat',
]

const hearers: Readonly<Record<string, (said: Spoken, hearing: Hearing) => Result<Meaning>>> = {
  'record.confirmed': hearConfirmed,
  'record.corrected': hearCorrected,
  'record.retracted': hearRetracted,
  'record.disputed': hearDisputed,
  'record.denied': hearDenied,
  'record.answered': hearAnswered,
  'record.settled': hearSettled,
  'record.covered': hearCovered,
  'record.decided': hearDecided,
  'record.milestone_reported': hearMilestone,
}

/** What all domains share. It has no words of its own: milestones are the agreement's own acts. */
export const sharedDomain: Domain = {
  name: 'record',
  kinds: Object.keys(hearers),
  words: [],
  hear: (said, hearing) =>
    hearers[said.kind]?.(said, hearing) ?? refuse(problem.badBody(said.kind, 'kind')),
}

function hearConfirmed(said: Spoken, hearing: Hearing): Result<Meaning> {
  const body = parseBody(confirmedShape, said)
  if (!body.ok) return body
  const { statement, grade, quote } = body.value
  const checked = checkNames(hearing, { quote })
  if (!checked.ok) return checked
  const mayConfirm = hearing.speaker.roles.some((role) => confirmingRoles.includes(role))
  if (!mayConfirm) return refuse(problem.mayNotConfirm(hearing.speaker.holder))
  const by = sourceOf(hearing, quote)
  const isParty = hearing.names.roles.get(by)?.kind === 'party'
  // What one party says of another's statement can agree with it; it verifies nothing.
  if (isParty && grade !== 'corroborated') return refuse(problem.partyConfirms(by))
  return ok(
    meaning(by, {
      reference: {
        kind: 'confirmation',
        statement,
        by,
        isFinding: false,
        grade,
        attributedTo: undefined,
      },
    }),
  )
}

function hearCorrected(said: Spoken, hearing: Hearing): Result<Meaning> {
  const given = parseBody(correctedShape, said)
  if (!given.ok) return given
  const { statement, body } = given.value
  return ok(
    meaning(holderOf(hearing), {
      reference: { kind: 'correction', statement, body, contents: null },
    }),
  )
}

function hearRetracted(said: Spoken, hearing: Hearing): Result<Meaning> {
  const body = parseBody(retractedShape, said)
  if (!body.ok) return body
  const { statement } = body.value
  return ok(meaning(holderOf(hearing), { reference: { kind: 'retraction', statement } }))
}

function hearDisputed(said: Spoken, hearing: Hearing): Result<Meaning> {
  const body = parseBody(disputedShape, said)
  if (!body.ok) return body
  const { statement, by, particulars, quote } = body.value
  const checked = checkNames(hearing, { quote, speaking: [by] })
  if (!checked.ok) return checked
  const objection = { by, kind: 'disputed', hasParticulars: true, words: particulars } as const
  const reference = { kind: 'objection', statement, objection, exemption: null } as const
  return ok(meaning(sourceOf(hearing, quote), { reference }))
}

function hearDenied(said: Spoken, hearing: Hearing): Result<Meaning> {
  const body = parseBody(deniedShape, said)
  if (!body.ok) return body
  const { statement, by, words = '', quote } = body.value
  const checked = checkNames(hearing, { quote, speaking: [by] })
  if (!checked.ok) return checked
  const objection = { by, kind: 'denied', hasParticulars: false, words } as const
  const reference = { kind: 'objection', statement, objection, exemption: null } as const
  return ok(meaning(sourceOf(hearing, quote), { reference }))
}

function hearAnswered(said: Spoken, hearing: Hearing): Result<Meaning> {
  const body = parseBody(answeredShape, said)
  if (!body.ok) return body
  const { statement, by, words, exemption = null, quote } = body.value
  const checked = checkNames(hearing, { quote, speaking: [by] })
  if (!checked.ok) return checked
  const objection = { by, kind: 'answered', hasParticulars: false, words } as const
  const reference = { kind: 'objection', statement, objection, exemption } as const
  return ok(meaning(sourceOf(hearing, quote), { reference }))
}

function hearSettled(said: Spoken, hearing: Hearing): Result<Meaning> {
  const body = parseBody(settledShape, said)
  if (!body.ok) return body
  const { statement, by, quote } = body.value
  const checked = checkNames(hearing, { quote, speaking: by })
  if (!checked.ok) return checked
  const reference = { kind: 'settlement', statement, by } as const
  return ok(meaning(sourceOf(hearing, quote), { reference }))
}

function hearCovered(said: Spoken, hearing: Hearing): Result<Meaning> {
  const body = parseBody(coveredShape, said)
  if (!body.ok) return body
  const { by, acts, places, quote } = body.value
  const checked = checkNames(hearing, { quote, speaking: [by], places, acts })
  if (!checked.ok) return checked
  const twice = repeatedIn(acts) ?? repeatedIn(places)
  if (twice !== null) return refuse(problem.namedTwice(twice))
  const period = periodSaid(hearing, body.value)
  if (!period.ok) return period
  const { from, to } = period.value
  const amount = { value: (to - from) / hourMs, unit: 'hours' }
  const facts: FactDraft[] = []
  for (const act of acts) {
    for (const place of places.length === 0 ? [null] : places) {
      facts.push({
        form: 'coverage',
        act,
        actor: null,
        tags: {},
        place,
        amount,
        at: { earliest: from, latest: to },
        period: period.value,
        closes: true,
        stage: null,
      })
    }
  }
  return ok(meaning(quote?.source ?? by ?? holderOf(hearing), { facts }))
}

function hearDecided(said: Spoken, hearing: Hearing): Result<Meaning> {
  const body = parseBody(decidedShape, said)
  if (!body.ok) return body
  const { by, at, under = null, decision: decided, quote } = body.value
  const twice = repeatedIn(by)
  if (twice !== null) return refuse(problem.namedTwice(twice))
  const roles = decided.kind === 'excuse' ? [decided.bearer] : []
  const clauses = [under, ...clausesOf(decided)]
  const checked = checkNames(hearing, { quote, speaking: by, roles, clauses })
  if (!checked.ok) return checked
  const decision = { under, by, at, effect: effectOf(decided) }
  return ok(meaning(sourceOf(hearing, quote), { decision }))
}

function clausesOf(decided: DecidedEffect): readonly ClauseId[] {
  if ('clause' in decided) return [decided.clause]
  return 'clauses' in decided ? (decided.clauses ?? []) : []
}

function effectOf(decided: DecidedEffect): Effect {
  switch (decided.kind) {
    case 'allot': {
      const { kind, statement, clause, instance, value } = decided
      return { kind, fact: named<FactKey>(statement), clause, instance, value }
    }
    case 'extend':
    case 'terminate':
    case 'suspend':
    case 'resume':
    case 'excuse':
    case 'supersede':
    case 'switch-on':
      return decided
    default:
      return unreachable(decided)
  }
}

function hearMilestone(said: Spoken, hearing: Hearing): Result<Meaning> {
  const body = parseBody(milestoneShape, said)
  if (!body.ok) return body
  const { act, by = null, at, place, amount = 1, unit = 'times', quote } = body.value
  const checked = checkNames(hearing, { quote, roles: [by], places: [place], acts: [act] })
  if (!checked.ok) return checked
  const fact: FactDraft = {
    form: 'event',
    act,
    actor: by,
    tags: {},
    place: place ?? null,
    amount: { value: amount, unit },
    at,
    period: null,
    closes: false,
    stage: null,
  }
  return ok(meaning(sourceOf(hearing, quote), { facts: [fact] }))
}

function repeatedIn(list: readonly string[]): string | null {
  return list.find((name, at) => list.indexOf(name) !== at) ?? null
}
