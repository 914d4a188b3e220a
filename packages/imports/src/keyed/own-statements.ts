// What an author's statements in a room say now, after the author's own corrections and
// retractions: what a table that is imported again is compared with.
//
// It reads them as the record does (`StandingStatements`), of one author's alone: of the
// corrections of a statement the last that was not taken back holds, and what was taken back and
// that taken back too stands again.

import { isJsonObject, isStatementId } from '@holdfast/record'
import type { JsonObject, Statement, StatementId } from '@holdfast/record'

/** A statement that stands by itself, as it now is. */
export type OwnStatement = {
  readonly id: StatementId
  readonly kind: string
  /** What it says after its corrections. */
  readonly body: JsonObject
  readonly isRetracted: boolean
  /** How many statements of the author speak of it, or of what is said of it. */
  readonly replies: number
}

/** The statements of one author in one room, as they now stand, in record order. */
export function ownStatements(said: readonly Statement[]): ReadonlyMap<StatementId, OwnStatement> {
  const repliesTo = new Map<StatementId, Statement[]>()
  const firstOf = new Map<StatementId, StatementId>()
  const replies = new Map<StatementId, number>()
  const roots: Statement[] = []
  for (const one of said) {
    // What is made known from another room is corrected there.
    if (one.releases !== null) continue
    const { statement } = one.body
    const about = isStatementId(statement) ? statement : null
    const first = about === null ? undefined : firstOf.get(about)
    if (first !== undefined) replies.set(first, (replies.get(first) ?? 0) + 1)
    if (about !== null && isAboutOwn(one.kind)) {
      const others = repliesTo.get(about)
      if (others === undefined) repliesTo.set(about, [one])
      else others.push(one)
      if (first !== undefined) firstOf.set(one.id, first)
    } else {
      firstOf.set(one.id, one.id)
      roots.push(one)
    }
  }
  const isLive = (id: StatementId): boolean =>
    repliesTo
      .get(id)
      ?.some(({ id: reply, kind }) => kind === 'record.retracted' && isLive(reply)) !== true
  const nowOf = (root: Statement): JsonObject => {
    let body = root.body
    for (let at: Statement | undefined = root; at !== undefined;) {
      const last: Statement | undefined = repliesTo
        .get(at.id)
        ?.findLast(({ id, kind }) => kind === 'record.corrected' && isLive(id))
      const now = last?.body['body']
      if (isJsonObject(now)) body = now
      at = last
    }
    return body
  }
  return new Map(
    roots.map((root) => [
      root.id,
      {
        id: root.id,
        kind: root.kind,
        body: nowOf(root),
        isRetracted: !isLive(root.id),
        replies: replies.get(root.id) ?? 0,
      },
    ]),
  )
}

/** Kinds by which an author changes what the author said. */
export function isAboutOwn(kind: string): boolean {
  return kind === 'record.corrected' || kind === 'record.retracted'
}
