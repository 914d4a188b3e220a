// Who speaks to which agreement, and the rules that hold for whatever they say.
//
// Every domain asks the same first questions: is each name declared, may this key quote, does it
// speak only for itself. They are answered here, once. A name that nobody declared is refused, for
// a misspelt party or place would otherwise never count and nobody would notice.

import { named, type ActId, type ClauseId, type CompiledAgreement } from '@holdfast/agreement'
import type { Group, GroupId, PlaceId, Role, RoleId, Vocabulary } from '@holdfast/agreement'
import { dayOfDate, ok, refuse } from '@holdfast/base'
import type { Calendar, CalendarDate, Instant, Interval, Result } from '@holdfast/base'
import type { Quote } from './fields.ts'
import type { Speaker } from './keys.ts'
import type { FactDraft } from './meaning.ts'
import { sharedProblems as problem } from './shared-problems.ts'

/** The names of an agreement, ready to be asked for. */
export type AgreementNames = {
  readonly agreement: CompiledAgreement
  readonly roles: ReadonlyMap<RoleId, Role>
  readonly groups: ReadonlyMap<GroupId, Group>
  readonly places: ReadonlySet<PlaceId>
  readonly clauses: ReadonlySet<ClauseId>
  /** Acts that a domain can hear or the agreement declares. */
  readonly acts: ReadonlySet<ActId>
  /** What is counted: units of the vocabulary, and those that obligations count in. */
  readonly units: ReadonlySet<string>
  /** The agreement's day that begins on a calendar date; null where there is none. */
  readonly dayOf: (date: CalendarDate) => Interval | null
}

/** One statement being heard: the agreement, who signed it, and who signed beside them. */
export type Hearing = {
  readonly names: AgreementNames
  readonly speaker: Speaker
  /** Who holds the keys of the countersignatures. */
  readonly cosigners: readonly string[]
}

/** What milestones are counted in where nobody says otherwise. */
export const unitOfMilestones = 'times'

/** The names that an agreement and the domains' words declare. */
export function namesOf(agreement: CompiledAgreement, vocabulary: Vocabulary): AgreementNames {
  const heard = vocabulary.acts.map(({ act }) => named<ActId>(act))
  return {
    agreement,
    roles: new Map(agreement.roles.map((role) => [role.id, role])),
    groups: new Map(agreement.groups.map((group) => [group.id, group])),
    places: new Set(agreement.places.map(({ id }) => id)),
    clauses: new Set(agreement.clauses.map(({ id }) => id)),
    acts: new Set([...heard, ...agreement.acts.map(({ id }) => id)]),
    units: new Set([
      ...vocabulary.acts.flatMap(({ units }) => units),
      ...[...agreement.obligations, ...(agreement.permissions ?? [])].map(
        ({ measure }) => measure.unit,
      ),
      unitOfMilestones,
    ]),
    dayOf: daysKept(agreement.calendar),
  }
}

/** Days that are kept; beyond, they are worked out anew. Records speak of few days, often. */
const daysMost = 4_096

function daysKept(calendar: Calendar): AgreementNames['dayOf'] {
  const kept = new Map<CalendarDate, Interval | null>()
  return (date) => {
    const known = kept.get(date)
    if (known !== undefined) return known
    const day = dayOfDate(calendar, date)
    if (kept.size >= daysMost) kept.clear()
    kept.set(date, day)
    return day
  }
}

/** Roles of a key that may pass on what others said. A party's key speaks only for the party. */
const quotingRoles: readonly string[] = ['compiler', 'secretariat', 'body']

/** True where the speaker may pass on what others said. */
export function mayQuote({ speaker }: Hearing): boolean {
  return speaker.roles.some((role) => quotingRoles.includes(role))
}

/** Who holds the author's key. */
export function holderOf({ speaker }: Hearing): RoleId {
  return named<RoleId>(speaker.holder)
}

/** Whose word a statement is: the quoted source, or who holds the author's key. */
export function sourceOf(hearing: Hearing, quoted: Quote | undefined): RoleId {
  return quoted?.source ?? holderOf(hearing)
}

/** The names a statement uses. Absent members and null names are not asked about. */
export type NamesUsed = {
  readonly quote?: Quote | undefined
  /** Who is said to have done something. Anybody may say so of anybody. */
  readonly roles?: readonly (RoleId | null | undefined)[]
  /** Who is said to speak, decide or observe: the signers themselves, unless the author quotes. */
  readonly speaking?: readonly (RoleId | undefined)[]
  readonly places?: readonly (PlaceId | undefined)[]
  readonly clauses?: readonly (ClauseId | null | undefined)[]
  readonly acts?: readonly ActId[]
  readonly units?: readonly string[]
}

