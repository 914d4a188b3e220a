// The counts that a table has made so far: a row may give a second total of what another row gave
// one of, or be a part of the same count.
//
// Which of two totals is right nobody can tell from the table, so that the second is refused, with
// the line of the first. Where the mapping says that a row is a part (`sums`), parts are added up.

import { canonicalJson, exactAmount, present, type Problem } from '@holdfast/base'
import { sharedProblems, sourceQuoted, Totals, TotalsSaid, type DayOfDate } from '@holdfast/record'
import type { FactDraft, JsonObject, Statement } from '@holdfast/record'
import type { Draft } from './draft.ts'
import { importProblems as problem } from './problems.ts'

/** A draft, the member that its rule adds up, and what it comes to. */
export type Made = {
  readonly draft: Draft
  readonly sums: string | undefined
  /** Rows that say the same make one statement of its rule. */
  readonly once: boolean
  readonly facts: readonly FactDraft[]
}

/** The counts of one table, each by what it is of. */
export class CountsTold {
  readonly #totals: Totals<Draft>
  readonly #said: TotalsSaid
  readonly #parts = new Map<string, number>()

  /** None of the table yet; what its author has said before, where that is at hand. */
  constructor(dayOf: DayOfDate, said: readonly Statement[] = []) {
    this.#totals = new Totals(dayOf)
    this.#said = new TotalsSaid(dayOf)
    for (const statement of said) this.#said.note(statement)
  }

  /** Refuses a row that gives another total of what a row, or the record, gives one of. */
  rivalOf(made: readonly Made[]): Problem | null {
    for (const { draft, sums } of made) {
      // What parts come to is known once all of them are read.
      if (sums !== undefined) continue
      const before = this.#totals.rivalOf(draft)
      if (before !== null) return problem.rivalTotal(before.line)
      const onRecord = this.#said.rivalOf(draft)
      if (onRecord !== null) return sharedProblems.rivalTotal(onRecord)
    }
    return null
  }

  /**
   * Puts what a row made behind the rest, or adds a part to the count that it is a part of. Drafts
   * of a row speak of each other by their place in the row; here they learn where each really went.
   */
  put(statements: Draft[], made: readonly Made[]): void {
    const places: number[] = []
    for (const { draft: ofRow, sums, once } of made) {
      const draft = placed(ofRow, places)
      const key = sums !== undefined || once ? partKeyOf(draft, sums ?? null) : null
      const at = key === null ? undefined : this.#parts.get(key)
      const before = at === undefined ? undefined : statements[at]
      if (at !== undefined && before !== undefined) {
        const keys = [...before.keys, ...draft.keys]
        const body = sums === undefined ? before.body : added(before.body, draft.body, sums)
        statements[at] = { ...before, body, keys }
        places.push(at)
        continue
      }
      if (key !== null) this.#parts.set(key, statements.length)
      this.#totals.put(draft, draft)
      places.push(statements.length)
      statements.push(draft)
    }
  }
}

/** A draft of a row that speaks of drafts by their place in the table. */
function placed(ofRow: Draft, places: readonly number[]): Draft {
  if (ofRow.references.length === 0) return ofRow
  const references = ofRow.references.map(({ at, draft }) => ({
    at,
    draft: present(places[draft], 'a draft speaks of drafts before it'),
  }))
  return { ...ofRow, references }
}

/** What a row is a part of: all it says but how much, and what is said beside it. */
function partKeyOf({ kind, body, references }: Draft, sums: string | null): string {
  const { note: _note, quote, ...rest } = body
  const what: JsonObject = Object.fromEntries(Object.entries(rest).filter(([at]) => at !== sums))
  const about = references.map(({ at, draft }) => [at, draft])
  return canonicalJson([kind, sourceQuoted(quote), what, about])
}

function added(body: JsonObject, part: JsonObject, at: string): JsonObject {
  const [one, other] = [body[at], part[at]]
  if (typeof one !== 'number' || typeof other !== 'number') return body
  return { ...body, [at]: exactAmount(one + other) }
}
