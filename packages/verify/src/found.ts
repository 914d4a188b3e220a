// Irregularities as they are found, with a limit to how many are kept: somebody who hands over a
// record of nothing but irregularities must not fill the memory of whoever verifies it.

import { breaksRecord, type Irregularity } from '@holdfast/record'
import { listedLimit } from './verification.ts'

/** What was found: some listed, all counted. `breaking` is the first that breaks, listed or not. */
export type Found = {
  readonly listed: readonly Irregularity[]
  readonly count: number
  readonly breaking: Irregularity | null
}

/** Takes irregularities in their order and keeps the first. */
export class FoundList {
  readonly #listed: Irregularity[] = []
  #count = 0
  #breaking: Irregularity | null = null

  /** Takes the next. */
  add(one: Irregularity): void {
    this.#count += 1
    if (this.#listed.length < listedLimit) this.#listed.push(one)
    if (this.#breaking === null && breaksRecord(one)) this.#breaking = one
  }

  /** What was taken. */
  get all(): Found {
    return { listed: this.#listed, count: this.#count, breaking: this.#breaking }
  }
}

/** Several findings as one, in order of their entries; what belongs to no entry comes last. */
export function inOrder(...parts: readonly Found[]): Found {
  const listed = parts
    .flatMap((part) => part.listed)
    .toSorted((a, b) => (a.entry ?? Infinity) - (b.entry ?? Infinity) || 0)
  const beyond = parts.map(({ breaking }) => breaking).find((one) => one !== null) ?? null
  return {
    listed: listed.slice(0, listedLimit),
    count: parts.reduce((sum, { count }) => sum + count, 0),
    breaking: listed.find(breaksRecord) ?? beyond,
  }
}

/** Findings of rooms, one room after another. */
export function oneAfterAnother(parts: readonly Found[]): Found {
  return {
    listed: parts.flatMap((part) => part.listed).slice(0, listedLimit),
    count: parts.reduce((sum, { count }) => sum + count, 0),
    breaking: parts.find(({ breaking }) => breaking !== null)?.breaking ?? null,
  }
}

/** The findings of a short list. */
export function foundIn(irregularities: readonly Irregularity[]): Found {
  const list = new FoundList()
  for (const one of irregularities) list.add(one)
  return list.all
}
