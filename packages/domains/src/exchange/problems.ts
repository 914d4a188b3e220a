// Every way the exchange rules can say no. A code is public and permanent: when one retires it
// stays here as a comment and its number is not used again.

import type { Problem } from '@holdfast/base'

/** The problems of exchanges, by name. */
export const exchangeProblems = {
  undeclaredGroup: (group: string): Problem => ({ code: 'exchange.1', about: { group } }),
  groupOfAnother: (group: string, by: string): Problem => ({
    code: 'exchange.2',
    about: { group, by },
  }),
  classNotInGroup: (group: string, name: string): Problem => ({
    code: 'exchange.3',
    about: { group, class: name },
  }),
  undeclaredClass: (name: string): Problem => ({ code: 'exchange.4', about: { class: name } }),
  notWhole: (): Problem => ({ code: 'exchange.6', about: {} }),
  closesAnotherDay: (date: string): Problem => ({ code: 'exchange.5', about: { date } }),
} as const
