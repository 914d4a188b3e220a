// The number that matters of each article, as codes and numbers, by the answer of the moment
// asked.
//
// Instances of one clause and bearer may be added up; unlike obligations never are. A prohibition
// gives the days with something on record, and what was determined.

import type { CompiledAgreement, Obligation, RoleId, Status } from '@holdfast/agreement'
import type { Clock } from '../time/clock.ts'

export type Summary =
  | {
      readonly kind: 'incidents'
      readonly clauses: readonly string[]
      readonly days: readonly number[]
      readonly recorded: number
      readonly determined: number
      readonly isWatched: boolean
    }
  | {
      readonly kind: 'reached'
      readonly clause: string
      readonly bearer: RoleId | null
      readonly value: number
      readonly target: number
      readonly unit: string
      readonly sources: readonly string[]
    }
  | {
      readonly kind: 'differ'
      readonly clause: string
      readonly days: readonly number[]
      readonly sources: readonly string[]
    }
  | {
      readonly kind: 'each'
      readonly clause: string
      readonly values: readonly (number | null)[]
      readonly unit: string
      readonly sources: readonly string[]
    }

/** What an article comes to. Empty where nothing has begun. */
export function summariesOf(
  agreement: CompiledAgreement,
  article: string,
  statuses: readonly Status[],
  clock: Clock,
): readonly Summary[] {
  const clauses = new Set(
    agreement.clauses.filter((clause) => clause.article === article).map(({ id }) => id),
  )
  const obligations = agreement.obligations.filter(({ clause }) => clauses.has(clause))
  const bans = obligations.filter(({ kind }) => kind === 'prohibition')
  const duties = obligations.filter(({ kind }) => kind === 'duty')
  const incidents = bans.length === 0 ? [] : [incidentsOf(bans, statuses, clock)]
  return [...incidents, ...duties.flatMap((duty) => dutySummaries(duty, statuses, clock))]
}

function incidentsOf(
  bans: readonly Obligation[],
  statuses: readonly Status[],
  clock: Clock,
): Summary {
  const own = statuses.filter(({ clause }) => bans.some((ban) => ban.clause === clause))
  const days = new Set<number>()
  let [recorded, determined] = [0, 0]
  let isWatched = false
  for (const { reason, window } of own) {
    if (reason.code === 'covered-none-recorded' || reason.code === 'partly-covered')
      isWatched = true
    if (reason.code !== 'incident-recorded' && reason.code !== 'no-coverage') continue
    if (reason.recorded === 0 || window.from === null) continue
    days.add(clock.dayOf(window.from))
    recorded += reason.recorded
    determined += reason.determined
  }
  const clauses = bans.map(({ clause }) => clause)
  return { kind: 'incidents', clauses, days: sorted(days), recorded, determined, isWatched }
}

function dutySummaries(
  duty: Obligation,
  statuses: readonly Status[],
  clock: Clock,
): readonly Summary[] {
  const begun = statuses.filter(
    ({ clause, status }) => clause === duty.clause && status !== 'pending' && status !== 'void',
  )
  if (begun.length === 0) return []
  const sources = sourcesOf(begun)
  const differing = begun.filter(({ reason }) => reason.code === 'counts-differ')
  if (differing.length > 0) {
    const days = differing.flatMap(({ window }) =>
      window.from === null ? [] : [clock.dayOf(window.from)],
    )
    return [{ kind: 'differ', clause: duty.clause, days: sorted(new Set(days)), sources }]
  }
  const isByDay = duty.per.kind === 'each' || isAddedDay(duty)
  return [...Map.groupBy(begun, ({ bearer }) => bearer)].flatMap(([bearer, own]) =>
    isByDay ? eachOf(duty, own, sources) : reachedOf(duty, bearer, own, sources),
  )
}

function isAddedDay({ per }: Obligation): boolean {
  return per.kind === 'for-each' && per.of.kind === 'added-day'
}

function eachOf(
  duty: Obligation,
  own: readonly Status[],
  sources: readonly string[],
): readonly Summary[] {
  const values = own.map(({ measured }) => measured?.value ?? null)
  if (values.every((value) => value === null)) return []
  return [{ kind: 'each', clause: duty.clause, values, unit: duty.measure.unit, sources }]
}

function reachedOf(
  duty: Obligation,
  bearer: RoleId | null,
  own: readonly Status[],
  sources: readonly string[],
): readonly Summary[] {
  const isRunningTotal = duty.per.kind === 'steps' || duty.measure.kind === 'stock'
  const counted = isRunningTotal ? own.slice(-1) : own
  let [value, target] = [0, 0]
  for (const status of counted) {
    if (status.measured === null) return []
    value += status.measured.value
    target += status.target.value
  }
  const unit = duty.measure.unit
  return [{ kind: 'reached', clause: duty.clause, bearer, value, target, unit, sources }]
}

/** Whose counts a status rests on, the first to speak first. */
export function sourcesOf(statuses: readonly Status[]): readonly string[] {
  return [...new Set(statuses.flatMap(({ facts }) => facts.map(({ source }) => source)))]
}

function sorted(numbers: ReadonlySet<number>): readonly number[] {
  return [...numbers].toSorted((a, b) => a - b)
}
