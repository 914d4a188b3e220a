// What one clause comes to for one bearer, by the answer of the moment asked about: codes and
// numbers for the head of a sheet and the sections of a page.
//
// Instances of one clause and bearer may be added up; bearers and unlike obligations never are. A
// prohibition gives the days with something on record, and what was determined. Days are named by
// what their counts say; how many of them say so is not a figure.

import { rollUp, type ClauseId, type Obligation, type RoleId } from '@holdfast/agreement'
import type { Basis, Status, StatusName, ToldReason } from '@holdfast/agreement'
import { instantFromMs, type Instant } from '@holdfast/base'
import type { Answer } from '@holdfast/sum'
import { dayAt, runsOf, type DayRun } from './days.ts'
import { claimedIn, claimedOf, figuresOf, type Claim, type Figure } from './figures.ts'
import { referrerOf } from './references.ts'
import { remarksOf, type Remark } from './remarks.ts'
import { toldReason } from './standing.ts'

/** What some days have in common. */
export const dayCodes = [
  'reached',
  'late',
  'below',
  'differ',
  'not-closed',
  'no-coverage',
  'partly-covered',
  'no-count',
  'running',
  'suspended',
  'undetermined',
] as const
export type DayCode = (typeof dayCodes)[number]

/** How a clause is told in few words. */
export type Gist =
  /** Nothing was asked yet. */
  | { readonly kind: 'nothing-yet' }
  /** Of a prohibition: what is on record and claimed, on which days, and who looked. */
  | {
      readonly kind: 'recorded'
      readonly days: readonly DayRun[]
      readonly recorded: number
      readonly determined: number
      /** What those say of it whose interest it is; it counts for nothing. */
      readonly claimed: number
      readonly watched: 'throughout' | 'in-part' | 'nobody'
    }
  /** Of a duty by the day, week or month: what is said of which of its days. */
  | {
      readonly kind: 'days'
      readonly said: readonly { readonly code: DayCode; readonly days: readonly DayRun[] }[]
    }
  /** Of any other duty: acts of all its instances, added up. */
  | {
      readonly kind: 'amount'
      readonly value: number
      /** Nothing says that there was no more. */
      readonly isLowerBound: boolean
      readonly target: number
      readonly unit: string
      readonly isRunning: boolean
    }
  /** Every instance that was asked is excused by an act on record. */
  | { readonly kind: 'excused' }
  /** An instance has no count that decides, so there is no sum: of the first such, why. */
  | { readonly kind: 'not-known'; readonly reason: ToldReason; readonly figures: readonly Figure[] }

/** What a clause comes to for one bearer. */
export type ClauseSummary = {
  readonly clause: ClauseId
  readonly bearer: RoleId | null
  /** The roll-up of its instances: the mark in the margin of the text. */
  readonly status: StatusName | null
  readonly gist: Gist
  /** What its instances were read on. */
  readonly basis: Basis
  /** What is claimed of it, by whom: in the speaker's own interest, so it counts for nothing. */
  readonly claimed: readonly Claim[]
  /** Who disputes, with particulars, what was counted of it. */
  readonly disputedBy: readonly RoleId[]
  /** The sources on which a status turns though they are objected to, or close to a side. */
  readonly turnsOn: readonly RoleId[]
  /** Something about it is claimed, recorded, counted differently, disputed or objected to. */
  readonly isContested: boolean
  /** Whose counts it rests on, the first to speak first. */
  readonly sources: readonly RoleId[]
  /** Figures on what it asks that are counted nowhere. */
  readonly remarks: readonly Remark[]
  /** Of a clause by the day, its last days with their figures. */
  readonly latest: readonly { readonly day: number; readonly figures: readonly Figure[] }[]
}

/** The most days whose figures are named one by one. */
const latestDays = 14

/** Sums up the instances of one clause and bearer. */
export function clauseSummaryOf(
  answer: Answer,
  obligation: Obligation,
  bearer: RoleId | null,
  statuses: readonly Status[],
): ClauseSummary {
  const begun = statuses.filter(({ status }) => status !== 'pending' && status !== 'void')
  const gist = gistOf(answer, obligation, begun)
  const beside = besideOf(begun)
  return {
    clause: obligation.clause,
    bearer,
    status: rollUp(statuses.map(({ status }) => status)),
    gist,
    basis: begun[0]?.basis ?? statuses[0]?.basis ?? answer.agreement.basis,
    ...beside,
    isContested: isContested(gist, beside),
    sources: sourcesOf(begun),
    remarks: remarksOf(answer, obligation, bearer, statuses),
    latest: isByDay(obligation)
      ? begun.slice(-latestDays).map((status) => ({
          day: daysOf(answer, [status])[0]?.from ?? 0,
          figures: figuresOf(status),
        }))
      : [],
  }
}

type Beside = Pick<ClauseSummary, 'claimed' | 'disputedBy' | 'turnsOn'>

