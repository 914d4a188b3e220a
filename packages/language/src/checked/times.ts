// When moments are, as far as the text tells: exactly, or at the latest.
//
// The first is what the text alone gives, with no record and no extension. The second takes what a
// moment waits for at its own latest: a clause when it falls due, an act when the last clause that
// asks for it could be the first to bring it. A moment that neither tells has no instant, and
// silence here never makes an error.

import type {
  ClauseId,
  CompiledAgreement,
  Filter,
  Frame,
  Moment,
  Obligation,
  ObligationGraph,
} from '@holdfast/agreement'
import {
  dayMs,
  dayStart,
  dayStartAfter,
  instantFromMs,
  isInstantMs,
  monthsLater,
  offsetAt,
  plusDays,
  printInstantAt,
  type Instant,
} from '@holdfast/base'
import { askersOf } from './filters.ts'

/** A window; an end that is null is not known. */
export type Window = { readonly opens: Instant | null; readonly due: Instant | null }

/** When the moments of one agreement are. */
export type Times = {
  /** By the text alone; null where it depends on what happens. */
  readonly at: (moment: Moment | null) => Instant | null
  /** Every window of an obligation, as far as the text alone gives it; one for each step. */
  readonly windows: (obligation: Obligation) => readonly Window[]
  /** When a clause is performed at the latest, in full or up to a step, if it is in time. */
  readonly latest: (clause: ClauseId, step: number | null) => Instant | null
  /** When an obligation falls due at the latest. */
  readonly latestDue: (obligation: Obligation) => Instant | null
  /** When an act of the agreement's own is first on record at the latest. */
  readonly latestAct: (act: Filter) => Instant | null
  readonly latestMoment: (moment: Moment, trigger: Instant | null) => Instant | null
}

/** How many moments may lean on each other before one is given up: a circle, or nearly. */
const depthMax = 64

/** The times of an agreement. Each answer is worked out once. */
export function timesOf(agreement: CompiledAgreement, graph: ObligationGraph): Times {
  const windows = new Map<Obligation, readonly Window[]>()
  const statically: Reading = { agreement, graph, clause: () => null, act: () => null }
  const at = (moment: Moment | null): Instant | null =>
    moment === null ? null : instantOf(moment, null, statically, 0)
  const latestBy = latestReading(agreement, graph)
  return {
    at,
    windows: (obligation) => {
      const known = windows.get(obligation)
      if (known !== undefined) return known
      const found = windowsOf(obligation, at)
      windows.set(obligation, found)
      return found
    },
    latest: (clause, step) => latestBy.clause(clause, step, 0),
    latestDue: (obligation) => latestBy.due(obligation, null, 0),
    latestAct: (act) => latestBy.act(act, 0),
    latestMoment: (moment, trigger) => instantOf(moment, trigger, latestBy, 0),
  }
}

/** What moments are read with: how a clause or an act gives an instant. */
type Reading = {
  readonly agreement: CompiledAgreement
  readonly graph: ObligationGraph
  readonly clause: (clause: ClauseId, step: number | null, depth: number) => Instant | null
  readonly act: (act: Filter, depth: number) => Instant | null
}

type LatestReading = Reading & {
  readonly due: (obligation: Obligation, step: number | null, depth: number) => Instant | null
}

function latestReading(agreement: CompiledAgreement, graph: ObligationGraph): LatestReading {
  const own = new Set<string>(agreement.acts.map(({ id }) => id))
  const clauses = new Map<string, Instant | null>()
  const acts = new Map<string, Instant | null>()
  const once = <Key>(known: Map<Key, Instant | null>, key: Key, find: () => Instant | null) => {
    const found = known.get(key)
    if (found !== undefined) return found
    // In a circle there is no latest; circles are said elsewhere.
    known.set(key, null)
    const answer = find()
    known.set(key, answer)
    return answer
  }
  const reading: LatestReading = {
    agreement,
    graph,
    clause: (clause, step, depth) =>
      once(clauses, `${clause} ${step}`, () => {
        const duties = (graph.obligations.get(clause) ?? []).filter(({ kind }) => kind === 'duty')
        return latestOf(duties.map((duty) => reading.due(duty, step, depth + 1)))
      }),
    act: (filter, depth) =>
      once(acts, `${filter.act} ${filter.actor ?? ''}`, () => {
        const askers = own.has(filter.act) ? askersOf(filter, graph) : []
        const dues = askers.map((asker) => reading.due(asker, null, depth + 1))
        // Whichever asks first brings it; one without a date may be that one.
        return dues.includes(null) ? null : earliestOf(dues)
      }),
    due: ({ per }, step, depth) => {
      if (depth > depthMax) return null
      if (per.kind === 'each') return instantOf(per.closes, null, reading, depth)
      if (per.kind === 'steps') {
        const due = per.steps.at(step === null ? -1 : step - 1)?.due ?? null
        return due === null ? null : instantOf(due, null, reading, depth)
      }
      const trigger = per.kind === 'for-each' ? triggerOf(per.of, reading, depth) : null
      return per.due === null ? null : instantOf(per.due, trigger, reading, depth)
    },
  }
  return reading
}

