// Exposure: what each side has given and what is still to come for it, step by step, and the step
// at which that is greatest; from the text alone, and from a record.
//
// It follows the links in which one side's act opens, or goes beside, a duty of another. Each link
// stands by itself: amounts of unlike duties are never added, and both sides of a link are told the
// same way. From a record it is told to whom `tonight` may be told.

import type { ClauseId, CompiledAgreement, Obligation, Quantity } from '@holdfast/agreement'
import type { RoleId, Standing, Status } from '@holdfast/agreement'
import { exactAmount, type Instant } from '@holdfast/base'
import { rehearse, type Answer, type RecordQuestion, type Sum } from '@holdfast/sum'
import { dayAt } from './days.ts'
import { headOf, type AnswerHead } from './head.ts'
import { givenIn, isOutstanding, isWithheld, remainingOf } from './tonight.ts'

/** One side at one step of a link. Null where it cannot be said. */
export type SideAt = {
  readonly given: Quantity | null
  /** What the other side has still to do for it, in the unit of the other side's duty. */
  readonly toCome: Quantity | null
}

/** An instance of which more was done. Null: one of those that somebody's act opens. */
export type Done = Pick<Status, 'clause' | 'bearer'> & { readonly instance: string | null }

/** What was done, or came to be due, and where both sides are then. */
export type ExposureStep = {
  readonly at: Instant
  readonly done: readonly Done[]
  /** In the order of the link's sides. */
  readonly sides: readonly SideAt[]
}

/** The step at which most is to come for a side; null where nothing ever is. */
export type Greatest = { readonly side: RoleId; readonly step: number | null }

/** Duties of two sides of which one answers, waits for or goes beside the other. */
export type Link = {
  readonly kind: 'answers' | 'waits-for' | 'side-by-side'
  /** The clause that is answered or waited for, and the one that answers or waits. */
  readonly first: ClauseId
  readonly second: ClauseId
  /** Up to which step of the first; null: all of it. */
  readonly step: number | null
  /** Who bears the first, and who bears the other. */
  readonly sides: readonly [RoleId, RoleId]
}

/** A link with its steps. */
export type LinkExposure = Link & {
  readonly steps: readonly ExposureStep[]
  readonly greatest: readonly Greatest[]
}

/** Exposure by the text, and by the record; the latter null where it is withheld. */
export type ExposureAnswer = AnswerHead & {
  readonly text: readonly LinkExposure[]
  readonly record: readonly LinkExposure[] | null
}

/** Moments of a record that are looked at one by one; beyond, the ends of its days. */
const mostMoments = 300

/** The links of an agreement, in the order of the text. */
function linksOf(agreement: CompiledAgreement): readonly Link[] {
  const duties = agreement.obligations.filter(({ kind }) => kind === 'duty')
  return duties.flatMap((then) =>
    leaningsOf(then).flatMap(({ kind, clause, step }) =>
      duties
        .filter((first) => first.clause === clause && first.clause !== then.clause)
        .flatMap((first) =>
          pairsOf(first, then).map((sides): Link => {
            return { kind, first: clause, second: then.clause, step, sides }
          }),
        ),
    ),
  )
}

type Leaning = Pick<Link, 'kind' | 'step'> & { readonly clause: ClauseId }

function leaningsOf({ per, conditions, beside = [] }: Obligation): readonly Leaning[] {
  const answers =
    per.kind === 'for-each' && per.of.kind === 'allotted'
      ? per.of.clauses.map((clause): Leaning => ({ kind: 'answers', clause, step: null }))
      : []
  const waits = conditions.map(({ clause, step }): Leaning => ({ kind: 'waits-for', clause, step }))
  const asides = beside.map((clause): Leaning => ({ kind: 'side-by-side', clause, step: null }))
  return [...answers, ...waits, ...asides]
}

function pairsOf(first: Obligation, second: Obligation): readonly (readonly [RoleId, RoleId])[] {
  return (first.bearers ?? []).flatMap((one) =>
    (second.bearers ?? []).filter((other) => other !== one).map((other) => [one, other] as const),
  )
}

