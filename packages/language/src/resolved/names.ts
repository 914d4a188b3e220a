// The names an agreement declares, and what to say when one is not among them.
//
// Roles are a list of their own: a party and a place may share a name. Places, groups, phases and
// acts may not, since `from x` must have one reading.

import {
  named,
  type ActId,
  type ClauseId,
  type Group,
  type Kind,
  type Later,
  type OwnAct,
  type PhaseId,
  type Place,
  type PlaceId,
  type Role,
  type RoleId,
  type RoleKind,
  type Vocabulary,
} from '@holdfast/agreement'
import { isId, nearestTo } from '@holdfast/base'
import type { DiagnosticCode } from '../diagnostic-table.ts'
import type { Notes, Span } from '../diagnostic.ts'
import type { DeclaredRole } from './ast.ts'
import { reservedWords } from './keywords.ts'
import { didYouMean, phrase, type About, type Phrase } from '../phrase.ts'

/** Everything that can be named, by its name. */
export type Names = {
  readonly roles: ReadonlyMap<string, DeclaredRole>
  readonly places: ReadonlyMap<string, Place>
  /** Places by what kind of place the file says they are: crossing, hospital. */
  readonly placeKinds: ReadonlyMap<string, readonly PlaceId[]>
  readonly groups: ReadonlyMap<string, Group>
  readonly kinds: ReadonlyMap<string, Kind>
  readonly phases: ReadonlyMap<string, PhaseId>
  readonly acts: ReadonlyMap<string, OwnAct>
  /** States and days that are said later. */
  readonly later: ReadonlyMap<string, Later>
  readonly clauses: ReadonlyMap<string, ClauseId>
  readonly vocabulary: Vocabulary
}

/** A word as the text has it. */
export type Word = Span & { readonly text: string }

/** The kinds of roles by the word for all of a kind. */
export const rolePlurals: Readonly<Record<string, RoleKind>> = {
  parties: 'party',
  mediators: 'mediator',
  guarantors: 'guarantor',
  observers: 'observer',
  outsiders: 'outsider',
  intermediaries: 'intermediary',
  bodies: 'body',
  monitors: 'monitor',
  sources: 'source',
}

/** The kind of role that `parties`, or `party` after `each`, stands for; null for other words. */
export function roleKindOf(word: string): RoleKind | null {
  const plural = Object.hasOwn(rolePlurals, word) ? rolePlurals[word] : undefined
  return plural ?? Object.values(rolePlurals).find((kind) => kind === word) ?? null
}

/** The roles that a word names: one by its id, or all of a kind. Says what is wrong with it. */
export function rolesNamed(
  word: Word,
  names: Names,
  notes: Notes,
): { readonly ids: readonly RoleId[]; readonly isPlural: boolean } {
  const role = names.roles.get(word.text)
  if (role !== undefined) return { ids: [role.id], isPlural: false }
  const kind = roleKindOf(word.text)
  const ofKind = [...names.roles.values()].filter((each) => each.kind === kind)
  if (ofKind.length > 0) return { ids: ofKind.map(({ id }) => id), isPlural: ofKind.length > 1 }
  const kinds = new Set([...names.roles.values()].map((each) => each.kind))
  const ofKinds = Object.entries(rolePlurals).flatMap(([plural, of]) =>
    kinds.has(of) ? [plural] : [],
  )
  const known = kind === null ? [...names.roles.keys(), ...ofKinds, 'unnamed'] : []
  const otherwise =
    kind === null
      ? phrase('advice.declare-role', { name: word.text })
      : phrase('advice.declare-role-of-kind', { kind })
  sayUnknown('name.1', word, { name: word.text }, { known, otherwise }, notes)
  return { ids: [], isPlural: false }
}

