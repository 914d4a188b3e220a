// An amount that takes the place of another: "and 100 from begin-talks", "rising to 100 once 2.1 is
// met", "and 12 hours on each day of each release".
//
// The words between are those that the first amount has, so that what is of another class is asked
// for besides, and is no change.

import type { Filter, Moment } from '@holdfast/agreement'
import { childOf, type SurfaceNode } from '../surface/surface.ts'
import { amountFrom } from './amounts.ts'
import type { SaidChange } from './ast.ts'
import type { ClauseDraft } from './clause-draft.ts'
import { frameOf, momentIn, momentNodeIn, type Reading } from './moments.ts'
import { clauseNumbered } from './names.ts'
import { countOf, unitOf } from './numbers.ts'
import { stateIn } from './phrases.ts'
import { triggerFrom } from './triggers.ts'
import { phrase } from '../phrase.ts'

type When = SaidChange['when']

/** Reads such an amount and when it is asked; how many phrases it takes, 0 where none begins. */
export function readChange(
  phrases: readonly SurfaceNode[],
  at: number,
  draft: ClauseDraft,
  reading: Reading,
): number {
  if (draft.get('the amount') === undefined && draft.get('for how long') === undefined) return 0
  const way = ways.get(phrases[at]?.text ?? '')
  const start = way === undefined ? at : at + 1
  const node = phrases[start]
  const amount = node?.name === 'For' ? childOf(node, 'Amount') : node
  if (node === undefined || amount?.name !== 'Amount') return 0
  const whenAt = afterWords(phrases, start + 1, phrases.slice(0, at))
  const found = whenFrom(phrases, whenAt, reading)
  if (found === null) return 0
  const { from, to } = amount
  const said = inHours(amountFrom(amount, reading.names, reading.notes), [
    node,
    ...phrases.slice(start + 1, whenAt),
  ])
  for (const when of found.whens) draft.changes.push({ said, when, from, to })
  if (way !== undefined) sayWrongWay(phrases[at]?.text ?? '', said, draft, amount, reading)
  return whenAt + found.length - at
}

/** Words that say which way a number goes, and one that says nothing of it. */
const ways = new Map<string, 'up' | 'down' | 'either'>([
  ['rising', 'up'],
  ['falling', 'down'],
  ['then', 'either'],
])

/** "Rising to 100" after 200 says two things. */
function sayWrongWay(
  word: string,
  { amount }: SaidChange['said'],
  draft: ClauseDraft,
  span: SurfaceNode,
  { notes }: Reading,
): void {
  const before = draft.changes.at(-2)?.said ?? draft.get('for how long') ?? draft.get('the amount')
  if (amount.kind !== 'number' || before?.amount.kind !== 'number') return
  const way = ways.get(word)
  const isWrong =
    (way === 'up' && amount.value <= before.amount.value) ||
    (way === 'down' && amount.value >= before.amount.value)
  if (!isWrong) return
  const about = { what: `${word} ${amount.value}`, with: String(before.amount.value) }
  notes.say('clause.9', span, about, phrase('advice.say-amount-from'))
}

/** Past the unit, the class and "each day", where the clause has said them before. */
function afterWords(
  phrases: readonly SurfaceNode[],
  from: number,
  before: readonly SurfaceNode[],
): number {
  const known = new Set(before.map(({ text }) => text))
  let at = from
  for (; at < phrases.length; at += 1) {
    const node = phrases[at]
    if (node === undefined) break
    const isSilent = node.name === ',' || node.name === 'The'
    const isPeriod = node.name === 'Each' && childOf(node, 'Unit') !== undefined
    const isSame = (node.name === 'Word' && known.has(node.text)) || node.name === 'Unit'
    if (!isSilent && !isPeriod && !isSame) break
  }
  return at
}

function inHours(said: SaidChange['said'], nodes: readonly SurfaceNode[]): SaidChange['said'] {
  const isMinutes = nodes.some(
    (node) => unitOf(node.name === 'Unit' ? node : childOf(node, 'Unit')) === 'minute',
  )
  if (!isMinutes || said.amount.kind !== 'number') return said
  return { ...said, amount: { kind: 'number', value: said.amount.value / 60 } }
}

type Found = { readonly whens: readonly When[]; readonly length: number }

function whenFrom(phrases: readonly SurfaceNode[], at: number, reading: Reading): Found | null {
  const node = phrases[at]
  if (node === undefined) return null
  if (node.name === 'On') return onDays(phrases, at, reading)
  if (node.name === 'During') {
    const frame = frameOf(childOf(node, 'Name'), reading)
    if (frame === null) return { whens: [], length: 1 }
    const edge = (of: 'start' | 'end'): Moment => ({ kind: 'edge', of: frame, edge: of })
    return { whens: [{ kind: 'from', from: edge('start'), until: edge('end') }], length: 1 }
  }
  const from = momentOf(node, reading)
  if (from === undefined) return null
  const next = phrases[at + 1]
  const isUntil = next?.name === 'Until' && momentNodeIn(next) !== undefined
  const until = isUntil ? momentIn(next, 'end', reading) : null
  const length = isUntil ? 2 : 1
  return { whens: from === null ? [] : [{ kind: 'from', from, until }], length }
}

/** The moment of "from x", "after x", "once x"; undefined where a phrase is none of these. */
function momentOf(node: SurfaceNode, reading: Reading): Moment | null | undefined {
  switch (node.name) {
    case 'From':
    case 'NotBefore':
      return isOfMoment(node, reading) ? momentIn(node, 'start', reading) : undefined
    case 'After':
      return momentNodeIn(node) === undefined ? undefined : momentIn(node, 'end', reading)
    case 'If':
      return node.text.startsWith('once') ? onceMoment(node, reading) : undefined
    default:
      return undefined
  }
}

/** `from valley` is where; `from begin-talks` is when. */
function isOfMoment(node: SurfaceNode, { names }: Reading): boolean {
  const name = childOf(node, 'Name')?.text
  if (momentNodeIn(node) === undefined) return false
  return name === undefined || !(names.places.has(name) || names.groups.has(name))
}

function onceMoment(node: SurfaceNode, reading: Reading): Moment | null {
  const { names, notes } = reading
  const holds = childOf(node, 'Not') === undefined
  const state = stateIn(node, !holds, reading)
  if (state?.kind === 'state') return { kind: 'switched', state: state.id, holds }
  const ref = childOf(node, 'Ref')
  if (ref === undefined) return momentIn(node, 'start', reading)
  const clause = clauseNumbered(ref, names, notes)
  const step = childOf(node, 'Number')
  const n = step === undefined ? null : countOf(step, notes)
  return clause === null ? null : { kind: 'performed', clause, step: n }
}

/** "on each day of each release by north". */
function onDays(phrases: readonly SurfaceNode[], at: number, reading: Reading): Found | null {
  const [on, day, of] = phrases.slice(at, at + 3)
  const each = of?.name === 'Of' ? childOf(of, 'Each') : undefined
  const isBare = on !== undefined && momentNodeIn(on) === undefined
  if (!isBare || day?.name !== 'Each' || each === undefined) return null
  if (unitOf(childOf(day, 'Unit')) !== 'day') return null
  const trigger = triggerFrom(each, reading)?.trigger
  if (trigger?.kind !== 'fact') return { whens: [], length: 3 }
  const { filters, grade } = trigger
  const whens = filters.map((filter: Filter): When => ({ kind: 'on', of: filter, grade }))
  return { whens, length: 3 }
}
