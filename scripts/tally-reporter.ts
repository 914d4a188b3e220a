// Ends a test run with one line for people and machines: "N passed, N failed, N skipped".
//
// Counted are tests. A test file that could not be read or a stray error has no test of its own
// and counts as one failed, so that "0 failed" is never said of a run that failed. The line is
// written as the process ends, since everything else that reports has then had its say.

import type { Reporter, SerializedError, TestModule } from 'vitest/node'

/** What a run amounted to. */
export type Tally = { readonly passed: number; readonly failed: number; readonly skipped: number }

type Counted = { readonly state: string; readonly tests: Iterable<{ readonly state: string }> }

/** The tally of some test files and of the errors that belong to no test. */
export function tallyOf(modules: Iterable<Counted>, strayErrors: number): Tally {
  let passed = 0
  let failed = strayErrors
  let skipped = 0
  for (const module of modules) {
    const failedBefore = failed
    for (const test of module.tests) {
      if (test.state === 'passed') passed += 1
      else if (test.state === 'failed') failed += 1
      else skipped += 1
    }
    if (module.state === 'failed' && failed === failedBefore) failed += 1
  }
  return { passed, failed, skipped }
}

/** The line itself. Other programs read it: its form is fixed. */
export function tallyLine({ passed, failed, skipped }: Tally): string {
  return `${passed} passed, ${failed} failed, ${skipped} skipped`
}

/** Put this after the other reporters of vitest. */
export class TallyReporter implements Reporter {
  #tally: Tally = { passed: 0, failed: 0, skipped: 0 }
  #isWaiting = false

  onTestRunEnd(
    modules: readonly TestModule[],
    strayErrors: readonly SerializedError[],
    reason: 'passed' | 'failed' | 'interrupted',
  ): void {
    const counted = modules.map((module) => ({
      state: module.state(),
      tests: Array.from(module.children.allTests(), (test) => ({ state: test.result().state })),
    }))
    const tally = tallyOf(counted, strayErrors.length)
    const isSilentFailure = reason === 'failed' && tally.failed === 0
    this.#tally = isSilentFailure ? { ...tally, failed: 1 } : tally
    if (this.#isWaiting) return
    this.#isWaiting = true
    process.once('exit', () => process.stdout.write(`${tallyLine(this.#tally)}\n`))
  }
}
