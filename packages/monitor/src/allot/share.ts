// What a group of clauses was allotted, as its acts, its instances and the moment change.
//
// Where something reaches back (decided.ts), each moment is allotted by itself; else the allotment
// follows what changes (pool.ts).

import type { FactChange, FactKey } from '@holdfast/agreement'
import { isByActs, reachesBack, type Allotted, type Drafted, type Spent } from './allotted.ts'
import { Decided } from './decided.ts'
import { Pool, type Share } from './pool.ts'
import type { Instance } from '../plan/instances.ts'
import type { Group } from '../plan/order.ts'
import type { Setting } from '../setting.ts'

/** What a group is allotted from. */
export type Sharing = {
  readonly setting: Setting
  readonly drafts: readonly Drafted[]
  /** Events of its act that changed since it was asked last; null where any may have. */
  readonly events: readonly FactChange[] | null
  /** What the group before it that hears the same act came to; null where there is none. */
  readonly before: Share | null
}

/** An allotment by moment, and what it was made from. */
type Kept = {
  readonly drafts: readonly Drafted[]
  readonly version: number
  readonly spentBefore: Spent
  readonly decided: Decided
  /** How many acts had happened or begun. */
  readonly happened: number
  readonly allotted: Allotted
}

/** The share of one group. */
export class GroupShare {
  readonly #group: Group
  #pool: Pool | null
  #kept: Kept | null

  /** Of which nothing is worked out yet; or a copy that goes its own way. */
  constructor(group: Group, from?: GroupShare) {
    this.#group = group
    const pool = from === undefined ? null : from.#pool
    this.#pool = pool === null ? null : pool.fork()
    this.#kept = from === undefined ? null : from.#kept
  }

  /** Follows what changed since it was asked last. */
  follow(sharing: Sharing): Share {
    const { act, obligations } = this.#group
    const { setting } = sharing
    const hasCounts = isByActs(obligations) && setting.heard(act).hasCounts
    if (reachesBack(setting) || hasCounts) {
      this.#pool = null
      return this.#byMoment(sharing)
    }
    this.#kept = null
    const feed = {
      ...sharing,
      spentBefore: sharing.before?.allotted.spent ?? unspent,
      respent: sharing.before === null ? nothing : sharing.before.respent,
    }
    const followed = this.#pool?.follow(feed) ?? null
    if (followed !== null) return followed
    this.#pool = new Pool(act, feed)
    return this.#pool.share
  }

  #byMoment({ setting, drafts, before }: Sharing): Share {
    const { act } = this.#group
    const { eventsVersion, countsVersion } = setting.heard(act)
    const version = eventsVersion + countsVersion
    const spentBefore = before?.allotted.spent ?? unspent
    const kept = this.#kept
    const isCurrent =
      kept !== null &&
      kept.version === version &&
      kept.spentBefore === spentBefore &&
      kept.drafts.every(({ instances }, n) => instances === drafts[n]?.instances)
    const moment = setting.clock.peek()
    const decided = isCurrent ? kept.decided : new Decided(drafts, setting, act, spentBefore)
    const happened = decided.happenedBy(moment)
    if (isCurrent && kept.happened === happened) {
      const { allotted } = kept
      return { allotted, version: decided, touched: nobody, respent: nothing }
    }
    const allotted = decided.at(moment)
    this.#kept = { drafts, version, spentBefore, decided, happened, allotted }
    return { allotted, version: decided, touched: null, respent: null }
  }
}

const unspent: Spent = { get: () => undefined }
const nobody: ReadonlySet<Instance> = new Set()
const nothing: ReadonlySet<FactKey> = new Set()
