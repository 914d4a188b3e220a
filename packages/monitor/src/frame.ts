// One way of asking under one term: what each clause came to, kept for all moments.
//
// Groups of clauses are worked out in turn, each leaning on those before. What a fact that changes
// does not touch stays as it was.

import type { ClauseId, Fact, FactChange, FactKey, Obligation, Permission } from '@holdfast/agreement'
import type { PermissionUse, Status } from '@holdfast/agreement'
import { exactAmount, present } from '@holdfast/base'
import { largestAmount, type Allotted, type Drafted } from './allot/allotted.ts'
import type { Piece } from './allot/allotment.ts'
import { GroupShare, type Share } from './allot/share.ts'
import { ClauseWork, type Evidences, type Memo } from './judge/clause-work.ts'
import type { Clock } from './clock.ts'
import type { Group } from './plan/order.ts'
import type { FactShelves } from './evidence/fact-shelves.ts'
import type { Plan } from './plan/plan.ts'
import type { Asking, Setting } from './setting.ts'
import { spanOf, type Span } from './evidence/shelf.ts'
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
  readonly share: Allotted
  readonly given: Evidences
}

/** Changes of an act that are kept apart; beyond, everything its act bears on goes. */
const changesKept = 4_096

/** What changed of an act, by fact; null where it is too much to follow. */
type Changes = Map<FactKey, FactChange> | null

/** One way of asking under one term. */
export class Frame {
  readonly asking: Asking
  readonly term: Term
  /** What of the term it rests on: it serves any term of the same ground. */
  readonly ground: string
  readonly #plan: Plan
  readonly #works: ReadonlyMap<Obligation, ClauseWork>
  readonly #shares: ReadonlyMap<Group, GroupShare>
  /** What changed and is not taken in yet, by act. */
  readonly #changed: Map<string, Changes>

  /** Of which nothing is worked out yet; or a copy that goes its own way. */
  constructor(plan: Plan, asking: Asking, term: Term, from?: Frame) {
    this.#plan = plan
    this.asking = asking
    this.term = term
    this.ground = from === undefined ? groundOf(term) : from.ground
    const obligations = plan.groups.flatMap((group) => group.obligations)
    const before = (obligation: Obligation): ClauseWork | undefined =>
      from === undefined ? undefined : from.#works.get(obligation)
    this.#works = new Map(obligations.map((one) => [one, new ClauseWork(one, before(one))]))
    const shared = (group: Group): GroupShare | undefined =>
      from === undefined ? undefined : from.#shares.get(group)
    this.#shares = new Map(
      plan.groups.map((group) => [group, new GroupShare(group, shared(group))]),
    )
    const changed = from === undefined ? [] : [...from.#changed]
    this.#changed = new Map(
      changed.map(([act, changes]) => [act, changes === null ? null : new Map(changes)]),
    )
  }

  /** Another that begins with what is known here and goes its own way. */
  fork(): Frame {
    return new Frame(this.#plan, this.asking, this.term, this)
  }

  /** Notes that a fact of one act changed. */
  note(change: FactChange): void {
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

  /** What every clause comes to at the clock's moment. `look` is shown each group on the way. */
  at(clock: Clock, shelves: FactShelves, look?: (worked: WorkedGroup) => void): Outcome {
    const changed = this.#forgetChanged()
    const { agreement, geography, sides, groups, awaited } = this.#plan
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
    const done = new Map<Obligation, readonly Memo[]>()
    const worked = new Map<ClauseId, readonly Worked[]>()
    const shares = new Map<string, Share>()
    const applied = new Set<string>()
    for (const group of groups) {
      const drafts = group.obligations.map((obligation) => ({
        obligation,
        instances: this.#workOf(obligation).instances(setting, (id) => worked.get(id) ?? nothing),
      }))
      const events = changed.get(group.act)
      const own = present(this.#shares.get(group), 'a group of the plan').follow({
        setting,
        drafts,
        events: events === undefined ? [] : (events?.filter(isOfEvents) ?? null),
        before: shares.get(group.act) ?? null,
      })
      shares.set(group.act, own)
      const share = own.allotted
      for (const key of share.applied) applied.add(key)
      const given = evidencesOf(setting, drafts, share)
      look?.({ setting, drafts, share, given })
      for (const { obligation, instances } of drafts) {
        const memos = this.#workOf(obligation).memos(setting, instances, given)
        done.set(obligation, memos)
        if (!awaited.has(obligation.clause)) continue
        const before = worked.get(obligation.clause) ?? nothing
        worked.set(obligation.clause, [...before, ...memos.map(({ value }) => value)])
      }
    }
    return this.#outcome(done, applied)
  }

  #outcome(done: ReadonlyMap<Obligation, readonly Memo[]>, applied: ReadonlySet<string>): Outcome {
    const { byClause } = this.#plan
    const statuses: Status[] = []
    const permissions: PermissionUse[] = []
    for (const obligations of byClause.values()) {
      for (const one of obligations) {
        const came = (done.get(one) ?? []).map(({ status }) => status)
        if (isPermission(one)) permissions.push(...usesOfPermission(one, came))
        else for (const status of came) statuses.push(status)
      }
    }
    const hasInstance = (clause: ClauseId, name: string): boolean =>
      (byClause.get(clause) ?? []).some((one) =>
        (done.get(one) ?? []).some(({ value }) => value.instance.name === name),
      )
    return { statuses, permissions, applied, hasInstance }
  }

  #forgetChanged(): ReadonlyMap<string, readonly FactChange[] | null> {
    const changed = new Map<string, readonly FactChange[] | null>()
    for (const [act, changes] of this.#changed) {
      changed.set(act, changes === null ? null : [...changes.values()])
    }
    this.#changed.clear()
    for (const [act, changes] of changed) {
      const spans = changes === null ? [always] : changes.flatMap(spansOf)
      for (const work of this.#works.values()) {
        const { obligation } = work
        if (obligation.measure.filter.act === act) work.forget(spans)
        if (this.#plan.openingActs.get(obligation)?.includes(act) === true) work.forgetInstances()
      }
    }
    return changed
  }

  #workOf(obligation: Obligation): ClauseWork {
    return present(this.#works.get(obligation), 'an obligation of the plan')
  }
}

