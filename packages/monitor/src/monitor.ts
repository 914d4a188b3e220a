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
import { byRecord, evaluate, type GroupResult, type Worked } from './evaluate.ts'
import { geographyOf } from './places.ts'
import type { Setting } from './setting.ts'
import { statusOf } from './status-of.ts'
import { termAt, type Term } from './term.ts'

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

/** The facts of one act, kept in record order, and how often they changed. */
type Shelf = { readonly facts: Map<FactKey, Fact>; sorted: readonly Fact[] | null; version: number }

/** `revision` changes whenever the result may have; those that lean on it look at nothing else. */
type Kept = {
  readonly signature: string
  readonly revision: number
  readonly result: GroupResult
}

export function createMonitor(agreement: CompiledAgreement): Monitor {
  const geography = geographyOf(agreement.places)
  const groups = groupsOf(agreement)
  const shelves = new Map<string, Shelf>()
  const kept = new Map<Group, Kept>()
  let acts: readonly Act[] = []
  let actsVersion = 0

  const shelfOf = (act: string): Shelf => {
    const known = shelves.get(act)
    if (known !== undefined) return known
    const shelf: Shelf = { facts: new Map(), sorted: null, version: 0 }
    shelves.set(act, shelf)
    return shelf
  }

  const settingFor = (question: Question): Setting => ({
    agreement,
    geography,
    question,
    term: termAt(agreement, acts, question.asOf),
    heard: (act) => {
      const shelf = shelfOf(act)
      shelf.sorted ??= [...shelf.facts.values()].sort(byRecord)
      return shelf.sorted
    },
  })

  const standing = (question: Question): Standing => {
    const setting = settingFor(question)
    const done = new Map<ClauseId, Worked[]>()
    const revisions = new Map<ClauseId, number[]>()
    const applied = new Set<string>()
    const spenders = new Map<string, Kept>()
    for (const group of groups) {
      const spender = spenders.get(group.act)
      const signature = JSON.stringify([
        question,
        actsVersion,
        group.acts.map((act) => shelfOf(act).version),
        group.leansOn.map((clause) => revisions.get(clause) ?? null),
        spender?.revision ?? null,
      ])
      const known = kept.get(group)
      const isCurrent = known?.signature === signature
      const result = isCurrent
        ? known.result
        : evaluate(
            group,
            setting,
            (clause) => done.get(clause) ?? [],
            spender?.result.spent ?? new Map(),
          )
      const revision = (known?.revision ?? 0) + (isCurrent ? 0 : 1)
      const current = { signature, revision, result }
      kept.set(group, current)
      spenders.set(group.act, current)
      for (const key of result.applied) applied.add(key)
      for (const [{ clause }, worked] of result.worked) {
        done.set(clause, [...(done.get(clause) ?? []), ...worked])
        revisions.set(clause, [...(revisions.get(clause) ?? []), revision])
      }
    }
    return assembled(agreement, setting, done, applied)
  }

  return {
    observe: ({ key, before, after }) => {
      for (const act of new Set([before?.act, after?.act])) {
        if (act === undefined) continue
        const shelf = shelfOf(act)
        if (after?.act === act) shelf.facts.set(key, after)
        else shelf.facts.delete(key)
        shelf.sorted = null
        shelf.version++
      }
    },
    hear: (heard) => {
      acts = heard
      actsVersion++
    },
    standing,
  }
}

function assembled(
  agreement: CompiledAgreement,
  setting: Setting,
  done: ReadonlyMap<ClauseId, readonly Worked[]>,
  applied: ReadonlySet<string>,
): Standing {
  const { term } = setting
  const order = new Map(agreement.clauses.map(({ id }, at) => [id, at]))
  const clauses = [...done.keys()].sort((a, b) => (order.get(a) ?? 0) - (order.get(b) ?? 0))
  const statuses: Status[] = term.isOn
    ? clauses.flatMap((clause) => (done.get(clause) ?? []).map((each) => statusOf(setting, each)))
    : []
  return {
    inForce: { from: term.from, to: term.to },
    statuses,
    powers: term.uses,
    idleActs: [...term.idle, ...unapplied(term, applied)],
  }
}

function unapplied(term: Term, applied: ReadonlySet<string>): IdleAct[] {
  return term.allotments
    .filter((act) => !applied.has(act.key))
    .map((act) => ({ key: act.key, why: 'unknown-target', entries: act.entries }))
}
