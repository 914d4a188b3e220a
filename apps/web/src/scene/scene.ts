// What every page of an agreement stands on: the compiled agreement, the statuses as asked, and
// the agreement's own clock and names. Pages read it; only the layout makes it.

import type { CompiledAgreement, RoleId } from '@holdfast/agreement'
import { assert, type Instant } from '@holdfast/base'
import type { FeatureCollection } from 'geojson'
import { createContext, useContext } from 'react'
import type { StatusAnswer } from '../api/answers.ts'
import type { Names } from '../names/names.ts'
import { questionOf, type Question, type Search } from '../question/question.ts'
import { clockOf, type Clock } from '../time/clock.ts'
import { namesOf } from '../names/names.ts'
import type { Words } from '../words/use-words.ts'
import type { AgreementAnswer } from '../api/queries.ts'

export type Scene = {
  readonly id: string
  readonly agreement: CompiledAgreement
  readonly source: AgreementAnswer
  readonly places: FeatureCollection | null
  readonly answer: StatusAnswer
  readonly question: Question
  readonly asOf: Instant
  readonly clock: Clock
  readonly names: Names
  /** The term is over at the moment asked for. */
  readonly isOver: boolean
  /** Statuses are computed for readers: the agreement is closed, or a body switched them on. */
  readonly hasStatuses: boolean
  /** The agreement's day of the moment asked for, never past its last. */
  readonly day: number
  /** Parties in the order of that day: it alternates. */
  readonly inOrder: <Id extends RoleId | null>(ids: readonly Id[]) => readonly Id[]
}

export function sceneOf(
  source: AgreementAnswer,
  answer: StatusAnswer,
  search: Search,
  words: Words,
): Scene {
  const { compiled: agreement, places } = source
  const { from, to } = answer.inForce
  const clock = clockOf(agreement.calendar, from, words)
  const isOver = to !== null && to <= answer.asOf
  const last =
    to === null ? null : clock.dayOf(to) - (clock.beginningOf(clock.dayOf(to)) === to ? 1 : 0)
  const today = Math.max(1, clock.dayOf(answer.asOf))
  const day = last === null ? today : Math.min(last, today)
  return {
    id: source.id,
    agreement,
    source,
    places,
    answer,
    question: questionOf(search),
    asOf: answer.asOf,
    clock,
    names: namesOf(agreement, places, words),
    isOver,
    hasStatuses: answer.statuses.length > 0 || agreement.obligations.length === 0,
    day,
    inOrder: orderOn(agreement, day),
  }
}

/** The order of the parties on a day: as the text has them on odd days, turned on even ones. */
export function orderOn(agreement: CompiledAgreement, day: number): Scene['inOrder'] {
  const parties = agreement.roles.filter(({ kind }) => kind === 'party').map(({ id }) => String(id))
  const rank = (id: string | null): number => {
    const at = id === null ? -1 : parties.indexOf(id)
    if (at === -1) return parties.length
    return (at + (day - 1)) % parties.length
  }
  return (ids) => ids.toSorted((a, b) => rank(a) - rank(b))
}

export const SceneContext = createContext<Scene | null>(null)

/** The scene of the page. Only for what stands inside the layout of an agreement. */
export function useScene(): Scene {
  const scene = useContext(SceneContext)
  assert(scene !== null, 'the page stands inside an agreement')
  return scene
}
