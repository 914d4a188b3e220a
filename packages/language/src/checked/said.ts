// What can be said later: the states and days that some power can say, while it is there.
//
// A power that is there only while a state is so needs that state: where nobody can say it, nobody
// has the power either. Those that only need each other count as powers; they stand in a circle,
// which is said elsewhere.

import type { CompiledAgreement, LaterId, Power, Switched } from '@holdfast/agreement'
import { phrase, type Phrase } from '../phrase.ts'
import { finderOf } from '../resolved/names.ts'

/** True where somebody has the power to say a state or a day. */
export type IsSaid = (name: LaterId) => boolean

/** What can be said in an agreement. */
export function saidOf({ powers, later = [], term }: CompiledAgreement): IsSaid {
  const isSo = new Map(later.map(({ id, holds }) => [id, holds]))
  const setting = powers.filter(({ effect }) => effect === 'set')
  const said = new Set(later.map(({ id }) => id))
  // One that lapses before the agreement is in force is never there.
  const can = ({ switched = [], until }: Power): boolean =>
    (until === undefined || until > term.from) &&
    switched.every(({ state, holds }) => isSo.get(state) === holds || said.has(state))
  for (let before = -1; before !== said.size;) {
    before = said.size
    const alive = setting.filter(can)
    const isAny = alive.some(({ names }) => names === undefined)
    const named = new Set(alive.flatMap(({ names = [] }) => names))
    for (const id of said) if (!isAny && !named.has(id)) said.delete(id)
  }
  return (name) => said.has(name)
}

/** True where a state is so at first, or somebody can say it. */
export function mayBeSo(
  { state, holds }: Switched,
  { later = [] }: CompiledAgreement,
  isSaid: IsSaid,
): boolean {
  return isSaid(state) || later.some((one) => one.id === state && one.holds === holds)
}

/** How what is said later is named in the text: in quotes where no declaration names it. */
export function nameOfLater(id: LaterId, { later = [] }: Pick<CompiledAgreement, 'later'>): string {
  const found = later.find((one) => one.id === id)
  return found?.quoted === true ? `"${found.name}"` : id
}

/** Who may say it, as a clause that nobody has numbered yet. */
export function sayingOf(id: LaterId, { roles, clauses, later = [] }: CompiledAgreement): Phrase {
  const name = nameOfLater(id, { later })
  const isDay = later.find((one) => one.id === id)?.kind === 'day'
  const article = Math.max(0, ...clauses.map((clause) => Number.parseInt(clause.id, 10) || 0)) + 1
  const verb = isDay ? 'set' : 'find whether'
  return phrase('advice.give-power-to-say', {
    clause: `${article}.1 ${finderOf(roles)} may ${verb} ${name}`,
  })
}