/** Refuses a quote by a key that may not quote, speaking for another, and undeclared names. */
export function checkNames(hearing: Hearing, used: NamesUsed): Result<true> {
  const { names, speaker, cosigners } = hearing
  const quotes = mayQuote(hearing)
  if (used.quote !== undefined && !quotes) return refuse(problem.mayNotQuote(speaker.holder))
  const isUndeclared = (role: RoleId | null | undefined): role is RoleId =>
    role != null && !names.roles.has(role) && role !== speaker.holder
  if (isUndeclared(used.quote?.source)) return refuse(problem.undeclaredRole(used.quote.source))
  const undeclared = used.roles?.find(isUndeclared) ?? used.speaking?.find(isUndeclared)
  if (undeclared != null) return refuse(problem.undeclaredRole(undeclared))
  for (const role of used.speaking ?? nobody) {
    const isOwn = role === undefined || role === speaker.holder || cosigners.includes(role)
    if (!isOwn && used.quote === undefined)
      return refuse(problem.speaksForAnother(speaker.holder, role))
  }
  for (const place of used.places ?? nowhere) {
    if (place !== undefined && !names.places.has(place)) {
      return refuse(problem.undeclaredPlace(place))
    }
  }
  for (const clause of used.clauses ?? nothing) {
    if (clause != null && !names.clauses.has(clause)) return refuse(problem.unknownClause(clause))
  }
  const act = used.acts?.find((one) => !names.acts.has(one))
  if (act !== undefined) return refuse(problem.unknownAct(act))
  const unit = used.units?.find((one) => !names.units.has(one))
  return unit === undefined
    ? ok(true)
    : refuse(problem.unknownUnit(unit, [...names.units].join(', ')))
}

const nobody: readonly (RoleId | undefined)[] = []
const nowhere: readonly (PlaceId | undefined)[] = []
const nothing: readonly (ClauseId | null | undefined)[] = []

/** The agreement's day of a calendar date, or the period given. One of the two must be there. */
export function periodSaid(
  hearing: Hearing,
  said: { readonly date?: string | undefined; readonly period?: Interval | undefined },
): Result<Interval> {
  if ((said.date === undefined) === (said.period === undefined)) {
    return refuse(problem.dateOrPeriod())
  }
  if (said.period !== undefined) return ok(said.period)
  return daySaid(hearing, said.date ?? '')
}

/** What a count says of its time, and of what it is. */
export type CountSaid = {
  readonly date?: string | undefined
  readonly period?: Interval | undefined
  readonly until?: Instant | undefined
  readonly closes: boolean
  readonly running?: true | undefined
  readonly average?: 'day' | 'week' | 'month' | undefined
}

/** The period a count speaks for; that of a running total is since when and until when it is. */
export function countedPeriod(hearing: Hearing, said: CountSaid): Result<Interval> {
  const { running, average, period, until, closes } = said
  if (running === true && (period === undefined || until !== undefined)) {
    return refuse(problem.runningWithoutPeriod())
  }
  const isMore = closes || running === true || until !== undefined
  if (average !== undefined && isMore) return refuse(problem.averageCloses(average))
  return periodSaid(hearing, said)
}

/** What a count is as a fact: a count of its period, a running total, or an average. */
export function figureSaid({
  running,
  average,
}: CountSaid): Pick<FactDraft, 'form' | 'running' | 'per'> {
  if (average !== undefined) return { form: 'average', per: average }
  return { form: 'count', ...(running === true ? { running } : {}) }
}

/** What every count says of itself, as a fact: its figure, place and period, and what it closes. */
export function countSaid(
  said: CountSaid & { readonly place?: PlaceId | undefined },
  period: Interval,
): Pick<FactDraft, 'form' | 'running' | 'per' | 'place' | 'at' | 'period' | 'closes' | 'stage'> {
  return {
    ...figureSaid(said),
    place: said.place ?? null,
    at: { earliest: period.from, latest: period.to },
    period,
    closes: said.closes,
    stage: null,
  }
}

/** The agreement's day that begins on a calendar date. */
export function daySaid({ names }: Hearing, date: string): Result<Interval> {
  const day = names.dayOf(date)
  return day === null ? refuse(problem.noSuchDate(date)) : ok(day)
}