/** What is said beside the counts, over all instances. */
function besideOf(begun: readonly Status[]): Beside {
  return {
    claimed: claimedOf({ claims: begun.flatMap(({ claims }) => claims) }),
    disputedBy: [...new Set(begun.flatMap(({ disputes }) => disputes.map(({ by }) => by)))],
    turnsOn: [...new Set(begun.flatMap(({ without }) => without?.sources ?? []))],
  }
}

function isContested(gist: Gist, { claimed, disputedBy, turnsOn }: Beside): boolean {
  const isSaid = claimed.length + disputedBy.length + turnsOn.length > 0
  if (gist.kind === 'recorded') return isSaid || gist.recorded > 0
  return isSaid || (gist.kind === 'days' && gist.said.some(({ code }) => code === 'differ'))
}

function sourcesOf(statuses: readonly Status[]): readonly RoleId[] {
  const sources = new Set<RoleId>()
  // Most facts are of the source of the fact before them.
  let last: RoleId | null = null
  for (const { facts } of statuses) {
    for (const { source } of facts) {
      if (source === last) continue
      sources.add(source)
      last = source
    }
  }
  return [...sources]
}

function gistOf(answer: Answer, obligation: Obligation, begun: readonly Status[]): Gist {
  if (begun.length === 0) return { kind: 'nothing-yet' }
  const isEach = obligation.per.kind === 'each'
  if (obligation.kind === 'prohibition') return recordedIn(answer, begun, isEach)
  return isEach ? daysIn(answer, begun) : amountIn(answer, obligation, begun)
}

function isByDay({ per }: Obligation): boolean {
  const isAddedDay = per.kind === 'for-each' && per.of.kind === 'added-day'
  return isAddedDay || (per.kind === 'each' && per.unit === 'day' && per.times === undefined)
}

function recordedIn(answer: Answer, begun: readonly Status[], isEach: boolean): Gist {
  let [recorded, determined] = [0, 0]
  const withSomething = begun.filter(({ reason }) => {
    if (!('recorded' in reason) || reason.recorded === 0) return false
    recorded += reason.recorded
    determined += reason.determined
    return true
  })
  const codes = new Set(begun.map(({ reason }) => reason.code))
  const isWatched = codes.has('covered-none-recorded')
  const watched =
    isWatched && codes.size === 1
      ? 'throughout'
      : isWatched || codes.has('partly-covered')
        ? 'in-part'
        : 'nobody'
  const days = isEach ? runsOf(daysOf(answer, withSomething)) : []
  const claimed = claimedIn(begun)
  return { kind: 'recorded', days, recorded, determined, claimed, watched }
}

function daysIn(answer: Answer, begun: readonly Status[]): Gist {
  const byCode = Map.groupBy(begun, dayCodeOf)
  const said = dayCodes.flatMap((code) => {
    const own = byCode.get(code)
    return own === undefined ? [] : [{ code, days: runsOf(daysOf(answer, own)) }]
  })
  return { kind: 'days', said }
}

function dayCodeOf({ status, reason }: Status): DayCode | null {
  const { code } = reason
  if (status === 'met') return 'reached'
  if (status === 'unmet') return 'below'
  if (status !== 'undetermined') return dayCodes.find((known) => known === status) ?? null
  if (code === 'counts-differ') return 'differ'
  return dayCodes.find((known) => known === code) ?? 'undetermined'
}

function amountIn(answer: Answer, obligation: Obligation, begun: readonly Status[]): Gist {
  // A schedule's last step, and a stock, hold what was there before.
  const isRunningTotal = obligation.per.kind === 'steps' || obligation.measure.kind === 'stock'
  let [value, target] = [0, 0]
  // What was excused is owed by nobody, and is in no sum.
  const asking = begun.filter(({ status }) => status !== 'excused')
  if (asking.length === 0) return { kind: 'excused' }
  for (const status of isRunningTotal ? asking.slice(-1) : asking) {
    const { measured, target: asked } = status
    if (measured === null) return notKnown(answer, status)
    value += measured.value
    target += asked.value
  }
  const isRunning = asking.some(({ status }) => status === 'running')
  const isLowerBound = asking.some(({ reason }) => reason.code === 'not-closed')
  // Nought of what nobody counted is no number.
  const [open] = asking.filter(({ facts, readings }) => facts.length + readings.length === 0)
  if (value === 0 && open !== undefined) return notKnown(answer, open)
  const { unit } = obligation.measure
  return { kind: 'amount', value, isLowerBound, target, unit, isRunning }
}

function notKnown(answer: Answer, status: Status): Gist {
  const reason = toldReason(status.reason, referrerOf(answer))
  return { kind: 'not-known', reason, figures: figuresOf(status) }
}

/** The agreement's days that the statuses' windows take up. */
function daysOf({ agreement, standing }: Answer, statuses: readonly Status[]): readonly DayRun[] {
  return statuses.flatMap(({ window: { from, to } }) => {
    if (from === null) return []
    const first = dayAt(agreement, standing, from)
    const last = to === null || to <= from ? first : dayAt(agreement, standing, before(to))
    return [{ from: first, to: last }]
  })
}

/** The last instant of a window: its end belongs to the day after. */
function before(end: Instant): Instant {
  return instantFromMs(end - 1)
}
