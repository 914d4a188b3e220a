// Drafts to signed statements, in order, each following the one before in its author's chain.
//
// What the author has said in this room already adds nothing: a draft is known again by its kind
// and body. Two equal rows of one table are two statements (two lorries with the same load), so a
// draft is matched with each earlier statement once. Signing is handed in.

import type { Author } from '@holdfast/author'
import { canonicalJson, ok, type Instant, type Result } from '@holdfast/base'
import type { Envelope, JsonObject, StatementId } from '@holdfast/record'
import type { Draft } from './draft.ts'
import { completeBody } from './import-table.ts'

/** A statement on record: enough to know it again. */
export type KnownStatement = {
  readonly id: StatementId
  readonly kind: string
  readonly body: JsonObject
}

/** What is signed, by whom, and after what. */
export type SigningDrafts = {
  readonly drafts: readonly Draft[]
  /** What this author has said in this room, in record order. */
  readonly known: readonly KnownStatement[]
  readonly author: Author
  readonly claimedAt: Instant
  readonly onProgress?: (done: number, total: number) => void
}

/** What was signed. `repeated` counts drafts that were on record already. */
export type SignedDrafts = {
  readonly envelopes: readonly Envelope[]
  readonly repeated: number
  /** The statement of each draft, new or known. */
  readonly ids: readonly StatementId[]
}

/** Signs drafts in their order. Refuses all where one cannot be signed. */
export async function signDrafts(signing: SigningDrafts): Promise<Result<SignedDrafts>> {
  const { drafts, author, claimedAt } = signing
  const known = knownByContent(signing.known)
  const envelopes: Envelope[] = []
  const ids: StatementId[] = []
  for (const [at, draft] of drafts.entries()) {
    const { kind } = draft
    const body = completeBody(draft, ids)
    const earlier = known.get(contentOf({ kind, body }))?.shift()
    if (earlier !== undefined) {
      ids.push(earlier)
      continue
    }
    const signed = await author.says({ kind, body, claimedAt })
    if (!signed.ok) return signed
    envelopes.push(signed.value)
    ids.push(signed.value.statement.id)
    signing.onProgress?.(at + 1, drafts.length)
  }
  return ok({ envelopes, ids, repeated: drafts.length - envelopes.length })
}

function knownByContent(known: readonly KnownStatement[]): Map<string, StatementId[]> {
  const byContent = new Map<string, StatementId[]>()
  for (const said of known) {
    const content = contentOf(said)
    const ids = byContent.get(content)
    if (ids === undefined) byContent.set(content, [said.id])
    else ids.push(said.id)
  }
  return byContent
}

function contentOf({ kind, body }: { readonly kind: string; readonly body: JsonObject }): string {
  return canonicalJson({ kind, body })
}
