// The tables as queries see them. The migrations say what they are and what they refuse.
//
// A column that PostgreSQL reads otherwise than it is written has two types: JSON is written as
// text and read as a value.

import type { ColumnType } from 'kysely'

type JsonColumn = ColumnType<unknown, string, string>

export type AgreementsTable = {
  agreement_id: string
  manifest: Uint8Array
  added_at: Date
}

export type RoomsTable = {
  agreement_id: string
  room_id: string
  position: number
  origin: string
}

export type AgreementTextsTable = {
  agreement_id: string
  digest: string
  position: number
  files: JsonColumn
  added_at: Date
}

export type EntriesTable = {
  agreement_id: string
  room_id: string
  entry_index: number
  bytes: Uint8Array
  accepted_at: Date
}

export type CheckpointsTable = {
  agreement_id: string
  room_id: string
  tree_size: number
  note: Uint8Array
  accepted_at: Date
}

export type StatementsTable = {
  agreement_id: string
  room_id: string
  entry_index: number
  statement_id: string
  kind: string
  author: string
  holder: string | null
  source: string | null
  claimed_at: Date
  about: string | null
  releases: string | null
  body: JsonColumn
  search: string
}

/** Every table, by its name in SQL. */
export type Tables = {
  agreements: AgreementsTable
  rooms: RoomsTable
  agreement_texts: AgreementTextsTable
  entries: EntriesTable
  checkpoints: CheckpointsTable
  statements: StatementsTable
}
