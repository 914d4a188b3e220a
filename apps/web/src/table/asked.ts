// What the page asks of the worker that reads tables, and what the worker tells the page.
//
// Both sides come from one build, so the shapes are looked at lightly. Nothing of a table leaves
// the browser: the worker asks the server for the record alone.

import type { Bytes, Problem } from '@holdfast/base'
import type { DaysCounted, Encoding, Question, Remark } from '@holdfast/imports'
import type { Irregularity, KeyId, RoomId, Speaker } from '@holdfast/record'
import type { Progress, RecordAsked } from '../recompute/asked.ts'
import type { Changes, Counts, Outcome } from './checked.ts'
import type { Edit, Rows } from './edits.ts'

/** A file, and which of its sheets is meant where it has several. */
export type Reading = {
  readonly do: 'read'
  readonly n: number
  readonly bytes: Bytes
  readonly sheet: string | null
  readonly encoding: Encoding
}

/** A table as it lies, which is what drafts and checks speak of from now on. */
export type Taking = { readonly do: 'take'; readonly rows: Rows; readonly days: DaysCounted }

/** A draft of a mapping; a kind of statement where that is said. */
export type Drafting = {
  readonly do: 'draft'
  readonly n: number
  readonly edits: readonly Edit[]
  readonly kind: string | null
}

/** A check of the table with what was mended. A newer one goes before. */
export type Check = {
  readonly do: 'check'
  readonly n: number
  readonly edits: readonly Edit[]
  readonly mapping: string
  readonly room: RoomId
  /** Whose key would sign; null for whoever comes first. */
  readonly key: KeyId | null
  /** The question of the page: statuses are compared by it. */
  readonly query: Readonly<Record<string, string>>
  /** Rows whose outcomes are looked at, as far as they are known before. */
  readonly rows: readonly number[]
}

export type Asked =
  | { readonly do: 'open'; readonly asked: RecordAsked }
  | Reading
  | Taking
  | Drafting
  | Check
  | { readonly do: 'look'; readonly rows: readonly number[] }
  | { readonly do: 'give' }

/** What a check found, but for the statuses. `faulty` are rows, counted from 0 as they lie. */
export type Found = {
  readonly kind: 'checked'
  readonly n: number
  readonly counts: Counts
  readonly faulty: readonly number[]
  readonly remarks: readonly Remark[]
  readonly hasKey: boolean
  readonly speaker: Speaker
  readonly speakers: readonly Speaker[]
  readonly outcomes: Outcomes
}

export type Outcomes = readonly (readonly [row: number, outcome: Outcome])[]

export type Told =
  | Progress
  | {
      readonly kind: 'opened'
      readonly breaking: Irregularity | null
      readonly holds: boolean | null
    }
  | {
      readonly kind: 'read'
      readonly n: number
      readonly sheet: string | null
      readonly rows: Rows
      readonly days: DaysCounted
    }
  | { readonly kind: 'sheets'; readonly n: number; readonly names: readonly string[] }
  | {
      readonly kind: 'drafted'
      readonly n: number
      readonly mapping: string
      readonly questions: readonly Question[]
    }
  | Found
  | { readonly kind: 'changes'; readonly n: number; readonly changes: Changes }
  | { readonly kind: 'looked'; readonly outcomes: Outcomes }
  | { readonly kind: 'given'; readonly csv: string; readonly mapping: string }
  | {
      readonly kind: 'refused'
      readonly n: number
      readonly of: 'read' | 'draft' | 'check' | 'changes'
      readonly problem: Problem
    }
  | { readonly kind: 'failed'; readonly why: string }

export function isTold(value: unknown): value is Told {
  return typeof value === 'object' && value !== null && 'kind' in value
}

export function isAsked(value: unknown): value is Asked {
  return typeof value === 'object' && value !== null && 'do' in value
}
