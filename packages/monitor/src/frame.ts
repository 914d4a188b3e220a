// One way of asking under one term: what each clause came to, kept for all moments.
//
// Groups of clauses are worked out in turn, each leaning on those before. What a fact that changes
// does not touch stays as it was.

import type { ClauseId, FactChange, FactKey, Obligation, Permission } from '@holdfast/agreement'
import type { PermissionUse, Status } from '@holdfast/agreement'
import { exactAmount, present, type Instant } from '@holdfast/base'
import { largestAmount, reachesBack, type Drafted } from './allot/allotted.ts'
import type { Piece } from './allot/allotment.ts'
import type { Share } from './allot/pool.ts'
import { GroupShare } from './allot/share.ts'
import type { Bound } from './allot/bound.ts'
import type { Pieces } from './evidence/evidence.ts'
import { ClauseWork, type Evidences, type WorkNow } from './judge/clause-work.ts'
import { Clock } from './clock.ts'
import type { Group } from './plan/order.ts'
import { KeptMoments } from './kept-moments.ts'
import { InstanceLists, type ListNow } from './plan/instance-lists.ts'
import type { WorkedChange } from './plan/living-triggers.ts'
import type { FactShelves } from './evidence/fact-shelves.ts'
import type { Instance } from './plan/instances.ts'
import type { Plan } from './plan/plan.ts'
import type { Asking, Setting } from './setting.ts'
import type { Span } from './evidence/placed.ts'
import { usesOfPermission } from './overlay/permission-uses.ts'
import { groundOf, type Term } from './overlay/powers.ts'
import type { Worked } from './judge/work.ts'

/** What every clause comes to at a moment. */
export type Outcome = {
  /** In the order of the text. */
  readonly statuses: readonly Status[]
  readonly permissions: readonly PermissionUse[]
  /** Decisions that named a fact and an instance found. */
  readonly applied: ReadonlySet<string>
  readonly hasInstance: (clause: ClauseId, name: string) => boolean
}

/** A group as it is worked out at a moment. */
export type WorkedGroup = {
  readonly setting: Setting
  readonly drafts: readonly Drafted[]
  readonly given: Evidences
}

/** Changes of an act that are kept apart; beyond, everything its act bears on goes. */
const changesKept = 4_096

/** What changed of an act, by fact; null where it is too much to follow. */
type Changes = Map<FactKey, FactChange> | null

/** An obligation with its instances and what they come to. */
type Own = { readonly lists: InstanceLists; readonly work: ClauseWork }

/** What clauses come to while they are worked out. */
type Done = Map<Obligation, WorkNow>

/** One way of asking under one term. */
export class Frame {
  readonly asking: Asking
  readonly term: Term
  /** What of the term it rests on: it serves any term of the same ground. */
  readonly ground: string
  readonly #plan: Plan
  readonly #own: ReadonlyMap<Obligation, Own>
  readonly #shares: ReadonlyMap<Group, GroupShare>
  /** What changed and is not taken in yet, by act. */
  readonly #changed: Map<string, Changes>
  /** What awaited clauses came to, while it is made from the same. */
  readonly #worked: Map<ClauseId, JoinedWork>
  #last: { readonly parts: readonly object[]; readonly outcome: Outcome } | null
  readonly #kept: KeptMoments<Outcome>

