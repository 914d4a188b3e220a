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
