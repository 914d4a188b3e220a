// The names that the declarations give, collected before anything is read that uses them.
//
// A name that is taken or is no name is said and left out, so that the first of two stands. Times
// are not read here: phases and the term come after the clock is known.

import {
  named,
  sourceClasses,
  type Closeness,
  type Group,
  type Kind,
  type Later,
  type OwnAct,
  type PhaseId,
  type PlaceOffset,
  type RoleId,
  type RoleKind,
} from '@holdfast/agreement'
import { nearestTo, type Calendar } from '@holdfast/base'
import type { Notes } from '../diagnostic.ts'
import { didYouMean } from '../phrase.ts'
import { childOf, childrenOf, type SurfaceNode } from '../surface/surface.ts'
import type { DeclaredRole } from './ast.ts'
import { mayName, roleKindOf, rolesNamed, type Names } from './names.ts'
import { numberOf } from './numbers.ts'
import { plainIdProperty } from './place-files.ts'
import { drawnFileFrom, placesFrom, type DrawnFile, type MapFeature } from './places.ts'
import { dayAt, instantAt, type Clock } from './times.ts'
import { zoneNamed, type DeclarationLine as Line, type ReadSources } from './sources.ts'

type Declared = Omit<Names, 'clauses' | 'vocabulary'> & {
  readonly offsets: readonly PlaceOffset[]
  readonly map: readonly MapFeature[]
}

/** Says a name is free; otherwise says what is wrong with it. */
type Claim = (node: SurfaceNode, line: number) => boolean

/** The text of a string node among a line's children, without its quotes; empty for none. */
export function stringOf(line: SurfaceNode | undefined): string {
  const text = line === undefined ? '' : (childOf(line, 'String')?.text ?? '')
  return text.slice(1, -1).replaceAll(/\\(.)/g, '$1')
}

/** The most phases of one agreement. */
const phasesMax = 100

/** Every declared name. A name that is no name or is taken is said and left out. */
export function declaredFrom(
  lines: readonly Line[],
  sources: ReadSources,
  calendar: Calendar,
  notes: Notes,
): Declared {
  const claimRole = claims(notes)
  const claim = claims(notes)
  const roles = rolesFrom(lines, { sources, calendar }, claimRole, notes)
  const read = placesOf(lines, { sources, calendar }, claim, notes)
  const { places, kinds: placeKinds, offsets, map } = read
  const kinds = new Map<string, Kind>()
  const phases = new Map<string, PhaseId>()
  const acts = new Map<string, OwnAct>()
  const groups = new Map<string, Group>()
  const later = new Map<string, Later>()
  for (const line of lines) {
    const [name, ...more] = childrenOf(line, 'Name')
    if (name === undefined) continue
    if (line.name === 'KindLine' && claim(name, line.fileLine)) {
      kinds.set(name.text, { id: name.text, of: classesFrom(more, notes) })
    }
    if (line.name === 'PhaseLine' && phases.size >= phasesMax) {
      notes.say('head.8', name, { limit: phasesMax })
    } else if (line.name === 'PhaseLine' && claim(name, line.fileLine)) {
      phases.set(name.text, named(name.text))
    }
    if (line.name === 'ActLine' && claim(name, line.fileLine)) {
      acts.set(name.text, { id: named(name.text), name: stringOf(line) })
    }
    if ((line.name === 'StateLine' || line.name === 'DateLine') && claim(name, line.fileLine)) {
      const kind = line.name === 'StateLine' ? 'state' : 'day'
      const title = stringOf(line) === '' ? name.text : stringOf(line)
      const holds = childOf(line, 'Holds') !== undefined
      later.set(name.text, { id: named(name.text), kind, name: title, holds })
    }
    if (line.name === 'GroupLine' && claim(name, line.fileLine)) {
      groups.set(name.text, groupFrom(name, line, roles, sources, notes))
    }
  }
  if (![...roles.values()].some(({ kind }) => kind === 'party')) {
    const [first] = lines
    notes.say('head.6', { from: first?.from ?? 0, to: first?.from ?? 0 })
  }
  return { roles, places, placeKinds, kinds, phases, acts, groups, later, offsets, map }
}

function claims(notes: Notes): Claim {
  const taken = new Map<string, number>()
  return (node, line) => {
    if (!mayName(node, notes)) return false
    const before = taken.get(node.text)
    if (before !== undefined) {
      notes.say('name.7', node, { name: node.text, line: before })
      return false
    }
    taken.set(node.text, line)
    return true
  }
}

