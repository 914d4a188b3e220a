// One thing at a time for what takes long: whoever waits for a sum lets everybody else be answered
// between one sum and the next.

import { assert } from '@holdfast/base'

/** Gives turns, in the order in which they were asked for. */
export class Turns {
  readonly #waiting: (() => void)[] = []
  #isRunning = false

  /** Does `work` when its turn comes, and gives what it gave. */
  take<T>(work: () => T): Promise<T> {
    return new Promise((resolve, reject) => {
      this.#waiting.push(() => {
        try {
          resolve(work())
        } catch (error) {
          reject(error instanceof Error ? error : new Error(String(error)))
        }
      })
      if (!this.#isRunning) this.#next()
    })
  }

  #next(): void {
    this.#isRunning = this.#waiting.length > 0
    if (!this.#isRunning) return
    // Input and output come between two turns.
    setImmediate(() => {
      const turn = this.#waiting.shift()
      assert(turn !== undefined, 'somebody waits')
      turn()
      this.#next()
    })
  }
}
