// The checker: what would go wrong with an agreement that reads well.
//
// It looks at the lowered clauses, because only there is it known when each opens and falls due.
// Each check stands by itself and says what it finds; none changes anything.

import {
  obligationGraph,
  type ActWord,
  type ClauseId,
  type CompiledAgreement,
  type Vocabulary,
} from '@holdfast/agreement'
import type { Notes } from '../diagnostic.ts'
import type { Resolved } from '../resolved/ast.ts'
import { checkCircles } from './circles.ts'
import { checkClock } from './clock.ts'
import { comingOf } from './coming.ts'
import { checkContradictions } from './contradictions.ts'
import { checkDeadlines } from './deadlines.ts'
import { checkEvidence } from './evidence.ts'
import { checkExposure } from './exposure.ts'
import { checkOrder } from './order.ts'
import { checkPowers } from './powers.ts'
import { checkQuestions } from './questions.ts'
import { saidOf } from './said.ts'
import type { Setting } from './setting.ts'
import { checkSizes, checkStatuses } from './sizes.ts'
import { checkStalling } from './stalling.ts'
import { timesOf } from './times.ts'
import { checkTriggers, isNever } from './triggers.ts'
import { checkUndated } from './undated.ts'

/** Runs every check over what could be lowered. */
export function check(
  agreement: CompiledAgreement,
  resolved: Resolved,
  vocabulary: Vocabulary,
  notes: Notes,
): void {
  const setting = settingOf(agreement, resolved, vocabulary, notes)
  checkClock(setting)
  checkUndated(setting)
  checkDeadlines(setting)
  checkTriggers(setting)
  const coming = comingOf(setting, (awaited) => isNever(awaited, setting))
  checkCircles(setting, coming)
  checkOrder(setting, coming)
  checkContradictions(setting)
  checkEvidence(setting)
  checkSizes(setting)
  checkStatuses(setting)
  checkExposure(setting)
  checkPowers(setting)
  checkStalling(setting)
  checkQuestions(setting)
}

function settingOf(
  agreement: CompiledAgreement,
  resolved: Resolved,
  vocabulary: Vocabulary,
  notes: Notes,
): Setting {
  const spans = new Map(resolved.clauses.map(({ id, from, to }) => [id, { from, to }]))
  const graph = obligationGraph(agreement)
  const words = new Map<string, ActWord[]>()
  for (const word of vocabulary.acts) words.set(word.act, [...(words.get(word.act) ?? []), word])
  const isLost = (id: ClauseId, kind: string): boolean =>
    (kind === 'duty' || kind === 'prohibition') && !graph.obligations.has(id)
  const broken = new Set(
    resolved.clauses
      .filter(({ id, meaning }) => meaning === null || isLost(id, meaning.kind))
      .map(({ id }) => id),
  )
  return {
    agreement,
    graph,
    times: timesOf(agreement, graph),
    header: resolved.header,
    vocabulary,
    wordsOf: (act) => words.get(act) ?? [],
    isSaid: saidOf(agreement),
    notes,
    spanOf: (clause) => spans.get(clause) ?? { from: 0, to: 0 },
    obligationsOf: (clause) => graph.obligations.get(clause) ?? [],
    isBroken: (clause) => broken.has(clause),
  }
}