  /** Of which nothing is worked out yet; or a copy that goes its own way. */
  constructor(plan: Plan, asking: Asking, term: Term, from?: Frame) {
    this.#plan = plan
    this.asking = asking
    this.term = term
    this.ground = from === undefined ? groundOf(term) : from.ground
    const obligations = plan.groups.flatMap((group) => group.obligations)
    const before = (one: Obligation): Own | undefined =>
      from === undefined ? undefined : from.#own.get(one)
    this.#own = new Map(
      obligations.map((one) => {
        const known = before(one)
        const lists = new InstanceLists(one, plan.openingActs.get(one) ?? [], known?.lists)
        return [one, { lists, work: new ClauseWork(one, known?.work) }]
      }),
    )
    const shared = (group: Group): GroupShare | undefined =>
      from === undefined ? undefined : from.#shares.get(group)
    this.#shares = new Map(
      plan.groups.map((group) => [group, new GroupShare(group, shared(group))]),
    )
    const changed = from === undefined ? [] : [...from.#changed]
    this.#changed = new Map(
      changed.map(([act, changes]) => [act, changes === null ? null : new Map(changes)]),
    )
    this.#worked = new Map(from === undefined ? [] : from.#worked)
    this.#last = from === undefined ? null : from.#last
    this.#kept = new KeptMoments(from === undefined ? undefined : from.#kept)
  }

  /** Another that begins with what is known here and goes its own way. */
  fork(): Frame {
    return new Frame(this.#plan, this.asking, this.term, this)
  }

  /** Notes that a fact of one act changed. */
  note(change: FactChange): void {
    this.#kept.note(change)
    const { key, before, after } = change
    const { act } = after ?? present(before, 'a fact that changed')
    const changes = this.#changed.get(act)
    if (changes === null) return
    if (changes === undefined) {
      this.#changed.set(act, new Map([[key, change]]))
      return
    }
    const first = changes.get(key)
    changes.set(key, first === undefined ? change : { key, before: first.before, after })
    if (changes.size > changesKept) this.#changed.set(act, null)
  }

  /** The same as `at` of one of many moments, that may be asked for again. */
  atOneOfMany(moment: Instant, shelves: FactShelves): Outcome {
    const known = this.#kept.at(moment)
    if (known !== undefined) return known
    const outcome = this.at(new Clock(moment), shelves)
    // A decision may name what has not happened yet.
    if (!reachesBack(this)) this.#kept.keep(moment, outcome)
    return outcome
  }

  /** What every clause comes to at the clock's moment. `look` is shown each group on the way. */
  at(clock: Clock, shelves: FactShelves, look?: (worked: WorkedGroup) => void): Outcome {
    this.#kept.settle()
    const { agreement, geography, sides, groups } = this.#plan
    const { asking, term } = this
    const setting: Setting = {
      agreement,
      geography,
      sides,
      asking,
      clock,
      term,
      heard: (act) => shelves.of(act),
    }
    const changes = this.#takeChanged()
    const changed = (act: string): readonly FactChange[] | null => {
      const found = changes.get(act)
      return found === undefined ? noFacts : found
    }
    for (const [act, own] of changes) {
      for (const one of this.#plan.hearing.get(act) ?? [])
        this.#ownOf(one).work.forget(setting, own)
    }
    const done: Done = new Map()
    const shares = new Map<string, Share>()
    const applied = new Set<string>()
    for (const group of groups) {
      const drafts = group.obligations.map((obligation) => ({
        obligation,
        ...this.#listOf(obligation, setting, changed, done),
      }))
      const share = present(this.#shares.get(group), 'a group of the plan').follow({
        setting,
        drafts,
        events: changed(group.act)?.filter(isOfEvents) ?? null,
        before: shares.get(group.act) ?? null,
      })
      shares.set(group.act, share)
      for (const key of share.allotted.applied) applied.add(key)
      const given = evidencesOf(setting, drafts, share)
      look?.({ setting, drafts, given })
      for (const draft of drafts) {
        done.set(draft.obligation, this.#ownOf(draft.obligation).work.at(setting, draft, given))
      }
    }
    return this.#outcome(done, applied)
  }

  #listOf(
    obligation: Obligation,
    setting: Setting,
    changed: (act: string) => readonly FactChange[] | null,
    done: Done,
  ): ListNow {
    return this.#ownOf(obligation).lists.at({
      setting,
      changed,
      before: (clause) => this.#workedOf(clause, done),
      reworked: (clause) => this.#reworkedOf(clause, done),
    })
  }

  /** What a clause came to in groups before: the same list while it is the same. */
  #workedOf(clause: ClauseId, done: Done): readonly Worked[] {
    const parts = this.#partsOf(clause, done).map(({ whole }) => whole.memos)
    const known = this.#worked.get(clause)
    if (known !== undefined && areSame(known.parts, parts)) return known.worked
    const worked = parts.flatMap((memos) => memos.map(({ value }) => value))
    this.#worked.set(clause, { parts, worked })
    return worked
  }

  #reworkedOf(clause: ClauseId, done: Done): readonly WorkedChange[] | null {
    const changes = this.#partsOf(clause, done).map((now) => now.changes)
    return changes.some((some) => some === null) ? null : changes.flatMap((some) => some ?? [])
  }

  #partsOf(clause: ClauseId, done: Done): readonly WorkNow[] {
    return (this.#plan.byClause.get(clause) ?? []).flatMap((one) => done.get(one) ?? [])
  }

  #outcome(done: Done, applied: ReadonlySet<string>): Outcome {
    const { byClause } = this.#plan
    const inOrder = [...byClause.values()].flat()
    const parts = inOrder.map(
      (one) => present(done.get(one), 'a clause of the plan').whole.statuses,
    )
    const last = this.#last
    if (last !== null && areSame(last.parts, parts) && isSameSet(last.outcome.applied, applied)) {
      return last.outcome
    }
    const none: Status[] = []
    const statuses = none.concat(...parts.filter((_, n) => inOrder[n]?.kind !== 'permission'))
    const permissions = inOrder.flatMap((one, n) =>
      isPermission(one) ? usesOfPermission(one, parts[n] ?? []) : [],
    )
    const hasInstance = (clause: ClauseId, name: string): boolean =>
      (byClause.get(clause) ?? []).some((one) =>
        done.get(one)?.whole.instances.some((instance) => instance.name === name),
      )
    const outcome = { statuses, permissions, applied, hasInstance }
    this.#last = { parts, outcome }
    return outcome
  }

  #takeChanged(): ReadonlyMap<string, readonly FactChange[] | null> {
    const changed = new Map<string, readonly FactChange[] | null>()
    for (const [act, changes] of this.#changed) {
      changed.set(act, changes === null ? null : [...changes.values()])
    }
    this.#changed.clear()
    return changed
  }

  #ownOf(obligation: Obligation): Own {
    return present(this.#own.get(obligation), 'an obligation of the plan')
  }
}

