// Triggers that can never come: nothing is done under them, nobody can say or decide them, or they
// come after the end.
//
// Only the clause that names such a thing is told of it; what waits for that clause is not, since
// mending the one mends the other. A clause that errors left without a meaning is not said to be
// waited for in vain.

import type { Awaited, Basis, ClauseId, Filter, LaterId, Obligation } from '@holdfast/agreement'
import { mayBeSo, nameOfLater, sayingOf } from './said.ts'
import type { Setting } from './setting.ts'
import { printOn } from './times.ts'
import { phrase, type Phrase } from '../phrase.ts'

/** Why something can never come, and how to mend it. */
type Never = { readonly what: Phrase; readonly advice: Phrase }

/** True for what nothing in the text can bring about. */
export function isNever(awaited: Awaited, setting: Setting): boolean {
  return neverOf(awaited, setting) !== null
}

/** Says duties whose trigger nothing can bring about, through phases too. */
export function checkTriggers(setting: Setting): void {
  const { agreement, graph, notes, spanOf } = setting
  const known = new Map<string, Never | null>()
  for (const obligation of agreement.obligations) {
    const { clause } = obligation
    for (const awaited of withPhases(graph.waits.get(obligation) ?? [], setting)) {
      const key = JSON.stringify(awaited)
      const never = known.has(key) ? (known.get(key) ?? null) : neverOf(awaited, setting)
      known.set(key, never)
      if (never === null || isOwn(awaited, clause)) continue
      notes.say('duty.2', spanOf(clause), { id: clause, what: never.what }, never.advice)
    }
    checkAfterEnd(obligation, setting)
  }
}

/** What is waited for, with what its phases wait for. */
export function withPhases(
  waits: readonly Awaited[],
  { graph }: Pick<Setting, 'graph'>,
): readonly Awaited[] {
  if (!waits.some(({ kind }) => kind === 'phase')) return waits
  const found: Awaited[] = []
  const seen = new Set<string>()
  const open = [...waits]
  for (let awaited = open.pop(); awaited !== undefined; awaited = open.pop()) {
    if (awaited.kind !== 'phase') {
      found.push(awaited)
      continue
    }
    const key = `${awaited.phase} ${awaited.edge}`
    if (seen.has(key)) continue
    seen.add(key)
    open.push(...(graph.phases.get(awaited.phase)?.[awaited.edge] ?? []))
  }
  return found
}

// A clause that waits for itself stands in a circle, and is said there.
function isOwn(awaited: Awaited, clause: ClauseId): boolean {
  return 'clause' in awaited && awaited.clause === clause
}

function neverOf(awaited: Awaited, setting: Setting): Never | null {
  switch (awaited.kind) {
    case 'performed':
      return neverPerformed(awaited.clause, awaited.step, setting)
    case 'allotted':
      return neverAllotted(awaited.clause, setting)
    case 'act':
      return neverReported(awaited.filter, awaited.grade, setting)
    case 'added-day':
      return neverAdded(awaited.power, setting)
    case 'day':
      return setting.isSaid(awaited.day) ? null : neverSaid(awaited.day, setting)
    case 'state':
      return mayBeSo(awaited, setting.agreement, setting.isSaid) ||
        isInQuotes(awaited.state, setting)
        ? null
        : neverSaid(awaited.state, setting)
    case 'phase':
    case 'window':
      return null
  }
}

function neverPerformed(clause: ClauseId, step: number | null, setting: Setting): Never | null {
  const { obligationsOf, isBroken } = setting
  if (isBroken(clause)) return null
  const awaited = obligationsOf(clause)
  if (!awaited.some(({ kind }) => kind === 'duty')) {
    return {
      what: phrase('phrase.never-performed', { clause }),
      advice: phrase('advice.wait-for-duty'),
    }
  }
  const steps = awaited.flatMap(({ per }) => (per.kind === 'steps' ? [per.steps.length] : []))
  if (step === null || steps.some((count) => step <= count)) return null
  return {
    what: phrase('phrase.no-such-step', { clause, step }),
    advice: phrase('advice.it-has-steps', { n: steps[0] ?? 0 }),
  }
}

/** Acts are allotted to what asks for some: never to a ban, nor to a ceiling on what is there. */
function neverAllotted(clause: ClauseId, { obligationsOf, isBroken }: Setting): Never | null {
  if (isBroken(clause)) return null
  const asks = ({ kind, measure, target }: Obligation): boolean =>
    kind === 'duty' && !(measure.kind === 'stock' && target.compare === 'at-most')
  if (obligationsOf(clause).some(asks)) return null
  return {
    what: phrase('phrase.nothing-done-under', { clause }),
    advice: phrase('advice.name-clause-of-acts'),
  }
}

/** Facts with a time of their own are events; a count or a position happens at no moment. */
function neverReported({ act }: Filter, grade: Basis | null, setting: Setting): Never | null {
  const { agreement, wordsOf } = setting
  const isHeard =
    agreement.acts.some(({ id }) => id === act) ||
    wordsOf(act).some(({ forms }) => forms.includes('event'))
  if (isHeard) return null
  const advice = grade === null ? 'advice.name-event' : 'advice.name-reported-act'
  return { what: phrase('phrase.not-reported-when', { act }), advice: phrase(advice) }
}

function neverAdded(power: ClauseId, { agreement, isBroken }: Setting): Never | null {
  if (isBroken(power)) return null
  const found = agreement.powers.find((each) => each.clause === power)
  if (found?.effect === 'extend') return null
  return {
    what: phrase('phrase.adds-no-days', { clause: power }),
    advice: phrase('advice.name-extending-clause'),
  }
}

/** A condition in a clause's own words is no name: who finds it is left open, and is warned of. */
function isInQuotes(state: LaterId, { agreement: { later = [] } }: Setting): boolean {
  return later.some(({ id, quoted }) => id === state && quoted === true)
}

function neverSaid(id: LaterId, { agreement }: Setting): Never {
  const name = nameOfLater(id, agreement)
  return {
    what: phrase('phrase.nobody-says', { name }),
    advice: sayingOf(id, agreement),
  }
}

/** Nothing is asked after the end: what opens there never does, unless the end can be moved. */
function checkAfterEnd({ clause, per }: Obligation, setting: Setting): void {
  const { agreement, times, notes, spanOf } = setting
  const { from, to } = agreement.term
  const isMovable = agreement.powers.some(({ effect }) => effect === 'extend')
  if (to === null || to <= from || isMovable || per.kind === 'for-each') return
  const opens = times.at(per.opens)
  // What is asked at the end itself opens there: "at most 5 by the end".
  if (opens === null || opens <= to) return
  const about = { opens: printOn(opens, agreement), end: printOn(to, agreement) }
  const what = phrase('phrase.opens-after-end', about)
  notes.say('duty.2', spanOf(clause), { id: clause, what }, phrase('advice.open-before-end'))
}
