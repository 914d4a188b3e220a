// The question a page asks: as of when, known how far, on which basis, by whose count, in which
// view. It lives in the URL under the API's own names, so that a link shows the other person the
// same thing, as far as their view goes.
//
// Values stay text here. What they mean is checked by whoever answers.

export const questionNames = ['asOf', 'knownAt', 'basis', 'source', 'stage', 'view'] as const
export type QuestionName = (typeof questionNames)[number]

/** What the URL says; a name it does not have is left to the server: now, latest, all. */
export type Question = { readonly [Name in QuestionName]?: string }

/** Everything else a page keeps in the URL. */
const pageNames = [
  'clause',
  'instance',
  'bearer',
  'now',
  'room',
  'entry',
  'kind',
  'author',
  'from',
  'to',
  'place',
  'q',
  'before',
  'thenDay',
  'thenKnown',
  'lang',
] as const
export type PageName = (typeof pageNames)[number]
export type Search = Question & { readonly [Name in PageName]?: string }

/** The search of a URL: known names with a value, each once. */
export function searchFrom(given: Readonly<Record<string, unknown>>): Search {
  const search: Record<string, string> = {}
  for (const name of [...questionNames, ...pageNames]) {
    const value = given[name]
    if (typeof value === 'string' && value !== '') search[name] = value
  }
  return search
}

/** Reads a query string. A plus in a time is a plus, though form encoding says a space. */
export function parseSearch(text: string): Record<string, string> {
  const found: Record<string, string> = {}
  for (const [name, value] of new URLSearchParams(text)) {
    found[name] =
      name === 'asOf' || name === 'from' || name === 'to' ? value.replace(' ', '+') : value
  }
  return found
}

/** Writes a query string; colons and commas stay readable. */
export function printSearch(search: Readonly<Record<string, unknown>>): string {
  const parts = Object.entries(search).flatMap(([name, value]) =>
    typeof value === 'string' && value !== '' ? [`${name}=${readable(value)}`] : [],
  )
  return parts.length === 0 ? '' : `?${parts.join('&')}`
}

/** The part of a search that is the question, for a link to another page. */
export function questionOf(search: Search): Question {
  const question: Record<string, string> = {}
  for (const name of questionNames) {
    const value = search[name]
    if (value !== undefined) question[name] = value
  }
  return question
}

/** A value with what addresses may carry as it is: colons, commas and equal signs. */
function readable(value: string): string {
  return encodeURIComponent(value)
    .replaceAll('%3A', ':')
    .replaceAll('%2C', ',')
    .replaceAll('%3D', '=')
}
