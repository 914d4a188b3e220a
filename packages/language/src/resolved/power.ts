// Powers: who may extend, suspend, resume, excuse, terminate, allot, amend or switch on, by what
// rule and within what limits.

import type { ActKind, ClauseId, RoleId } from '@holdfast/agreement'
import { childOf, type SurfaceNode } from '../surface/surface.ts'
import type { SaidPower } from './ast.ts'
import { powerVerbs } from './keywords.ts'
import type { Reading } from './moments.ts'
import { listed, sayUnknown, type Word } from './names.ts'
import { daysIn, spanIn } from './numbers.ts'
import { referencesIn } from './references.ts'
import { phrase } from '../phrase.ts'

type Limits = {
  rule: SaidPower['rule'] | null
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
const fillers = new Set(['agreement', 'statuses', 'clause', 'clauses', 'releases', 'acts', 'in'])

/** The power that the phrases after its verb make. */
export function powerFrom(
  effect: ActKind,
  holders: readonly RoleId[],
  phrases: readonly SurfaceNode[],
  reading: Reading,
): SaidPower {
  const limits: Limits = { rule: null, daysAtOnce: null, daysInAll: null }
  phrases.forEach((node, at) => {
    const next = phrases[at + 1]
    const afterNext = phrases[at + 2]
    const isInAll = next?.text === 'in' && afterNext?.text === 'all'
    readPowerPhrase(node, isInAll, limits, reading)
  })
  const scope = scopeFrom(phrases, reading)
  const reachesClauses = effect !== 'extend' && effect !== 'terminate' && effect !== 'switch-on'
  return {
    kind: 'power',
    holders,
    rule: limits.rule ?? 'any',
    saysRule: limits.rule !== null,
    effect,
    scope: reachesClauses && scope.length > 0 ? scope : null,
    daysAtOnce: limits.daysAtOnce,
    daysInAll: limits.daysInAll,
  }
}

function scopeFrom(phrases: readonly SurfaceNode[], reading: Reading): readonly ClauseId[] {
  const nodes = phrases.flatMap((node): readonly SurfaceNode[] => {
    if (node.name === 'Under') return node.children
    const ref = childOf(node, 'Ref')
    if (node.name === 'To' && ref !== undefined) return [{ ...node, name: 'Through' }, ref]
    return [node]
  })
  return referencesIn(nodes, reading.names, reading.notes)
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
      return
    case 'To':
      if (childOf(node, 'Ref') !== undefined) return
      break
    case 'Amount':
      if (childOf(node, 'All') !== undefined) return
      break
    case 'Word':
      if (fillers.has(node.text)) return
      break
    case 'By':
      return readBy(node, isInAll, limits, reading)
    case 'If':
      notes.say('power.2', node)
      return
  }
  notes.say('word.2', node, { word: node.text }, phrase('advice.power-says'))
}

function readBy(node: SurfaceNode, isInAll: boolean, limits: Limits, reading: Reading): void {
  const { notes } = reading
  const rule = childOf(node, 'Name')
  if (rule !== undefined) {
    const rules = { unanimity: 'all', consent: 'all', majority: 'majority', any: 'any' } as const
    const found = Object.entries(rules).find(([word]) => word === rule.text)
    if (found !== undefined) limits.rule = found[1]
    else {
      const known = Object.keys(rules)
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
