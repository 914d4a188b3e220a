// The statements admitted so far, and which of them speak of which.
//
// The order of arrival leaves no trace: replies are kept in record order, and whatever a new
// statement may bear on is named, so that it can be worked out anew. Of what one holder says about
// one statement the first in record order are heard, up to a limit; the rest are set aside, so that
// nobody's replies can make a statement cost more than they cost.

import { LayeredMap, limits } from '@holdfast/base'
import { inRecordOrder, contentsOf, type Graph, type Heard } from '@holdfast/record'
import type { StatementId } from '@holdfast/record'

/** A list and the gathering that may add to it; any other copies it first. */
type Owned = { readonly owner: object; readonly list: Heard[] }

/** What one more statement changed. */
export type Added = {
  /** Those standing by themselves whose outcome may have changed. */
  readonly changed: readonly Heard[]
  /** Those that are from now on beyond what their holder may say about one statement. */
  readonly setAside: readonly Heard[]
}

/** Admitted statements with their references. */
export class Gathering implements Graph {
  readonly #heard: LayeredMap<StatementId, Heard>
  readonly #replies: LayeredMap<string, Owned>
  readonly #releases: LayeredMap<string, Owned>
  /** Decisions that name a statement, by its id. */
  readonly #mentions: LayeredMap<string, Owned>
  /** The first statements of a holder about one statement, by both. */
  readonly #quotas: LayeredMap<string, Owned>
  readonly #setAside: LayeredMap<StatementId, true>
  #hasMentions: boolean
  #owner = {}

  /** Nothing gathered yet; or what another gathered, without changing that. */
  constructor(from?: Gathering) {
    this.#heard = from === undefined ? new LayeredMap() : from.#heard.fork()
    this.#replies = from === undefined ? new LayeredMap() : from.#replies.fork()
    this.#releases = from === undefined ? new LayeredMap() : from.#releases.fork()
    this.#mentions = from === undefined ? new LayeredMap() : from.#mentions.fork()
    this.#quotas = from === undefined ? new LayeredMap() : from.#quotas.fork()
    this.#setAside = from === undefined ? new LayeredMap() : from.#setAside.fork()
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

  /** True for a statement beyond what its holder may say about one statement. */
  isSetAside({ id }: Heard): boolean {
    return this.#setAside.has(id)
  }

  /** Adds a statement and says what that changed. */
  add(heard: Heard): Added {
    this.#heard.set(heard.id, heard)
    const isAlone = heard.about === null && heard.releases === null
    if (isAlone && namedBy(heard).length === 0) {
      return { changed: this.#bearingOn(heard), setAside: none }
    }
    const setAside = this.#beyond(heard)
    for (const one of setAside) this.#setAside.set(one.id, true)
    if (!setAside.includes(heard)) this.#refer(heard)
    const changed = new Set(setAside.includes(heard) ? none : this.#bearingOn(heard))
    for (const one of setAside) {
      if (one === heard) continue
      this.#forget(one)
      for (const bearing of this.#bearingOn(one)) changed.add(bearing)
    }
    return { changed: [...changed], setAside }
  }

  // Each list of a holder about a statement keeps the first in record order; what falls off its end
  // is beyond, whenever it came.
  #beyond(heard: Heard): readonly Heard[] {
    const beyond = new Set<Heard>()
    for (const subject of subjectsOf(heard)) {
      const list = this.#keep(this.#quotas, `${subject} ${heard.holder}`, heard)
      const last = list.length > limits.repliesOfHolder ? list.pop() : undefined
      if (last !== undefined && !this.#setAside.has(last.id)) beyond.add(last)
    }
    return [...beyond]
  }

  #refer(heard: Heard): void {
    if (heard.about !== null) this.#keep(this.#replies, heard.about.id, heard)
    if (heard.releases !== null) this.#keep(this.#releases, heard.releases, heard)
    for (const fact of namedBy(heard)) {
      this.#keep(this.#mentions, fact, heard)
      this.#hasMentions = true
    }
  }

  #forget(heard: Heard): void {
    if (heard.about !== null) this.#drop(this.#replies, heard.about.id, heard)
    if (heard.releases !== null) this.#drop(this.#releases, heard.releases, heard)
    for (const fact of namedBy(heard)) this.#drop(this.#mentions, fact, heard)
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
    let releasesClimbed = 0
    for (const one of reached) {
      if (one.about !== null) reached.add(one.about)
      const original = one.releases === null ? null : this.find(one.releases)
      if (original === null || releasesClimbed >= limits.membersOfStatement) continue
      releasesClimbed += 1
      reached.add(original)
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

  #keep(lists: LayeredMap<string, Owned>, id: string, heard: Heard): Heard[] {
    const list = this.#own(lists, id)
    const at = list.findLastIndex((other) => inRecordOrder(other.entry, heard.entry) < 0)
    list.splice(at + 1, 0, heard)
    return list
  }

  #drop(lists: LayeredMap<string, Owned>, id: string, heard: Heard): void {
    const list = this.#own(lists, id)
    list.splice(list.indexOf(heard), 1)
  }

  // The list of an id, to be changed here alone.
  #own(lists: LayeredMap<string, Owned>, id: string): Heard[] {
    const known = lists.get(id)
    if (known !== undefined && known.owner === this.#owner) return known.list
    const list = [...(known?.list ?? [])]
    lists.set(id, { owner: this.#owner, list })
    return list
  }
}

// A statement, and what it retracts, and what that retracts: those that may now stand or fall.
function retractedBy(heard: Heard): readonly Heard[] {
  const { about, meaning } = heard
  const isRetraction = meaning.reference?.kind === 'retraction' && about !== null
  return isRetraction ? [heard, ...retractedBy(about)] : [heard]
}

/** What a statement is counted under: those it speaks of, releases or decides on. */
function subjectsOf(heard: Heard): readonly string[] {
  const { about, releases } = heard
  const facts = namedBy(heard)
  if (about === null && releases === null && facts.length === 0) return noSubjects
  return [
    ...(about === null ? [] : [`about ${rootOf(about).id}`]),
    ...(releases === null ? [] : [`releases ${releases}`]),
    ...facts.map((fact) => `decides ${fact}`),
  ]
}

const noSubjects: readonly string[] = []

function rootOf(heard: Heard): Heard {
  let at = heard
  while (at.about !== null) at = at.about
  return at
}

/** The statements whose facts a decision names. */
function namedBy(heard: Heard): readonly string[] {
  const effect = contentsOf(heard).decision?.effect
  if (effect?.kind === 'allot') return [effect.fact]
  return effect?.kind === 'same' || effect?.kind === 'distinct' ? effect.facts : noSubjects
}

const none: readonly Heard[] = []
