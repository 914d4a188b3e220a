// What every page of an agreement stands on: the compiled agreement, the summary as asked, and the
// agreement's own clock and names. Pages read it; only the layout makes it.

import { inTurn, type Summary } from '@holdfast/analysis'
import type { CompiledAgreement, Obligation, RoleId } from '@holdfast/agreement'
import { assert, type Instant } from '@holdfast/base'
import { createContext, useContext } from 'react'
import type { AgreementAnswer, Places } from '../api/queries.ts'
import { namesOf, type Names } from '../names/names.ts'
import { questionOf, type Question, type Search } from '../question/question.ts'
import { clockOf, type Clock } from '../time/clock.ts'
import type { Words } from '../words/use-words.ts'

export type Scene = {
  readonly id: string
  readonly agreement: CompiledAgreement
  readonly source: AgreementAnswer
  readonly places: Places | null
  readonly summary: Summary
  readonly question: Question
  readonly asOf: Instant
  readonly clock: Clock
  readonly names: Names
  /** The obligation of a clause; null for a power or a term. */
  readonly obligation: (clause: string) => Obligation | null
  /** Parties in the order of the day spoken of: they take turns. */
  readonly inOrder: <Id extends RoleId | null>(ids: readonly Id[]) => readonly Id[]
}

export function sceneOf(
  source: AgreementAnswer,
  summary: Summary,
  search: Search,
  words: Words,
): Scene {
  const { compiled: agreement, names: given, places } = source
  const obligations = new Map(
    [...(agreement.permissions ?? []), ...agreement.obligations].map((each) => [
      String(each.clause),
      each,
    ]),
  )
  return {
    id: source.id,
    agreement,
    source,
    places,
    summary,
    question: questionOf(search),
    asOf: summary.asOf,
    clock: clockOf(agreement.calendar, summary.inForce.from, words),
    names: namesOf({ agreement, given, places }, words),
    obligation: (clause) => obligations.get(clause) ?? null,
    inOrder: (ids) => inTurn(agreement, summary.state.day, ids),
  }
}

export const SceneContext = createContext<Scene | null>(null)

/** The scene of the page. Only for what stands inside the layout of an agreement. */
export function useScene(): Scene {
  const scene = useContext(SceneContext)
  assert(scene !== null, 'the page stands inside an agreement')
  return scene
}
