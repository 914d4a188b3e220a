// What somebody need not do: "if the talks break down, south need not withdraw from the bridge".
//
// It is a condition of the clause that asks for it: as long as it is found to be so, that clause
// binds nobody. No count and no word of who is freed says so; who may say it the text has to name.
// What no clause asks is prose.

import type { ClauseId } from '@holdfast/agreement'
import type { Notes } from '../diagnostic.ts'
import type { SurfaceItem } from '../surface/surface.ts'
import type { ResolvedClause } from './ast.ts'
import { isTermClause } from './clause.ts'
import type { Names } from './names.ts'
import { quotedState, type Quoted } from './quoted.ts'
import type { AskedOf } from './unsaid.ts'

/** From which clause something frees, and when. */
export type Exemption = {
  readonly from: ClauseId
  readonly of: ClauseId
  /** The words of what has to be found, in quotes. */
  readonly words: string
  /** True where the clause binds once it is so; false where it binds until it is. */
  readonly binds: boolean
  readonly isSoAtFirst: boolean
}

const opener =
  '(?:if|unless|until|before|where|when|whenever|in case|should|as long as|so long as|while|' +
  'provided)'
const exempt = new RegExp(
  String.raw`^(?:(?<lead>${opener}\b[^,]+),\s+)?` +
    String.raw`(?<who>(?:(?!\b(?:must|shall|may|will)\b)[^,:]){1,120}?)` +
    String.raw`\s+(?:need\s+not|(?:is|are|shall\s+be|will\s+be)\s+(?:not\s+(?:obliged|required|` +
    String.raw`bound)\s+to|under\s+no\s+(?:obligation|duty)\s+to)|` +
    String.raw`(?:shall|will)\s+not\s+be\s+(?:obliged|required|bound)\s+to|` +
    String.raw`(?:has|have|shall\s+have)\s+no\s+(?:obligation|duty)\s+to)\s+` +
    String.raw`(?<act>[\p{L}\d_-]+)(?<rest>.*?)(?:,?\s+(?<trail>${opener}\b.+?))?\.?$`,
  'iu',
)
const opening = new RegExp(String.raw`^(${opener})\s+(?:that\s+)?(.+)$`, 'isu')

/** What the clauses of a text free from, by the clause that asks for it. */
export function exemptionsIn(
  numbered: ReadonlyMap<ClauseId, SurfaceItem>,
  { clauses }: Names,
  askedOf: AskedOf,
): ReadonlyMap<ClauseId, readonly Exemption[]> {
  const found = [...numbered].flatMap(([id, surface]): readonly Exemption[] => {
    const isProse =
      isTermClause(surface.parts.slice(1)) && !/^\S+\s+term\s*:/i.test(surface.item.text)
    return isProse ? exemptionOf(id, surface.item.text, clauses, askedOf) : []
  })
  return Map.groupBy(found, ({ from }) => from)
}

function exemptionOf(
  id: ClauseId,
  text: string,
  clauses: ReadonlyMap<string, ClauseId>,
  askedOf: AskedOf,
): readonly Exemption[] {
  const written = text
    .replace(/^\S+\s+/, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
  if (/["#\\]/.test(written)) return []
  const { lead, who = '', act = '', rest = '', trail } = exempt.exec(written)?.groups ?? {}
  const [, opens = '', words = ''] = opening.exec(lead ?? trail ?? '') ?? []
  const number = /\b\d+(?:\.[\da-z]+)+/.exec(rest)?.[0]
  const from = number === undefined ? askedOf(who, act, rest) : (clauses.get(number) ?? null)
  if (from === null || from === id || words === '') return []
  const binds = /^(?:unless|until|before)$/i.test(opens)
  const isSoAtFirst = /^(?:as long as|so long as|while|provided)$/i.test(opens)
  return [{ from, of: id, words: `"${words}"`, binds, isSoAtFirst }]
}

/** The clause with what other clauses say of when it binds. */
export function withExemptions(
  clause: ResolvedClause,
  exemptions: readonly Exemption[],
  said: { readonly quoted: Quoted; readonly names: Names },
): ResolvedClause {
  const { id, meaning, from, to } = clause
  if (meaning === null || meaning.kind === 'term' || meaning.kind === 'power') return clause
  const switched = exemptions.map(({ words, binds, isSoAtFirst }) => {
    const state = quotedState({ from, to, text: words }, isSoAtFirst, id, said)
    return { state: state.id, holds: binds }
  })
  return { ...clause, meaning: { ...meaning, switched: [...meaning.switched, ...switched] } }
}

/** Asks whether a clause is meant so that frees from another. */
export function askExemptions(
  exemptions: Iterable<readonly Exemption[]>,
  numbered: ReadonlyMap<ClauseId, SurfaceItem>,
  notes: Notes,
): void {
  for (const { from, of, words, binds } of [...exemptions].flat()) {
    const item = numbered.get(of)?.item
    const list = `${from} … ${binds ? 'if' : 'unless'} ${words}`
    if (item !== undefined) notes.say('open.15', item, { id: of, clause: from, list })
  }
}
