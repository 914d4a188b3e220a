// The declarations, read: who and what there is, the clock, the term, the phases.
//
// Declarations may stand in any order and in any fence. Names come first, then the clock, then
// what is told by it (the term, the phases).

import {
  isBasis,
  type Basis,
  type ClauseId,
  type Phase,
  type PhaseId,
  type RoleId,
} from '@holdfast/agreement'
import { dateOf, daysLater, holdsIn, isId, monthsLater, nearestInstant } from '@holdfast/base'
import { utcRules, yearsReadBefore } from '@holdfast/base'
import type { Calendar, Instant } from '@holdfast/base'
import type { Notes, Span } from '../diagnostic.ts'
import { childOf, childrenOf, type SurfaceItem, type SurfaceNode } from '../surface/surface.ts'
import type { DeclaredRole, Header } from './ast.ts'
import { declaredFrom, stringOf } from './declared.ts'
import { momentFrom, momentNodeIn, type Reading } from './moments.ts'
import { rolesNamed, type Names } from './names.ts'
import type { MapFeature } from './places.ts'
import { countOf, daysIn, spanIn } from './numbers.ts'
import { nothingQuoted } from './quoted.ts'
import { zoneNamed, type DeclarationLine as Line, type ReadSources } from './sources.ts'
import { dayAt, instantAt, type Clock } from './times.ts'
import { phrase } from '../phrase.ts'

/** The header and its names. Never fails: what is missing is said, and something stands for it. */
export function headerFrom(
  items: readonly SurfaceItem[],
  clauses: ReadonlyMap<string, ClauseId>,
  sources: ReadSources,
  notes: Notes,
): {
  readonly header: Header
  readonly names: Names
  readonly clock: Clock
  readonly map: readonly MapFeature[]
} {
  const lines = items
    .filter(({ kind }) => kind === 'declaration')
    .flatMap(({ parts, item }) => parts.map((part): Line => ({ ...part, fileLine: item.line })))
  const one = (name: string, what: string): Line | undefined => oneOf(lines, name, what, notes)

  const clock = clockFrom(
    one('ZoneLine', 'time zone'),
    one('DayLine', 'day begins'),
    sources,
    notes,
  )
  const { offsets, map, ...declared } = declaredFrom(lines, sources, clock.calendar, notes)
  const names: Names = { ...declared, clauses, vocabulary: sources.vocabulary }
  const reading: Reading = {
    names,
    clock,
    notes,
    hasTrigger: false,
    clause: null,
    quoted: nothingQuoted(),
  }
  const agreement = one('AgreementLine', 'agreement')
  const nameNode = agreement === undefined ? undefined : childOf(agreement, 'Name')
  const top = topOf(items)
  if (nameNode === undefined) notes.say('head.1', top)
  else if (!isId(nameNode.text)) notes.say('name.8', nameNode, { name: nameNode.text })
  const basisNode = one('BasisLine', 'basis')
  if (basisNode === undefined) notes.say('head.7', top)
  const termLine = one('TermLine', 'in force')
  const term = termFrom(termLine, clock, top, notes)
  sayUnknownYears(term, clock, termLine ?? top, notes)
  const header: Header = {
    id: nameNode !== undefined && isId(nameNode.text) ? nameNode.text : 'unnamed',
    notice: stringOf(one('NoticeLine', 'notice')),
    calendar: clock.calendar,
    hasZone: clock.hasZone,
    term,
    statuses: statusesFrom(one('StatusesLine', 'statuses')),
    basis: basisOf(basisNode),
    roles: [...rolesWithMembers(lines, names, notes)],
    places: [...names.places.values()],
    ...(offsets.length === 0 ? {} : { offsets }),
    groups: [...names.groups.values()],
    kinds: [...names.kinds.values()],
    phases: phasesFrom(lines, reading),
    acts: [...names.acts.values()],
    ...(names.later.size === 0 ? {} : { later: [...names.later.values()] }),
  }
  return { header, names, clock, map }
}

function topOf(items: readonly SurfaceItem[]): Span {
  const first = items[0]?.item
  return { from: first?.from ?? 0, to: first?.from ?? 0 }
}

function oneOf(lines: readonly Line[], name: string, what: string, notes: Notes): Line | undefined {
  const [first, ...more] = lines.filter((line) => line.name === name)
  for (const again of more) notes.say('head.3', again, { what, line: first?.fileLine ?? 0 })
  return first
}

function clockFrom(
  zoneLine: Line | undefined,
  dayLine: Line | undefined,
  sources: ReadSources,
  notes: Notes,
): Clock {
  const zone = zoneLine === undefined ? undefined : childOf(zoneLine, 'Name')
  const rules = zone === undefined ? null : zoneNamed(zone, sources, notes)
  const calendar: Calendar = {
    rules: rules ?? utcRules,
    dayBeginsMinutes: minutesOf(
      dayLine === undefined ? undefined : childOf(dayLine, 'Clock'),
      notes,
    ),
  }
  // A zone that is named but not known was said already; its absence is not said again.
  return { calendar, hasZone: zoneLine !== undefined }
}

