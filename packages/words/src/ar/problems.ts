// The catalogue of one language (ar): what is refused, and what to do about it.
// Loaded on its own, so that a reader downloads one language, and of it what they see.

import commandProblems from './command-problems.json' with { type: 'json' }
import questionProblems from './question-problems.json' with { type: 'json' }
import recordProblems from './record-problems.json' with { type: 'json' }
import serverProblems from './server-problems.json' with { type: 'json' }
import statementProblems from './statement-problems.json' with { type: 'json' }

/** Id to ICU message. */
export const catalogue: Readonly<Record<string, string>> = {
  ...commandProblems,
  ...questionProblems,
  ...recordProblems,
  ...serverProblems,
  ...statementProblems,
}
