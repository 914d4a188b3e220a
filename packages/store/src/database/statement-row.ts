// An entry as the record page lists and searches it: what was signed, copied into columns.
//
// Nothing is judged here: whether it was admitted depends on the view.

import type { Json } from '@holdfast/base'
import type { KeyRegister, Statement } from '@holdfast/record'
import { isStatementId } from '@holdfast/record'
import type { Insertable } from 'kysely'
import type { StatementsTable } from './tables.ts'

/** Where the row belongs, and the keys known by which its author is named. */
export type StatementPlace = {
  readonly agreement: string
  readonly room: string
  readonly index: number
  readonly register: KeyRegister | null
}

/** The row of a statement. The same statement and holder always give the same row. */
export function statementRow(said: Statement, place: StatementPlace): Insertable<StatementsTable> {
  // A key has one holder for ever, so the name does not depend on when it is asked for.
  const holder = place.register?.keys.get(said.author)?.holder ?? null
  const about = said.body['statement']
  return {
    agreement_id: place.agreement,
    room_id: place.room,
    entry_index: place.index,
    statement_id: said.id,
    kind: said.kind,
    author: said.author,
    holder,
    source: quotedSource(said.body['quote']) ?? holder,
    claimed_at: new Date(said.claimedAt),
    about: isStatementId(about) ? about : null,
    releases: said.releases,
    body: JSON.stringify(said.body),
    search: [said.kind, ...textsIn(said.body)].join('\n').toLowerCase(),
  }
}

function quotedSource(quote: Json | undefined): string | null {
  if (typeof quote !== 'object' || quote === null) return null
  const found = Object.entries(quote).find(([name]) => name === 'source')?.[1]
  return typeof found === 'string' ? found : null
}

function textsIn(value: Json | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap((member: Json | undefined) => textsIn(member))
}
