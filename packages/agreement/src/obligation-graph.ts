// The obligation graph: what each clause of an agreement waits for, as nodes and edges.
//
// An obligation has an edge to everything that must come before its windows are known: another
// clause performed, an act on record, the edge of a phase, something said later, days added under a
// power. Phases have edges of their own, so that a phase that many clauses name is followed once.
// Who asks for an act is in the graph too: an act of the agreement's own comes about through the
// clauses that ask for it. The graph is what the text says; nothing of the record is in it.

import type { Basis } from './basis.ts'
import type { CompiledAgreement, Phase } from './compiled.ts'
import type { Filter } from './filter.ts'
import type { Moment } from './moment.ts'
import type { ClauseId, LaterId, PhaseId } from './names.ts'
import type { Obligation } from './obligation.ts'

/** Something that is waited for. */
export type Awaited =
  /** A clause, in full or up to a step counted from 1. */
  | { readonly kind: 'performed'; readonly clause: ClauseId; readonly step: number | null }
  /** Each act that is allotted to a clause. */
  | { readonly kind: 'allotted'; readonly clause: ClauseId }
  /** The window of a clause, whatever becomes of what it asks. */
  | { readonly kind: 'window'; readonly clause: ClauseId; readonly step: number | null }
  /** An act on record: the first, or each of a grade. */
  | { readonly kind: 'act'; readonly filter: Filter; readonly grade: Basis | null }
  | { readonly kind: 'phase'; readonly phase: PhaseId; readonly edge: 'start' | 'end' }
  | { readonly kind: 'added-day'; readonly power: ClauseId }
  | { readonly kind: 'day'; readonly day: LaterId }
  | { readonly kind: 'state'; readonly state: LaterId; readonly holds: boolean }

/** The graph of one agreement. */
export type ObligationGraph = {
  /** The obligations of a clause; several where "each incident" stands for several acts. */
  readonly obligations: ReadonlyMap<ClauseId, readonly Obligation[]>
  /** What an obligation or a permission waits for, each once. */
  readonly waits: ReadonlyMap<Obligation, readonly Awaited[]>
  readonly phases: ReadonlyMap<PhaseId, PhaseNode>
  /** The duties that ask for an act, by its id. */
  readonly askers: ReadonlyMap<string, readonly Obligation[]>
}

/** A phase, and what its edges wait for. */
export type PhaseNode = {
  readonly phase: Phase
  readonly start: readonly Awaited[]
  readonly end: readonly Awaited[]
}

/** The graph of an agreement: its obligations, phases and acts, and what each waits for. */
export function obligationGraph(agreement: CompiledAgreement): ObligationGraph {
  const { obligations, permissions = [] } = agreement
  const duties = obligations.filter(
    ({ kind, target }) => kind === 'duty' && target.compare !== 'at-most',
  )
  return {
    obligations: Map.groupBy(obligations, ({ clause }) => clause),
    waits: new Map([...obligations, ...permissions].map((each) => [each, waitsOf(each)])),
    phases: new Map(agreement.phases.map((phase) => [phase.id, nodeOf(phase)])),
    askers: Map.groupBy(duties, ({ measure }): string => measure.filter.act),
  }
}

/** What an obligation waits for: its trigger, its conditions, and what its moments name. */
function waitsOf(obligation: Obligation): readonly Awaited[] {
  const { per, conditions, switched = [] } = obligation
  const trigger: readonly Awaited[] =
    per.kind !== 'for-each'
      ? []
      : per.of.kind === 'allotted'
        ? per.of.clauses.map((clause) => ({ kind: 'allotted', clause }))
        : per.of.kind === 'added-day'
          ? [{ kind: 'added-day', power: per.of.power }]
          : [{ kind: 'act', filter: per.of.filter, grade: per.of.grade }]
  return distinct([
    ...trigger,
    ...conditions.map(({ clause, step }) => ({ kind: 'performed', clause, step }) as const),
    ...switched.map(({ state, holds }) => ({ kind: 'state', state, holds }) as const),
    ...momentsOf(obligation).flatMap(waitsOfMoment),
  ])
}

/** The moments that an obligation names. */
export function momentsOf({ per }: Pick<Obligation, 'per'>): readonly Moment[] {
  const named: readonly (Moment | null)[] =
    per.kind === 'each'
      ? [per.opens, per.closes]
      : per.kind === 'steps'
        ? [per.opens, ...per.steps.map(({ due }) => due)]
        : per.kind === 'once'
          ? [per.opens, per.due]
          : [per.due]
  return named.filter((moment) => moment !== null)
}

/** What must come before a moment is known. */
function waitsOfMoment(moment: Moment): readonly Awaited[] {
  switch (moment.kind) {
    case 'edge':
    case 'day': {
      if (moment.of.kind === 'term') return []
      const edge = moment.kind === 'day' ? 'start' : moment.edge
      return [{ kind: 'phase', phase: moment.of.id, edge }]
    }
    case 'performed':
      return [{ kind: 'performed', clause: moment.clause, step: moment.step }]
    case 'window':
      return [{ kind: 'window', clause: moment.clause, step: moment.step }]
    case 'set':
      return [{ kind: 'day', day: moment.day }]
    case 'switched':
      return [{ kind: 'state', state: moment.state, holds: moment.holds }]
    case 'first':
      return [{ kind: 'act', filter: moment.of, grade: null }]
    case 'after':
    case 'days-after':
      return waitsOfMoment(moment.start)
    case 'instant':
    case 'trigger':
    case 'trigger-day':
      return []
  }
}

function nodeOf(phase: Phase): PhaseNode {
  const start = waitsOfMoment(phase.opens)
  // The end of a phase of so many days waits for its start.
  const end = phase.closes === null ? [] : waitsOfMoment(phase.closes)
  return { phase, start: distinct(start), end: distinct(end) }
}

function distinct(awaited: readonly Awaited[]): readonly Awaited[] {
  if (awaited.length < 2) return awaited
  return [...new Map(awaited.map((each) => [JSON.stringify(each), each])).values()]
}
