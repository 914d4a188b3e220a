// What a time is counted from, where nothing declares it: "within five days of the exchange of
// lists". It is put in quotes, as the language has it for an act that the agreement counts from and
// does not declare; the checker asks for the declaration.
//
// What the language has a name for is left alone, and so is a slip of one.

import { nearestTo } from '@holdfast/base'
import type { KnownWords } from './known-words.ts'
import { mask, rewritten, type Replacement, type Tracked } from './tracked.ts'

const units = '(?:minutes?|hours?|days?|weeks?|months?)'
const counted =
  String.raw`\b(?:within|by|on|from|until|no\s+later\s+than)\s+(?:day\s+)?\d+(?:\s+${units})?\s+` +
  String.raw`(?:of|after|before|from|following)`
const ends =
  String.raw`(?=\s*(?:$|[,;]|\.$)|\s+(?:must|may|if|unless|once|provided|while|verified|` +
  String.raw`determined|and\s+must|and\s+in\s+any|as\s+long|so\s+long|` +
  String.raw`in\s+the\s+manner)(?![\p{L}-]))`

const anchored = new RegExp(
  String.raw`(?<=${counted}\s+)(?<each>(?:each|every|any)` +
    String.raw`\s+)?(?<prose>[^,;:"${mask}]{3,120}?)${ends}`,
  'dgiu',
)

/** Words that begin what the language counts from by itself. */
const own = new RegExp(
  String.raw`^(?:\d|day\s+\d|(?:the\s+)?(?:start|end)\b|(?:the\s+)?agreement$|` +
    String.raw`(?:that|each|it|they|he|she|which|this|these|such|doing|having)\b)`,
  'iu',
)

/** Events that every accord has, and that need no article. */
const events =
  /^(?:signature|signing|ratification|verification|notification|approval|adoption|receipt)$/iu

/** The clause with what nothing declares, and a time is counted from, in quotes. */
export function withAnchors(tracked: Tracked, original: string, known: KnownWords): Tracked {
  return rewritten(tracked, anchored, (match): Replacement | null => {
    const { each = '', prose = '' } = match.groups ?? {}
    const span = match.indices?.groups?.['prose']
    // "The completion of the withdrawal under 2.1" is when 2.1 is performed.
    const under = /\bunder\s+(?:clause\s+)?(\d+(?:\.[\da-z]+)+)$/iu.exec(prose.trim())?.[1]
    if (under !== undefined && each === '') return [under]
    if (span === undefined || !isUndeclared(prose.trim(), each !== '', known)) return null
    const from = tracked.origins[span[0]]?.from ?? 0
    const to = tracked.origins[span[1] - 1]?.to ?? from
    const said = original
      .slice(from, to)
      .replaceAll(/\s+/g, ' ')
      .trim()
      .replace(/^(?:the|an?)\s+/iu, '')
    if (said === '' || /["#\\]/.test(said)) return null
    return [each === '' ? `"${said}"` : `each "${said}"`]
  })
}

function isUndeclared(prose: string, isEach: boolean, known: KnownWords): boolean {
  const words = prose.replace(/^(?:the|an?|its|their)\s+/iu, '').split(/\s+/)
  const [first = ''] = words
  const isHeard = (word: string): boolean =>
    known.verbs.has(word) || known.acts.has(word) || /^(?:incidents?|acts?|persons?)$/.test(word)
  if (own.test(prose) || words.length > 14) return false
  // "Each never-said" is a name that somebody forgot to declare.
  if (isEach && words.length === 1 && first.includes('-')) return false
  if (isEach) return !words.slice(0, 2).some((word) => isHeard(word) || isClass(word, known))
  if (words.length > 1) return !/^\d/.test(first)
  if (known.declared.has(first) || known.common.has(first) || first.includes('-')) return false
  if (!/^(?:the|its|their)\s/iu.test(prose) && !events.test(first)) return false
  return nearestTo(first, [...known.declared, ...known.acts]) === null
}

function isClass(word: string, { declared, common, roles }: KnownWords): boolean {
  return (declared.has(word) || common.has(word)) && !roles.has(word) && word !== 'reported'
}