/** Exposure as the text lays it out, each duty performed at its last moment. */
export function exposureOfText(agreement: CompiledAgreement): readonly LinkExposure[] {
  const links = linksOf(agreement)
  if (links.length === 0) return []
  const clauses = new Set(links.flatMap(({ first, second }) => [first, second]))
  for (const clause of clauses) {
    for (const one of agreement.obligations.filter((each) => each.clause === clause)) {
      for (const { clause: before } of leaningsOf(one)) clauses.add(before)
    }
  }
  const told = rehearse(agreement, clauses).map(({ at, done, standing }): Told => {
    return { at, standing, done: done.map(rehearsedName) }
  })
  return links.map((link) => exposureOf(agreement, link, told))
}

// What was only supposed has no entry that could name it.
function rehearsedName({ clause, bearer, instance }: Done): Done {
  return { clause, bearer, instance: instance?.startsWith('for-') === true ? null : instance }
}

/** Exposure by the text and by the record; the latter as the rooms in view may be told it. */
export function exposureAnswerOf(
  sum: Pick<Sum, 'standing' | 'standings'>,
  question: RecordQuestion,
  answer: Answer,
  now: Instant,
): ExposureAnswer {
  const { agreement } = answer
  return {
    ...headOf(answer),
    text: exposureOfText(agreement),
    record: isWithheld(sum, question, now) ? null : exposureOfRecord(sum, question, answer),
  }
}

function exposureOfRecord(
  sum: Pick<Sum, 'standings'>,
  question: RecordQuestion,
  answer: Answer,
): readonly LinkExposure[] {
  const { agreement } = answer
  const links = linksOf(agreement)
  if (links.length === 0) return []
  const clauses = new Set<string>(links.flatMap(({ first, second }) => [first, second]))
  const moments = momentsOf(answer, clauses)
  const told = sum.standings(question, moments).map(({ standing }, at): Told => {
    return { at: moments[at] ?? answer.question.asOf, standing, done: null }
  })
  return links.map((link) => exposureOf(agreement, link, told))
}

/** When something counted, or fell due, up to the moment asked about. */
function momentsOf(answer: Answer, clauses: ReadonlySet<string>): readonly Instant[] {
  const { standing, agreement, question } = answer
  const { asOf } = question
  const found = new Set<Instant>([agreement.term.from, asOf])
  for (const { clause, facts, window } of standing.statuses) {
    if (!clauses.has(clause)) continue
    for (const { at } of facts) found.add(at.latest)
    if (window.to !== null) found.add(window.to)
  }
  const moments = [...found].filter((at) => at <= asOf).sort((a, b) => a - b)
  if (moments.length <= mostMoments) return moments
  // The last moment of each day on which something happened.
  const lastOfDay = new Map(moments.map((at) => [dayAt(agreement, standing, at), at]))
  return [...lastOfDay.values()].slice(-mostMoments)
}

/** How it stood at a moment; `done` is what was supposed done then, where it is known. */
type Told = Pick<ExposureStep, 'at'> & {
  readonly standing: Standing
  readonly done: ExposureStep['done'] | null
}

function exposureOf(agreement: CompiledAgreement, link: Link, told: readonly Told[]): LinkExposure {
  const steps: ExposureStep[] = []
  let before: Standing | null = null
  for (const { at, standing, done } of told) {
    const sides = sidesAt(agreement, link, standing, done !== null)
    const last = steps.at(-1)
    const own = (done ?? doneSince(before, standing)).filter((one) => isOf(link, one))
    before = standing
    if (last !== undefined && JSON.stringify(last.sides) === JSON.stringify(sides)) continue
    steps.push({ at, done: own, sides })
  }
  const greatest = link.sides.map((side, n) => ({ side, step: greatestIn(steps, n) }))
  return { ...link, steps, greatest }
}

function isOf({ first, second, sides }: Link, one: Done): boolean {
  return (
    (one.clause === first && one.bearer === sides[0]) ||
    (one.clause === second && one.bearer === sides[1])
  )
}

/** The instances of which more was counted than before. */
function doneSince(before: Standing | null, now: Standing): ExposureStep['done'] {
  if (before === null) return []
  const nameOf = ({ clause, instance, bearer }: Status): string =>
    `${clause} ${instance} ${bearer ?? ''}`
  const had = new Map(before.statuses.map((one) => [nameOf(one), one.measured?.value ?? 0]))
  return now.statuses
    .filter((one) => (one.measured?.value ?? 0) > (had.get(nameOf(one)) ?? 0))
    .map(({ clause, instance, bearer }) => ({ clause, instance, bearer }))
}

