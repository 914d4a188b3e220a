// Every way the task force's rules can say no. A code is public and permanent: when one retires it
// stays here as a comment and its number is not used again.

import type { Problem } from '@holdfast/base'

/** The problems of what bodies say, by name. */
export const taskforceProblems = {
  notABody: (role: string): Problem => ({ code: 'taskforce.1', about: { role } }),
  dissentByAStranger: (role: string): Problem => ({ code: 'taskforce.2', about: { role } }),
  attributedButNotEstablished: (finding: string): Problem => ({
    code: 'taskforce.3',
    about: { finding },
  }),
  attributedBothWays: (role: string): Problem => ({ code: 'taskforce.4', about: { role } }),
} as const
