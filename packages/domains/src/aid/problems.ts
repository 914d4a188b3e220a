// Every way the aid rules can say no. A code is public and permanent: when one retires it stays
// here as a comment and its number is not used again.

import type { Problem } from '@holdfast/base'

/** The problems of counts of aid, by name. */
export const aidProblems = {
  unknownStage: (stage: string): Problem => ({ code: 'aid.1', about: { stage } }),
  unknownUnit: (unit: string): Problem => ({ code: 'aid.2', about: { unit } }),
  untilOutsidePeriod: (): Problem => ({ code: 'aid.3', about: {} }),
  closesBeforeTheEnd: (): Problem => ({ code: 'aid.4', about: {} }),
} as const
