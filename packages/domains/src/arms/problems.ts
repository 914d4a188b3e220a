// Every way the arms rules can say no. A code is public and permanent: when one retires it stays
// here as a comment and its number is not used again.

import type { Problem } from '@holdfast/base'

/** The problems of arms, by name. */
export const armsProblems = {
  unknownUnit: (unit: string): Problem => ({ code: 'arms.1', about: { unit } }),
  notWhole: (unit: string): Problem => ({ code: 'arms.2', about: { unit } }),
  notAHolder: (role: string): Problem => ({ code: 'arms.3', about: { role } }),
} as const
