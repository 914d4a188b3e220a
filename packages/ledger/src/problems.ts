// Every way the ledger can say no. A code is public and permanent: when one retires it stays here
// as a comment and its number is not used again.

import type { Problem } from '@holdfast/base'

/** The problems of this package, by name. `about` holds what the words on screen need. */
export const ledgerProblems = {
  badInclusion: (index: number, size: number): Problem => ({
    code: 'ledger.1',
    about: { index, size },
  }),
  badConsistency: (from: number, to: number): Problem => ({
    code: 'ledger.2',
    about: { from, to },
  }),
  badVerifierKey: (at: string): Problem => ({ code: 'ledger.3', about: { at } }),
  badNote: (at: string): Problem => ({ code: 'ledger.4', about: { at } }),
  badNoteSignature: (name: string): Problem => ({ code: 'ledger.5', about: { name } }),
  noKnownSignature: (): Problem => ({ code: 'ledger.6', about: {} }),
  badCheckpoint: (at: string): Problem => ({ code: 'ledger.7', about: { at } }),
  otherOrigin: (found: string, expected: string): Problem => ({
    code: 'ledger.8',
    about: { found, expected },
  }),
} as const
