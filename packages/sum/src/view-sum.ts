// The sum in one view, up to one cut: what the record comes to, and the monitor that hears it.
//
// It catches up when it is asked and not before: a view that nobody asks about costs nothing. What
// one more entry costs it is what that entry changes.

import type { ClauseId, CompiledAgreement, Question, Standing } from '@holdfast/agreement'
import type { Why } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import { createMonitor, inForceAt, type Amended, type Monitor } from '@holdfast/monitor'
import type { Ground } from './ground.ts'
import { momentToShow, type MomentToShow } from './moment-to-show.ts'
import type { Known, ViewSource } from './view-source.ts'

/** A text, and what of it binds only from a moment on or until one. */
type ViewText = { readonly agreement: CompiledAgreement; readonly amended: Amended }

/** The sum in one view. */
export class ViewSum {
  readonly #text: ViewText
  readonly #source: ViewSource
  readonly #monitor: Monitor

  /** A view of which nothing is read yet; or one that goes on from what a monitor has heard. */
  constructor(
    text: ViewText,
    source: ViewSource,
    monitor: Monitor = createMonitor(text.agreement, text.amended),
  ) {
    this.#text = text
    this.#source = source
    this.#monitor = monitor
  }

  /** The agreement that its statuses are of. */
  get agreement(): CompiledAgreement {
    return this.#text.agreement
  }

  /** True where it follows no record: with an entry more, it has to begin anew. */
  get isRecalled(): boolean {
    return this.#source.isRecalled
  }

  /** Another that goes on from here by itself, on a fork of its ground. */
  fork(ground: Ground): ViewSum {
    return new ViewSum(this.#text, this.#source.fork(ground), this.#monitor.fork())
  }

  /** Takes in what has arrived since, and says what everything read amounts to. */
  known(): Known {
    const { facts, acts } = this.#source.follow()
    for (const fact of facts) this.#monitor.observe(fact)
    if (acts !== null) this.#monitor.hear(acts)
    return this.#source.known()
  }

  /** The standing of everything read, at a moment. */
  standing(question: Question): Standing {
    this.known()
    return this.#monitor.standing(question)
  }

  /** Why the instances of a clause stand as they do. */
  why(question: Question, clause: ClauseId, instance: string | null): readonly Why[] {
    this.known()
    return this.#monitor.why(question, clause, instance)
  }

  /** The standings at many moments. */
  standings(question: Omit<Question, 'asOf'>, moments: readonly Instant[]): readonly Standing[] {
    this.known()
    return this.#monitor.standings(question, moments)
  }

  /** The moment to speak of where nobody names one. Only acts change the term. */
  usualMoment(now: Instant): MomentToShow {
    const { facts, acts } = this.known().upshot
    return momentToShow({ inForce: inForceAt(this.agreement, acts, now) }, facts, now)
  }
}
