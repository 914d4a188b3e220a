// The phrases that mean the same whatever the verb: when, on what condition, by whose count.
//
// A phrase that this file does not know is left to act-phrase.ts. `from x` is read here only where
// x is a moment and no place: places and groups belong to the verb.

import { isBasis, type Later, type Moment, type RoleId } from '@holdfast/agreement'
import { childOf, childrenOf, type SurfaceNode } from '../surface/surface.ts'
import { amountFrom } from './amounts.ts'
import type { SaidStep, SaidWhen } from './ast.ts'
import type { ClauseDraft } from './clause-draft.ts'
import {
  dayAfter,
  frameOf,
  momentFrom,
  momentIn,
  momentNodeIn,
  type Edge,
  type Reading,
} from './moments.ts'
import { clauseNumbered, rolesNamed, sayUnknown, type Word } from './names.ts'
import { countOf, spanIn, unitOf, type TimeUnit } from './numbers.ts'
import { placesEach } from './places-each.ts'
import { quotedState, quotedText } from './quoted.ts'
import { triggerFrom } from './triggers.ts'
import { phrase, type Phrase } from '../phrase.ts'

/** Reads one phrase into the draft; false where it is none of these. */
export function readPhrase(node: SurfaceNode, draft: ClauseDraft, reading: Reading): boolean {
  switch (node.name) {
    case 'ForEach':
    case 'Each':
      return readEach(node, draft, reading)
    case 'Per':
      draft.put('per what', true, node)
      return true
    case 'Within':
      return readWithin(node, draft, reading)
    case 'By':
      return putMoment('the deadline', node, 'end', draft, reading)
    case 'Before':
      return putMoment('the deadline', node, 'start', draft, reading)
    case 'NotBefore':
    case 'From':
      return putMoment('from when', node, 'start', draft, reading)
    case 'After':
      return readAfter(node, draft, reading)
    case 'Until':
    case 'To':
      return putMoment('until when', node, 'end', draft, reading)
    case 'On':
      return readOn(node, draft, reading)
    case 'During':
      return readDuring(node, draft, reading)
    case 'At':
      return readAt(node, draft, reading)
    case 'If':
      return readIf(node, draft, reading)
    case 'Unless':
      return readUnless(node, draft, reading)
    case 'Basis':
      return readBasis(node, draft, reading)
    case 'Counted':
      return readCounted(node, draft, reading)
    case 'Schedule':
      draft.put('the schedule', stepsFrom(node, reading), node)
      return true
    default:
      return false
  }
}

type MomentSlot = 'from when' | 'the deadline' | 'until when'

function putMoment(
  slot: MomentSlot,
  node: SurfaceNode,
  edge: Edge,
  draft: ClauseDraft,
  reading: Reading,
): boolean {
  if (momentNodeIn(node) === undefined) return false
  const moment = momentIn(node, edge, reading)
  if (moment !== null) draft.put(slot, moment, node)
  return true
}

function readEach(node: SurfaceNode, draft: ClauseDraft, reading: Reading): boolean {
  const unit = unitOf(childOf(node, 'Unit'))
  if (node.name === 'Each' && unit !== null) {
    readPeriod(node, unit, draft, reading)
    return true
  }
  putTrigger(node, draft, reading)
  return true
}

/** "Each day", "each 2 weeks", "each 6 hours". */
function readPeriod(node: SurfaceNode, unit: TimeUnit, draft: ClauseDraft, reading: Reading): void {
  const number = childOf(node, 'Number')
  const times = number === undefined ? 1 : countOf(number, reading.notes)
  if (times === null) return
  if (unit === 'minute') {
    const what = phrase('phrase.each-unit', { unit })
    sayNotYet(node, what, phrase('advice.each-day-week-month'), reading)
    return
  }
  draft.put('how often', times === 1 ? { unit } : { unit, times }, node)
}

