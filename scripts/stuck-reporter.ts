// Ends a test run that hangs, and says in which file.
//
// A test that waits for ever is ended by its own limit. One that computes for ever is not: nothing
// else runs in its process, its limit neither. So whoever started it watches from outside.

import type { Reporter, TestCase, TestModule } from 'vitest/node'

/** How long a test file may be silent: none of its tests begins or ends. A test takes seconds. */
export const longestSilenceMs = 600_000

/** A test of a file, by the file. */
type OfModule = { readonly module: Pick<TestCase['module'], 'moduleId'> }

/** Which files have begun and not ended. Ends the run for the first that is silent too long. */
export class StuckReporter implements Reporter {
  readonly #timers = new Map<string, NodeJS.Timeout>()
  readonly #end: (message: string) => void
  readonly #longestMs: number

  constructor(end: (message: string) => void = endRun, longestMs: number = longestSilenceMs) {
    this.#end = end
    this.#longestMs = longestMs
  }

  onTestModuleStart({ moduleId }: Pick<TestModule, 'moduleId'>): void {
    const minutes = this.#longestMs / 60_000
    const message = `${moduleId} has ended no test for ${minutes} minutes. The run ends here.`
    this.#timers.set(
      moduleId,
      setTimeout(() => this.#end(message), this.#longestMs),
    )
  }

  onTestCaseReady({ module }: OfModule): void {
    this.#timers.get(module.moduleId)?.refresh()
  }

  onTestCaseResult({ module }: OfModule): void {
    this.#timers.get(module.moduleId)?.refresh()
  }

  onTestModuleEnd({ moduleId }: Pick<TestModule, 'moduleId'>): void {
    clearTimeout(this.#timers.get(moduleId))
    this.#timers.delete(moduleId)
  }

  onTestRunEnd(): void {
    for (const timer of this.#timers.values()) clearTimeout(timer)
    this.#timers.clear()
  }
}

function endRun(message: string): never {
  process.stderr.write(`${message}\n`)
  // The process that computes goes with its parent.
  process.exit(1)
}
