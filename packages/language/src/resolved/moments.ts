// Moments as the text names them: day 7, the end of the first phase, two days after 2.1.
//
// "By day 7" means its end and "from day 7" its start, so whoever asks says which edge a bare day,
// date, phase or clause stands for.

import type { ClauseId, Filter, Frame, Moment } from '@holdfast/agreement'
import type { Notes } from '../diagnostic.ts'
import { childOf, type SurfaceNode } from '../surface/surface.ts'
import { actIdOf, clauseNumbered, listed, sayUnknown, type Names, type Word } from './names.ts'
import { countOf, daysIn, msOf, spanIn, unitOf } from './numbers.ts'
import { quotedEvent, type Quoted } from './quoted.ts'
import { dayAt, instantAt, type Clock } from './times.ts'
import { phrase } from '../phrase.ts'

export type Edge = 'start' | 'end'

/** What moments are read with. */
export type Reading = {
  readonly names: Names
  readonly clock: Clock
  readonly notes: Notes
  /** True where something opens an instance, so that "that day" has a meaning. */
  readonly hasTrigger: boolean
  /** The clause that is read; null in declarations. */
  readonly clause: ClauseId | null
  readonly quoted: Quoted
}

const termFrame: Frame = { kind: 'term' }

/** The nodes that are moments. */
const momentNodes = ['Day', 'Edge', 'Offset', 'Time', 'Date', 'Ref', 'String', 'Name'] as const

/** The moment node among a node's children, if it has one. */
export function momentNodeIn(node: SurfaceNode): SurfaceNode | undefined {
  return node.children.find(({ name }) => momentNodes.some((known) => known === name))
}

/** The moment that a node's child names; null, and said, where it names none. */
export function momentIn(node: SurfaceNode, edge: Edge, reading: Reading): Moment | null {
  const child = momentNodeIn(node)
  return child === undefined ? null : momentFrom(child, edge, reading)
}

/** The moment of a node, at the edge asked for where it has two. */
export function momentFrom(node: SurfaceNode, edge: Edge, reading: Reading): Moment | null {
  const { clock, notes } = reading
  switch (node.name) {
    case 'Day':
      return dayMoment(node, edge, reading)
    case 'Edge':
      return edgeMoment(node, reading)
    case 'Offset':
      return offsetMoment(node, reading)
    case 'Time': {
      const at = instantAt(node, clock, notes)
      return at === null ? null : { kind: 'instant', at }
    }
    case 'Date': {
      const day = dayAt(node, clock, notes)
      if (day === null) return null
      return { kind: 'instant', at: edge === 'start' ? day.from : day.to }
    }
    case 'Ref': {
      const clause = clauseNumbered(node, reading.names, notes)
      return clause === null ? null : { kind: 'performed', clause, step: null }
    }
    case 'String':
      return quotedMoment(node, reading)
    default:
      return namedMoment(node, edge, reading)
  }
}

function dayMoment(node: SurfaceNode, edge: Edge, reading: Reading): Moment | null {
  const n = countOf(childOf(node, 'Number'), reading.notes)
  const of = frameOf(childOf(node, 'Name'), reading)
  return n === null || of === null ? null : { kind: 'day', n, of, edge }
}

function edgeMoment(node: SurfaceNode, reading: Reading): Moment | null {
  const edge = childOf(node, 'Start') === undefined ? 'end' : 'start'
  const day = childOf(node, 'Day')
  if (day !== undefined) return dayMoment(day, edge, reading)
  if (childOf(node, 'That') !== undefined) {
    if (reading.hasTrigger) return { kind: 'trigger-day', edge }
    reading.notes.say('time.8', node)
    return null
  }
  const name = childOf(node, 'Name')
  const later = reading.names.later.get(name?.text ?? '')
  if (later?.kind === 'day') return { kind: 'set', day: later.id, edge }
  const of = frameOf(name, reading)
  return of === null ? null : { kind: 'edge', of, edge }
}

/** The most counts that one moment may be from another: "4 hours after 1 month after day 2". */
const countsMax = 3

