// The checker: what would go wrong with an agreement that reads well.
//
// It looks at the lowered clauses, because only there is it known when each opens and falls due.
// Each check stands by itself and says what it finds; none changes anything.

import type { ClauseId, CompiledAgreement, Vocabulary } from '@holdfast/agreement'
import type { Notes } from '../diagnostic.ts'
import type { Resolved } from '../resolved/ast.ts'
import { checkClock } from './clock.ts'
import { checkContradictions } from './contradictions.ts'
import { checkDeadlines } from './deadlines.ts'
import { checkEvidence } from './evidence.ts'
import { checkHours } from './hours.ts'
import { checkPowers } from './powers.ts'
import type { Setting } from './setting.ts'
import { checkShares, checkSizes, checkStatuses } from './sizes.ts'
import { checkCircles, checkTriggers } from './triggers.ts'

/** Runs every check over what could be lowered. */
export function check(
  agreement: CompiledAgreement,
  resolved: Resolved,
  vocabulary: Vocabulary,
  notes: Notes,
): void {
  const spans = new Map(resolved.clauses.map(({ id, from, to }) => [id, { from, to }]))
  const byClause = Map.groupBy(agreement.obligations, ({ clause }) => clause)
  const broken = new Set(
    resolved.clauses
      .filter(({ id, meaning }) => meaning === null || isLost(id, meaning.kind))
      .map(({ id }) => id),
  )
  function isLost(id: ClauseId, kind: string): boolean {
    return (kind === 'duty' || kind === 'prohibition') && !byClause.has(id)
  }
  const setting: Setting = {
    agreement,
    header: resolved.header,
    vocabulary,
    notes,
    spanOf: (clause) => spans.get(clause) ?? { from: 0, to: 0 },
    obligationsOf: (clause) => byClause.get(clause) ?? [],
    isBroken: (clause) => broken.has(clause),
  }
  checkClock(setting)
  checkDeadlines(setting)
  checkHours(setting)
  checkTriggers(setting)
  checkCircles(setting)
  checkContradictions(setting)
  checkEvidence(setting)
  checkSizes(setting, resolved)
  checkShares(setting)
  checkStatuses(setting)
  checkPowers(setting)
}
