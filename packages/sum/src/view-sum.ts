// The sum in one view, up to one cut: a reading that follows the record, and the monitor that hears
// what it amounts to.
//
// It catches up when it is asked and not before: a view that nobody asks about costs nothing. What
// one more entry costs it is what that entry changes.

import type { ClauseId, CompiledAgreement, Question, Standing } from '@holdfast/agreement'
import type { Why } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import { createMonitor, inForceAt, type Amended, type Monitor } from '@holdfast/monitor'
import { readView, type RecordLog, type Replayed } from '@holdfast/replay'
import type { ViewOptions, ViewReading } from '@holdfast/replay'
import { momentToShow, type MomentToShow } from './moment-to-show.ts'

/** What is read, and what of the text binds only from a moment on or until one. */
export type ViewSumOptions = ViewOptions & { readonly amended: Amended }

/** The sum in one view. */
export class ViewSum {
  readonly #options: ViewSumOptions
  readonly #reading: ViewReading
  readonly #monitor: Monitor

  /**
   * A view of which nothing is read yet; or one that goes on from another, on a fork of its log.
   */
  constructor(log: RecordLog, options: ViewSumOptions, from?: ViewSum) {
    this.#options = options
    const [reading, monitor] = from === undefined ? [] : [from.#reading, from.#monitor]
    this.#reading = reading?.fork(log) ?? readView(log, options)
    this.#monitor = monitor?.fork() ?? createMonitor(options.agreement, options.amended)
  }

  /** The agreement that its statuses are of. */
  get agreement(): CompiledAgreement {
    return this.#options.agreement
  }

  /** Another that goes on from here by itself, on a fork of its log. */
  fork(log: RecordLog): ViewSum {
    return new ViewSum(log, this.#options, this)
  }

  /** Takes in what has arrived since, and says what everything read amounts to. */
  replayed(): Replayed {
    const { facts, acts } = this.#reading.follow()
    const replayed = this.#reading.replayed()
    for (const fact of facts) this.#monitor.observe(fact)
    if (acts.length > 0) this.#monitor.hear(replayed.acts)
    return replayed
  }

  /** The standing of everything read, at a moment. */
  standing(question: Question): Standing {
    this.replayed()
    return this.#monitor.standing(question)
  }

  /** Why the instances of a clause stand as they do. */
  why(question: Question, clause: ClauseId, instance: string | null): readonly Why[] {
    this.replayed()
    return this.#monitor.why(question, clause, instance)
  }

  /** The standings at many moments. */
  standings(question: Omit<Question, 'asOf'>, moments: readonly Instant[]): readonly Standing[] {
    this.replayed()
    return this.#monitor.standings(question, moments)
  }

  /** The moment to speak of where nobody names one. Only acts change the term. */
  usualMoment(now: Instant): MomentToShow {
    const { facts, acts } = this.replayed()
    return momentToShow({ inForce: inForceAt(this.agreement, acts, now) }, facts, now)
  }
}
