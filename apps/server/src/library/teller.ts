// Which of a record the public is told now: everything, or what the last bulletin told.
//
// An agreement is alive while neither the log as it was heard with the last bulletin nor what of it
// was told says that it is over. Then the public is given a record that ends with the bulletin, and
// a sum of its own in which nothing else is: no answer can hold, or depend on, what came later or
// what is said in another room. All of it follows from the public room, the texts and the clock.

import { named, type CompiledAgreement, type RoomId } from '@holdfast/agreement'
import { encodeBase64, instantFromMs, minuteMs, ok, present, refuse } from '@holdfast/base'
import type { Bytes, Instant, Problem, Result } from '@holdfast/base'
import { isJsonObject, type JsonObject, type Statement } from '@holdfast/record'
import type { HeardStatement, RecordState, RecordStore } from '@holdfast/store'
import { bulletinsAt, longestWaitMs, statusesUntil, toldAtOnce } from '@holdfast/sum'
import { toldSizes, whyNotPublic } from '@holdfast/sum'
import type { OrdersFrom, Policy } from '@holdfast/sum'
import { z } from 'zod'
import { serverProblems as problem } from '../problems.ts'
import type { SumPool } from '../sums/sum-pool.ts'
import { jsonIn } from '../sums/worker-seat.ts'
import { keptOr, type Kept } from './kept.ts'

/** The room that everybody reads. */
export const publicRoom = named<RoomId>('public')

/** A record with what of it is told. */
export type Tellable = {
  readonly compiled: CompiledAgreement
  readonly policy: Policy
  /** The orders of each text, from when it was taken in. */
  readonly orders: readonly OrdersFrom[]
  readonly state: RecordState
}

/** What the last bulletin told. */
export type Bulletin = {
  readonly at: Instant
  readonly next: Instant
  /** The latest moment as of which statuses are told. */
  readonly statusesUntil: Instant
  /** The record, of which the public room ends with the bulletin. */
  readonly state: RecordState
  /** What its sum is called. */
  readonly name: string
}

/** A statement that is told at once, without its place in the log. `bytes` are in base64. */
export type ToldAtOnce = Pick<HeardStatement, 'id' | 'kind' | 'holder' | 'claimedAt'> & {
  readonly body: JsonObject
  readonly bytes: string
}

/** Says what the public is told. */
export class Teller {
  readonly #store: RecordStore
  readonly #sums: SumPool
  readonly #bulletins = new Map<string, Kept<Result<Bulletin | null>>>()
  /** Records of which the database holds more than was read. */
  readonly #behind = new Set<string>()
  /** What was found out last. */
  readonly #isOver = new Map<string, boolean>()
  readonly #atOnce = new Map<string, Kept<readonly ToldAtOnce[]>>()

  /** A teller of the records that these sums hold. */
  constructor(store: RecordStore, sums: SumPool) {
    this.#store = store
    this.#sums = sums
  }

