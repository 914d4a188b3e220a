// What the statements that every domain shares mean by themselves, one function a kind.
//
// What can be asked of a statement alone is asked here. What depends on the statement it speaks of
// is asked in references.ts, once that one is known.

import { named, type ClauseId, type Effect, type FactKey, type RoleId } from '@holdfast/agreement'
import { hourMs, limits, ok, refuse, unreachable, type Result } from '@holdfast/base'
import {
  checkNames,
  holderOf,
  mayQuote,
  unitOfMilestones,
  periodSaid,
  sourceOf,
  type Hearing,
} from './hearing.ts'
import { meaning, type FactDraft, type Meaning } from './meaning.ts'
import { sharedProblems as problem } from './shared-problems.ts'
import { alikeWith, isNeutralWitness, sideOfRole, sidesNear } from './sides.ts'
import type { Answered, Compared, Confirmed, Corrected, Covered } from './shared-statements.ts'
import type { Decided, Judged, Objected, SaidClose } from './shared-statements.ts'
import type { DecidedEffect, Denied, Disputed, Milestone } from './shared-statements.ts'
import type { RecalledPage, Retracted, Settled } from './shared-statements.ts'

/** Another says whether it occurred. A party can agree; it verifies nothing. */
export function hearConfirmed(body: Confirmed, hearing: Hearing): Result<Meaning> {
  const { statement, grade, quote, saidBy, only, words } = body
  const checked = checkNames(hearing, { quote, roles: [saidBy] })
  if (!checked.ok) return checked
  const by = saidBy ?? sourceOf(hearing, quote)
  const isParty = hearing.names.roles.get(by)?.kind === 'party'
  // What one party says of another's statement can agree with it; it verifies nothing.
  if (isParty && grade !== 'corroborated') return refuse(problem.partyConfirms(by))
  // Who must be let in by all sides bears witness against none.
  if (isNeutralWitness(hearing.names, by)) return refuse(problem.neutralConfirms(by))
  const isUnnamed = hearing.names.roles.get(by)?.sourceClass === 'unnamed'
  return ok(
    meaning(by, {
      reference: {
        kind: 'confirmation',
        statement,
        by,
        isFinding: false,
        // What nobody named says is shown, and raises nothing.
        grade: isUnnamed ? null : grade,
        attributedTo: undefined,
        ...(only === undefined ? {} : { only }),
        alike: alikeWith(hearing.names, by),
        // A body judges by saying it itself, or by passing another's word on with the reason.
        isJudge: isBody(hearing, by) || (words !== undefined && isBody(hearing, holderOf(hearing))),
      },
    }),
  )
}

function isBody({ names }: Hearing, role: RoleId): boolean {
  return names.roles.get(role)?.kind === 'body'
}

/** A body, or offices, judge that the source of a confirmation knows of it by itself. */
export function hearJudged(body: Judged, hearing: Hearing): Result<Meaning> {
  const { statement, by, quote } = body
  const twice = repeatedIn(by)
  if (twice !== null) return refuse(problem.namedTwice(twice))
  const checked = checkNames(hearing, { quote, speaking: by })
  if (!checked.ok) return checked
  const judges = by.map((role) => {
    return { role, isBody: isBody(hearing, role), sides: sidesNear(hearing.names, role) }
  })
  const stranger = judges.find(({ isBody: mayAlone, sides }) => !mayAlone && sides.length === 0)
  if (stranger !== undefined) return refuse(problem.noJudge(stranger.role))
  const reference = { kind: 'judgement', statement, by: judges } as const
  return ok(meaning(sourceOf(hearing, quote), { reference }))
}

/** Somebody says that a source is close to a side. It is answered like anything said of another. */
export function hearSaidClose(body: SaidClose, hearing: Hearing): Result<Meaning> {
  const { source, to, by, at, why, quote } = body
  const checked = checkNames(hearing, { quote, speaking: [by], roles: [source, to] })
  if (!checked.ok) return checked
  if (sideOfRole(hearing.names, source) === to || source === to) {
    return refuse(problem.closeToItself(source, to))
  }
  const said = [by ?? sourceOf(hearing, quote)]
  const effect = { kind: 'close', source, side: to } as const
  const claim = { by: said, against: source, at, place: null, words: why }
  const decision = { under: null, by: said, at, effect }
  return ok(meaning(sourceOf(hearing, quote), { decision, claim }))
}

/** The author says it anew. */
export function hearCorrected(said: Corrected, hearing: Hearing): Result<Meaning> {
  const { statement, body } = said
  return ok(
    meaning(holderOf(hearing), {
      reference: { kind: 'correction', statement, body, contents: null },
    }),
  )
}

/** The author takes it back. */
export function hearRetracted(body: Retracted, hearing: Hearing): Result<Meaning> {
  const { statement } = body
  const side = sideOfRole(hearing.names, holderOf(hearing))
  const word = side === null ? {} : { side }
  return ok(meaning(holderOf(hearing), { reference: { kind: 'retraction', statement, ...word } }))
}

