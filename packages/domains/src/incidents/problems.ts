// Every way the incidents rules can say no. A code is public and permanent: when one retires it
// stays here as a comment and its number is not used again.

import type { Problem } from '@holdfast/base'

/** The problems of incidents, by name. */
export const incidentProblems = {
  notAnIncident: (what: string): Problem => ({ code: 'incident.1', about: { what } }),
  againstItself: (role: string): Problem => ({ code: 'incident.2', about: { role } }),
  attributesToNobody: (by: string): Problem => ({ code: 'incident.3', about: { by } }),
  seenAndClaimed: (): Problem => ({ code: 'incident.4', about: {} }),
} as const
