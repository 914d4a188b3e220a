// In which order: "women and children first, then the elderly". Who comes before whom no count
// speaks of, so the words are put in quotes, shown with the clause and asked about.
//
// Only an order of several, or one that says where to begin, is taken: "the first phase" is none.

import { mask, rewritten, type Tracked } from './tracked.ts'

const some = String.raw`(?!(?:by|on|at|within|from|until|in|during|of|for|each)\b)(?:the\s+)?\p{L}[\p{L}\s'’-]{1,60}?`
const next = String.raw`(?:,?\s+(?:and\s+)?(?:then|followed\s+by|thereafter)\s+${some})`
const last = String.raw`(?:,?\s+(?:and\s+)?${some}\s+last)`
const first = String.raw`(?:${some}\s+first|(?:first|in\s+the\s+first\s+place)\s+${some})`
const begun = String.raw`(?:starting|beginning)\s+with\s+(?!effect\b)${some}`
const end = String.raw`(?=\s*(?:$|,|\b(?:by|within|before|until|from|on|no|each|during)\s))`

const order = new RegExp(
  String.raw`(?:,?\s+(?<said>${begun}${next}*${last}?)|` +
    String.raw`(?:,\s+|(?<=\bmust\s+[\p{L}-]+)\s+)(?<listed>${first}(?:${next}+${last}?|${last}))|` +
    String.raw`,\s+(?<one>${some}\s+(?:first|last)))${end}`,
  'dgiu',
)

/** Puts an order of several in quotes: `in the order "women first, then men"`. */
export function withOrder(tracked: Tracked, original: string): Tracked {
  if (!/\b(?:first|last|starting|beginning)\b/i.test(tracked.text)) return tracked
  return rewritten(tracked, order, (match) => {
    const { said, listed, one } = match.indices?.groups ?? {}
    const span = said ?? listed ?? one
    if (span === undefined || match[0].includes(mask) || match[0].includes('"')) return null
    const from = tracked.origins[span[0]]?.from ?? 0
    const to = tracked.origins[span[1] - 1]?.to ?? from
    const words = original.slice(from, to).replaceAll(/\s+/g, ' ').trim()
    return words === '' || /["#\\]/.test(words) ? null : [` in the order "${words}"`]
  })
}
