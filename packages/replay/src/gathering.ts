// The statements admitted so far, and which of them speak of which.
//
// The order of arrival leaves no trace: replies are kept in record order, and whatever a new
// statement may bear on is named, so that it can be worked out anew.

import { LayeredMap } from '@holdfast/base'
import { inRecordOrder, contentsOf, type Graph, type Heard } from '@holdfast/record'
import type { StatementId } from '@holdfast/record'

/** A list and the gathering that may add to it; any other copies it first. */
type Owned = { readonly owner: object; readonly list: Heard[] }

/** Admitted statements with their references. */
export class Gathering implements Graph {
  readonly #heard: LayeredMap<StatementId, Heard>
  readonly #replies: LayeredMap<string, Owned>
  readonly #releases: LayeredMap<string, Owned>
  /** Decisions that name a statement, by its id. */
  readonly #mentions: LayeredMap<string, Owned>
  #hasMentions: boolean
  #owner = {}

  /** Nothing gathered yet; or what another gathered, without changing that. */
  constructor(from?: Gathering) {
    this.#heard = from === undefined ? new LayeredMap() : from.#heard.fork()
    this.#replies = from === undefined ? new LayeredMap() : from.#replies.fork()
    this.#releases = from === undefined ? new LayeredMap() : from.#releases.fork()
    this.#mentions = from === undefined ? new LayeredMap() : from.#mentions.fork()
    this.#hasMentions = from !== undefined && from.#hasMentions
  }

  /** Another that begins with these statements and goes its own way. */
  fork(): Gathering {
    this.#owner = {}
    return new Gathering(this)
  }

  /** The statement with an id, or null. */
  find(id: StatementId): Heard | null {
    return this.#heard.get(id) ?? null
  }

  /** What speaks of a statement, in record order. */
  repliesTo({ id }: Heard): readonly Heard[] {
    return this.#replies.get(id)?.list ?? none
  }

  /** What makes a statement of a narrower room known, in record order. */
  releasesOf({ id }: Heard): readonly Heard[] {
    return this.#releases.get(id)?.list ?? none
  }

  /** Adds a statement and names those standing by themselves whose outcome may have changed. */
  add(heard: Heard): readonly Heard[] {
    this.#heard.set(heard.id, heard)
    if (heard.about !== null) this.#keep(this.#replies, heard.about.id, heard)
    if (heard.releases !== null) this.#keep(this.#releases, heard.releases, heard)
    const effect = contentsOf(heard).decision?.effect
    if (effect?.kind === 'allot') {
      this.#keep(this.#mentions, effect.fact, heard)
      this.#hasMentions = true
    }
    return this.#bearingOn(heard)
  }

  // A statement bears on what it speaks of and what it releases. Whether it stands bears on its own
  // releases too (they count once it does not), and through them on decisions that name one.
  #bearingOn(heard: Heard): readonly Heard[] {
    const { id, about, releases } = heard
    const isAlone = about === null && releases === null
    if (isAlone && !this.#releases.has(id) && !this.#mentions.has(id)) return [heard]
    const reached = new Set<Heard>(retractedBy(heard))
    for (const release of [...reached].flatMap((one) => this.releasesOf(one))) reached.add(release)
    for (const mention of this.#mentionsBelow(reached)) reached.add(mention)
    for (const one of reached) {
      const original = one.releases === null ? null : this.find(one.releases)
      if (one.about !== null) reached.add(one.about)
      if (original !== null) reached.add(original)
    }
    return [...reached].filter((one) => one.about === null)
  }

  // Decisions that name one of the statements, a correction or a release of it.
  #mentionsBelow(statements: Iterable<Heard>): readonly Heard[] {
    if (!this.#hasMentions) return none
    const below = new Set(statements)
    for (const one of below) {
      for (const release of this.releasesOf(one)) below.add(release)
      for (const reply of this.repliesTo(one)) {
        if (reply.meaning.reference?.kind === 'correction') below.add(reply)
      }
    }
    return [...below].flatMap(({ id }) => this.#mentions.get(id)?.list ?? none)
  }

  #keep(lists: LayeredMap<string, Owned>, id: string, heard: Heard): void {
    const known = lists.get(id)
    if (known === undefined || known.owner !== this.#owner) {
      lists.set(id, { owner: this.#owner, list: [...(known?.list ?? []), heard].sort(byEntry) })
      return
    }
    const at = known.list.findLastIndex((other) => inRecordOrder(other.entry, heard.entry) < 0)
    known.list.splice(at + 1, 0, heard)
  }
}

// A statement, and what it retracts, and what that retracts: those that may now stand or fall.
function retractedBy(heard: Heard): readonly Heard[] {
  const { about, meaning } = heard
  const isRetraction = meaning.reference?.kind === 'retraction' && about !== null
  return isRetraction ? [heard, ...retractedBy(about)] : [heard]
}

const none: readonly Heard[] = []

function byEntry(a: Heard, b: Heard): number {
  return inRecordOrder(a.entry, b.entry)
}
