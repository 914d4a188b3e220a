// "If everything stops tonight": who has given what, what is owed for it, which clocks run, and
// what each side must do by tomorrow noon.
//
// It only arranges statuses. Amounts of unlike obligations are never added up, and nothing here
// says that anyone is ahead: an amount owed is a number with a unit, under a clause, to somebody.
// Who may see it is a rule of HOUSE: mediators all of it, a party its own duties and receipts, the
// public nothing while the agreement is in force.

import type {
  ClauseId,
  CompiledAgreement,
  Obligation,
  Quantity,
  RoleId,
  Standing,
  Status,
  StatusName,
} from '@holdfast/agreement'
import { dayMs, hourMs, instantOfLocal, wallClockMs, type Instant } from '@holdfast/base'
import { tellingTable, type Answer, type RecordQuestion, type Sum } from '@holdfast/sum'
import { headOf, type AnswerHead } from './head.ts'

/** What a bearer has done under a clause so far, by the counts on the basis asked for. */
export type Given = {
  readonly clause: ClauseId
  readonly bearer: RoleId | null
  /** Null where counts differ or there is none in some instance. */
  readonly amount: Quantity | null
  /** Nothing says that there was no more. */
  readonly isLowerBound: boolean
  readonly instances: number
}

/** What an act of one side has opened for the other, and how much of it is outstanding. */
export type Owed = {
  readonly clause: ClauseId
  readonly instance: string
  readonly bearer: RoleId | null
  /** Whose acts opened it. */
  readonly to: readonly RoleId[]
  readonly status: StatusName
  /** Null where it cannot be said. */
  readonly outstanding: Quantity | null
  readonly due: Instant | null
}

/** A clock that runs, or will start at a known time. */
export type Clock = {
  readonly clause: ClauseId
  readonly instance: string
  readonly bearer: RoleId | null
  readonly status: StatusName
  readonly from: Instant | null
  readonly due: Instant | null
  /** What is still to do; null where it cannot be said. */
  readonly remaining: Quantity | null
}

/** If everything stopped tonight. */
export type Tonight = {
  /** Noon of the next calendar day on the agreement's clock. */
  readonly noon: Instant
  readonly given: readonly Given[]
  readonly owed: readonly Owed[]
  readonly clocks: readonly Clock[]
  /** The clocks that run out by `noon`. */
  readonly dueByNoon: readonly Clock[]
}

/** The head of the answer, and nothing else where the reader is told nothing. */
export type TonightAnswer = AnswerHead & { readonly tonight: Tonight | null }

/**
 * Tonight, as the rooms in view may be told it: the public nothing before the agreement is over, by
 * everything those rooms hold now, whatever moment or cut is asked about.
 */
export function tonightAnswerOf(
  sum: Pick<Sum, 'standing'>,
  question: RecordQuestion,
  answer: Answer,
  now: Instant,
): TonightAnswer {
  const { agreement, standing } = answer
  const tonight = isWithheld(sum, question, now)
    ? null
    : tonightFrom(agreement, standing, answer.question.asOf)
  return { ...headOf(answer), tonight }
}

/** True where the rooms in view are told nothing: those of the public, while it is in force. */
export function isWithheld(
  sum: Pick<Sum, 'standing'>,
  question: RecordQuestion,
  now: Instant,
): boolean {
  const isPublic = question.view.every((room) => room === 'public')
  const isNever = tellingTable.exposure.public.tell === 'never'
  return isNever && isPublic && !isClosedNow(sum, question, now)
}

function isClosedNow(sum: Pick<Sum, 'standing'>, { view }: RecordQuestion, now: Instant): boolean {
  const plain = { asOf: now, basis: null, source: null, stage: null, view, knownAt: null }
  return isClosed(sum.standing(plain, now).standing, now)
}

/** Tonight from a standing. */
export function tonightFrom(
  agreement: CompiledAgreement,
  standing: Standing,
  asOf: Instant,
): Tonight & { readonly asOf: Instant } {
  const noon = nextNoon(agreement, asOf)
  const clocks = clocksOf(standing)
  return {
    asOf,
    noon,
    given: givenIn(agreement, standing),
    owed: owedIn(agreement, standing),
    clocks,
    dueByNoon: clocks.filter(
      ({ due, status }) => due !== null && due <= noon && status === 'running',
    ),
  }
}

/** The part of it that one role may see: its own duties, and what is owed to it. */
export function tonightOf(tonight: Tonight, role: RoleId): Tonight {
  const isOwn = ({ bearer }: { readonly bearer: RoleId | null }): boolean => bearer === role
  return {
    ...tonight,
    given: tonight.given.filter(isOwn),
    owed: tonight.owed.filter((owed) => isOwn(owed) || owed.to.includes(role)),
    clocks: tonight.clocks.filter(isOwn),
    dueByNoon: tonight.dueByNoon.filter(isOwn),
  }
}

