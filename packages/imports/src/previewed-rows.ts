// What each row of a table becomes, as a preview lists it: in the order of the lines, what is taken
// back first.
//
// It tells what a plan says and what was signed by it. Which statuses change by it is for the sum.

import type { JsonObject } from '@holdfast/record'
import { completeBody } from './members.ts'
import type { Plan } from './plan.ts'
import type { SignedDrafts } from './sign-drafts.ts'

/** A row, or what a row said that is gone. */
export type PreviewedRow = {
  readonly line: number | null
  readonly is: Plan['steps'][number]['is'] | 'withdrawn'
  readonly kind: string
  readonly body: JsonObject
  /** What the statement says now, where it is corrected or held. */
  readonly before: JsonObject | null
}

/** The rows of a plan that was signed. */
export function previewedRows(
  plan: Pick<Plan, 'steps' | 'missing'>,
  signed: Pick<SignedDrafts, 'ids' | 'withdrawn'>,
): readonly PreviewedRow[] {
  const ids = signed.ids.map((id) => id ?? '0'.repeat(64))
  const rows = plan.steps
    .map(({ is, before, draft }): PreviewedRow => {
      return { line: draft.line, is, kind: draft.kind, body: completeBody(draft, ids), before }
    })
    .toSorted((a, b) => (a.line ?? 0) - (b.line ?? 0))
  const gone = (signed.withdrawn > 0 ? plan.missing : []).map(({ kind, body }): PreviewedRow => {
    return { line: null, is: 'withdrawn', kind, body, before: null }
  })
  return [...gone, ...rows]
}
