// How a thing is done, and in which order: "women and children first, then the elderly", "under the
// supervision of the watch". No count speaks of either, so the words are put in quotes, shown with
// the clause and asked about.
//
// What already stands in quotes is left alone.

import { mask, rewritten, type Tracked } from './tracked.ts'

const some =
  String.raw`(?!(?:by|on|at|within|from|until|in|during|of|for|each)\b)` +
  String.raw`(?:the\s+)?\p{L}[\p{L}\s'’-]{1,60}?`
const next = String.raw`(?:,?\s+(?:and\s+)?(?:then|followed\s+by|thereafter)\s+${some})`
const last = String.raw`(?:,?\s+(?:and\s+)?${some}\s+last)`
const first =
  String.raw`(?:${some}(?<!\bof\s+the|\bof)\s+first|(?:first|` +
  String.raw`in\s+the\s+first\s+place)\s+${some})`
const begun = String.raw`(?:starting|beginning)\s+with\s+(?!effect\b)${some}`
const end =
  String.raw`(?=\s*(?:$|,|[.]$|` +
  String.raw`\b(?:by|within|before|until|from|on|no|each|during|and|in|at|to)\s))`

/** Only an order of several, or where to begin: "the first phase" is none. */
const order = new RegExp(
  String.raw`(?:,?\s+(?<said>${begun}${next}*${last}?)|` +
    String.raw`(?:,\s+|(?<=\bmust\s+[\p{L}-]+)\s+)` +
    String.raw`(?<listed>${first}(?:${next}+${last}?|${last}))|` +
    String.raw`,\s+(?<one>${some}(?<!\bof\s+the|\bof)\s+(?:first|last)))${end}`,
  'dgiu',
)

const name = String.raw`(?:the\s+)?[\p{L}\d_-]+`
const papers = '(?:annex\\p{L}*|maps?|timetable|schedule|protocols?|appendix|plan)'
const places = '(?:locations?|positions?|places?|areas?|sites?|bases|barracks|cantonments?)'

const manner = new RegExp(
  String.raw`,?\s+(?:and\s+)?(?<how>under\s+(?:the\s+)?(?:\p{L}+\s+)?` +
    String.raw`(?:supervision|monitoring|observation|` +
    String.raw`auspices|eyes|verification|escort|protection)\s+of\s+${name}(?:\s+and\s+${name})*|` +
    String.raw`by\s+land,?\s+(?:(?:by|or|and)\s+)*` +
    String.raw`(?:air|sea)(?:,?\s+(?:(?:by|or|and)\s+)*(?:air|sea))?|` +
    String.raw`to\s+(?:agreed|designated|specified|assigned|other)\s+${places}` +
    String.raw`(?:\s+(?:outside|inside|beyond|in|near)\s+(?:of\s+)?${name})?|` +
    String.raw`in\s+(?:\d+\s+)?(?:equal\s+|successive\s+)*` +
    String.raw`(?:stages|phases|tranches|instalments|steps)` +
    String.raw`(?!\s*:)|(?:in|by)\s+(?:broad\s+)?daylight|` +
    String.raw`in\s+the\s+(?:presence|absence)\s+of\s+(?:representatives\s+of\s+)?${name}` +
    String.raw`(?:\s+(?:and|or)\s+${name})*(?:\s+(?:only|alone))?|` +
    String.raw`(?:in|with\s+the)\s+(?:close\s+|full\s+)?(?:consultation|co-?ordination|` +
    String.raw`co-?operation|` +
    String.raw`assistance|support|help|participation|facilitation|involvement)\s+(?:with|of)\s+` +
    String.raw`${name}(?:\s+and\s+${name})*|` +
    String.raw`(?<=\breport\b[^"]*\s)(?:on|about|concerning|regarding)\s+(?!day\b|` +
    String.raw`the\s+(?:start|end)\b)` +
    String.raw`(?:the\s+)?\p{L}+(?:\s+(?:the\s+)?[\p{L}\d.]+){0,8}(?<!\.)(?=\.?$)|` +
    String.raw`(?:the\s+)?\p{L}+(?:\s+\p{L}+){0,4}\s+having\s+been\s+\p{L}+(?:\s+by\s+${name})?|` +
    String.raw`through\s+the\s+good\s+offices\s+of\s+${name}|` +
    String.raw`(?:as\s+(?:shown|set\s+out|indicated|specified|provided)\s+(?:on|in)|` +
    String.raw`(?:in\s+accordance\s+with|according\s+to|under))\s+(?:the\s+)?` +
    String.raw`(?:\p{L}+\s+)?${papers}(?:\s+[A-Z\d]+)?)${end}`,
  'dgiu',
)
/** What no order is without. */
const maybeOrder =
  /\b(?:first|last)\b\s*(?:,|$|and\b|then\b|\.)|,\s+first\b|\b(?:start|beginn)ing\s+with\b/i
const maybeManner = new RegExp(
  String.raw`\bunder\s+(?!\d|clauses?\b)|\bby\s+land\b|\bto\s+(?:agreed|designated|specified|` +
    String.raw`assigned|other)\b|\b(?:stages|phases|tranches|instalments|steps|daylight|` +
    String.raw`presence|absence|having|report|offices|consultation|` +
    String.raw`co-?ordination|co-?operation|assistance|support|help|participation|facilitation|` +
    String.raw`involvement|` +
    String.raw`accordance|according)\b|\bas\s+(?:shown|set|indicated|specified|provided)\b`,
  'i',
)

const sooner = new RegExp(
  String.raw`(?<=\b(?:by|within|before|no\s+later\s+than)\s[^,"${mask}]{1,60}?),?\s+` +
    String.raw`(?<how>(?:or|and)\s+(?:sooner|earlier)(?:\s+(?:if|when|where|as|should)\s+` +
    String.raw`[^,"${mask}]{2,160}?)?)(?=\s*(?:$|,|[.]$))`,
  'dgiu',
)

/** "By day 10, or sooner if the board so decides": the day binds, and the rest is asked about. */
export function withSooner(tracked: Tracked, original: string): Tracked {
  return /\b(?:sooner|earlier)\b/i.test(tracked.text)
    ? quotedFrom(tracked, sooner, 'in the manner', original)
    : tracked
}

/** False for words in which there is surely no order and no manner. */
export function mayHaveManner(text: string): boolean {
  return maybeOrder.test(text) || maybeManner.test(text)
}

/** Puts an order and a manner in quotes: `in the order "women first, then men"`. */
export function withManner(tracked: Tracked, original: string): Tracked {
  const { text } = tracked
  const ordered = maybeOrder.test(text)
    ? quotedFrom(tracked, order, 'in the order', original)
    : tracked
  return maybeManner.test(text) ? quotedFrom(ordered, manner, 'in the manner', original) : ordered
}

function quotedFrom(tracked: Tracked, pattern: RegExp, opens: string, original: string): Tracked {
  return rewritten(tracked, pattern, (match) => {
    const { said, listed, one, how } = match.indices?.groups ?? {}
    const span = said ?? listed ?? one ?? how
    const [whole] = match
    const isQuoted = match.input.slice(0, match.index).split('"').length % 2 === 0
    if (span === undefined || isQuoted || whole.includes(mask) || whole.includes('"')) return null
    const from = tracked.origins[span[0]]?.from ?? 0
    const to = tracked.origins[span[1] - 1]?.to ?? from
    const words = original.slice(from, to).replaceAll(/\s+/g, ' ').trim()
    return words === '' || /["#\\]/.test(words) ? null : [` ${opens} "${words}"`]
  })
}
