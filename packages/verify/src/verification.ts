// What verifying a record finds, as a value. How it is worded is in `words`.
// How it is found is for the verifiers.

import type { Irregularity, KeyId, TextFile } from '@holdfast/record'

/** One room as it was found. `root` is the checkpoint's, in hexadecimal; null where it has none. */
export type VerifiedRoom = {
  readonly id: string
  readonly origin: string
  readonly entries: number
  readonly root: string | null
}

/** What verifying found. `irregularities` are in the order of rooms and entries. */
export type Verification = {
  readonly agreement: string
  /** Compare this with the root key id given by somebody you trust. */
  readonly rootKey: KeyId
  /** The files the record adopts as its agreement's text; null where it adopts none. */
  readonly text: readonly TextFile[] | null
  readonly rooms: readonly VerifiedRoom[]
  readonly entries: number
  readonly irregularities: readonly Irregularity[]
  /** Irregularities found; more than are listed where there are very many. */
  readonly irregularityCount: number
  /** The first that breaks the record, listed or not; null where none does. */
  readonly breaking: Irregularity | null
  /** True where no irregularity breaks the record. */
  readonly isWhole: boolean
}

/** Irregularities listed for one record; the rest are counted. */
export const listedLimit = 1_000

/** How far a long piece of work is: entries done of those known to be there. */
export type Progress = { readonly room: string; readonly done: number; readonly total: number }
