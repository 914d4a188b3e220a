// The sum, as the server works it out: replay in a view up to a cut, then the standing as of a
// moment. The same functions as the command line's, so the answers are the same bytes.
//
// Replays are the dear part and are kept for the views and cuts asked for last; so are the printed
// answers. A key of either names sizes, and entries never change, so nothing kept is ever wrong.

import type { CompiledAgreement, Question, Standing } from '@holdfast/agreement'
import { isClosed, timelineFrom, timelineJson } from '@holdfast/analysis'
import { tonightFrom, tonightJson } from '@holdfast/analysis'
import { canonicalJson, type Instant, type Json } from '@holdfast/base'
import { createMonitor, type Monitor } from '@holdfast/monitor'
import { answerOf, replayRecord, type Replayed } from '@holdfast/replay'
import { sha256, type RecordState } from '@holdfast/store'
import { momentToShow } from '@holdfast/sum'
import { factsJson } from '../present/standing-json.ts'
import { BoundedCache } from './bounded-cache.ts'
import { printed, type Printed } from './printed.ts'
import type { Asked } from './question.ts'
import type { Turns } from './turns.ts'

/** What is worked out from a replay. */
export type Questioned = 'statuses' | 'facts' | 'tonight' | 'timeline'

type Worked = {
  readonly replayed: Replayed
  readonly monitor: Monitor
  /** The standing as of now, worked out once for each now. */
  readonly standingAt: (now: Instant) => Standing
}

const replaysKept = 12
const answersKeptCharacters = 48 * 1024 * 1024

function keyOf(what: Questioned, asked: Asked, question: Question, closed: boolean): string {
  return JSON.stringify([what, asked.view, asked.knownAt, question, closed])
}

/** Answers questions about one record. */
export class Sum {
  readonly #compiled: CompiledAgreement
  readonly #turns: Turns
  readonly #replays = new BoundedCache<Worked>(replaysKept, () => 1)
  readonly #answers = new BoundedCache<Printed>(answersKeptCharacters, ({ text }) => text.length)

  /** Answers about the record of this agreement. */
  constructor(compiled: CompiledAgreement, turns: Turns) {
    this.#compiled = compiled
    this.#turns = turns
  }

  /**
   * The answer as it is sent. `now` decides what "as it stands" means and who may see it. One
   * answer is worked out at a time, and others that are known already do not wait for it.
   */
  async print(what: Questioned, state: RecordState, asked: Asked, now: Instant): Promise<Printed> {
    const known = this.#known(what, asked)
    if (known !== null) return known
    return this.#turns.take(() => this.#work(what, state, asked, now))
  }

  // What was asked before with a moment of its own needs nothing worked out to be found.
  #known(what: Questioned, asked: Asked): Printed | null {
    const { basis, source, stage, asOf } = asked
    if (asOf === null || what === 'tonight') return null
    const question: Question = { asOf, basis, source, stage }
    return this.#answers.find(keyOf(what, asked, question, false))
  }

  #work(what: Questioned, state: RecordState, asked: Asked, now: Instant): Printed {
    const { replayed, monitor, standingAt } = this.#replay(state, asked)
    const { basis, source, stage } = asked
    const asOf = asked.asOf ?? momentToShow(standingAt(now), replayed.facts, now).asOf
    const question: Question = { asOf, basis, source, stage }
    const closed = what === 'tonight' && isClosed(monitor.standing(question), now)
    return this.#answers.get(keyOf(what, asked, question, closed), () => {
      const standing = monitor.standing(question)
      return printed(canonicalJson(this.#answer(what, { replayed, standing, question, closed })))
    })
  }

  /** The replay itself, in a view up to a cut. */
  replayed(state: RecordState, reach: Pick<Asked, 'view' | 'knownAt'>): Replayed {
    return this.#replay(state, reach).replayed
  }

  /** The standing as of now, of the rooms in view. */
  standingNow(state: RecordState, reach: Pick<Asked, 'view' | 'knownAt'>, now: Instant): Standing {
    return this.#replay(state, reach).standingAt(now)
  }

  #answer(
    what: Questioned,
    worked: {
      readonly replayed: Replayed
      readonly standing: Standing
      readonly question: Question
      readonly closed: boolean
    },
  ): Json {
    const { replayed, standing, question, closed } = worked
    const compiled = this.#compiled
    switch (what) {
      case 'statuses':
        return answerOf(compiled, replayed, question, standing)
      case 'facts':
        return factsJson(compiled, replayed, question)
      case 'timeline': {
        const answer = answerOf(compiled, replayed, question, standing)
        return timelineJson(compiled, answer, timelineFrom(compiled, standing))
      }
      case 'tonight': {
        const isPublic = replayed.view.every((room) => room === 'public')
        const isWithheld = isPublic && !closed
        const tonight = isWithheld ? null : tonightFrom(compiled, standing, question.asOf)
        return tonightJson(compiled, replayed, tonight)
      }
    }
  }

  #replay(state: RecordState, { view, knownAt }: Pick<Asked, 'view' | 'knownAt'>): Worked {
    // Nothing depends on a room outside the view but the first, which is read for its keys alone
    // and wholly: not even how long an answer takes.
    const rooms = state.rooms.filter(({ id }, at) => at === 0 || view.includes(id))
    const cut = Object.fromEntries(
      rooms.map(({ id, entries }) => [id, knownAt[id] ?? entries.length]),
    )
    return this.#replays.get(JSON.stringify([view, cut]), () => {
      const replayed = replayRecord({
        agreement: this.#compiled,
        rooms: rooms.map(({ id, entries }) => ({ room: id, entries })),
        view,
        cut,
        root: state.manifest.root.keyId,
        sha256,
      })
      const monitor = createMonitor(this.#compiled)
      for (const fact of replayed.facts) {
        monitor.observe({ key: fact.key, before: null, after: fact })
      }
      monitor.hear(replayed.acts)
      return { replayed, monitor, standingAt: remembered(monitor) }
    })
  }
}

function remembered(monitor: Monitor): (now: Instant) => Standing {
  let last: { readonly now: Instant; readonly standing: Standing } | null = null
  return (now) => {
    if (last?.now !== now) {
      const question: Question = { asOf: now, basis: null, source: null, stage: null }
      last = { now, standing: monitor.standing(question) }
    }
    return last.standing
  }
}
