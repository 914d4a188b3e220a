// Triggers that can never come, circles of clauses, and triggers that one side can hold back.
//
// A clause that errors left without a meaning is not said to be waited for in vain. Circles are
// followed without recursion, so that no length of text can exhaust the stack.

import type { ClauseId, Obligation } from '@holdfast/agreement'
import { leaningOf, momentsOf } from './leaning.ts'
import type { Setting } from './setting.ts'
import { phrase, type Phrase } from '../phrase.ts'

/** Says duties whose trigger nothing can bring about, and those that somebody can stall. */
export function checkTriggers(setting: Setting): void {
  for (const obligation of setting.agreement.obligations) {
    checkPer(obligation, setting)
    checkConditions(obligation, setting)
    checkStall(obligation, setting)
    checkSaidLater(obligation, setting)
  }
}

function checkPer({ clause, per }: Obligation, setting: Setting): void {
  const { agreement, notes, spanOf, obligationsOf, isBroken } = setting
  if (per.kind !== 'for-each') return
  const never = (what: Phrase, advice: Phrase): void =>
    notes.say('duty.2', spanOf(clause), { id: clause, what }, advice)
  if (per.of.kind === 'added-day') {
    const { power } = per.of
    if (isBroken(power)) return
    const found = agreement.powers.find((each) => each.clause === power)
    if (found?.effect !== 'extend') {
      never(
        phrase('phrase.adds-no-days', { clause: power }),
        phrase('advice.name-extending-clause'),
      )
    }
    return
  }
  if (per.of.kind === 'fact') {
    const { act } = per.of.filter
    if (!canHappen(act, setting)) {
      never(phrase('phrase.not-reported-when', { act }), phrase('advice.name-reported-act'))
    }
    return
  }
  for (const other of per.of.clauses) {
    if (isBroken(other)) continue
    const isDuty = obligationsOf(other).some(({ kind }) => kind === 'duty')
    if (isDuty) continue
    never(
      phrase('phrase.nothing-done-under', { clause: other }),
      phrase('advice.name-clause-of-acts'),
    )
  }
}

/** Facts with a time of their own are events; a count or a position happens at no moment. */
function canHappen(act: string, { agreement, vocabulary }: Setting): boolean {
  if (agreement.acts.some(({ id }) => id === act)) return true
  return vocabulary.acts.some((word) => word.act === act && word.forms.includes('event'))
}

function checkConditions(obligation: Obligation, setting: Setting): void {
  const { agreement, notes, spanOf, obligationsOf, isBroken } = setting
  const { clause, per } = obligation
  const { clauses, firsts } = leaningOf(obligation, agreement)
  const triggers = per.kind === 'for-each' && per.of.kind === 'allotted' ? per.of.clauses : []
  for (const { clause: other, step } of clauses) {
    if (isBroken(other) || other === clause || triggers.includes(other)) continue
    const never = (what: Phrase, advice: Phrase): void =>
      notes.say('duty.2', spanOf(clause), { id: clause, what }, advice)
    const awaited = obligationsOf(other)
    if (!awaited.some(({ kind }) => kind === 'duty')) {
      never(phrase('phrase.never-performed', { clause: other }), phrase('advice.wait-for-duty'))
      continue
    }
    const steps = awaited.flatMap(({ per }) => (per.kind === 'steps' ? [per.steps.length] : []))
    if (step !== null && !steps.some((count) => step <= count)) {
      never(
        phrase('phrase.no-such-step', { clause: other, step }),
        phrase('advice.it-has-steps', { n: steps[0] ?? 0 }),
      )
    }
  }
  for (const { act } of firsts) {
    if (canHappen(act, setting)) continue
    const what = phrase('phrase.not-reported-when', { act })
    notes.say('duty.2', spanOf(clause), { id: clause, what }, phrase('advice.name-event'))
  }
}

/** A milestone that no clause asks for can be held back at no cost. */
function checkStall(obligation: Obligation, { agreement, notes, spanOf }: Setting): void {
  const asked = new Set(agreement.obligations.map(({ measure }) => measure.filter.act))
  for (const { act } of leaningOf(obligation, agreement).firsts) {
    const own = agreement.acts.find(({ id }) => id === act)
    if (own === undefined || asked.has(act)) continue
    notes.say('duty.9', spanOf(obligation.clause), { id: obligation.clause, what: act })
  }
}

/** A state or a day that nobody has the power to say is waited for in vain. */
function checkSaidLater(obligation: Obligation, { agreement, notes, spanOf }: Setting): void {
  const { clause, switched = [] } = obligation
  const days = momentsOf(obligation, agreement).flatMap((moment) =>
    moment.kind === 'set' ? [moment.day] : moment.kind === 'switched' ? [moment.state] : [],
  )
  for (const name of new Set([...switched.map(({ state }) => state), ...days])) {
    const isHeld = agreement.powers.some(
      ({ effect, names }) => effect === 'set' && (names === undefined || names.includes(name)),
    )
    const state = agreement.later?.find(({ id }) => id === name)
    const shown = state?.quoted === true ? `"${state.name}"` : name
    if (!isHeld) notes.say('power.5', spanOf(clause), { id: clause, name: shown })
  }
}

/** Says every circle of clauses that wait for each other, once. */
export function checkCircles(setting: Setting): void {
  const { agreement, notes, spanOf } = setting
  const waitsFor = new Map<ClauseId, readonly ClauseId[]>()
  for (const obligation of agreement.obligations) {
    const { clauses, windows } = leaningOf(obligation, agreement)
    const others = [...clauses, ...windows].map(({ clause }) => clause)
    const before = waitsFor.get(obligation.clause) ?? []
    waitsFor.set(obligation.clause, [...new Set([...before, ...others])])
  }
  const settled = new Set<ClauseId>()
  for (const start of waitsFor.keys()) {
    const circle = circleFrom(start, waitsFor, settled)
    if (circle === null) continue
    const around = [...circle, circle[0]].join(' → ')
    notes.say('duty.3', spanOf(circle[0] ?? start), { circle: around })
  }
}

/** Follows clauses depth first, without recursion; the first circle through `start`'s reach. */
function circleFrom(
  start: ClauseId,
  waitsFor: ReadonlyMap<ClauseId, readonly ClauseId[]>,
  settled: Set<ClauseId>,
): readonly ClauseId[] | null {
  if (settled.has(start)) return null
  const path: { readonly clause: ClauseId; next: number }[] = [{ clause: start, next: 0 }]
  for (let top = path.at(-1); top !== undefined; top = path.at(-1)) {
    const other = waitsFor.get(top.clause)?.[top.next]
    top.next += 1
    if (other === undefined) {
      settled.add(top.clause)
      path.pop()
      continue
    }
    const at = path.findIndex(({ clause }) => clause === other)
    if (at !== -1) {
      const circle = path.slice(at).map(({ clause }) => clause)
      for (const { clause } of path) settled.add(clause)
      return circle
    }
    if (!settled.has(other)) path.push({ clause: other, next: 0 })
  }
  return null
}