const always: Span = { from: -Infinity, to: Infinity }

function spansOf({ before, after }: FactChange): readonly Span[] {
  return [before, after].flatMap((fact) => (fact === null ? [] : [spanOf(fact)]))
}

function isOfEvents({ before, after }: FactChange): boolean {
  return before?.form === 'event' || after?.form === 'event'
}

function isPermission(one: Obligation): one is Permission {
  return one.kind === 'permission'
}

const nothing: readonly Worked[] = []

/** What was allotted to the instances of a group, as they are worked out from it. */
function evidencesOf(setting: Setting, drafts: readonly Drafted[], share: Allotted): Evidences {
  return {
    share,
    piecesOf: (instance) => {
      const isStepped = instance.obligation.per.kind === 'steps'
      const begunBy = (pieces: readonly Piece[] | undefined): readonly Piece[] =>
        piecesAt(setting, pieces, 'earliest', isStepped)
      return {
        most: piecesAt(setting, share.piecesOf.get(instance)),
        begun: begunBy(share.begunOf.get(instance)),
        bounded: (by) => begunBy(share.bounded(by).get(instance)),
        leasts: share.leasts.map((least) => piecesAt(setting, least.get(instance))),
      }
    },
    leftOf: (fact) =>
      Math.max(0, exactAmount(largestAmount(drafts, fact) - (share.spent.get(fact.key) ?? 0))),
  }
}

/** What an instance has been allotted of acts that had happened by now, or may have begun. */
function piecesAt(
  setting: Setting,
  pieces: readonly Piece[] = noPieces,
  bound: 'earliest' | 'latest' = 'latest',
  isStepped = false,
): readonly Piece[] {
  const now = setting.clock.peek()
  const isPast = ({ fact }: { readonly fact: Fact }): boolean => fact.at[bound] <= now
  const last = pieces.at(-1)
  if (last === undefined) return pieces
  // Steps come one after another, whatever had begun first.
  const isInSteps = bound === 'earliest' && isStepped
  return isPast(last) && (!isInSteps || pieces.every(isPast)) ? pieces : pieces.filter(isPast)
}

const noPieces: readonly Piece[] = []