function putTrigger(node: SurfaceNode, draft: ClauseDraft, reading: Reading): void {
  const read = triggerFrom(node, reading)
  if (read === null) return
  draft.put('for each', read.trigger, node)
  if (read.isOfEach) draft.put('each of them', true, node)
  draft.openWords.push(...read.openWords)
}

function readWithin(node: SurfaceNode, draft: ClauseDraft, reading: Reading): boolean {
  const span = spanIn(node, reading.notes)
  if (span === null) return true
  const { from, to } = node
  const said = (of: Moment | null): SaidWhen['within'] => ({ ...span, of, span: { from, to } })
  const each = childOf(node, 'Each')
  const of = momentNodeIn(node)
  if (each !== undefined) putTrigger(each, draft, reading)
  const start: Moment | null =
    each !== undefined
      ? { kind: 'trigger' }
      : of === undefined
        ? null
        : momentFrom(of, of.name === 'Name' ? 'start' : 'end', reading)
  if (of !== undefined && start === null) return true
  const within = said(start)
  if (within !== null) draft.put('within what time', within, node)
  return true
}

function readAfter(node: SurfaceNode, draft: ClauseDraft, reading: Reading): boolean {
  const inner = momentNodeIn(node)
  if (inner === undefined) return false
  if (inner.name === 'Ref') {
    const clause = clauseNumbered(inner, reading.names, reading.notes)
    if (clause !== null) draft.conditions.push({ clause, step: null })
    return true
  }
  return putMoment('from when', node, 'end', draft, reading)
}

function readOn(node: SurfaceNode, draft: ClauseDraft, reading: Reading): boolean {
  const basis = childOf(node, 'BasisWord')?.text
  if (basis !== undefined && isBasis(basis)) {
    draft.put('the basis', basis, node)
    return true
  }
  const inner = momentNodeIn(node)
  const day = inner === undefined ? null : dayAfter(inner, reading)
  if (day !== null) {
    draft.put('from when', day.start, node)
    draft.put('the deadline', day.end, node)
    return true
  }
  putMoment('from when', node, 'start', draft, reading)
  return putMoment('the deadline', node, 'end', draft, reading)
}

function readDuring(node: SurfaceNode, draft: ClauseDraft, reading: Reading): boolean {
  const frame = frameOf(childOf(node, 'Name'), reading)
  if (frame !== null) draft.put('the phase', frame, node)
  return true
}

function readAt(node: SurfaceNode, draft: ClauseDraft, reading: Reading): boolean {
  const stage = childOf(node, 'Stage')
  const each = childOf(node, 'Each')
  if (stage !== undefined) {
    const word = childOf(stage, 'Word')
    const quoted = childOf(stage, 'String')
    if (word !== undefined) draft.put('the stage', word.text, word)
    if (quoted !== undefined) draft.put('the stage', quotedText(quoted), quoted)
    return true
  }
  if (childOf(node, 'AllTimes') !== undefined) {
    draft.put('at all times', true, node)
    return true
  }
  if (each === undefined) return false
  const places = placesEach(each, reading.names, reading.notes)
  if (places !== null) draft.put('at each', places, node)
  return true
}

function readIf(node: SurfaceNode, draft: ClauseDraft, reading: Reading): boolean {
  const verb = childOf(node, 'Word')
  const allowed = ['met', 'performed', 'done', 'reported', 'complete', 'reached']
  if (verb !== undefined && !allowed.includes(verb.text)) {
    const about = { word: verb.text, context: phrase('phrase.a-condition') }
    const choice = { known: allowed, otherwise: phrase('advice.is-met') }
    sayUnknown('word.1', verb, about, choice, reading.notes)
  }
  const ref = childOf(node, 'Ref')
  const isNot = childOf(node, 'Not') !== undefined
  const state = stateIn(node, isNot, reading)
  if (state?.kind === 'state') {
    const switched = { state: state.id, holds: !isNot }
    // "Once" asks from then on; "if" asks for as long as it is so.
    if (!node.text.startsWith('once')) draft.switched.push(switched)
    else draft.put('from when', { kind: 'switched', ...switched }, node)
    return true
  }
  if (isNot) {
    const what = phrase('phrase.if-not')
    sayNotYet(node, what, phrase('advice.declare-state'), reading)
    return true
  }
  if (ref === undefined) return putMoment('from when', node, 'start', draft, reading)
  const clause = clauseNumbered(ref, reading.names, reading.notes)
  const stepNode = childOf(node, 'Number')
  const step = stepNode === undefined ? null : countOf(stepNode, reading.notes)
  if (clause !== null) draft.conditions.push({ clause, step })
  return true
}