function minutesOf(node: SurfaceNode | undefined, notes: Notes): number {
  const [hours = 0, minutes = 0] = (node?.text ?? '00:00').split(':').map(Number)
  if (hours <= 23 && minutes <= 59) return hours * 60 + minutes
  if (node !== undefined) notes.say('time.2', node, { time: node.text })
  return 0
}

function statusesFrom(line: Line | undefined): 'on' | 'off' {
  return line !== undefined && childOf(line, 'Off') !== undefined ? 'off' : 'on'
}

function basisOf(line: Line | undefined): Basis {
  const word = line === undefined ? undefined : childOf(line, 'BasisWord')?.text
  return word !== undefined && isBasis(word) ? word : 'reported'
}

function termFrom(line: Line | undefined, clock: Clock, top: Span, notes: Notes): Header['term'] {
  if (line === undefined) {
    notes.say('head.2', top)
    return null
  }
  const [start, end] = line.children.filter(({ name }) => name === 'Time' || name === 'Date')
  const wrong = line.children.find(({ name }) =>
    ['Day', 'Edge', 'Offset', 'Name', 'Ref'].includes(name),
  )
  if (wrong !== undefined) notes.say('time.2', wrong, { time: wrong.text })
  const from = start === undefined ? null : instantOf(start, 'start', clock, notes)
  if (from === null) return null
  const length = spanIn(line, notes)
  if (length !== null) {
    const days = daysIn(length.count, length.unit)
    if (days !== null) return { from, to: daysLater(clock.calendar, from, days) }
    if (length.unit === 'month')
      return { from, to: monthsLater(clock.calendar, from, length.count) }
    const what = phrase('phrase.term-in-units', { unit: length.unit })
    notes.say('clause.7', line, { what }, phrase('advice.term-in-days'))
    return null
  }
  const to = end === undefined ? null : instantOf(end, 'end', clock, notes)
  if (to !== null && to <= from) notes.say('time.4', end ?? line)
  return { from, to }
}

/** Says years in force of which the zone's rules know nothing: an hour off is a day lost. */
function sayUnknownYears(term: Header['term'], { calendar }: Clock, at: Span, notes: Notes): void {
  if (term === null) return
  const { rules } = calendar
  const last = term.to === null ? term.from : nearestInstant(term.to - 1)
  const years = [term.from, last].map((instant) => Number(dateOf(calendar, instant).slice(0, 4)))
  if (years.every((year) => holdsIn(rules, year))) return
  notes.say('head.9', at, { zone: rules.zone, ...(rules.years ?? yearsReadBefore) })
}

/** A time, or the start or end of the agreement's day of a date. */
function instantOf(
  node: SurfaceNode,
  edge: 'start' | 'end',
  clock: Clock,
  notes: Notes,
): Instant | null {
  if (node.name === 'Time') return instantAt(node, clock, notes)
  const day = dayAt(node, clock, notes)
  return day === null ? null : edge === 'start' ? day.from : day.to
}

function phasesFrom(lines: readonly Line[], reading: Reading): readonly Phase[] {
  const phases: Phase[] = []
  for (const line of lines.filter(({ name }) => name === 'PhaseLine')) {
    const id = reading.names.phases.get(childOf(line, 'Name')?.text ?? '')
    if (id === undefined) continue
    const phase = phaseFrom(id, line, reading)
    if (phase !== null) phases.push(phase)
  }
  return phases
}

function phaseFrom(id: PhaseId, line: Line, reading: Reading): Phase | null {
  const said = line.children.filter(({ name }) => name !== 'String')
  const [, ...rest] = said.filter((child) => momentNodeIn({ ...line, children: [child] }))
  const [start, end] = rest
  const opens = start === undefined ? null : momentFrom(start, 'start', reading)
  if (opens === null) return null
  const count = countOf(childOf(line, 'Number'), reading.notes)
  const unit = spanIn(line, reading.notes)?.unit
  if (count !== null && unit !== undefined) {
    const days = daysIn(count, unit)
    const of = { kind: 'phase', id } as const
    if (days !== null) return { id, opens, closes: { kind: 'day', n: days, of, edge: 'end' } }
    if (unit === 'month') {
      const start = { kind: 'edge', of, edge: 'start' } as const
      return { id, opens, closes: { kind: 'days-after', start, days: 0, months: count } }
    }
    const what = phrase('phrase.phase-in-units', { unit })
    reading.notes.say('clause.7', line, { what }, phrase('advice.count-in-days'))
    return null
  }
  const closes = end === undefined ? null : momentFrom(end, 'end', reading)
  const isTermEnd = closes?.kind === 'edge' && closes.of.kind === 'term' && closes.edge === 'end'
  return { id, opens, closes: isTermEnd ? null : closes }
}

function rolesWithMembers(
  lines: readonly Line[],
  names: Names,
  notes: Notes,
): readonly DeclaredRole[] {
  const members = new Map<string, readonly RoleId[]>()
  for (const line of lines.filter(({ name }) => name === 'BodyLine')) {
    const [body, ...sitting] = childrenOf(line, 'Name')
    if (body === undefined) continue
    members.set(body.text, [
      ...new Set(sitting.flatMap((word) => rolesNamed(word, names, notes).ids)),
    ])
  }
  return [...names.roles.values()].map((role) => ({
    ...role,
    members: members.get(role.id) ?? [],
  }))
}
