// One worker thread and whoever waits for it: one question at a time, by turns, each within a
// budget.
//
// A question that takes longer than its budget is refused and the thread ended with it, for nothing
// else stops a computation; a thread that ends for whatever reason is followed by another, which is
// given its records again. What waits keeps waiting meanwhile.

import { Worker } from 'node:worker_threads'
import { decodeUtf8, ok, present, refuse, type Problem, type Result } from '@holdfast/base'
import { serverProblems as problem } from '../problems.ts'
import { FairQueue, type QueueLimits, type Turn } from './fair-queue.ts'
import type { AnsweredMessage, AskMessage, FromWorker, ToWorker } from './messages.ts'

/** An answer as it is sent to a reader. `tag` changes when the text does. */
export type Printed = Pick<AnsweredMessage, 'text' | 'gzipped' | 'tag'>

/** What a printed answer says. */
export function jsonIn({ text }: Printed): unknown {
  return JSON.parse(present(decodeUtf8(text), 'what is printed is UTF-8'))
}

/** A question that waits for its turn. */
export type Job = Turn & {
  readonly ask: Omit<AskMessage, 'kind' | 'id' | 'name'>
  readonly budgetMs: number
  readonly done: (answer: Result<Printed>) => void
}

/** What a seat works with. */
export type SeatOptions = {
  readonly limits: QueueLimits
  /** How long a question may wait for its turn. */
  readonly waitMs: number
  /** The most memory of a thread, in megabytes. */
  readonly memoryMb: number
  /** Called when a thread begins: it has no records yet. */
  readonly onBegin: () => void
  readonly onTrouble: (what: string) => void
  /** Other code than that of the sums; for tests. */
  readonly script?: URL
}

type Running = { readonly job: Job; readonly id: number; readonly cut: NodeJS.Timeout }
type Waiting = Job & { readonly giveUp: NodeJS.Timeout }

const sumWorker = new URL('./sum-worker.ts', import.meta.url)
/** A thread that ended by itself is followed by another after this long, so that none spin. */
const pauseMs = 200

/** A place for a worker thread. */
export class WorkerSeat {
  readonly #options: SeatOptions
  readonly #queue: FairQueue<Waiting>
  readonly #ready = new Set<string>()
  #worker: Worker
  #running: Running | null = null
  #lastId = 0
  #isClosed = false

  /** Starts a thread. */
  constructor(options: SeatOptions) {
    this.#options = options
    this.#queue = new FairQueue(options.limits)
    this.#worker = this.#begin()
  }

  /** How many questions wait for it. */
  get waiting(): number {
    return this.#queue.size
  }

  /** Tells the thread something; `buffers` are handed over. */
  tell(message: ToWorker, buffers: readonly ArrayBuffer[] = []): void {
    this.#worker.postMessage(message, [...buffers])
  }

  /** An agreement's record is all there: its questions may have their turns. */
  ready(agreement: string): void {
    this.#ready.add(agreement)
    this.#next()
  }

  /** An agreement's record is being given anew: its questions wait. */
  unready(agreement: string): void {
    this.#ready.delete(agreement)
  }

  /**
   * Has a question wait for its turn. Gives a way to take it back, which does nothing once it has
   * its turn.
   */
  ask(job: Job): () => void {
    const { waitMs } = this.#options
    const seconds = Math.ceil(waitMs / 1000)
    const waiting: Waiting = {
      ...job,
      giveUp: setTimeout(() => {
        if (this.#queue.remove(waiting)) job.done(refuse(problem.tooBusy(seconds)))
      }, waitMs),
    }
    if (!this.#queue.add(waiting)) {
      clearTimeout(waiting.giveUp)
      job.done(refuse(problem.tooManyQuestions(1)))
      return () => undefined
    }
    this.#next()
    return () => {
      if (this.#queue.remove(waiting)) clearTimeout(waiting.giveUp)
    }
  }

  /** Ends the thread. Whoever waits is refused. */
  async close(): Promise<void> {
    this.#isClosed = true
    this.#end(problem.stopping())
    for (let job = this.#queue.take(() => true); job !== null;) {
      clearTimeout(job.giveUp)
      job.done(refuse(problem.stopping()))
      job = this.#queue.take(() => true)
    }
    await this.#worker.terminate()
  }

  #begin(): Worker {
    const worker = new Worker(this.#options.script ?? sumWorker, {
      resourceLimits: { maxOldGenerationSizeMb: this.#options.memoryMb },
    })
    worker.on('message', (message: FromWorker) => this.#hear(message))
    worker.on('error', (error: unknown) => this.#options.onTrouble(String(error)))
    worker.on('exit', () => {
      if (worker === this.#worker) this.#replace(problem.tooCostly(0))
    })
    // After the constructor: who gives it its records needs the seat.
    queueMicrotask(() => this.#options.onBegin())
    return worker
  }

  #next(): void {
    if (this.#running !== null || this.#isClosed) return
    const job = this.#queue.take((agreement) => this.#ready.has(agreement))
    if (job === null) return
    clearTimeout(job.giveUp)
    const id = (this.#lastId += 1)
    const cut = setTimeout(() => {
      this.#options.onTrouble(`a question took longer than ${job.budgetMs} ms: ${job.ask.what}`)
      this.#replace(problem.tooCostly(Math.ceil(job.budgetMs / 1000)))
    }, job.budgetMs)
    this.#running = { job, id, cut }
    this.tell({ kind: 'ask', id, name: job.agreement, ...job.ask })
  }

  #hear(message: FromWorker): void {
    if (this.#running?.id !== message.id) return
    const { job, cut } = this.#running
    clearTimeout(cut)
    this.#running = null
    switch (message.kind) {
      case 'answered': {
        const { text, gzipped, tag } = message
        job.done(ok({ text, gzipped, tag }))
        break
      }
      case 'refused':
        job.done(refuse(message.problem))
        break
      case 'fault':
        this.#options.onTrouble(message.reason)
        job.done(refuse(problem.fault(job.ask.what)))
    }
    this.#next()
  }

  #end(why: Problem): void {
    const running = this.#running
    this.#running = null
    if (running === null) return
    clearTimeout(running.cut)
    running.job.done(refuse(why))
  }

  #replace(why: Problem): void {
    if (this.#isClosed) return
    const old = this.#worker
    old.removeAllListeners('exit')
    void old.terminate()
    this.#end(why)
    this.#ready.clear()
    setTimeout(() => {
      if (!this.#isClosed) this.#worker = this.#begin()
    }, pauseMs)
  }
}
