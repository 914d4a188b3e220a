// What each clause waits for, from the lowered clauses: other clauses, phases, milestones.
//
// The same edges that the monitor follows. Phases are followed into what opens and closes them.

import type { ClauseId, CompiledAgreement, Filter, Moment, Obligation } from '@holdfast/agreement'

/** What a clause waits for. */
export type Leaning = {
  readonly clauses: readonly { readonly clause: ClauseId; readonly step: number | null }[]
  /** Clauses whose window is this one's: it goes with them and does not wait for what they ask. */
  readonly windows: readonly { readonly clause: ClauseId; readonly step: number | null }[]
  /** Facts whose first occurrence opens or dates something. */
  readonly firsts: readonly Filter[]
}

/** Every moment an obligation names, those of its phases included. */
export function momentsOf(obligation: Obligation, agreement: CompiledAgreement): readonly Moment[] {
  const { per } = obligation
  const named: readonly (Moment | null)[] =
    per.kind === 'each'
      ? [per.opens, per.closes]
      : per.kind === 'steps'
        ? [per.opens, ...per.steps.map(({ due }) => due)]
        : per.kind === 'once'
          ? [per.opens, per.due]
          : [per.due]
  return unfolded(named, agreement)
}

/** Moments with those they are counted from, through phases. */
export function unfolded(
  moments: readonly (Moment | null)[],
  agreement: CompiledAgreement,
): readonly Moment[] {
  const found: Moment[] = []
  const seen = new Set<string>()
  const waiting = moments.filter((moment) => moment !== null)
  for (let moment = waiting.pop(); moment !== undefined; moment = waiting.pop()) {
    found.push(moment)
    if (moment.kind === 'after' || moment.kind === 'days-after') waiting.push(moment.start)
    if (moment.kind !== 'edge' && moment.kind !== 'day') continue
    if (moment.of.kind === 'term' || seen.has(moment.of.id)) continue
    const { id } = moment.of
    seen.add(id)
    const phase = agreement.phases.find((candidate) => candidate.id === id)
    if (phase === undefined) continue
    waiting.push(phase.opens)
    if (phase.closes !== null) waiting.push(phase.closes)
  }
  return found
}

/** What an obligation waits for. */
export function leaningOf(obligation: Obligation, agreement: CompiledAgreement): Leaning {
  const { per } = obligation
  const moments = momentsOf(obligation, agreement)
  const allotted = per.kind === 'for-each' && per.of.kind === 'allotted' ? per.of.clauses : []
  return {
    clauses: [
      ...obligation.conditions.map(({ clause, step }) => ({ clause, step })),
      ...allotted.map((clause) => ({ clause, step: null })),
      ...moments.flatMap((moment) => (moment.kind === 'performed' ? [moment] : [])),
    ],
    windows: moments.flatMap((moment) => (moment.kind === 'window' ? [moment] : [])),
    firsts: moments.flatMap((moment) => (moment.kind === 'first' ? [moment.of] : [])),
  }
}
