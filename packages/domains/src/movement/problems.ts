// Every way the movement rules can say no. A code is public and permanent: when one retires it
// stays here as a comment and its number is not used again.

import type { Problem } from '@holdfast/base'

/** The problems of movement, by name. */
export const movementProblems = {
  nobodyMoved: (kind: string): Problem => ({ code: 'movement.1', about: { kind } }),
  untilOutsidePeriod: (): Problem => ({ code: 'movement.2', about: {} }),
  noInspector: (route: string): Problem => ({ code: 'movement.3', about: { route } }),
  inspectorIsParty: (role: string): Problem => ({ code: 'movement.4', about: { role } }),
  endsBeforeItBegins: (route: string): Problem => ({ code: 'movement.5', about: { route } }),
  nowhere: (route: string): Problem => ({ code: 'movement.6', about: { route } }),
  closesBeforeTheEnd: (): Problem => ({ code: 'movement.7', about: {} }),
} as const
