// Powers: who may extend, suspend, resume, excuse, terminate, allot, amend or switch on, by what
// rule and within what limits.

import type { ActKind, ClauseId, RoleId, Switched } from '@holdfast/agreement'
import { childOf, type SurfaceNode } from '../surface/surface.ts'
import type { SaidPower } from './ast.ts'
import { powerVerbs, shares } from './keywords.ts'
import type { Reading } from './moments.ts'
import { listed, sayUnknown, type Word } from './names.ts'
import { daysIn, spanIn } from './numbers.ts'
import { referencesIn } from './references.ts'
import { phrase } from '../phrase.ts'

type Limits = {
  rule: SaidPower['rule'] | null
  share: { readonly parts: number; readonly of: number } | null
  readonly switched: Switched[]
  daysAtOnce: number | null
  daysInAll: number | null
}

/** True for a verb of power, which no act of the domains takes away. */
export function isPowerVerb(verb: Word): boolean {
  return Object.hasOwn(powerVerbs, verb.text)
}

/** What a verb of power does; null, and said, where it is none. */
export function powerOf(verb: Word, { notes }: Reading): ActKind | null {
  const found = Object.entries(powerVerbs).find(([each]) => each === verb.text)
  if (found !== undefined) return found[1]
  const known = Object.keys(powerVerbs)
  const otherwise = phrase('advice.power-can', { list: listed(known) })
  sayUnknown('power.3', verb, { verb: verb.text }, { known, otherwise }, notes)
  return null
}

/** Words that may stand in a power without a meaning of their own. */
const fillers = new Set([
  'agreement',
  'statuses',
  'clause',
  'clauses',
  'releases',
  'acts',
  'in',
  'size',
  'that',
  'whether',
  'date',
  'holds',
])

/** The power that the phrases after its verb make. */
export function powerFrom(
  effect: ActKind,
  holders: readonly RoleId[],
  phrases: readonly SurfaceNode[],
  reading: Reading,
): SaidPower {
  const limits: Limits = {
    rule: null,
    share: null,
    switched: [],
    daysAtOnce: null,
    daysInAll: null,
  }
  phrases.forEach((node, at) => {
    const next = phrases[at + 1]
    const afterNext = phrases[at + 2]
    const isInAll = next?.text === 'in' && afterNext?.text === 'all'
    readPowerPhrase(node, isInAll, limits, reading)
  })
  const scope = scopeFrom(phrases, reading)
  const isOfWhole = ['extend', 'terminate', 'switch-on', 'set'].includes(effect)
  const reachesClauses = !isOfWhole
  const { later, groups } = reading.names
  const named = phrases.flatMap((node) => {
    // What the power waits for is not what it sets.
    if (node.name === 'If') return []
    const word = childOf(node, 'Name')?.text ?? node.text
    return effect === 'set' && (later.has(word) || groups.has(word)) ? [word] : []
  })
  return {
    kind: 'power',
    holders,
    rule: limits.rule ?? 'any',
    saysRule: limits.rule !== null || limits.share !== null,
    effect,
    ...(limits.switched.length === 0 ? {} : { switched: limits.switched }),
    ...(limits.share === null ? {} : { share: limits.share }),
    ...(named.length === 0 ? {} : { names: named }),
    scope: reachesClauses && scope.length > 0 ? scope : null,
    daysAtOnce: limits.daysAtOnce,
    daysInAll: limits.daysInAll,
  }
}

function scopeFrom(phrases: readonly SurfaceNode[], reading: Reading): readonly ClauseId[] {
  const nodes = phrases.flatMap((node): readonly SurfaceNode[] => {
    if (node.name === 'Under') return node.children
    if (isClauseNumber(node, reading)) return [{ ...node, name: 'Ref' }]
    const ref = childOf(node, 'Ref')
    if (node.name === 'To' && ref !== undefined) return [{ ...node, name: 'Through' }, ref]
    return [node]
  })
  return referencesIn(nodes, reading.names, reading.notes)
}

/** A clause with a whole number: "suspend 2". */
function isClauseNumber(node: SurfaceNode, { names }: Reading): boolean {
  return node.name === 'Amount' && names.clauses.has(node.text)
}

function readPowerPhrase(
  node: SurfaceNode,
  isInAll: boolean,
  limits: Limits,
  reading: Reading,
): void {
  const { notes } = reading
  switch (node.name) {
    case ',':
    case 'The':
    case 'And':
    case 'Or':
    case 'Ref':
    case 'Under':
    case 'On':
    case 'That':
      return
    case 'To':
      if (childOf(node, 'Ref') !== undefined) return
      break
    case 'Amount':
      if (childOf(node, 'All') !== undefined || isClauseNumber(node, reading)) return
      break
    case 'Word':
      if (fillers.has(node.text) || isSettable(node.text, reading)) return
      break
    case 'Of':
      if (isSettable(childOf(node, 'Name')?.text ?? '', reading)) return
      break
    case 'By':
      return readBy(node, isInAll, limits, reading)
    case 'If': {
      const state = reading.names.later.get(childOf(node, 'Name')?.text ?? '')
      if (state?.kind === 'state') {
        const holds = childOf(node, 'Not') === undefined
        limits.switched.push({ state: state.id, holds })
        return
      }
      notes.say('power.2', node)
      return
    }
  }
  notes.say('word.2', node, { word: node.text }, phrase('advice.power-says'))
}

/** True for a state, a day or a group whose size can be said later. */
function isSettable(word: string, { names }: Reading): boolean {
  return names.later.has(word) || names.groups.has(word)
}

function readBy(node: SurfaceNode, isInAll: boolean, limits: Limits, reading: Reading): void {
  const { notes } = reading
  const rule = childOf(node, 'Name')
  if (rule !== undefined) {
    const rules = { unanimity: 'all', consent: 'all', majority: 'majority', any: 'any' } as const
    const found = Object.entries(rules).find(([word]) => word === rule.text)
    const share = Object.entries(shares).find(([word]) => word === rule.text)
    if (found !== undefined) limits.rule = found[1]
    else if (share !== undefined) limits.share = share[1]
    else {
      const known = [...Object.keys(rules), ...Object.keys(shares)]
      const about = { word: rule.text, context: phrase('phrase.a-rule') }
      const otherwise = phrase('advice.there-are', { list: listed(known) })
      sayUnknown('word.1', rule, about, { known, otherwise }, notes)
    }
    return
  }
  if (childOf(node, 'Whole') !== undefined) return
  const span = childOf(node, 'UpTo') === undefined ? null : spanIn(node, notes)
  const days = span === null ? null : daysIn(span.count, span.unit)
  if (days === null) {
    notes.say('word.2', node, { word: node.text }, phrase('advice.power-days'))
    return
  }
  if (isInAll) limits.daysInAll = days
  else limits.daysAtOnce = days
}
