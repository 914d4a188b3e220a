// How much one key may say in one room: so many statements at once, and as many again in a day.
//
// A quota is a bucket that fills as time passes; a key that keeps within it never notices. What a
// setting names may be raised for a key in a room. It is held in memory: a server that starts again
// begins with full buckets, and two servers count each for itself.

import { dayMs, type Instant } from '@holdfast/base'
import type { KeyId } from '@holdfast/record'

/** Statements a day of one key in one room; 0 for no limit. `raised` is by `key/room`. */
export type Quotas = {
  readonly aDay: number
  readonly raised: ReadonlyMap<string, number>
}

/** No limit to what a key may say. */
export const unlimited: Quotas = { aDay: 0, raised: new Map() }

type Bucket = { left: number; readonly limit: number; at: Instant }

/** Buckets that are remembered; a full one that is forgotten is full again. */
const bucketsLimit = 100_000

/** Counts what keys say. */
export class QuotaCounter {
  readonly #quotas: Quotas
  readonly #buckets = new Map<string, Bucket>()

  /** A counter of what has not been said yet. */
  constructor(quotas: Quotas) {
    this.#quotas = quotas
  }

  /**
   * Counts one statement. Null where it is within the quota; else how many a day may be, and in
   * how many seconds there is room for the next.
   */
  take(key: KeyId, room: string, now: Instant): { limit: number; seconds: number } | null {
    const name = `${key}/${room}`
    const limit = this.#quotas.raised.get(name) ?? this.#quotas.aDay
    if (limit === 0) return null
    const bucket = this.#buckets.get(name) ?? { left: limit, limit, at: now }
    if (this.#buckets.size >= bucketsLimit) this.#buckets.clear()
    this.#buckets.set(name, bucket)
    const passed = Math.max(0, now - bucket.at)
    bucket.left = Math.min(limit, bucket.left + (passed / dayMs) * limit)
    bucket.at = now
    if (bucket.left < 1) {
      return { limit, seconds: Math.ceil(((1 - bucket.left) * dayMs) / limit / 1000) }
    }
    bucket.left -= 1
    return null
  }
}
