// What may be written in place of a clause that was refused: its own words in quotes, as the
// language has it for what only a finding can settle.
//
// It is advice and nothing more: nothing is read so unless somebody writes it.

import type { ClauseId } from '@holdfast/agreement'
import { subjectBefore } from '../plain/duties.ts'
import type { SurfaceItem } from '../surface/surface.ts'
import { rolePlurals, type Names } from './names.ts'

/** The fewest words of an act that is written out: a short one is mended word by word. */
const wordsMin = 6
/** The longest clause that is written out, in characters. */
const charactersMax = 500

/** A duty as it was written: who, how, and what. */
const duty = new RegExp(
  String.raw`^(?<before>[^]*?)\b(?<modal>(?:shall|must|will|` +
    String.raw`(?:undertakes?|agrees?|commits?(?:\s+itself|\s+themselves)?|pledges?|` +
    String.raw`promises?)\s+to|` +
    String.raw`(?:is|are)\s+(?:required\s+|obliged\s+|bound\s+)?to)(?<not>\s+(?:not|never))?)\s+` +
    String.raw`(?<rest>[^]+)$`,
  'iu',
)

/** Times that stay outside of the quotes: those that need nothing else to be understood. */
const times = new RegExp(
  String.raw`(?:,?\s+(?:(?:by|from|no\s+later\s+than)\s+day\s+\d+|by\s+\d{4}-\d\d-\d\d|` +
    String.raw`each\s+(?:day|week|month)|within\s+\d+\s+(?:hours|days|weeks|months)|` +
    String.raw`by\s+the\s+end\s+of\s+the\s+agreement))+$`,
  'iu',
)

/** What may stand before those who are bound and says when or on what condition. */
const lead = /^(?:on|at|by|within|upon|after|from|for|during|if|once|when|unless|as|in|not|no)\b/iu

/** A clause with its act in quotes; null where it asks nothing, or has quotes of its own. */
export function inQuotes({ item, text }: SurfaceItem, id: ClauseId, names: Names): string | null {
  const number = /^\S+/.exec(item.text)?.[0] ?? ''
  // Of several duties in one sentence each is in the words that it was cut into.
  const source = number === id ? item.text : text
  const said = source
    .replace(/^\S+\s+/, '')
    .replaceAll(/#.*/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  const { before = '', not = '', rest = '' } = duty.exec(said)?.groups ?? {}
  const isTwice = /\b(?:shall|must|may)\b/i.test(rest)
  if (rest === '' || said.length > charactersMax || /["\\]/.test(said) || isTwice) return null
  const bare = rest.replace(/[\s.,;:]+$/, '')
  // "Every violation within 24 hours": counted from each, and not from the start.
  const isOfEach = /\b(?:each|every|any|a)\s+(?!day|week|month)\p{L}/iu.test(said)
  const found = times.exec(bare)?.[0] ?? ''
  const when = isOfEach && /\bwithin\b/i.test(found) ? '' : found
  const act = bare.slice(0, bare.length - when.length)
  if (act.split(/\s+/).length < wordsMin) return null
  const who = boundBefore(before, names)
  const isNone = who !== null && /^(?:neither|no)\b/i.test(who.words)
  const modal = not !== '' || isNone ? 'must not' : 'must'
  if (who !== null) {
    const done = who.lead === '' ? act : `${act}, ${small(who.lead)}`
    const isAll = /^(?:neither|no|both|each)\b/iu.test(who.words)
    return `${id} ${isAll ? 'each party' : small(who.words)} ${modal} "${done}"${when}`
  }
  const subject = before.trim()
  if (subject === '') return null
  return `${id} unnamed must "see that ${small(subject)} ${not === '' ? '' : 'not '}${act}"${when}`
}

/** Who is bound, and what stands before them; null where nobody that is declared does. */
function boundBefore(
  before: string,
  names: Names,
): { readonly words: string; readonly lead: string } | null {
  const roles = new Set([...names.roles.keys(), ...Object.keys(rolePlurals)])
  const words = before.trim()
  const none = /(?:^|,\s+)(?:neither|no|both|each)\s+(?:party|parties|sides?)$/iu.exec(words)?.[0]
  const span = subjectBefore(words.toLowerCase(), 0, words.length, { roles })
  const from = none === undefined ? span?.from : words.length - none.replace(/^,\s+/, '').length
  if (from === undefined) return null
  const first = words.slice(0, from).replace(/[\s,:]+$/, '')
  return first === '' || lead.test(first) ? { words: words.slice(from), lead: first } : null
}

function small(words: string): string {
  return words.replace(/^\p{Lu}(?=\p{Ll})/u, (first) => first.toLowerCase())
}
