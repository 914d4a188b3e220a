// The sum, as the server works it out: replay in a view up to a cut, then the standing as of a
// moment. The same functions as the command line's, so the answers are the same bytes.
//
// Replays are the dear part and are kept for the views and cuts asked for last; so are the printed
// answers. A key of either names sizes, and entries never change, so nothing kept is ever wrong.

import type { CompiledAgreement, Question, Standing } from '@holdfast/agreement'
import { isClosed, timelineFrom, tonightFrom } from '@holdfast/analysis'
import { canonicalJson, encodeHex, encodeUtf8, type Instant, type Json } from '@holdfast/base'
import { createMonitor, type Monitor } from '@holdfast/monitor'
import { answerOf, replayRecord, type Replayed } from '@holdfast/replay'
import { sha256, type RecordState } from '@holdfast/store'
import { factsJson, timelineJson, tonightJson } from '../present/standing-json.ts'
import { BoundedCache } from './bounded-cache.ts'
import type { Asked } from './question.ts'

/** JSON as it is sent, and a tag that changes when it does. */
export type Printed = { readonly text: string; readonly tag: string }

/** What is worked out from a replay. */
export type Questioned = 'statuses' | 'facts' | 'tonight' | 'timeline'

type Worked = { readonly replayed: Replayed; readonly monitor: Monitor }

const replaysKept = 12
const answersKeptCharacters = 48 * 1024 * 1024

/** Answers questions about one record. */
export class Sum {
  readonly #compiled: CompiledAgreement
  readonly #replays = new BoundedCache<Worked>(replaysKept, () => 1)
  readonly #answers = new BoundedCache<Printed>(answersKeptCharacters, ({ text }) => text.length)

  /** Answers about the record of this agreement. */
  constructor(compiled: CompiledAgreement) {
    this.#compiled = compiled
  }

  /** The answer as it is sent. `now` decides what "as it stands" means and who may see it. */
  print(what: Questioned, state: RecordState, asked: Asked, now: Instant): Printed {
    const { replayed, monitor } = this.#replay(state, asked)
    const { basis, source, stage } = asked
    const asOf = asked.asOf ?? this.#usualMoment(monitor, now)
    const question: Question = { asOf, basis, source, stage }
    const closed = what === 'tonight' && this.#isClosed(monitor, question, now)
    const key = JSON.stringify([what, asked.view, asked.knownAt, question, closed])
    return this.#answers.get(key, () => {
      const standing = monitor.standing(question)
      const text = canonicalJson(this.#answer(what, { replayed, standing, question, closed }))
      return { text, tag: `"${encodeHex(sha256(encodeUtf8(text)).subarray(0, 16))}"` }
    })
  }

  /** The replay itself, in a view up to a cut. */
  replayed(state: RecordState, reach: Pick<Asked, 'view' | 'knownAt'>): Replayed {
    return this.#replay(state, reach).replayed
  }

  /** The standing as of now, of the rooms in view. */
  standingNow(state: RecordState, reach: Pick<Asked, 'view' | 'knownAt'>, now: Instant): Standing {
    const { monitor } = this.#replay(state, reach)
    return monitor.standing({ asOf: now, basis: null, source: null, stage: null })
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

  // The end of the term as extended, where it is past; otherwise now.
  #usualMoment(monitor: Monitor, now: Instant): Instant {
    const { to } = monitor.standing({ asOf: now, basis: null, source: null, stage: null }).inForce
    return to !== null && to <= now ? to : now
  }

  #isClosed(monitor: Monitor, question: Question, now: Instant): boolean {
    return isClosed(monitor.standing(question), now)
  }

  #replay(state: RecordState, { view, knownAt }: Pick<Asked, 'view' | 'knownAt'>): Worked {
    // Nothing depends on a room outside the view but the first, which is read for its keys alone and
    // wholly: not even how long an answer takes.
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
      return { replayed, monitor }
    })
  }
}
