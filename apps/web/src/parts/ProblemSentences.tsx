// What is wrong, and what to do about it, in the reader's language.
//
// Loaded with the first problem that there is: most readers meet none.

import type { Problem } from '@holdfast/base'
import { problemWords } from '@holdfast/words'
import { useWords } from '../words/use-words.ts'

export function ProblemSentences({ of: problem }: { readonly of: Problem }) {
  const { what, todo } = problemWords(problem, useWords())
  return `${what} ${todo}`.trim()
}
