// What a record amounts to in one view, up to one cut, followed as the record grows.
//
// It takes in what the rooms of the view hold and works out anew only what that bears on. What it
// says is that of reading in record order, so the order in which rooms grow leaves no trace. It
// begins anew only where a key changed and somebody is heard differently.

import type { Act, CompiledAgreement, Fact, RoomId } from '@holdfast/agreement'
import { named } from '@holdfast/agreement'
import { LayeredMap, limits, present } from '@holdfast/base'
import { domains } from '@holdfast/domains'
import { noOutcome, outcomeOf, sharedProblems, toldOf } from '@holdfast/record'
import type { Claim, Irregularity, Outcome, StatementId, Told } from '@holdfast/record'
import { Admission, type Admitted } from './admission.ts'
import { addChanges, listOf, type Changes, type Gathered } from './changes.ts'
import { RecordList } from './record-lists.ts'
import type { Cut, RecordLog } from './record-log.ts'
import type { AdmittedStatement, Replayed, UnresolvedStatement } from './replayed.ts'
import type { JudgedEntry, RefusedEntry, RoomJudged, Said } from './room-judged.ts'

/** Who reads what. */
export type ViewOptions = {
  readonly agreement: CompiledAgreement
  /** The rooms a reader is in; null for all of them. */
  readonly view: readonly RoomId[] | null
  /** Null: everything there is, and whatever follows. */
  readonly cut: Cut | null
}

/** Reads a record in a view. Nothing is read before `follow` is called. */
export function readView(log: RecordLog, options: ViewOptions): ViewReading {
  return new ViewReading(log, options)
}

/** How far a room was read, and as what. */
type Place = { readonly judged: RoomJudged; readonly revision: number; readonly size: number }

/** Everything in order of the record, as far as it was read. */
class Lists {
  readonly facts: RecordList<Fact>
  readonly acts: RecordList<Act>
  readonly claims: RecordList<Claim>
  readonly said: RecordList<AdmittedStatement>
  readonly told: RecordList<Told>
  readonly refused: RecordList<RefusedEntry>
  readonly unresolved: RecordList<UnresolvedStatement>
  readonly irregularities: RecordList<Irregularity>

  constructor(from?: Lists) {
    this.facts = new RecordList(from?.facts)
    this.acts = new RecordList(from?.acts)
    this.claims = new RecordList(from?.claims)
    this.said = new RecordList(from?.said)
    this.told = new RecordList(from?.told)
    this.refused = new RecordList(from?.refused)
    this.unresolved = new RecordList(from?.unresolved)
    this.irregularities = new RecordList(from?.irregularities)
  }
}

/** A view of a record, as far as it was followed. */
export class ViewReading {
  readonly #log: RecordLog
  readonly #options: ViewOptions
  readonly #view: readonly RoomId[]
  readonly #places: Map<RoomId, Place>
  readonly #outcomes: LayeredMap<StatementId, Outcome>
  /** Those standing by themselves whose outcome has to be worked out anew. */
  readonly #unsettled = new Set<StatementId>()
  #admission: Admission
  #lists: Lists
  /** What was given last, for as long as it is the same. */
  #replayed: Replayed | null = null

