// The monitor: compiled agreement and changing facts in, statuses out.
//
// It remembers what each group of clauses came to and works a group out again only when something
// it hears has changed. That is never visible: the answer equals one worked out from nothing, which
// monitor.property.test.ts holds it to.

import type {
  Act,
  ClauseId,
  CompiledAgreement,
  Fact,
  FactChange,
  FactKey,
  IdleAct,
  Question,
  Standing,
  Status,
} from '@holdfast/agreement'
import { groupsOf, type Group } from './dependencies.ts'
import { evaluate, type GroupResult, type Worked } from './evaluate.ts'
import { FactShelves } from './fact-shelves.ts'
import { geographyOf } from './places.ts'
import type { Setting } from './setting.ts'
import { statusOf } from './status-of.ts'
import { termAt, type Of, type Term } from './term.ts'

export type Monitor = {
  /** Takes a fact that is new, changed or gone. The order of changes to different facts is free. */
  readonly observe: (change: FactChange) => void
  /** Takes the acts on record as they now are, in record order, in place of those before. */
  readonly hear: (acts: readonly Act[]) => void
  readonly standing: (question: Question) => Standing
}

/** What has been heard, as `standingFrom` takes it. */
export type Heard = { readonly facts: readonly Fact[]; readonly acts: readonly Act[] }

/** The standing worked out from nothing. */
export function standingFrom(
  agreement: CompiledAgreement,
  heard: Heard,
  question: Question,
): Standing {
  const monitor = createMonitor(agreement)
  for (const fact of heard.facts) monitor.observe({ key: fact.key, before: null, after: fact })
  monitor.hear(heard.acts)
  return monitor.standing(question)
}

/** `revision` changes whenever the result may have; those that lean on it look at nothing else. */
type Kept = {
  readonly signature: string
  readonly revision: number
  readonly result: GroupResult
}

/** A monitor that has heard nothing yet. */
export function createMonitor(agreement: CompiledAgreement): Monitor {
  const geography = geographyOf(agreement.places)
  const groups = groupsOf(agreement)
  const shelves = new FactShelves()
  const kept = new Map<Group, Kept>()
  let acts: readonly Act[] = []
  let actsVersion = 0

  const standing = (question: Question): Standing => {
    const heard = (act: string): readonly Fact[] => shelves.factsOf(act)
    const term = termAt(agreement, acts, question.asOf)
    const setting: Setting = { agreement, geography, question, term, heard }
    const done = new Done()
    for (const group of groups) {
      const spender = done.spender(group.act)
      const signature = JSON.stringify([
        question,
        actsVersion,
        group.acts.map((act) => shelves.versionOf(act)),
        group.leansOn.map((clause) => done.revisionsOf(clause)),
        spender?.revision ?? null,
      ])
      const known = kept.get(group)
      const isCurrent = known?.signature === signature
      const result = isCurrent
        ? known.result
        : evaluate(group, setting, (clause) => done.workedOf(clause), spender?.result.spent)
      const revision = (known?.revision ?? 0) + (isCurrent ? 0 : 1)
      const current = { signature, revision, result }
      kept.set(group, current)
      done.add(group, current)
    }
    return assembled(setting, done, (key) => shelves.has(key))
  }

  return {
    observe: (change) => {
      shelves.observe(change)
    },
    hear: (heard) => {
      acts = heard
      actsVersion++
    },
    standing,
  }
}

/** What groups came to so far, in one answer. */
class Done {
  readonly worked = new Map<ClauseId, Worked[]>()
  readonly applied = new Set<string>()
  readonly #revisions = new Map<ClauseId, number[]>()
  readonly #spenders = new Map<string, Kept>()

  workedOf(clause: ClauseId): readonly Worked[] {
    return this.worked.get(clause) ?? []
  }

  revisionsOf(clause: ClauseId): readonly number[] | null {
    return this.#revisions.get(clause) ?? null
  }

  /** The group before, at another depth, that counted facts of the same act. */
  spender(act: string): Kept | undefined {
    return this.#spenders.get(act)
  }

  add(group: Group, current: Kept): void {
    this.#spenders.set(group.act, current)
    for (const key of current.result.applied) this.applied.add(key)
    for (const [{ clause }, worked] of current.result.worked) {
      this.worked.set(clause, [...this.workedOf(clause), ...worked])
      this.#revisions.set(clause, [...(this.revisionsOf(clause) ?? []), current.revision])
    }
  }
}

function assembled(setting: Setting, done: Done, isKnown: (key: FactKey) => boolean): Standing {
  const { agreement, term } = setting
  const order = new Map(agreement.clauses.map(({ id }, at) => [id, at]))
  const clauses = [...done.worked.keys()].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  const statuses: Status[] = term.isOn
    ? clauses.flatMap((clause) => done.workedOf(clause).map((each) => statusOf(setting, each)))
    : []
  return {
    inForce: { from: term.from, to: term.to },
    statuses,
    powers: term.uses,
    idleActs: [...term.idle, ...unapplied(term, done, isKnown)],
  }
}

/** Decisions that name no fact or no instance there is. What a reader leaves out is no reason. */
function unapplied(term: Term, done: Done, isKnown: (key: FactKey) => boolean): IdleAct[] {
  const isInstance = ({ clause, instance }: Of<'allot'>): boolean =>
    done.workedOf(clause).some((worked) => worked.instance.name === instance)
  return term.allotments
    .filter((act) => !done.applied.has(act.key) && !(isKnown(act.fact) && isInstance(act)))
    .map((act) => ({ key: act.key, why: 'unknown-target', entries: act.entries }))
}
