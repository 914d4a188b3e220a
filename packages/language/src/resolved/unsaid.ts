// What the language has no words for, and the clauses that say it: chains with "otherwise", and
// what is to go in proportion to something else.
//
// The cure is written out with the clause's own words, so that it can be put in its place.

import type { ClauseId } from '@holdfast/agreement'
import type { Notes } from '../diagnostic.ts'
import { phrase } from '../phrase.ts'
import type { SurfaceItem } from '../surface/surface.ts'
import type { Names } from './names.ts'

const otherwise = new RegExp(
  String.raw`(?<!\b(?:decides?|agrees?|excuses?|unless))` +
    String.raw`,?\s+(?:or,?\s+)?(?:(?:and\s+)?otherwise|or\s+else|failing\s+(?:that|which)|` +
    String.raw`if\s+not,),?\s+`,
  'iu',
)
const proportion = new RegExp(
  String.raw`,?\s+(?:in\s+proportion\s+(?:to|with)|proportionate(?:ly)?\s+(?:to|with)|` +
    String.raw`commensurate(?:ly)?\s+with|pro\s+rata\s+(?:to|with))\s`,
  'iu',
)
const time = /\s+(?:by|before|within|on|no later than)\s/i

/** Says it of a clause that holds such words; false for any other. */
export function sayUnsaid(
  { item, text }: SurfaceItem,
  id: ClauseId,
  names: Names,
  notes: Notes,
): boolean {
  // Words in quotes are the clause's own.
  const bare = text.replaceAll(/"[^"]*"|#.*/g, (found) => '\u0001'.repeat(found.length))
  const said = text.replace(/^\S+\s+/, '')
  const own = bare.replace(/^\S+\s+/, '')
  const span = { from: item.from, to: item.to }
  const chain = otherwise.exec(own)
  if (chain !== null && /\bmust\b/.test(own)) {
    const first = said.slice(0, chain.index)
    const second = said.slice(chain.index + chain[0].length).replace(/\s*\.?\s*$/, '')
    const what = phrase('phrase.otherwise')
    if (/\b(?:must|may)\b/.test(second)) {
      const state = `"${id}a is not performed"`
      const list = [
        `${id}a ${first}`,
        `${id}b ${second} if ${state}`,
        `${id}c ${finder(names)} may find whether ${state}`,
      ]
      notes.say('clause.7', span, { what }, phrase('advice.write-out', { list: list.join(' · ') }))
      return true
    }
    if (!/^(?:by|before|within|on|no later than)\s/.test(second)) {
      notes.say('clause.7', span, { what }, phrase('advice.clause-of-each'))
      return true
    }
    const stem = first.slice(0, time.exec(own.slice(0, chain.index))?.index ?? first.length)
    const about = { first: `${id} ${first}`, second: `${id} ${stem} ${second}` }
    notes.say('clause.7', span, { what }, phrase('advice.one-deadline', about))
    return true
  }
  const share = proportion.exec(own)
  if (share === null || !/\bmust\b/.test(own)) return false
  const first = said.slice(0, share.index)
  const clause = /\d+(?:\.[\da-z]+)+/.exec(own.slice(share.index))?.[0] ?? '2.1'
  const what = phrase('phrase.proportion')
  const list = `${id} ${first} in parallel with ${clause}`
  notes.say('clause.7', span, { what }, phrase('advice.write-out', { list }))
  return true
}

/** Who may say how things are: a body, a mediator, or the monitor of the text. */
function finder({ roles }: Names): string {
  const all = [...roles.values()]
  for (const kind of ['body', 'mediator', 'monitor', 'guarantor']) {
    const found = all.find((role) => role.kind === kind)
    if (found !== undefined) return found.id
  }
  return 'mediators'
}
