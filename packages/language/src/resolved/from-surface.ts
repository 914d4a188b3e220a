// From the surface to the resolved tree: declarations first, then every clause by itself.
//
// Clause numbers are collected before anything is read, since clauses refer forwards.

import { named, type ClauseId } from '@holdfast/agreement'
import { isId, limits, nearestTo } from '@holdfast/base'
import type { Notes } from '../diagnostic.ts'
import type { KnownWords } from '../plain/known-words.ts'
import type { SurfaceItem } from '../surface/surface.ts'
import type { Header, Resolved, ResolvedClause } from './ast.ts'
import { clauseFrom, isTermClause } from './clause.ts'
import { askExemptions, exemptionsIn, withExemptions } from './exemptions.ts'
import { headerFrom } from './header.ts'
import { declarationWords, powerVerbs, reservedWords } from './keywords.ts'
import type { Names } from './names.ts'
import type { MapFeature } from './places.ts'
import { readWith } from './own-words.ts'
import { nothingQuoted, type Quoted } from './quoted.ts'
import type { ReadSources } from './sources.ts'
import type { AskedOf } from './unsaid.ts'
import { didYouMean, phrase, type Phrase } from '../phrase.ts'

/** The resolved agreement, and the names it declares. What is wrong is in the notes. */
export function resolvedFrom(
  items: readonly SurfaceItem[],
  known: KnownWords,
  sources: ReadSources,
  notes: Notes,
): { readonly resolved: Resolved; readonly names: Names; readonly map: readonly MapFeature[] } {
  for (const item of items) if (item.kind !== 'clause') sayMisfits(item, notes)
  const numbered = numberedFrom(items, notes)
  const numbers = new Map([...numbered].map(([id]) => [String(id), id]))
  const { header, names, clock, map } = headerFrom(items, numbers, sources, notes)
  const quoted = nothingQuoted()
  const askedOf = askedIn(numbered, names)
  const freed = exemptionsIn(numbered, names, askedOf)
  askExemptions(freed.values(), numbered, notes)
  const read = (item: SurfaceItem, id: ClauseId, own: Notes): ResolvedClause => {
    sayMisfits(item, own)
    const clause = clauseFrom(item, id, names, clock, quoted, askedOf, own)
    return withExemptions(clause, freed.get(id) ?? [], { quoted, names })
  }
  const kept = new Set(numbered.values())
  for (const item of items) if (item.kind === 'clause' && !kept.has(item)) sayMisfits(item, notes)
  const clauses = [...numbered].map(([id, item]) =>
    readWith(read, item, id, { quoted, known }, notes),
  )
  return { resolved: { header: withQuoted(header, quoted), clauses }, names, map }
}

/** The first clause that asks an act of somebody, by the words of its text. */
function askedIn(numbered: ReadonlyMap<ClauseId, SurfaceItem>, { places }: Names): AskedOf {
  return (who, act, rest) => {
    const where = [...places.keys()].filter((place) => rest.toLowerCase().includes(place))
    const [name = ''] = /[\p{L}\d_-]+$/u.exec(who.toLowerCase()) ?? []
    const found = [...numbered].find(([, { text }]) => {
      const words = [...text.matchAll(/[\p{L}\d_-]+/gu)].map(([word]) => word)
      const at = words.indexOf('must')
      const bound = words.slice(0, at)
      const isBound = bound.includes(name) || bound.includes('party') || bound.includes('parties')
      const isThere = where.every((place) => words.includes(place))
      return at >= 0 && isThere && isBound && words[at + 1] === act.toLowerCase()
    })
    return found?.[0] ?? null
  }
}

/** What clauses say in quotes is declared by being said. */
function withQuoted(header: Header, { acts, states }: Quoted): Header {
  const later = [...(header.later ?? []), ...states.values()]
  return {
    ...header,
    acts: [...header.acts, ...acts],
    ...(later.length === 0 ? {} : { later }),
  }
}

function numberedFrom(
  items: readonly SurfaceItem[],
  notes: Notes,
): ReadonlyMap<ClauseId, SurfaceItem> {
  const numbered = new Map<ClauseId, SurfaceItem>()
  for (const item of items) {
    if (item.kind !== 'clause') continue
    const number = item.parts.find(({ name }) => name === 'ClauseNumber')
    if (number === undefined) continue
    if (!isId(number.text)) {
      notes.say('name.8', number, { name: number.text })
      continue
    }
    const id = named<ClauseId>(number.text)
    const before = numbered.get(id)
    if (before !== undefined) {
      notes.say('clause.1', number, { id, line: before.item.line })
    } else if (numbered.size >= limits.clauses) {
      notes.say('text.7', number, { limit: limits.clauses })
      return numbered
    } else numbered.set(id, item)
  }
  return numbered
}

/** The most misfits that are said of one item; one slip often causes several. */
const misfitsSaid = 2

function sayMisfits(surface: SurfaceItem, notes: Notes): void {
  const { item, kind, parts, misfits, isUnread } = surface
  if (item.isIndented) notes.say('word.4', item)
  if (isUnread) return
  if (kind === 'clause' && isTermClause(parts.slice(1))) return
  // What asks nothing of anybody is said of the whole clause.
  if (kind === 'clause' && !parts.some(({ name }) => name === 'Modal')) return
  if (kind !== 'clause' && misfits.length > 0 && sayStrangeStart(surface, notes)) return
  if (misfits.length > 0 && restsOnStatus(surface)) {
    notes.say('power.2', item)
    return
  }
  for (const { from, to } of misfits.slice(0, misfitsSaid)) {
    const text = item.text.slice(from - item.from, to - item.from)
    if (text.trim() === '') {
      const before = /(\S+)\s*$/.exec(item.text.slice(0, from - item.from))?.[1] ?? ''
      const word = nextWord(item.text, from - item.from)
      notes.say('word.2', { from, to }, { word }, phrase('advice.something-follows', { before }))
      continue
    }
    notes.say('word.2', { from, to }, { word: text.slice(0, 60) }, adviceFor(text))
  }
}

/** A power that is there if, unless or while a clause is met, however that is said. */
function restsOnStatus({ kind, parts }: SurfaceItem): boolean {
  const at = parts.findIndex(({ name, text }) => name === 'Modal' && text.startsWith('may'))
  const verb = parts[at + 1]
  if (kind !== 'clause' || at === -1 || verb === undefined) return false
  if (!Object.hasOwn(powerVerbs, verb.text)) return false
  const rest = parts.slice(at + 2).map(({ text }) => text)
  return /\b(if|unless|once|when|while|long as|until|after)\b.*\d\.\w.*\b(un)?(met|late)\b/.test(
    rest.join(' '),
  )
}

function adviceFor(text: string): Phrase {
  if (reservedWords.includes(text)) return phrase('advice.reserved')
  const near = nearestTo(text, reservedWords)
  return near === null ? phrase('advice.otherwise') : didYouMean(near)
}

function nextWord(text: string, at: number): string | Phrase {
  return /\S+/.exec(text.slice(at))?.[0] ?? phrase('phrase.line-end')
}

/** A line that begins with no word a line can begin with. */
function sayStrangeStart({ item }: SurfaceItem, notes: Notes): boolean {
  const word = /^\S{1,64}/.exec(item.text)?.[0] ?? ''
  if (declarationWords.includes(word)) return false
  const near = nearestTo(word, declarationWords)
  const advice = near === null ? phrase('advice.line-begins') : didYouMean(near)
  const span = { from: item.from, to: item.from + word.length }
  const fix = near === null ? null : { ...span, insert: near }
  notes.say('word.3', span, { word }, advice, fix)
  return true
}
