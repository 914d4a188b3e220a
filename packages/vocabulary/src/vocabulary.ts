// Every word that clauses may use of the domains, in one table.
//
// The language knows no domain and the domains know no clause: both know this. A new domain adds
// its words in a file of its own and one line here.

import type { Vocabulary } from '@holdfast/agreement'
import { aidWords } from './aid.ts'
import { armsWords } from './arms.ts'
import { exchangeWords } from './exchange.ts'
import { incidentWords } from './incidents.ts'
import { linesWords } from './lines.ts'
import { movementWords } from './movement.ts'
import { taskforceWords } from './taskforce.ts'

/** The words that clauses are compiled with. */
export const vocabulary: Vocabulary = {
  acts: [
    ...incidentWords,
    ...exchangeWords,
    ...aidWords,
    ...linesWords,
    ...movementWords,
    ...armsWords,
    ...taskforceWords,
  ],
}
