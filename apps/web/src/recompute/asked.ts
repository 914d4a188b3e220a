// What the page asks of the worker, and what the worker tells the page.
//
// Both sides come from one build, so the shapes are looked at lightly.

import type { Irregularity } from '@holdfast/record'

export type RoomAsked = {
  readonly id: string
  readonly logKey: string
  /** How many of its entries are known. */
  readonly size: number
}

/** A record, and how far it is asked for. */
export type RecordAsked = {
  readonly id: string
  readonly files: readonly string[]
  readonly rooms: readonly RoomAsked[]
  readonly root: string
}

export type Asked = RecordAsked & {
  /** The moment the server's answer names, with its zone. */
  readonly asOf: string
  /** The question as the page put it to the server. */
  readonly query: Readonly<Record<string, string>>
}

export type Progress = {
  readonly kind: 'progress'
  readonly stage: 'files' | 'entries' | 'signatures' | 'sum'
  readonly done: number
  readonly of: number
}

export type Found = {
  readonly kind: 'found'
  readonly isSame: boolean
  readonly bytes: number
  readonly digest: string
  readonly serverDigest: string
  readonly entries: number
  /** Null where it could not be checked. */
  readonly logs: boolean | null
  readonly signatures: { readonly good: number; readonly of: number } | null
  /** The first thing that does not hold; null where all does, or it could not be checked. */
  readonly breaking: Irregularity | null
  readonly ms: number
}

export type Failed = { readonly kind: 'failed'; readonly why: string }

export type Told = Progress | Found | Failed

export function isTold(value: unknown): value is Told {
  return typeof value === 'object' && value !== null && 'kind' in value
}
