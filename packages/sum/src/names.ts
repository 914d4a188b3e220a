// The names that an agreement gives its parties, places, classes and articles in several languages:
// the file `names.json` of its text, adopted with the rest of it.
//
// A name never says more than what it names. What is not declared in the text has no name here, so
// that a slip in an id is found; a language may leave names out, and the id stands then.

import type { CompiledAgreement } from '@holdfast/agreement'
import { decodeUtf8, isJson, limits, ok, refuse, type Bytes, type Result } from '@holdfast/base'
import type { MapFeature } from '@holdfast/language'
import { hiddenTextIn } from '@holdfast/record'
import { vocabulary } from '@holdfast/vocabulary'
import { z } from 'zod'
import { textProblems as problem } from './problems.ts'

/** The file of a text that holds its names. */
export const namesFile = 'names.json'

const name = z.string().min(1).max(limits.nameCharacters)
const tag = z.string().regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/)
const inLanguages = z.record(tag, name)
const names = z.record(z.string(), inLanguages).default({})

const shape = z.strictObject({
  format: z.literal('holdfast-names/1'),
  title: inLanguages.default({}),
  notice: z.record(tag, z.string().min(1).max(limits.words)).default({}),
  roles: names,
  places: names,
  groups: names,
  classes: names,
  acts: names,
  articles: names,
})

/** A name by the tag of its language: `{ en: 'Hamas', ar: 'حماس' }`. */
export type InLanguages = Readonly<Record<string, string>>

/** What a text names in several languages, each by its id in the text. */
export type GivenNames = Readonly<Omit<z.infer<typeof shape>, 'format'>>

/** Reads the names of a text. Refuses another shape, an id that the text does not declare. */
export function parseNames(bytes: Bytes, agreement: CompiledAgreement): Result<GivenNames> {
  const text = bytes.length > limits.namesBytes ? null : decodeUtf8(bytes)
  if (text === null) return refuse(problem.badNames(namesFile, 'UTF-8'))
  const value = jsonOf(text)
  const parsed = shape.safeParse(value)
  if (!parsed.success) return refuse(problem.badNames(namesFile, placeOf(parsed.error)))
  const hidden = isJson(value) ? hiddenTextIn(value, namesFile) : null
  if (hidden !== null) return refuse(hidden)
  const { format: _, ...given } = parsed.data
  const declared = declaredIn(agreement)
  for (const kind of named) {
    const strange = Object.keys(given[kind]).find((id) => !declared[kind].has(id))
    if (strange !== undefined) return refuse(problem.unknownName(namesFile, kind, strange))
  }
  return ok(given)
}

/** The names with those that places files give places in a language; a name of the text stands. */
export function withPlaceNames(
  given: GivenNames | null,
  map: readonly MapFeature[],
): GivenNames | null {
  const places: Record<string, InLanguages> = {}
  for (const { properties } of map) {
    const tagged = Object.entries(properties).flatMap(([property, name]) =>
      property.startsWith('name:') ? [[property.slice('name:'.length), name] as const] : [],
    )
    if (tagged.length === 0) continue
    places[properties.id] = { ...Object.fromEntries(tagged), ...given?.places[properties.id] }
  }
  if (Object.keys(places).length === 0) return given
  return { ...(given ?? noNames), places: { ...given?.places, ...places } }
}

const noNames: GivenNames = {
  title: {},
  notice: {},
  roles: {},
  places: {},
  groups: {},
  classes: {},
  acts: {},
  articles: {},
}

const named = ['roles', 'places', 'groups', 'classes', 'acts', 'articles'] as const

type Named = (typeof named)[number]

function declaredIn(agreement: CompiledAgreement): Readonly<Record<Named, ReadonlySet<string>>> {
  const { roles, places, groups, kinds, acts, articles } = agreement
  const idsOf = (all: readonly { readonly id: string }[]): ReadonlySet<string> =>
    new Set(all.map(({ id }) => id))
  const classes = new Set([
    ...groups.flatMap((group) => group.classes),
    ...kinds.flatMap(({ id, of }) => [id, ...of]),
    ...vocabulary.acts.flatMap((act) => act.classes),
  ])
  return {
    roles: idsOf(roles),
    places: idsOf(places),
    groups: idsOf(groups),
    classes,
    acts: idsOf(acts),
    articles: idsOf(articles),
  }
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function placeOf(error: z.ZodError): string {
  const [issue] = error.issues
  const unknown = issue?.code === 'unrecognized_keys' ? issue.keys.slice(0, 1) : []
  return [...(issue?.path ?? []), ...unknown].join('.')
}