/** The place of a name; null, and said, where there is none. */
export function placeNamed(word: Word, names: Names, notes: Notes): Place | null {
  const place = names.places.get(word.text)
  if (place !== undefined) return place
  const known = [...names.places.keys()]
  const otherwise = phrase('advice.add-place', { name: word.text })
  sayUnknown('name.2', word, { name: word.text }, { known, otherwise }, notes)
  return null
}

/** The group of a name; null, and said, where there is none. */
export function groupNamed(word: Word, names: Names, notes: Notes): Group | null {
  const group = names.groups.get(word.text)
  if (group !== undefined) return group
  const known = [...names.groups.keys()]
  const otherwise = phrase('advice.declare-group', { name: word.text })
  sayUnknown('name.3', word, { name: word.text }, { known, otherwise }, notes)
  return null
}

/** The clause of a number; null, and said, where there is none. */
export function clauseNumbered(word: Word, names: Names, notes: Notes): ClauseId | null {
  const clause = names.clauses.get(word.text)
  if (clause !== undefined) return clause
  sayNoClause(word, names, notes)
  return null
}

/** Says that there is no such clause; where it is read as several, which. */
export function sayNoClause(word: Word, names: Names, notes: Notes): void {
  const all = [...names.clauses.keys()]
  const own = all.filter(
    (id) => id.startsWith(word.text) && /^[a-z]$/.test(id.slice(word.text.length)),
  )
  const known = own.length > 0 ? own : all
  const otherwise =
    known.length === 0
      ? phrase('advice.no-clause-has-a-number')
      : phrase('advice.there-are', { list: listed(known) })
  sayUnknown('name.5', word, { name: word.text }, { known: [], otherwise }, notes)
}

/** A declared act or one a domain hears, by its verb or name; null where there is none. */
export function actIdOf(word: string, names: Names): ActId | null {
  const own = names.acts.get(word)
  if (own !== undefined) return own.id
  const heard = names.vocabulary.acts.find(({ verb, act }) => verb === word || act === word)
  return heard === undefined ? null : named<ActId>(heard.act)
}

type Choice = { readonly known: readonly string[]; readonly otherwise: Phrase }

/** Words of everyday English: whoever writes one meant it, and no word that looks like it. */
const spelledRight = new Set(
  (
    'with without last first any every some such then when where who whom whose its their they ' +
    'this these those both either neither other others another only rest remaining has have had ' +
    'are was were been being will would can could also again ever never very otherwise else than ' +
    'living dead well same own aid'
  ).split(' '),
)

/** Says that a word is not known: with the nearest that is, or what to do otherwise. */
export function sayUnknown(
  code: DiagnosticCode,
  word: Word,
  about: About,
  { known, otherwise }: Choice,
  notes: Notes,
): void {
  const nearest = spelledRight.has(word.text) ? null : nearestTo(word.text, known)
  const advice = nearest === null ? otherwise : didYouMean(nearest)
  const fix = nearest === null ? null : { from: word.from, to: word.to, insert: nearest }
  notes.say(code, word, about, advice, fix)
}

/** Who may say how things are: a body, a mediator, the monitor; else the parties together. */
export function finderOf(roles: readonly Pick<Role, 'id' | 'kind'>[]): string {
  for (const kind of ['body', 'mediator', 'monitor', 'guarantor']) {
    const found = roles.find((role) => role.kind === kind)
    if (found !== undefined) return found.id
  }
  return 'parties'
}

/** The first few of a list, for a hint. */
export function listed(words: readonly string[], most = 8): string {
  const shown = words.slice(0, most).join(', ')
  return words.length > most ? `${shown}, …` : shown
}

/** True where a word may be a name; says so where it may not. */
export function mayName(word: Word, notes: Notes): boolean {
  // A name that is missing was said by the grammar's reader.
  if (word.text === '') return false
  const isFree = !reservedWords.includes(word.text) && word.text !== 'unnamed'
  if (isFree && roleKindOf(word.text) === null && isId(word.text)) return true
  notes.say('name.8', word, { name: word.text })
  return false
}
