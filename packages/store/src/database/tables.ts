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

export type FactsTable = {
  agreement_id: string
  room_id: string
  fact_key: string
  entry_index: number
  act: string
  form: string
  source: string
  stage: string | null
  grade: string
  value: number
  unit: string
  earliest_at: Date
  latest_at: Date
  body: JsonColumn
  as_of_index: number
}

export type ClaimsTable = {
  agreement_id: string
  room_id: string
  claim_key: string
  entry_index: number
  source: string
  body: JsonColumn
  as_of_index: number
}

export type ActsTable = {
  agreement_id: string
  room_id: string
  act_key: string
  entry_index: number
  kind: string
  body: JsonColumn
  as_of_index: number
}

/** Every table, by its name in SQL. */
export type Tables = {
  agreements: AgreementsTable
  rooms: RoomsTable
  agreement_texts: AgreementTextsTable
  entries: EntriesTable
  checkpoints: CheckpointsTable
  statements: StatementsTable
  facts: FactsTable
  claims: ClaimsTable
  acts: ActsTable
}