type TriggerSource = Extract<Obligation['per'], { kind: 'for-each' }>['of']

function triggerOf(of: TriggerSource, reading: Reading, depth: number): Instant | null {
  if (of.kind === 'added-day') return null
  if (of.kind === 'fact') return reading.act(of.filter, depth + 1)
  return latestOf(of.clauses.map((clause) => reading.clause(clause, null, depth + 1)))
}

/** Null where one of them is not known. */
function latestOf(instants: readonly (Instant | null)[]): Instant | null {
  if (instants.length === 0 || instants.includes(null)) return null
  return instants.reduce((a, b) => (a !== null && b !== null && b > a ? b : a))
}

function earliestOf(instants: readonly (Instant | null)[]): Instant | null {
  let found: Instant | null = null
  for (const at of instants) if (at !== null && (found === null || at < found)) found = at
  return found
}

function instantOf(
  moment: Moment,
  trigger: Instant | null,
  reading: Reading,
  depth: number,
): Instant | null {
  if (depth > depthMax) return null
  const { calendar } = reading.agreement
  const of = (start: Moment): Instant | null => instantOf(start, trigger, reading, depth + 1)
  switch (moment.kind) {
    case 'instant':
      return moment.at
    case 'edge':
      return frameEdge(moment.of, moment.edge, reading, depth)
    case 'day':
      return dayOf(moment, reading, depth)
    case 'after': {
      const start = of(moment.start)
      const ms = start === null ? null : start + moment.ms
      return ms !== null && isInstantMs(ms) ? instantFromMs(ms) : null
    }
    case 'days-after': {
      const start = of(moment.start)
      const { days, months = 0, through } = moment
      if (start === null) return null
      return within(start, days + 31 * months, (from) => {
        const last = through === true ? instantFromMs(from - 1) : from
        const at = months === 0 ? last : monthsLater(calendar, last, months)
        return through === true
          ? dayStartAfter(calendar, at, days + 1)
          : plusDays(calendar, at, days)
      })
    }
    case 'trigger':
      return trigger
    case 'trigger-day': {
      if (trigger === null) return null
      // What is done at the latest is done within the day that ends then.
      const start = dayStart(calendar, instantFromMs(trigger - 1))
      return moment.edge === 'start' ? start : dayStartAfter(calendar, start, 1)
    }
    case 'performed':
      return reading.clause(moment.clause, moment.step, depth + 1)
    case 'first':
      return reading.act(moment.of, depth + 1)
    case 'window':
      return moment.edge === 'end' ? reading.clause(moment.clause, moment.step, depth + 1) : null
    case 'set':
    case 'switched':
      return null
  }
}

function dayOf(
  moment: Extract<Moment, { kind: 'day' }>,
  reading: Reading,
  depth: number,
): Instant | null {
  const { calendar } = reading.agreement
  const start = frameEdge(moment.of, 'start', reading, depth)
  if (start === null) return null
  if (moment.edge === 'start' && moment.n === 1) return start
  const days = moment.edge === 'start' ? moment.n - 1 : moment.n
  return within(start, days, (at) => dayStartAfter(calendar, at, days))
}

/** Moves an instant by days, unless that leaves the years there are. */
function within(start: Instant, days: number, move: (at: Instant) => Instant): Instant | null {
  const isRoom = isInstantMs(start + (days - 3) * dayMs) && isInstantMs(start + (days + 3) * dayMs)
  return isRoom ? move(start) : null
}

function frameEdge(
  frame: Frame,
  edge: 'start' | 'end',
  reading: Reading,
  depth: number,
): Instant | null {
  const { term } = reading.agreement
  if (frame.kind === 'term') return edge === 'start' ? term.from : term.to
  const phase = reading.graph.phases.get(frame.id)?.phase
  if (phase === undefined) return null
  const moment = edge === 'start' ? phase.opens : phase.closes
  return moment === null ? term.to : instantOf(moment, null, reading, depth + 1)
}

function windowsOf(
  { per }: Obligation,
  at: (moment: Moment | null) => Instant | null,
): readonly Window[] {
  switch (per.kind) {
    case 'once':
      return [{ opens: at(per.opens), due: at(per.due) }]
    case 'each':
      return [{ opens: at(per.opens), due: at(per.closes) }]
    case 'steps':
      return per.steps.map((step) => ({ opens: at(per.opens), due: at(step.due) }))
    case 'for-each':
      return [{ opens: null, due: at(per.due) }]
  }
}

/** An instant on the agreement's clocks. */
export function printOn(instant: Instant, agreement: CompiledAgreement): string {
  return printInstantAt(instant, offsetAt(agreement.calendar.rules, instant))
}
