// Progress of long work, on stderr: what is being done, how far it is, how long it may take.
//
// Nothing is said during the first second. On a terminal one line overwrites itself, and what is
// begun is said at once; elsewhere a plain line is added now and then, so that a log stays short.
// The clock is handed in.

import { cutTo, textWidth } from './text-width.ts'
import type { Screen } from './screen.ts'

const quietMs = 1_000
const terminalEveryMs = 100
const plainEveryMs = 10_000

/** How far a piece of work is. `total` is null where nobody knows. */
export type Step = { readonly what: string; readonly done: number; readonly total: number | null }

/** Progress of one command. */
export type Progress = {
  /** Notes how far the work is, and says so where it is time to. */
  readonly step: (step: Step) => void
  /** Takes the line away again. Call it before the answer. */
  readonly end: () => void
}

/** Progress on a screen. `now` is in milliseconds and never goes back. */
export function progressOn(screen: Screen, now: () => number): Progress {
  const startedAt = now()
  let saidAt = -Infinity
  let shown = 0
  let begun: { readonly what: string; readonly at: number } | null = null
  return {
    step: (step) => {
      const at = now()
      const isBegun = begun?.what !== step.what
      if (begun === null || isBegun) begun = { what: step.what, at }
      if (isBegun && screen.isMessageTerminal) saidAt = -Infinity
      const every = screen.isMessageTerminal ? terminalEveryMs : plainEveryMs
      if (at - startedAt < quietMs || at - saidAt < every) return
      saidAt = at
      const line = lineOf(step, at - begun.at)
      if (!screen.isMessageTerminal) {
        screen.say(line)
        return
      }
      const text = cutTo(line, screen.width - 1, '')
      screen.write(`\r${text}${' '.repeat(Math.max(0, shown - textWidth(text)))}`)
      shown = textWidth(text)
    },
    end: () => {
      if (shown > 0) screen.write(`\r${' '.repeat(shown)}\r`)
      shown = 0
    },
  }
}

function lineOf({ what, done, total }: Step, elapsedMs: number): string {
  if (total === null) return done === 0 ? `${what} …` : `${what}: ${done}`
  const percent = total === 0 ? 100 : Math.floor((100 * done) / total)
  const leftMs = done === 0 ? Infinity : (elapsedMs * (total - done)) / done
  const left = leftMs > 1_500 && leftMs < 86_400_000 ? `, about ${duration(leftMs)} left` : ''
  return `${what}: ${done} of ${total} (${percent} %${left})`
}

function duration(ms: number): string {
  const seconds = Math.round(ms / 1_000)
  return seconds < 90 ? `${seconds} s` : `${Math.round(seconds / 60)} min`
}