/** What a clause came to, and the parts of which that is made. */
type JoinedWork = { readonly parts: readonly object[]; readonly worked: readonly Worked[] }

const noFacts: readonly FactChange[] = []

function areSame(a: readonly object[], b: readonly object[]): boolean {
  return a.length === b.length && a.every((one, n) => one === b[n])
}

function isSameSet(a: ReadonlySet<string>, b: ReadonlySet<string>): boolean {
  return a.size === b.size && [...a].every((one) => b.has(one))
}

function isOfEvents({ before, after }: FactChange): boolean {
  return before?.form === 'event' || after?.form === 'event'
}

function isPermission(one: Obligation): one is Permission {
  return one.kind === 'permission'
}

/** What was allotted to the instances of a group, as they are worked out from it. */
function evidencesOf(
  setting: Setting,
  drafts: readonly Drafted[],
  { allotted, version, touched, respent }: Share,
): Evidences {
  return {
    version,
    touched,
    respent,
    piecesOf: (instance) => piecesOf(setting, allotted, instance),
    leftOf: (fact) =>
      Math.max(0, exactAmount(largestAmount(drafts, fact) - (allotted.spent.get(fact.key) ?? 0))),
  }
}

/** What an instance has at a moment, and from when until when that is what it has. */
function piecesOf(
  setting: Setting,
  { piecesOf: most, begunOf, bounded, leasts }: Share['allotted'],
  instance: Instance,
): Pieces & Span {
  const { value, from, to } = setting.clock.watch(() => ({
    most: piecesAt(setting, most.get(instance)),
    begun: piecesAt(setting, begunOf.get(instance), 'earliest'),
    leasts: leasts.map((least) => piecesAt(setting, least.get(instance))),
  }))
  const boundedNow = (by: Bound): readonly Piece[] =>
    piecesAt(setting, bounded(by).get(instance), 'earliest')
  return { ...value, bounded: boundedNow, from, to }
}

/** What an instance has been allotted of acts that had happened by now, or may have begun. */
function piecesAt(
  setting: Setting,
  pieces: readonly Piece[] = noPieces,
  bound: 'earliest' | 'latest' = 'latest',
): readonly Piece[] {
  const { clock } = setting
  let count = 0
  for (const { fact } of pieces) if (clock.isPast(fact.at[bound])) count += 1
  if (count === pieces.length) return pieces
  return pieces.filter(({ fact }) => clock.isPast(fact.at[bound]))
}

const noPieces: readonly Piece[] = []