/** True once the agreement is over: only then may the public see `tonight`. */
export function isClosed(standing: Standing, now: Instant): boolean {
  const { to } = standing.inForce
  return to !== null && to <= now
}

function nextNoon(agreement: CompiledAgreement, asOf: Instant): Instant {
  const { rules } = agreement.calendar
  const midnight = Math.floor(wallClockMs(rules, asOf) / dayMs) * dayMs
  return instantOfLocal(rules, midnight + dayMs + 12 * hourMs)
}

/**
 * What each bearer has done under each duty so far. Nought of what nobody counted is no number,
 * unless all that was done is supposed.
 */
export function givenIn(
  agreement: CompiledAgreement,
  standing: Standing,
  areAllSupposed = false,
): Given[] {
  return dutiesOf(agreement).flatMap((obligation) => {
    const unit = obligation.measure.unit
    const bearers: readonly (RoleId | null)[] = obligation.bearers ?? [null]
    return bearers.map((bearer): Given => {
      const statuses = standing.statuses.filter(
        (status) => status.clause === obligation.clause && status.bearer === bearer,
      )
      const begun = statuses.filter(({ status }) => status !== 'pending' && status !== 'void')
      const given = givenValue(obligation, begun)
      const isCounted = begun.some(({ facts, readings }) => facts.length + readings.length > 0)
      const isUnknown = !areAllSupposed && (!isCounted || begun.some(isOpen))
      const value = given === 0 && isUnknown ? null : given
      return {
        clause: obligation.clause,
        bearer,
        amount: value === null ? null : { value, unit },
        isLowerBound: value !== null && begun.some(isOpen),
        instances: begun.length,
      }
    })
  })
}

/** A schedule's last step holds the sum of the steps before it; other instances add up. */
function givenValue(obligation: Obligation, begun: readonly Status[]): number | null {
  const last = begun.at(-1)
  if (last === undefined) return 0
  if (obligation.per.kind === 'steps' || obligation.measure.kind === 'stock') {
    return last.measured?.value ?? null
  }
  let total = 0
  for (const { measured } of begun) {
    if (measured === null) return null
    total += measured.value
  }
  return total
}

/** True where there may have been more than was counted. */
function isOpen({ reason }: Status): boolean {
  return reason.code === 'not-closed'
}

function dutiesOf(agreement: CompiledAgreement): Obligation[] {
  return agreement.obligations.filter(({ kind }) => kind === 'duty')
}

function owedIn(agreement: CompiledAgreement, standing: Standing): Owed[] {
  return dutiesOf(agreement).flatMap((obligation) => {
    const to = triggeringBearers(agreement, obligation)
    if (to === null) return []
    return standing.statuses
      .filter((status) => status.clause === obligation.clause && isOutstanding(status))
      .map((status) => ({
        clause: status.clause,
        instance: status.instance,
        bearer: status.bearer,
        to: to.filter((role) => role !== status.bearer),
        status: status.status,
        outstanding: remainingOf(status),
        due: status.window.to,
      }))
  })
}

/** Whose acts open this obligation's instances; null where no act of a bearer does. */
function triggeringBearers(
  agreement: CompiledAgreement,
  obligation: Obligation,
): readonly RoleId[] | null {
  const { per } = obligation
  if (per.kind !== 'for-each' || per.of.kind !== 'allotted') return null
  const { clauses } = per.of
  const triggering = agreement.obligations.filter(({ clause }) => clauses.includes(clause))
  return [...new Set(triggering.flatMap(({ bearers }) => bearers ?? []))]
}

/** True of what is open, or was not done, or of which nobody can say. */
export function isOutstanding({ status }: Status): boolean {
  return ['running', 'unmet', 'undetermined', 'suspended'].includes(status)
}

/** What is still to do; null where it cannot be said. */
export function remainingOf(status: Status): Quantity | null {
  const { measured, target } = status
  if (measured === null || isOpen(status)) return null
  return { value: Math.max(0, target.value - measured.value), unit: target.unit }
}

function clocksOf(standing: Standing): Clock[] {
  return standing.statuses
    .filter(({ status }) => status === 'running' || status === 'pending')
    .filter(({ window }) => window.from !== null || window.to !== null)
    .map((status) => ({
      clause: status.clause,
      instance: status.instance,
      bearer: status.bearer,
      status: status.status,
      from: status.window.from,
      due: status.window.to,
      remaining: status.status === 'running' ? remainingOf(status) : null,
    }))
    .sort((a, b) => (a.due ?? Infinity) - (b.due ?? Infinity))
}