/** The state that a condition names, or says in quotes. */
export function stateIn(node: SurfaceNode, holds: boolean, reading: Reading): Later | undefined {
  const words = childOf(node, 'String')
  if (words !== undefined && reading.clause !== null) {
    return quotedState(words, holds, reading.clause, reading)
  }
  return reading.names.later.get(childOf(node, 'Name')?.text ?? '')
}

function readUnless(node: SurfaceNode, draft: ClauseDraft, reading: Reading): boolean {
  const name = childOf(node, 'Name')
  const words = childrenOf(node, 'Word').map(({ text }) => text)
  const state = stateIn(node, false, reading)
  if (state?.kind === 'state' && words.length === 0) {
    draft.switched.push({ state: state.id, holds: false })
    return true
  }
  const known = ['decide', 'decides', 'agree', 'agrees', 'excuse', 'excuses', 'otherwise']
  const strange = childrenOf(node, 'Word').find(({ text }) => !known.includes(text))
  if (strange !== undefined || words.length === 0) {
    const what = phrase('phrase.as-condition', { word: strange?.text ?? 'unless' })
    sayNotYet(strange ?? node, what, phrase('advice.unless-mediators'), reading)
    return true
  }
  const ids = name === undefined ? [] : rolesNamed(name, reading.names, reading.notes).ids
  // An agreement of several is of them all; a decision is by the rule of whoever decides.
  const rule = words.some((word) => word.startsWith('agree')) ? 'all' : 'any'
  if (ids.length > 0) draft.put('unless', { holders: ids, rule }, node)
  return true
}

function readBasis(node: SurfaceNode, draft: ClauseDraft, reading: Reading): boolean {
  const word = childOf(node, 'BasisWord')?.text
  if (word !== undefined && isBasis(word)) draft.put('the basis', word, node)
  for (const by of childrenOf(node, 'Name')) {
    draft.basisBy.push(...rolesNamed(by, reading.names, reading.notes).ids)
  }
  return true
}

function readCounted(node: SurfaceNode, draft: ClauseDraft, reading: Reading): boolean {
  const name = childOf(node, 'Name')
  if (name === undefined) return true
  if (name.text === 'unnamed') {
    draft.put('whose count', 'unnamed', node)
    return true
  }
  const [source, ...more]: readonly RoleId[] = rolesNamed(name, reading.names, reading.notes).ids
  if (more.length > 0) {
    sayNotYet(node, phrase('phrase.count-of-several'), phrase('advice.name-one'), reading)
  } else if (source !== undefined) draft.put('whose count', source, node)
  return true
}

function stepsFrom(node: SurfaceNode, reading: Reading): readonly SaidStep[] {
  return childrenOf(node, 'Step').flatMap((step) => {
    const amount = childOf(step, 'Amount')
    const by = childOf(step, 'By')
    const due = by === undefined ? null : momentIn(by, 'end', reading)
    for (const word of childrenOf(step, 'Word')) {
      const otherwise = phrase('advice.before-colon')
      const about = { word: word.text, context: phrase('phrase.a-step') }
      sayUnknown('word.1', word, about, { known: [], otherwise }, reading.notes)
    }
    if (amount === undefined || due === null) return []
    const said = amountFrom(amount, reading.names, reading.notes)
    return [{ said, due, span: { from: step.from, to: step.to } }]
  })
}

function sayNotYet(span: Word, what: Phrase, advice: Phrase, { notes }: Reading): void {
  notes.say('clause.7', span, { what }, advice)
}