function offsetMoment(node: SurfaceNode, reading: Reading): Moment | null {
  const span = spanIn(node, reading.notes)
  const inner = momentNodeIn(node)
  if (countsIn(node) > countsMax) {
    const what = phrase('phrase.count-from-count')
    reading.notes.say('clause.7', node, { what }, phrase('advice.from-one-moment'))
    return null
  }
  const isBefore = childOf(node, 'before') !== undefined
  // "3 days after day 7" counts from its end, "3 days before day 7" from its start.
  const start = inner === undefined ? null : momentFrom(inner, isBefore ? 'start' : 'end', reading)
  if (span === null || start === null) return null
  const sign = isBefore ? -1 : 1
  const days = daysIn(span.count, span.unit)
  if (days !== null) return { kind: 'days-after', start, days: sign * days }
  if (span.unit === 'month')
    return { kind: 'days-after', start, days: 0, months: sign * span.count }
  const ms = msOf(span.count, span.unit)
  return ms === null ? null : { kind: 'after', start, ms: sign * ms }
}

/**
 * "On the second day after 2.1": the whole of that day, from its start to its end; null for what
 * is no count of days.
 */
export function dayAfter(
  node: SurfaceNode,
  reading: Reading,
): Readonly<Record<Edge, Moment>> | null {
  const unit = unitOf(childOf(node, 'Unit'))
  if (node.name !== 'Offset' || unit === null || (unit !== 'month' && daysIn(1, unit) === null))
    return null
  const moment = offsetMoment(node, reading)
  if (moment?.kind !== 'days-after') return null
  const earlier = { ...moment, days: moment.days - 1 }
  const isOfDate = momentNodeIn(node)?.name === 'Date' && childOf(node, 'before') === undefined
  // What ends with a day is followed by the day that begins then.
  if (isOfDate || endsDay(moment.start)) return { start: earlier, end: moment }
  return { start: { ...earlier, through: true }, end: { ...moment, through: true } }
}

/** True for a moment that is the end of a day. */
function endsDay(moment: Moment): boolean {
  if (moment.kind === 'days-after') return moment.through === true || endsDay(moment.start)
  const hasEdge = moment.kind === 'edge' || moment.kind === 'day' || moment.kind === 'set'
  return hasEdge && moment.edge === 'end'
}

/** How many counts stand one after another, as far as it matters. */
function countsIn(node: SurfaceNode): number {
  let counts = 0
  let at: SurfaceNode | undefined = node
  for (; at?.name === 'Offset' && counts <= countsMax; at = momentNodeIn(at)) counts += 1
  return counts
}

/** The term or a phase by its name; the term where no name is given. */
export function frameOf(node: SurfaceNode | undefined, reading: Reading): Frame | null {
  if (node === undefined || node.text === 'agreement') return termFrame
  const phase = reading.names.phases.get(node.text)
  if (phase !== undefined) return { kind: 'phase', id: phase }
  sayNoMoment(node, reading)
  return null
}

function namedMoment(node: Word, edge: Edge, reading: Reading): Moment | null {
  const { names } = reading
  if (node.text === 'agreement') return { kind: 'edge', of: termFrame, edge }
  const phase = names.phases.get(node.text)
  if (phase !== undefined) return { kind: 'edge', of: { kind: 'phase', id: phase }, edge }
  const later = names.later.get(node.text)
  if (later?.kind === 'day') return { kind: 'set', day: later.id, edge }
  if (later?.kind === 'state') return { kind: 'switched', state: later.id, holds: true }
  const act = actIdOf(node.text, names)
  if (act !== null) return { kind: 'first', of: filterOf(act) }
  sayNoMoment(node, reading)
  return null
}

/** "The exchange of lists", in quotes: when it is first on record. */
function quotedMoment(node: Word, reading: Reading): Moment | null {
  if (reading.clause === null) {
    sayNoMoment(node, reading)
    return null
  }
  return { kind: 'first', of: filterOf(quotedEvent(node, reading.clause, reading).id) }
}

/** A filter that asks for nothing but the act. */
export function filterOf(act: Filter['act']): Filter {
  return { act, tags: {}, place: null }
}

function sayNoMoment(node: Word, { names, notes }: Reading): void {
  const known = [...names.phases.keys(), ...names.acts.keys(), ...names.later.keys()]
  const otherwise =
    known.length === 0
      ? phrase('advice.declare-moment', { name: node.text })
      : phrase('advice.declare-moment-or', { name: node.text, list: `${listed(known)}, agreement` })
  sayUnknown('name.4', node, { name: node.text }, { known, otherwise }, notes)
}