function rolesFrom(
  lines: readonly Line[],
  { sources, calendar }: { readonly sources: ReadSources; readonly calendar: Calendar },
  claim: Claim,
  notes: Notes,
): ReadonlyMap<string, DeclaredRole> {
  const roles = new Map<string, DeclaredRole>()
  const add = (holder: SurfaceNode, kind: RoleKind, line: Line): void => {
    const node = childOf(holder, 'Name')
    if (node === undefined || !claim(node, line.fileLine)) return
    const zoneNode = childOf(holder, 'Zone')
    const zone = zoneNode === undefined ? null : zoneNamed(zoneNode, sources, notes)
    const name = stringOf(holder) === '' ? node.text : stringOf(holder)
    const { from, to } = node
    const sourceClass = sourceClasses.find((one) => one === childOf(holder, 'SourceClass')?.text)
    roles.set(node.text, {
      id: named<RoleId>(node.text),
      kind,
      name,
      members: [],
      ...(sourceClass === undefined ? {} : { sourceClass }),
      zone,
      from,
      to,
    })
  }
  for (const line of lines) {
    if (line.name === 'BodyLine') add(line, 'body', line)
    if (line.name !== 'RoleLine') continue
    const kind = roleKindOf(childOf(line, 'RoleKind')?.text ?? '')
    if (kind === null) continue
    for (const holder of childrenOf(line, 'Named')) add(holder, kind, line)
  }
  // A source may be of a side, or close to one, that is declared after it.
  const clock = { calendar, hasZone: lines.some(({ name }) => name === 'ZoneLine') }
  for (const holder of lines.flatMap((line) => childrenOf(line, 'Named'))) {
    const role = roles.get(childOf(holder, 'Name')?.text ?? '')
    if (role === undefined) continue
    const names: Names = { ...nothing, roles, vocabulary: sources.vocabulary }
    const side = roleIn(holder, 'Side', names, notes)
    const close = childrenOf(holder, 'Close').flatMap((node) =>
      closenessOf(node, { id: role.id, own: side }, names, clock, notes),
    )
    roles.set(role.id, {
      ...role,
      ...(side === null ? {} : { side }),
      ...(close.length === 0 ? {} : { close }),
    })
  }
  return roles
}

/** The role that a node of a name among the children gives; null where there is none. */
function roleIn(node: SurfaceNode, name: string, names: Names, notes: Notes): RoleId | null {
  const word = childOf(node, name)
  return word === undefined ? null : (rolesNamed(word, names, notes).ids[0] ?? null)
}

/** "close to north from 2031-04-01 says envoy": whom, since when, and who says so. */
function closenessOf(
  node: SurfaceNode,
  { id, own }: { readonly id: RoleId; readonly own: RoleId | null },
  names: Names,
  clock: Clock,
  notes: Notes,
): readonly Closeness[] {
  const side = roleIn(node, 'Side', names, notes)
  if (side === null) return []
  if (side === id || side === own) {
    notes.say('name.14', node, { name: id, side })
    return []
  }
  const by = roleIn(node, 'Sayer', names, notes)
  const time = childOf(node, 'Time')
  const date = childOf(node, 'Date')
  const day = date === undefined ? null : dayAt(date, clock, notes)
  const since = time === undefined ? (day?.from ?? null) : instantAt(time, clock, notes)
  return [{ side, since, by }]
}

function placesOf(
  lines: readonly Line[],
  { sources, calendar }: { readonly sources: ReadSources; readonly calendar: Calendar },
  claim: Claim,
  notes: Notes,
) {
  const placeLines = lines.filter(({ name }) => name === 'PlacesLine')
  // What is wrong with a file is said once, however many lines name it.
  const drawn = new Map<string, DrawnFile | null>()
  const files = placeLines.map((line) => {
    const span = childOf(line, 'String')
    const name = stringOf(line)
    const by = idPropertyOf(line)
    const key = JSON.stringify([name, by])
    if (span !== undefined && !drawn.has(key)) {
      drawn.set(key, drawnFileFrom(sources.places(name, by), calendar, { span, notes }))
    }
    const file = span === undefined ? null : (drawn.get(key) ?? null)
    const listed = childrenOf(line, 'Name').filter((node) => {
      if (!claim(node, line.fileLine)) return false
      if (file === null || file.features.has(node.text)) return true
      sayAbsent(node, file, by, notes)
      return false
    })
    return { file, listed: listed.map(({ text }) => text) }
  })
  const [first] = placeLines
  return placesFrom(files, { from: first?.from ?? 0, to: first?.to ?? 0 }, notes)
}

function sayAbsent(
  node: SurfaceNode,
  { file, features }: DrawnFile,
  by: string,
  notes: Notes,
): void {
  const meant = nearestTo(node.text, features.keys())
  const advice = meant === null ? null : didYouMean(meant)
  notes.say('name.9', node, { name: node.text, file, by }, advice)
}

/** The property that the ids of a places line are: `id`, or the one after "by". */
export function idPropertyOf(line: SurfaceNode): string {
  const property = childOf(line, 'Property')
  const word = property === undefined ? undefined : childOf(property, 'Word')
  return word?.text ?? (property === undefined ? plainIdProperty : stringOf(property))
}

function groupFrom(
  name: SurfaceNode,
  line: Line,
  roles: ReadonlyMap<string, DeclaredRole>,
  sources: ReadSources,
  notes: Notes,
): Group {
  const holder = childrenOf(line, 'HeldBy').flatMap((node) => childOf(node, 'Name') ?? [])[0]
  const names: Names = { ...nothing, roles, vocabulary: sources.vocabulary }
  const [heldBy] = holder === undefined ? [] : rolesNamed(holder, names, notes).ids
  const classes = childrenOf(line, 'Classes').flatMap((node) => childrenOf(node, 'Name'))
  const [size] = childrenOf(line, 'Size').flatMap((node) => childOf(node, 'Number') ?? [])
  return {
    id: named(name.text),
    heldBy: heldBy ?? null,
    classes: classesFrom(classes, notes),
    size: size === undefined ? null : numberOf(size),
  }
}

/** Class words, each once; those that cannot be names are said. */
function classesFrom(nodes: readonly SurfaceNode[], notes: Notes): readonly string[] {
  const names = nodes.filter((node) => mayName(node, notes))
  return [...new Set(names.map(({ text }) => text))]
}

const nothing = {
  places: new Map(),
  placeKinds: new Map(),
  groups: new Map(),
  kinds: new Map(),
  phases: new Map(),
  acts: new Map(),
  later: new Map(),
  clauses: new Map(),
} as const
