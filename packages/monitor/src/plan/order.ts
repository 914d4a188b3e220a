// In which order clauses are worked out, and which must be worked out together.
//
// A clause leans on another where it waits for it ("if 2.1 is met") or answers it ("for each
// release under 2.1"). Clauses at the same depth that hear the same acts share those acts, so they
// are worked out together. A circle is refused by the checker; here it only stays awaited.

import type { ClauseId, CompiledAgreement, Moment, Obligation } from '@holdfast/agreement'

/** Obligations worked out together: same depth, and joined by the acts they hear. */
export type Group = {
  readonly obligations: readonly Obligation[]
  /** The act they measure, shared with groups at other depths. */
  readonly act: string
}

/** The groups in an order in which each comes after those it leans on. */
export function groupsOf(agreement: CompiledAgreement): Group[] {
  const depths = depthsOf(agreement)
  const groups: Group[] = []
  const deepest = Math.max(0, ...depths.values())
  for (let depth = 0; depth <= deepest; depth++) {
    const level = askedBy(agreement).filter((obligation) => depths.get(obligation) === depth)
    groups.push(...joined(level))
  }
  return groups
}

/** Everything that is worked out: what is asked of somebody, and what is permitted. */
function askedBy({ obligations, permissions = [] }: CompiledAgreement): readonly Obligation[] {
  return permissions.length === 0 ? obligations : [...obligations, ...permissions]
}

function joined(level: readonly Obligation[]): Group[] {
  const byAct = Map.groupBy(level, (obligation) => obligation.measure.filter.act)
  return [...byAct].map(([act, obligations]) => ({ obligations, act }))
}

function depthsOf(agreement: CompiledAgreement): Map<Obligation, number> {
  const byClause = Map.groupBy(askedBy(agreement), (obligation) => obligation.clause)
  const depths = new Map<Obligation, number>()
  const visit = (obligation: Obligation, path: ReadonlySet<Obligation>): number => {
    const known = depths.get(obligation)
    if (known !== undefined) return known
    if (path.has(obligation)) return 0
    const below = leansOn(agreement, obligation)
      .flatMap((clause) => byClause.get(clause) ?? [])
      .map((other) => visit(other, new Set([...path, obligation])) + 1)
    const depth = Math.max(0, ...below)
    depths.set(obligation, depth)
    return depth
  }
  for (const obligation of askedBy(agreement)) visit(obligation, new Set())
  return depths
}

/** The clauses an obligation waits for or answers. */
export function leansOn(agreement: CompiledAgreement, obligation: Obligation): ClauseId[] {
  const clauses = obligation.conditions.map((condition) => condition.clause)
  const { per } = obligation
  if (per.kind === 'for-each' && per.of.kind === 'allotted') clauses.push(...per.of.clauses)
  for (const moment of momentsOf(agreement, obligation)) {
    if (moment.kind === 'performed' || moment.kind === 'window') clauses.push(moment.clause)
  }
  return [...new Set(clauses)].filter((clause) => clause !== obligation.clause)
}

/** The acts whose facts open instances of an obligation, make them fall due or change them. */
export function openingActs(agreement: CompiledAgreement, obligation: Obligation): string[] {
  const { per } = obligation
  const acts: string[] = []
  if (per.kind === 'for-each' && per.of.kind === 'fact') acts.push(per.of.filter.act)
  for (const change of per.kind === 'each' ? (per.changes ?? []) : []) {
    if (change.kind === 'on') acts.push(change.of.act)
  }
  for (const moment of momentsOf(agreement, obligation)) {
    if (moment.kind === 'first') acts.push(moment.of.act)
  }
  return acts
}

/** Every moment an obligation names, those of the phases it names included. */
function momentsOf(agreement: CompiledAgreement, obligation: Obligation): Moment[] {
  const { per } = obligation
  const named: (Moment | null)[] = []
  if (per.kind === 'each') {
    named.push(per.opens, per.closes)
    for (const change of per.changes ?? []) {
      if (change.kind === 'from') named.push(change.from, change.until)
    }
  } else if (per.kind === 'for-each') named.push(per.due)
  else named.push(per.opens)
  if (per.kind === 'once') named.push(per.due)
  if (per.kind === 'steps') named.push(...per.steps.map((step) => step.due))

  const found: Moment[] = []
  const phasesSeen = new Set<string>()
  const waiting = named.filter((moment) => moment !== null)
  for (let moment = waiting.pop(); moment !== undefined; moment = waiting.pop()) {
    found.push(moment)
    if (moment.kind === 'after' || moment.kind === 'days-after') waiting.push(moment.start)
    if ((moment.kind === 'edge' || moment.kind === 'day') && moment.of.kind === 'phase') {
      const { id } = moment.of
      const phase = agreement.phases.find((candidate) => candidate.id === id)
      if (phase === undefined || phasesSeen.has(id)) continue
      phasesSeen.add(id)
      waiting.push(phase.opens, ...(phase.closes === null ? [] : [phase.closes]))
    }
  }
  return found
}
