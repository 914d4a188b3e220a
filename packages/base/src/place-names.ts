// What a places file calls a place, in the languages it says it in.
//
// Files say it in many ways: `name` and `name:ar`, `name_ar`, `ADM2_EN` beside `ADM2_PCODE`, or
// `adm2_name1` with its language in `lang1`. A property counts only where it belongs to the one
// that the ids are: beside `adm2_pcode`, `adm1_en` is the name of another place.
// A name that turns the text around it is left out.

import { limits } from './limits.ts'
import { hiddenControlIn, isId } from './text.ts'

/** Names by the tag of their language; by '' where the file does not say which. */
export type PlaceNames = Readonly<Record<string, string>>

type Properties = Readonly<Record<string, unknown>>

/** The names of a feature whose id is the property `by`. */
export function namesOfFeature(properties: Properties, by: string): PlaceNames {
  const names: Record<string, string> = {}
  const stem = stemOf(by)
  for (const [property, value] of Object.entries(properties)) {
    if (typeof value !== 'string' || value === '' || hiddenControlIn(value) !== null) continue
    const tag = tagOf(property.toLowerCase(), stem, properties)
    if (tag === null || (tag === '' && Object.hasOwn(names, ''))) continue
    names[tag] = value.slice(0, limits.nameCharacters)
  }
  return names
}

/** Codes and other names of a place, as offices and the map of the world head them. */
const codes = String.raw`p-?code|code|ref|iso(?:\d{4})?(?:[-_]\d+)*`
const names = '(?:alt|old|former|official|short|int|loc|other)[_ ]?names?'
const alternatives = String.raw`alt\d?(?:name)?(?:_?[a-z]{2})?`
const otherName = new RegExp(`^(?:${codes}|${names}|${alternatives})(?:[:_][a-z]{2,3})?$`)
/** The most aliases of one place, and what stands between them where one text holds several. */
const aliasesMost = 64
const betweenAliases = /\s*[;|]\s*/

/**
 * What a feature is called besides its names: a list `aliases`, the codes and other names that
 * belong to the property `by`, and what that says itself where its id had to be spelt otherwise.
 * Each once; the words of several that stand in one text, between semicolons, apart.
 */
export function aliasesOfFeature(properties: Properties, by: string): readonly string[] {
  const stem = stemOf(by)
  const id = properties[by]
  const found = Object.entries(properties).flatMap(([property, value]): readonly unknown[] => {
    if (property === 'aliases') return Array.isArray(value) ? value : [value]
    if (property === by) return placeIdOf(String(id)) === id ? [] : [id]
    const name = property.toLowerCase()
    const own = name.startsWith(stem) ? name.slice(stem.length).replace(/^[_:.-]/, '') : name
    return otherName.test(own) ? [value] : []
  })
  const texts = found.flatMap((value) =>
    typeof value === 'string' || typeof value === 'number'
      ? String(value).split(betweenAliases)
      : [],
  )
  const names = new Set<unknown>(Object.values(namesOfFeature(properties, by)))
  const others = texts
    .map((text) => text.trim().slice(0, limits.nameCharacters))
    .filter((text) => text !== '' && !names.has(text) && hiddenControlIn(text) === null)
  return [...new Set(others)].slice(0, aliasesMost)
}

/** All that a place of a map is called: its names in every language, and its aliases. */
export function allNamesOf(properties: Properties): readonly string[] {
  return Object.entries(properties).flatMap(([property, value]) => {
    if (typeof value !== 'string') return []
    if (property === 'aliases') return value.split(betweenAliases)
    return property === 'name' || property.startsWith('name:') ? [value] : []
  })
}

/** `adm2` of `adm2_pcode`; nothing of `id` or `name`. */
function stemOf(by: string): string {
  return by.toLowerCase().replace(/[_:.-]?(?:p?code|id|name|en)$/, '')
}

/** The language in which a property names the place: '' for one it does not say; null for none. */
function tagOf(property: string, stem: string, properties: Properties): string | null {
  const start = stem === '' ? '' : `${stem}_`
  const own = property.startsWith(start) ? property.slice(start.length) : property
  const isOwn = property.startsWith(start) && stem !== ''
  const named = /^name(?:(\d)|[:_]([a-z]{2,3}))?$/.exec(own)
  if (named !== null) {
    const [, count, tag] = named
    return tag ?? languageIn(properties, count === undefined ? 'lang' : `lang${count}`, count)
  }
  // `adm2_id` holds another code far more often than a name in Indonesian.
  return isOwn && own !== 'id' && /^[a-z]{2}$/.test(own) ? own : null
}

/** What the file says the language of its names is; a second name without one is no name here. */
function languageIn(
  properties: Properties,
  member: string,
  count: string | undefined,
): string | null {
  const tag = properties[member]
  if (typeof tag === 'string' && /^[a-z]{2,3}$/.test(tag)) return tag
  return count === undefined ? '' : null
}

/**
 * The id of a place that a file calls so: "Deir al-Balah" is `Deir-al-Balah`. Null where nothing of
 * it can stand in an id.
 */
export function placeIdOf(text: string): string | null {
  if (isId(text)) return text
  const id = text
    .normalize('NFC')
    .replaceAll(/[^\p{L}\p{M}\p{N}._-]+/gu, '-')
    .replaceAll(/^[-._]+|[-._]+$/g, '')
  return isId(id) ? id : null
}
