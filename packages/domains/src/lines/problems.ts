// Every way the lines rules can say no. A code is public and permanent: when one retires it stays
// here as a comment and its number is not used again.

import type { Problem } from '@holdfast/base'

/** The problems of positions, withdrawals and lines, by name. */
export const linesProblems = {
  notAnActor: (role: string): Problem => ({ code: 'lines.1', about: { role } }),
  nowhere: (): Problem => ({ code: 'lines.2', about: {} }),
  notALine: (place: string): Problem => ({ code: 'lines.3', about: { place } }),
  backwards: (): Problem => ({ code: 'lines.4', about: {} }),
  tooInexact: (most: number): Problem => ({ code: 'lines.5', about: { most: String(most) } }),
  notAnArea: (place: string): Problem => ({ code: 'lines.6', about: { place } }),
} as const
