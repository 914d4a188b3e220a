// What can come about, by the text alone: which clauses can be performed, which acts, phases and
// uses of powers can come, and which only wait for each other.
//
// A node needs all of what it waits for, or any one: a clause needs everything it names, an act of
// the agreement's own needs one of the clauses that ask for it, a state that is said later needs
// one of the powers to say it, and a power that is there only while something is so needs that.
// What needs nothing comes. What does not come in the least answer, and would in the greatest,
// stands in a circle or behind one. An act that no clause asks for may be done by anybody at any
// time, be it permitted or not; unless only those may whom a clause names.

import type { Awaited, ClauseId, Filter, Obligation, ObligationGraph } from '@holdfast/agreement'
import { askersOf } from './filters.ts'
import { nameOfLater } from './said.ts'
import type { Setting } from './setting.ts'

/** A node of what can come: its needs are keys of other nodes. */
export type Need = {
  readonly mode: 'all' | 'any'
  readonly of: readonly string[]
  /** How it is named where a circle is said; null for one that is only between two others. */
  readonly label: string | null
  readonly clause: ClauseId | null
  /** True for a state or a day that is said later. */
  readonly isSaid?: true
}

/** What can come, and what waits for itself. */
export type Coming = {
  readonly needs: ReadonlyMap<string, Need>
  /** True for a node that waits for itself, or for one that does. */
  readonly isStuck: (key: string) => boolean
}

/** The key of a clause among nodes. */
export function clauseKey(clause: ClauseId): string {
  return `clause ${clause}`
}

/** Works out what can come. `isNever` says what of the awaited nothing can bring about. */
export function comingOf(setting: Setting, isNever: (awaited: Awaited) => boolean): Coming {
  const needs = needsOf(setting, isNever)
  const users = usersOf(needs)
  const comes = settled(needs, users, 'comes')
  const fails = settled(needs, users, 'fails')
  return { needs, isStuck: (key) => needs.has(key) && !comes.has(key) && !fails.has(key) }
}

const never = 'never'

function needsOf(
  setting: Setting,
  isNever: (awaited: Awaited) => boolean,
): ReadonlyMap<string, Need> {
  const { agreement, graph } = setting
  const needs = new Map<string, Need>([[never, { mode: 'any', of: [], label: null, clause: null }]])
  const own = new Set<string>(agreement.acts.map(({ id }) => id))
  const awaitedActs = new Map<string, Filter>()
  const keyOf = (awaited: Awaited): readonly string[] => {
    if (isNever(awaited)) return [never]
    if (awaited.kind !== 'act') return keysOf(awaited, setting)
    if (!own.has(awaited.filter.act)) return []
    const key = actKey(awaited.filter)
    awaitedActs.set(key, awaited.filter)
    return [key]
  }
  const all = (awaited: readonly Awaited[]): readonly string[] => awaited.flatMap(keyOf)
  for (const [clause, obligations] of graph.obligations) {
    const keys = obligations.map((_, at) => `part ${at} of ${clause}`)
    needs.set(clauseKey(clause), { mode: 'any', of: keys, label: clause, clause })
    obligations.forEach((obligation, at) => {
      const of = all(waitsIn(graph, obligation))
      needs.set(keys[at] ?? '', { mode: 'all', of, label: null, clause })
    })
  }
  for (const [id, { start, end }] of graph.phases) {
    needs.set(`phase ${id} start`, { mode: 'all', of: all(start), label: id, clause: null })
    needs.set(`phase ${id} end`, { mode: 'all', of: all(end), label: id, clause: null })
  }
  const permitted = addPermissions(needs, setting, all)
  for (const [key, filter] of awaitedActs) needs.set(key, needOfAct(filter, permitted, setting))
  addPowers(needs, setting)
  return needs
}

/** What is waited for, but an act, as keys of nodes; none for what nothing needs to bring. */
function keysOf(
  awaited: Exclude<Awaited, { kind: 'act' }>,
  { agreement, isBroken }: Setting,
): readonly string[] {
  switch (awaited.kind) {
    case 'performed':
    case 'allotted':
    case 'window':
      return isBroken(awaited.clause) ? [] : [clauseKey(awaited.clause)]
    case 'phase':
      return [`phase ${awaited.phase} ${awaited.edge}`]
    case 'added-day':
      return isBroken(awaited.power) ? [] : [`power ${awaited.power}`]
    case 'day':
      return [`said ${awaited.day}`]
    case 'state': {
      const state = agreement.later?.find(({ id }) => id === awaited.state)
      return state?.holds === awaited.holds ? [] : [`said ${awaited.state}`]
    }
  }
}

