// What a clause says in quotes because no form reports it: an act ("cooperate with the watch"), or
// how things must be ("the other side keeps to clause 1.2").
//
// An act in quotes is done when a finding says so, and a state in quotes changes when whoever has
// the power says so. The same words are the same state, whichever clause says them.

import { named, type ActWord, type ClauseId, type Later, type OwnAct } from '@holdfast/agreement'
import type { Names, Word } from './names.ts'

/** What clauses have said in quotes so far; filled while they are read. */
export type Quoted = {
  readonly acts: OwnAct[]
  readonly states: Map<string, Later>
}

/** Nothing said yet. */
export function nothingQuoted(): Quoted {
  return { acts: [], states: new Map() }
}

/** The words of a string node, on one line. */
export function quotedText({ text }: Word): string {
  return text.slice(1, -1).replaceAll(/\\(.)/gsu, '$1').replaceAll(/\s+/g, ' ').trim()
}

/** The act that a clause names in quotes; only a finding can say that it was done. */
export function quotedAct(node: Word, clause: ClauseId, quoted: Quoted): ActWord {
  const id = `act-${clause}`
  quoted.acts.push({ id: named(id), name: quotedText(node), found: true })
  return {
    verb: id,
    act: id,
    domain: 'record',
    forms: ['event'],
    measure: 'occurrences',
    units: ['times'],
    classTag: null,
    classes: [],
    stages: [],
    prepositions: {},
  }
}

/**
 * What a clause counts from in quotes: an act of the agreement's own that nothing declares. The
 * same words are the same act, and a declared one that has them for its title is that one.
 */
export function quotedEvent(
  node: Word,
  clause: ClauseId,
  { quoted, names }: { readonly quoted: Quoted; readonly names: Names },
): OwnAct {
  const name = quotedText(node)
  const isSame = (act: OwnAct): boolean => act.name.toLowerCase() === name.toLowerCase()
  const known = [...names.acts.values(), ...quoted.acts.filter((act) => act.quoted === true)]
  const before = known.find(isSame)
  if (before !== undefined) return before
  const own = quoted.acts.filter(({ id }) => id.startsWith(`event-${clause}`))
  const more = own.length === 0 ? '' : `-${own.length + 1}`
  const act: OwnAct = { id: named(`event-${clause}${more}`), name, quoted: true }
  quoted.acts.push(act)
  return act
}

/** The state of some words; `holds` is how it is until somebody says otherwise. */
export function quotedState(
  node: Word,
  holds: boolean,
  clause: ClauseId,
  { quoted, names }: { readonly quoted: Quoted; readonly names: Names },
): Later {
  const name = quotedText(node)
  const declared = [...names.later.values()].find(
    (one) => one.kind === 'state' && one.name === name,
  )
  if (declared !== undefined) return declared
  const before = quoted.states.get(name)
  const own = [...quoted.states.values()].filter(({ id }) => id.startsWith(`state-${clause}`))
  const more = own.length === 0 ? '' : `-${own.length + 1}`
  const id = before?.id ?? named<Later['id']>(`state-${clause}${more}`)
  // What one clause takes to be so at first is so for all.
  const state: Later = {
    id,
    kind: 'state',
    name,
    holds: holds || before?.holds === true,
    quoted: true,
  }
  quoted.states.set(name, state)
  return state
}
