// Drafts to signed statements, each following the one before in its author's chain, as a plan says
// what becomes of them. Signing is handed in.
//
// One total may have to give way before another can be said: what the author refuses as a second
// total of the same is tried again after the others, and refused where nothing gave way.

import type { Author, Saying } from '@holdfast/author'
import { ok, type Instant, type Problem, type Result } from '@holdfast/base'
import { sharedProblems, type Envelope, type StatementId } from '@holdfast/record'
import { completeBody } from './members.ts'
import type { Plan, Step } from './plan.ts'
import type { BadRow } from './problems.ts'

/** What is signed, by whom, and after what. */
export type SigningDrafts = {
  readonly plan: Plan
  /** What is no longer in the table is taken back. */
  readonly withdrawMissing?: boolean
  /** Why something is corrected or taken back. */
  readonly why: { readonly changed: string; readonly gone: string }
  readonly author: Author
  readonly claimedAt: Instant
  readonly onProgress?: (done: number, total: number) => void
}

/** What was signed. */
export type SignedDrafts = {
  readonly envelopes: readonly Envelope[]
  /** Drafts that were on record already. */
  readonly repeated: number
  readonly corrected: number
  readonly withdrawn: number
  /** The statement of each draft, new or known; null for one that could not be said. */
  readonly ids: readonly (StatementId | null)[]
  /** Rows that give another total of what one on record gives. */
  readonly bad: readonly BadRow[]
}

/** Signs what a plan says. Refuses all where something cannot be signed. */
export async function signDrafts(signing: SigningDrafts): Promise<Result<SignedDrafts>> {
  const { plan, author, claimedAt, why } = signing
  const envelopes: Envelope[] = []
  const ids = plan.steps.map(({ earlier }) => earlier)
  const withdrawn = signing.withdrawMissing === true ? plan.missing : []
  for (const { id } of withdrawn) {
    const body = { statement: id, why: why.gone }
    const said = await author.says({ kind: 'record.retracted', body, claimedAt })
    if (!said.ok) return said
    envelopes.push(said.value)
  }
  const saying = (step: Step): Omit<Saying, 'claimedAt'> | null => {
    const { draft, earlier } = step
    if (draft.references.some((one) => ids[one.draft] === null)) return null
    const body = completeBody(draft, ids)
    if (earlier === null) return { kind: draft.kind, body }
    return { kind: 'record.corrected', body: { statement: earlier, body, why: why.changed } }
  }
  let waiting = plan.steps.flatMap((step, at) => (isSaid(step) ? [{ step, at }] : []))
  const steps = waiting.length
  let refused: Refused[] = []
  while (waiting.length > 0) {
    refused = []
    const left: typeof waiting = []
    for (const one of waiting) {
      const next = saying(one.step)
      const said = next === null ? null : await author.says({ ...next, claimedAt })
      if (said?.ok === true) {
        envelopes.push(said.value)
        ids[one.at] ??= said.value.statement.id
        signing.onProgress?.(envelopes.length, steps + withdrawn.length)
        continue
      }
      if (said !== null && said.problem.code !== rivalTotalCode) return said
      left.push(one)
      if (said !== null) refused.push({ step: one.step, problem: said.problem })
    }
    if (left.length === waiting.length) break
    // Backwards, so that rows which all moved by one give way one after another.
    waiting = left.toReversed()
  }
  const count = (is: Step['is']): number => plan.steps.filter((step) => step.is === is).length
  const unchanged = refused.filter(({ step }) => step.is === 'corrected').length
  return ok({
    envelopes,
    ids,
    repeated: count('same'),
    corrected: count('corrected') - unchanged,
    withdrawn: withdrawn.length,
    bad: refused.map(({ step: { draft }, problem }) => ({
      row: draft.row,
      line: draft.line,
      problem,
    })),
  })
}

type Refused = { readonly step: Step; readonly problem: Problem }

const rivalTotalCode = sharedProblems.rivalTotal('').code

function isSaid({ is }: Step): boolean {
  return is === 'new' || is === 'corrected'
}