/** The first of the steps at which most is to come; null where nothing is known to be. */
function greatestIn(steps: readonly ExposureStep[], side: number): number | null {
  let found: number | null = null
  let most = 0
  for (const [at, { sides }] of steps.entries()) {
    const value = sides[side]?.toCome?.value ?? 0
    if (value <= most) continue
    most = value
    found = at
  }
  return found
}

function sidesAt(
  agreement: CompiledAgreement,
  link: Link,
  standing: Standing,
  areAllSupposed: boolean,
): readonly SideAt[] {
  const [one, other] = link.sides
  const given = givenIn(agreement, standing, areAllSupposed)
  const givenBy = (clause: ClauseId, bearer: RoleId): Quantity | null =>
    given.find((each) => each.clause === clause && each.bearer === bearer)?.amount ?? null
  const first = givenBy(link.first, one)
  const then = givenBy(link.second, other)
  if (link.kind !== 'side-by-side') {
    // Whoever answers does so afterwards: nothing is to come for them in this link.
    const none = { value: 0, unit: unitOf(agreement, link.first) }
    const toCome = outstanding(agreement, standing, link)
    return [
      { given: first, toCome },
      { given: link.kind === 'answers' ? answered(agreement, standing, link) : then, toCome: none },
    ]
  }
  const asked = [askedOf(standing, link.first, one), askedOf(standing, link.second, other)] as const
  return [
    { given: first, toCome: shareToCome(first, asked[0], then, asked[1]) },
    { given: then, toCome: shareToCome(then, asked[1], first, asked[0]) },
  ]
}

function unitOf(agreement: CompiledAgreement, clause: ClauseId): string {
  return agreement.obligations.find((one) => one.clause === clause)?.measure.unit ?? ''
}

/**
 * What is open for the first side and not done; null where the count of an instance is not known.
 */
function outstanding(
  agreement: CompiledAgreement,
  standing: Standing,
  link: Link,
): Quantity | null {
  let value = 0
  for (const status of thenOf(standing, link).filter(isOutstanding)) {
    const left = remainingOf(status)
    if (left === null) return null
    value = exactAmount(value + left.value)
  }
  return { value, unit: unitOf(agreement, link.second) }
}

/** What the other side has done for what the first did. */
function answered(agreement: CompiledAgreement, standing: Standing, link: Link): Quantity | null {
  let value = 0
  for (const { status, measured } of thenOf(standing, link)) {
    if (status === 'pending' || status === 'void') continue
    if (measured === null) return null
    value = exactAmount(value + measured.value)
  }
  return { value, unit: unitOf(agreement, link.second) }
}

/** The other side's instances; where it answers, those that the first side's acts opened. */
function thenOf(
  { statuses }: Standing,
  { kind, first, second, sides: [one, other] }: Link,
): readonly Status[] {
  const own = statuses.filter(({ clause, bearer }) => clause === second && bearer === other)
  if (kind !== 'answers') return own
  const opening = new Set(
    statuses
      .filter(({ clause, bearer }) => clause === first && bearer === one)
      .flatMap(({ facts }) => facts.map(({ key }) => `for-${key}`)),
  )
  return own.filter(({ instance }) => opening.has(instance.split('@')[0] ?? ''))
}

/** What a clause asks of a bearer in all; a schedule's last step holds those before it. */
function askedOf({ statuses }: Standing, clause: ClauseId, bearer: RoleId): Quantity | null {
  const own = statuses.filter((one) => one.clause === clause && one.bearer === bearer)
  const last = own.at(-1)
  if (last === undefined) return null
  const isSchedule = last.instance.startsWith('step-')
  const value = isSchedule
    ? last.target.value
    : own.reduce((sum, { target }) => exactAmount(sum + target.value), 0)
  return { value, unit: last.target.unit }
}

/** As much of the other side's duty as it lags behind this side's share of its own. */
function shareToCome(
  given: Quantity | null,
  of: Quantity | null,
  other: Quantity | null,
  otherOf: Quantity | null,
): Quantity | null {
  if (given === null || of === null || other === null || otherOf === null) return null
  if (of.value === 0) return { value: 0, unit: otherOf.unit }
  const done = Math.min(given.value, of.value)
  const ahead = (done * otherOf.value) / of.value - other.value
  return { value: exactAmount(Math.max(0, Math.round(ahead * 1000) / 1000)), unit: otherOf.unit }
}
