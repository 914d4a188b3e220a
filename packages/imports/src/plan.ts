// What becomes of each draft: a new statement, a correction of an earlier one, or nothing, since it
// is on record already.
//
// Without a key a draft is known again by its kind and body. Two equal rows of one table are two
// statements (two lorries with the same load), so a draft is matched with each earlier one once.

import { canonicalJson } from '@holdfast/base'
import type { JsonObject, StatementId } from '@holdfast/record'
import type { Draft } from './draft.ts'
import { withMember } from './members.ts'
import type { Tie } from './keyed/ties.ts'
import type { BadRow } from './problems.ts'
import type { OwnStatement } from './keyed/own-statements.ts'

/** What becomes of one draft. */
export type Step = {
  readonly draft: Draft
  /** `held`: a row that it is a sum of is gone, and it is left as it is on record. */
  readonly is: 'new' | 'same' | 'corrected' | 'held'
  /** The statement on record that it is, or corrects; null for a new one. */
  readonly earlier: StatementId | null
  /** What that says now, where it is corrected or held. */
  readonly before: JsonObject | null
}

/** What becomes of the drafts of a table, each at its place. */
export type Plan = {
  readonly steps: readonly Step[]
  /** What rows made that are no longer in the table. It stands unless it is withdrawn. */
  readonly missing: readonly OwnStatement[]
  /**
   * Where what is gone is to be taken back: statements that rows of this table may have made, and
   * that are tied to none. Nobody can tell whether their rows are gone, and they stand.
   */
  readonly unknown: readonly OwnStatement[]
  /** How many drafts say what rows that are gone said, and are taken for them. */
  readonly renamed: number
  /** Ties of statements on record that no draft of this table is; null without a key. */
  readonly ties: readonly Tie[] | null
  /** Rows that cannot become what they would. */
  readonly bad: readonly BadRow[]
}

/** A statement on record: enough to know it again. */
export type KnownStatement = {
  readonly id: StatementId
  readonly kind: string
  readonly body: JsonObject
}

/** Statements by what they say; each is taken once, the first first. */
export class ByContent {
  readonly #ids = new Map<string, StatementId[]>()

  constructor(known: Iterable<KnownStatement> = []) {
    for (const said of known) this.put(said)
  }

  /** Takes note of one more. */
  put(said: KnownStatement): void {
    const content = contentOf(said)
    const ids = this.#ids.get(content)
    if (ids === undefined) this.#ids.set(content, [said.id])
    else ids.push(said.id)
  }

  /** Takes the first that says this; null where none is left. */
  take(said: Pick<KnownStatement, 'kind' | 'body'>): StatementId | null {
    // Most tables are imported into a record that has nothing like them.
    if (this.#ids.size === 0) return null
    return this.#ids.get(contentOf(said))?.shift() ?? null
  }
}

/** The plan of a table whose rows have no key. `onProgress` counts what was compared. */
export function planByContent(
  drafts: readonly Draft[],
  known: readonly KnownStatement[],
  onProgress: (done: number, total: number) => void = () => undefined,
): Plan {
  const byContent = new ByContent()
  const total = known.length + drafts.length
  for (const [at, said] of known.entries()) {
    if (at % comparedAtOnce === 0) onProgress(at, total)
    byContent.put(said)
  }
  const steps: Step[] = []
  for (const draft of drafts) {
    if (steps.length % comparedAtOnce === 0) onProgress(known.length + steps.length, total)
    const body = bodyOnRecord(draft, (index) => steps[index]?.earlier ?? null)
    const earlier = body === null ? null : byContent.take({ kind: draft.kind, body })
    steps.push({ draft, is: earlier === null ? 'new' : 'same', earlier, before: null })
  }
  return { steps, missing: [], unknown: [], renamed: 0, ties: null, bad: [] }
}

const comparedAtOnce = 5_000

/** What a draft says where all it speaks of is on record; null where something is not yet. */
export function bodyOnRecord(
  draft: Draft,
  earlierOf: (index: number) => StatementId | null,
): JsonObject | null {
  let body = draft.body
  for (const { at, draft: index } of draft.references) {
    const id = earlierOf(index)
    if (id === null) return null
    body = withMember(body, at.split('.'), id)
  }
  return body
}

function contentOf({ kind, body }: Pick<KnownStatement, 'kind' | 'body'>): string {
  return canonicalJson({ kind, body })
}