  /** The last bulletin of a record; null where the public is told everything. */
  bulletin(record: Tellable): Promise<Result<Bulletin | null>> {
    const { policy, compiled, state } = record
    const { bulletins } = policy
    if (bulletins === 'at-once') return Promise.resolve(ok(null))
    const at = instantFromMs(Math.floor(this.#store.now() / minuteMs) * minuteMs)
    const { last, next } = bulletinsAt(bulletins, compiled.calendar, at)
    const size = this.#behind.has(state.agreement) ? sizeOf(state) : ''
    const key = `${last} ${state.texts.length} ${size}`
    return keptOr(this.#bulletins, state.agreement, key, async () => {
      const told = await this.#tell(record, last)
      if (!told.ok) return told
      return ok(told.value === null ? null : { ...told.value, at: last, next })
    })
  }

  /** What came after a bulletin and is told at once, each by itself. */
  atOnce(
    { state, policy }: Tellable,
    { at, state: told }: Bulletin,
  ): Promise<readonly ToldAtOnce[]> {
    const size = sizeOf(state)
    const from = sizeOf(told)
    if (size === from) return Promise.resolve([])
    const key = `${at} ${state.texts.length} ${from} ${size}`
    return keptOr(this.#atOnce, state.agreement, key, async () => {
      const since = instantFromMs(at - longestWaitMs)
      const heard = await this.#store.heardSince(state.agreement, publicRoom, since)
      const beyond = heard.filter(({ index }) => index >= from && index < size)
      return Promise.all(
        toldAtOnce(beyond, policy).map(async ({ id, kind, holder, claimedAt, body, index }) => {
          const bytes = encodeBase64(await this.#entryAt(state.agreement, index))
          return { id, kind, holder, claimedAt, body: isJsonObject(body) ? body : {}, bytes }
        }),
      )
    })
  }

  async #entryAt(agreement: string, index: number): Promise<Bytes> {
    const stretch = { agreement, room: publicRoom, from: index, to: index + 1 }
    for await (const { entries } of this.#store.readAll(stretch)) {
      return present(entries[0], 'a page has an entry')
    }
    throw new Error('an entry is missing')
  }

  /**
   * Why a statement has no place in the public room of an agreement that is alive, or may be; null
   * where it has one.
   */
  whyNotPublic({ policy, compiled }: Tellable, said: Statement): Problem | null {
    if (said.room !== publicRoom || !this.#mayBeAlive(said.agreement)) return null
    const why = whyNotPublic(said, policy, compiled.places)
    if (why === null) return null
    return why.why === 'never' ? problem.neverPublic(said.kind) : problem.tooNear(why.place)
  }

  #mayBeAlive(agreement: string): boolean {
    return this.#isOver.get(agreement) !== true
  }

  async #tell(
    { state, orders, policy, compiled }: Tellable,
    at: Instant,
  ): Promise<Result<Omit<Bulletin, 'at' | 'next'> | null>> {
    const { agreement } = state
    const { calendar } = compiled
    const name = `${agreement}@bulletin`
    const since = instantFromMs(at - longestWaitMs)
    const entries = await this.#store.heardSince(agreement, publicRoom, since)
    const sizes = toldSizes(sizeOf(state), entries, { orders, calendar, at })
    // This server has not read all of it yet; what it tells until then is not kept.
    const isBehind = entries.some(({ index }) => index >= sizeOf(state))
    if (isBehind) this.#behind.add(agreement)
    else this.#behind.delete(agreement)
    for (const size of new Set([sizes.heard, sizes.told])) {
      const alive = await this.#isAlive(agreement, size, at)
      if (!alive.ok) return alive
      if (!alive.value) continue
      const ended = await this.#store.endingAt(state, publicRoom, sizes.told)
      if (ended === null) return refuse(problem.outage())
      const rooms = ended.rooms.filter(({ id }) => id === publicRoom)
      this.#isOver.set(agreement, false)
      this.#sums.move(name, { ...ended, rooms })
      return ok({ state: ended, statusesUntil: statusesUntil(policy, calendar, at), name })
    }
    this.#isOver.set(agreement, true)
    this.#sums.release(name)
    return ok(null)
  }

  // True while the first entries of the public room do not say that it is over.
  async #isAlive(agreement: string, size: number, at: Instant): Promise<Result<boolean>> {
    const knownAt = new Map([[publicRoom, size]])
    const view = [publicRoom]
    const question = { view, knownAt, asOf: null, basis: null, source: null, stage: null }
    const reader = `bulletin of ${agreement}`
    const term = await this.#sums.ask(agreement, { what: 'term', question, now: at, reader })
    return term.ok ? ok(!termShape.parse(jsonIn(term.value)).isClosed) : term
  }
}

const termShape = z.object({ isClosed: z.boolean() })

function sizeOf({ rooms }: RecordState): number {
  return rooms.find(({ id }) => id === publicRoom)?.size ?? 0
}
