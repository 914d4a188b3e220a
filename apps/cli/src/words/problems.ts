// The words for problems on a screen: those of packages/words, with every control character that a
// particular hides spelt out.

import type { Problem } from '@holdfast/base'
import * as spoken from '@holdfast/words'
import type { Screen } from '../terminal/screen.ts'
import { visible } from '../terminal/text-width.ts'

/** What is wrong, and what to do. */
export function problemWords(problem: Problem, { words }: Pick<Screen, 'words'>) {
  return spoken.problemWords(shown(problem), words)
}

/** Both sentences in one line, for a list of bad rows. */
export function problemLine(problem: Problem, { words }: Pick<Screen, 'words'>): string {
  return spoken.problemLine(shown(problem), words)
}

function shown({ code, about }: Problem): Problem {
  const particulars: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(about)) {
    particulars[name] = typeof value === 'string' ? visible(value) : value
  }
  return { code, about: particulars }
}