  /** A view of which nothing is read yet; or one that goes on from another, on a log of its own. */
  constructor(log: RecordLog, options: ViewOptions, from?: ViewReading) {
    const { view, agreement } = options
    this.#log = log
    this.#options = options
    this.#view = log.rooms.filter((room) => view === null || view.includes(room)).toSorted()
    this.#places = new Map(from === undefined ? [] : from.#places)
    this.#outcomes = from === undefined ? new LayeredMap() : from.#outcomes.fork()
    const [admission, lists] = from === undefined ? [] : [from.#admission, from.#lists]
    this.#admission = new Admission(log.meanings(agreement), admission)
    this.#lists = new Lists(lists)
  }

  /** Takes in what the record holds more than before, and says what that changed. */
  follow(): Changes {
    const rooms = this.#view.map((room) => ({
      room,
      judged: this.#log.judged(room, this.#options.cut),
      place: this.#places.get(room),
    }))
    const isAnew = rooms.some(({ judged, place }) => place !== undefined && !isSame(place, judged))
    if (isAnew) this.#beginAnew()
    if (
      isAnew ||
      rooms.some(({ room, judged, place }) => place?.size !== this.#sizeOf(room, judged))
    ) {
      this.#replayed = null
    }
    for (const { room, judged, place } of rooms) {
      const size = this.#sizeOf(room, judged)
      for (let at = isAnew ? 0 : (place?.size ?? 0); at < size; at++) {
        this.#take(present(judged.entries[at], 'an entry that was judged'))
      }
      this.#places.set(room, { judged, revision: judged.revision, size })
    }
    return this.#settle(isAnew)
  }

  /** Everything followed so far. What is given never changes; it is the same while nothing does. */
  replayed(): Replayed {
    const { facts, acts, claims, said, told } = this.#lists
    const { refused, unresolved, irregularities } = this.#lists
    const text = this.#log.text(this.#options.cut)
    if (this.#replayed !== null && this.#replayed.text === text) return this.#replayed
    this.#replayed = {
      facts: facts.all(),
      acts: acts.all(),
      claims: claims.all(),
      said: said.all(),
      told: told.all(),
      refused: refused.all(),
      unresolved: unresolved.all(),
      irregularities: irregularities.all(),
      knownAt: Object.fromEntries(
        this.#view.map((room) => [room, this.#places.get(room)?.size ?? 0]),
      ),
      view: this.#view,
      text,
    }
    return this.#replayed
  }

  /** Another reading that goes on from this one, on a fork of its log. This one is not changed. */
  fork(log: RecordLog): ViewReading {
    const fork = new ViewReading(log, this.#options, this)
    for (const [room, place] of this.#places) {
      const isLive = this.#log.asJudgedBefore(room) === place.judged
      const judged = isLive ? log.asJudgedBefore(room) : null
      // A room at earlier keys is not forked: the reading begins anew there.
      fork.#places.set(room, judged === null ? { ...place, revision: -1 } : { ...place, judged })
    }
    return fork
  }

  #sizeOf(room: RoomId, judged: RoomJudged): number {
    return Math.min(this.#options.cut?.get(room) ?? Infinity, judged.entries.length)
  }

  // What was worked out before stays known until it is settled, so that the change can be told.
  #beginAnew(): void {
    this.#admission = new Admission(this.#log.meanings(this.#options.agreement))
    this.#lists = new Lists()
    for (const [id] of this.#outcomes.entries()) this.#unsettled.add(id)
  }

  #take({ said, refused, irregularities }: JudgedEntry): void {
    const irregular = irregularities[0]
    if (irregular !== undefined && irregular.entry !== null) {
      const { room, entry: index } = irregular
      this.#lists.irregularities.put({ room: named<RoomId>(room), index }, irregularities)
    }
    if (said !== null) this.#admit(said, this.#admission.take(said))
    if (refused === null) return
    this.#refuse(refused)
    // What is out of place here may stand in the room that it names.
    const isMisplaced = refused.problem.code === 'replay.3'
    if (refused.id === null || isMisplaced) return
    for (const one of this.#admission.turnAway(refused.id)) this.#refuse(one)
  }

  #admit(said: Said, { heard, changed, refused, setAside, waiting }: Admitted): void {
    const { said: list, unresolved } = this.#lists
    for (const one of heard) {
      list.put(one.entry, [one])
      if (one.entry !== said.entry) unresolved.put(one.entry, [])
    }
    for (const { id } of changed) this.#unsettled.add(id)
    for (const one of refused) this.#refuse(one)
    for (const { id, entry, holder } of setAside) {
      list.put(entry, [])
      const problem = sharedProblems.tooManyReplies(holder, limits.repliesOfHolder)
      this.#refuse({ entry, id, problem })
    }
    for (const { said: one, refersTo } of waiting) {
      unresolved.put(one.entry, [{ entry: one.entry, id: one.statement.id, refersTo }])
    }
  }

  #refuse(refused: RefusedEntry): void {
    this.#lists.refused.put(refused.entry, [refused])
    this.#lists.unresolved.put(refused.entry, [])
  }

  #settle(isAnew: boolean): Changes {
    const { gathering } = this.#admission
    const { facts, acts, claims, told } = this.#lists
    const gathered: Gathered = { facts: [], acts: [], claims: [] }
    for (const id of this.#unsettled) {
      const heard = gathering.find(id)
      const before = this.#outcomes.get(id) ?? noOutcome
      const fresh = heard === null ? noOutcome : outcomeOf(gathering, heard)
      // What reads the same stays the value it was: others may have kept it.
      const after = addChanges(gathered, before, fresh) ? fresh : before
      if (after !== before) this.#outcomes.set(id, after)
      if (heard !== null && accountKinds.has(heard.kind)) {
        told.put(heard.entry, listOf(toldOf(gathering, heard)))
      }
      if (heard === null || (after === before && !isAnew)) continue
      if (before.facts.length + after.facts.length > 0) facts.put(heard.entry, after.facts)
      if (before.act !== null || after.act !== null) acts.put(heard.entry, listOf(after.act))
      if (before.claim !== null || after.claim !== null) {
        claims.put(heard.entry, listOf(after.claim))
      }
    }
    this.#unsettled.clear()
    return gathered
  }
}

/** Kinds of the domains that keep an account. */
const accountKinds: ReadonlySet<string> = new Set(
  domains.flatMap(({ account, kinds }) =>
    account === undefined ? [] : kinds.map(({ name }) => name),
  ),
)

function isSame(place: Place, judged: RoomJudged): boolean {
  return place.judged === judged && place.revision === judged.revision
}
