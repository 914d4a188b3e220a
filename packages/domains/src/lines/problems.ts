// Every way the lines rules can say no. A code is public and permanent: when one retires it stays
// here as a comment and its number is not used again.

import type { Problem } from '@holdfast/base'

/** The problems of positions and withdrawals, by name. */
export const linesProblems = {
  notAnActor: (role: string): Problem => ({ code: 'lines.1', about: { role } }),
} as const
