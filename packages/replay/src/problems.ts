// Every way the joining of record and agreement can say no. A code is public and permanent: when
// one retires it stays here as a comment and its number is not used again.

import type { Problem } from '@holdfast/base'

/** The problems of entries as part of a record, by name. */
export const replayProblems = {
  unknownKind: (kind: string): Problem => ({ code: 'replay.1', about: { kind } }),
  anotherAgreement: (agreement: string): Problem => ({ code: 'replay.2', about: { agreement } }),
  anotherRoom: (room: string): Problem => ({ code: 'replay.3', about: { room } }),
} as const