/** An act of the agreement's own, by whomever it is waited for from. */
function actKey({ act, actor }: Filter): string {
  return actor === undefined ? `act ${act}` : `act ${act} by ${actor}`
}

/**
 * Permissions of acts that nobody else may do, as nodes; their keys by the act. A clause that only
 * permits keeps nobody from acting sooner.
 */
function addPermissions(
  needs: Map<string, Need>,
  { agreement, graph }: Setting,
  all: (awaited: readonly Awaited[]) => readonly string[],
): ReadonlyMap<string, readonly string[]> {
  const only = (agreement.permissions ?? []).filter(({ clause }) => graph.obligations.has(clause))
  const keys = new Map<string, string[]>()
  only.forEach((permission, at) => {
    const { clause, measure } = permission
    const key = `permission ${at}`
    needs.set(key, { mode: 'all', of: all(waitsIn(graph, permission)), label: clause, clause })
    keys.set(measure.filter.act, [...(keys.get(measure.filter.act) ?? []), key])
  })
  return keys
}

function needOfAct(
  filter: Filter,
  permitted: ReadonlyMap<string, readonly string[]>,
  { graph }: Setting,
): Need {
  const askers = askersOf(filter, graph).map(({ clause }) => clauseKey(clause))
  const of = askers.length > 0 ? askers : (permitted.get(filter.act) ?? [])
  const mode = of.length === 0 ? 'all' : 'any'
  return { mode, of: [...new Set(of)], label: filter.act, clause: null }
}

/** Powers, which wait for the states that they are there in; and what is said by their use. */
function addPowers(needs: Map<string, Need>, { agreement }: Setting): void {
  const { later = [], powers } = agreement
  const isSo = new Map(later.map(({ id, holds }) => [id, holds]))
  for (const { clause, switched = [] } of powers) {
    const of = switched
      .filter(({ state, holds }) => isSo.get(state) !== holds)
      .map(({ state }) => `said ${state}`)
    needs.set(`power ${clause}`, { mode: 'all', of, label: clause, clause })
  }
  for (const { id } of later) {
    const of = powers
      .filter(({ effect, names }) => effect === 'set' && (names?.includes(id) ?? true))
      .map(({ clause }) => `power ${clause}`)
    const label = nameOfLater(id, agreement)
    needs.set(`said ${id}`, {
      mode: 'any',
      of: [...new Set(of)],
      label,
      clause: null,
      isSaid: true,
    })
  }
}

function waitsIn(graph: ObligationGraph, obligation: Obligation): readonly Awaited[] {
  return graph.waits.get(obligation) ?? []
}

function usersOf(needs: ReadonlyMap<string, Need>): ReadonlyMap<string, readonly string[]> {
  const users = new Map<string, string[]>()
  for (const [key, { of }] of needs) {
    for (const needed of of) {
      const found = users.get(needed)
      if (found === undefined) users.set(needed, [key])
      else found.push(key)
    }
  }
  return users
}

/** All nodes that come, or all that fail; each edge is looked at once. */
function settled(
  needs: ReadonlyMap<string, Need>,
  users: ReadonlyMap<string, readonly string[]>,
  what: 'comes' | 'fails',
): ReadonlySet<string> {
  // To come takes every one of "all" and one of "any"; to fail, the other way round.
  const takesEvery = what === 'comes' ? 'all' : 'any'
  const open = new Map<string, number>()
  const found = new Set<string>()
  const waiting: string[] = []
  const add = (key: string): void => {
    if (found.has(key)) return
    found.add(key)
    waiting.push(key)
  }
  for (const [key, { mode, of }] of needs) {
    open.set(key, mode === takesEvery ? new Set(of).size : 1)
    if (mode === takesEvery && of.length === 0) add(key)
  }
  for (let key = waiting.pop(); key !== undefined; key = waiting.pop()) {
    for (const user of new Set(users.get(key) ?? [])) {
      const left = (open.get(user) ?? 1) - 1
      open.set(user, left)
      if (left <= 0) add(user)
    }
  }
  return found
}