/** What a page showed is taken back. It is on record, and nothing is counted by it. */
export function hearRecalled({ clauses }: RecalledPage, hearing: Hearing): Result<Meaning> {
  const checked = checkNames(hearing, { clauses: clauses ?? [] })
  return checked.ok ? ok(meaning(holderOf(hearing), {})) : checked
}

/** Somebody says that it was otherwise, with particulars. */
export function hearDisputed(body: Disputed, hearing: Hearing): Result<Meaning> {
  const { statement, by, particulars, quote } = body
  const checked = checkNames(hearing, { quote, speaking: [by] })
  if (!checked.ok) return checked
  const objection = { by, kind: 'disputed', hasParticulars: true, words: particulars } as const
  const reference = { kind: 'objection', statement, objection, exemption: null } as const
  return ok(meaning(sourceOf(hearing, quote), { reference }))
}

/** Somebody says no. */
export function hearDenied(body: Denied, hearing: Hearing): Result<Meaning> {
  const { statement, by, words = '', quote } = body
  const checked = checkNames(hearing, { quote, speaking: [by] })
  if (!checked.ok) return checked
  const objection = { by, kind: 'denied', hasParticulars: false, words } as const
  const reference = { kind: 'objection', statement, objection, exemption: null } as const
  return ok(meaning(sourceOf(hearing, quote), { reference }))
}

/** Somebody answers what is said of them. */
export function hearAnswered(body: Answered, hearing: Hearing): Result<Meaning> {
  const { statement, by, words, exemption = null, quote } = body
  const checked = checkNames(hearing, { quote, speaking: [by] })
  if (!checked.ok) return checked
  const objection = { by, kind: 'answered', hasParticulars: false, words } as const
  const reference = { kind: 'objection', statement, objection, exemption } as const
  return ok(meaning(sourceOf(hearing, quote), { reference }))
}

/** Those concerned say that a dispute is settled. */
export function hearSettled(body: Settled, hearing: Hearing): Result<Meaning> {
  const { statement, by, quote } = body
  const checked = checkNames(hearing, { quote, speaking: by })
  if (!checked.ok) return checked
  const reference = { kind: 'settlement', statement, by } as const
  return ok(meaning(sourceOf(hearing, quote), { reference }))
}

/** Somebody was looking: one fact for each act and place. */
export function hearCovered(body: Covered, hearing: Hearing): Result<Meaning> {
  const { by, acts, places, quote, together } = body
  const checked = checkNames(hearing, { quote, speaking: [by], places, acts })
  if (!checked.ok) return checked
  // What several sources come to together is said by whoever puts their words on record.
  if (together === true && (!mayQuote(hearing) || quote !== undefined)) {
    return refuse(problem.togetherByAnother(holderOf(hearing)))
  }
  const twice = repeatedIn(acts) ?? repeatedIn(places)
  if (twice !== null) return refuse(problem.namedTwice(twice))
  const period = periodSaid(hearing, body)
  if (!period.ok) return period
  const count = acts.length * Math.max(1, places.length)
  const most = limits.factsOfStatement
  if (count > most) return refuse(problem.tooManyFacts(count, most))
  const { from, to } = period.value
  const amount = { value: (to - from) / hourMs, unit: 'hours' }
  const facts: FactDraft[] = []
  for (const act of acts) {
    for (const place of places.length === 0 ? [null] : places) {
      facts.push({
        form: 'coverage',
        act,
        actor: null,
        tags: together === true ? { rows: 'together' } : {},
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

/** Those with a power use it. */
export function hearDecided(body: Decided, hearing: Hearing): Result<Meaning> {
  const { by, at, under = null, decision: decided, quote } = body
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
    case 'set':
    case 'switch-on':
      return decided
    default:
      return unreachable(decided)
  }
}

/** Two reports tell of one act, or of two. It is so for as long as the agreement has statuses. */
export function hearCompared(
  kind: 'same' | 'distinct',
  { statement, other, by, quote }: Compared,
  hearing: Hearing,
): Result<Meaning> {
  const checked = checkNames(hearing, { quote, speaking: [by] })
  if (!checked.ok) return checked
  if (statement === other) return refuse(problem.namedTwice(statement))
  const { from } = hearing.names.agreement.term
  const facts = [named<FactKey>(statement), named<FactKey>(other)] as const
  const source = sourceOf(hearing, quote)
  const at = { earliest: from, latest: from }
  const decision = { under: null, by: [by ?? source], at, effect: { kind, facts } }
  return ok(meaning(source, { decision }))
}

/** A party objects to a source. */
export function hearObjected(
  { source, by, at, quote }: Objected,
  hearing: Hearing,
): Result<Meaning> {
  const checked = checkNames(hearing, { quote, speaking: [by], roles: [source] })
  if (!checked.ok) return checked
  const effect = { kind: 'object', source } as const
  return ok(meaning(sourceOf(hearing, quote), { decision: { under: null, by: [by], at, effect } }))
}

/** An act that no domain reports in a form of its own. */
export function hearMilestone(body: Milestone, hearing: Hearing): Result<Meaning> {
  const { act, by = null, at, place, amount = 1, unit = unitOfMilestones, quote } = body
  const checked = checkNames(hearing, {
    quote,
    roles: [by],
    places: [place],
    acts: [act],
    units: [unit],
  })
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
