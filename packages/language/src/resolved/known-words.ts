// The words that a clause may be made of, whatever their capitals and plurals: what is declared,
// what the domains can hear, and the language's own.

import { sides, type Vocabulary } from '@holdfast/agreement'
import { withFirsts, type KnownWords } from '../plain/known-words.ts'
import { childOf, type SurfaceItem, type SurfaceNode } from '../surface/surface.ts'
import { besideWords, exceptWords } from './idioms.ts'
import { calibreCompares, calibreWords } from './line-phrases.ts'
import { placedWords, powerVerbs, reservedWords } from './keywords.ts'
import { rolePlurals } from './names.ts'
import { openPhrases } from './open-words.ts'
import { idPropertyOf, stringOf } from './declared.ts'
import type { PlaceFiles } from './place-files.ts'
import { quotedText } from './quoted.ts'

/** Words of powers, triggers and excuses that stand in no other list. */
const others =
  'only unanimity consent majority any decide otherwise person clause clauses releases acts'

type KnownFrom = { readonly vocabulary: Vocabulary; readonly places: PlaceFiles }

/** Every word that is known; `declarations` are those of the text. */
export function knownWords(
  declarations: readonly SurfaceItem[],
  { vocabulary: { acts }, places }: KnownFrom,
): KnownWords {
  const declared = new Set<string>()
  const collect = (node: SurfaceNode): void => {
    // "The end of the agreement" is of the language, and no name.
    if (node.name === 'Name' && node.text !== 'agreement') declared.add(node.text)
    node.children.forEach(collect)
  }
  for (const { parts } of declarations) parts.forEach(collect)
  const namesIn = (...lines: readonly string[]): ReadonlySet<string> =>
    new Set(
      declarations
        .flatMap(({ parts }) => parts.filter(({ name }) => lines.includes(name)))
        .flatMap(({ children }) => children.flatMap(ownName)),
    )
  const phrases = [...Object.values(openPhrases).flat(), ...exceptWords, ...besideWords]
  const common = new Set([
    ...acts.flatMap(({ verb, act, units, classes, stages, prepositions }) => [
      verb,
      act,
      ...units,
      ...classes,
      ...stages,
      ...Object.keys(prepositions).flatMap((words) => words.split(' ')),
    ]),
    ...phrases.flatMap((words) => words.split(' ')),
    ...reservedWords,
    ...placedWords,
    ...Object.keys(powerVerbs),
    ...Object.keys(calibreCompares),
    ...calibreWords,
    ...sides,
    'behind',
    ...Object.entries(rolePlurals).flat(),
    ...others.split(' '),
  ])
  const verbs = new Set(acts.map(({ verb }) => verb))
  const roles = namesIn('RoleLine', 'BodyLine')
  const ownActs = namesIn('ActLine')
  const placeKinds = placeKindsIn(declarations, places)
  const titles = new Map(declarations.flatMap(({ parts }) => parts.flatMap(titlesIn)))
  return withFirsts({ declared, common, verbs, roles, acts: ownActs, placeKinds, titles })
}

/** The most words of a title that stands for its id in a clause. */
const titleWordsMax = 8

/** Names with what people are to read for them: `body commission "Joint Commission"`. */
function titlesIn(node: SurfaceNode): readonly (readonly [title: string, id: string])[] {
  const [name, title] = [childOf(node, 'Name'), childOf(node, 'String')]
  const within = node.children.flatMap(titlesIn)
  // Who is in a group is said in many ways, "the persons held by north" among them.
  const isOther = node.name === 'GroupLine' || node.name === 'AgreementLine'
  if (name === undefined || title === undefined || isOther) return within
  const words = quotedText(title)
    .trim()
    .toLowerCase()
    .replace(/^the\s+/, '')
    .replaceAll(/\s+/g, ' ')
  const isPlain = /^[\p{L}\d' -]+$/u.test(words) && words.split(' ').length <= titleWordsMax
  if (!isPlain || !words.includes(' ')) return within
  const done = node.name === 'ActLine' ? doingOf(words, name.text) : []
  return [[words, name.text], ...done, ...within]
}

/**
 * "Passing of the amnesty law" is also what somebody does who is to "pass the amnesty law", and
 * what
 * is to be done where "the amnesty law shall pass".
 */
function doingOf(title: string, id: string): readonly (readonly [title: string, id: string])[] {
  const {
    verb = '',
    particle = '',
    what = '',
  } = /^(?<verb>\p{L}{2,})ing(?<particle> \p{L}{2,4})? of (?:the )?(?<what>.+)$/u.exec(title)
    ?.groups ?? {}
  if (what === '') return []
  const bases = [verb, `${verb}e`, verb.replace(/(\p{L})\1$/u, '$1')]
  return bases.flatMap((base) => [
    ...['the ', 'an ', 'a ', 'its ', 'their ', ''].map(
      (article) => [`${base}${particle} ${article}${what}`, id] as const,
    ),
    [`${what} shall ${base}${particle}`, `unnamed shall ${id}`] as const,
  ])
}

/** The name that a line declares, which stands in it or in a part of it. */
function ownName(node: SurfaceNode): readonly string[] {
  const name = node.name === 'Named' ? childOf(node, 'Name') : node
  return name?.name === 'Name' ? [name.text] : []
}

/** The kinds that the places files of a text name, as far as they can be read. */
function placeKindsIn(
  declarations: readonly SurfaceItem[],
  places: PlaceFiles,
): ReadonlySet<string> {
  const lines = declarations
    .flatMap(({ parts }) => parts)
    .filter((part) => part.name === 'PlacesLine' && childOf(part, 'String') !== undefined)
  const features = lines.flatMap((line) => [
    ...places(stringOf(line), idPropertyOf(line)).features.values(),
  ])
  return new Set(features.flatMap(({ kind }) => kind ?? []))
}
