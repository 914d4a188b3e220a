// What every domain shares and what changes the record itself, as one more domain: `record`. It is
// a domain like any other to whoever reads the table.

import type { Domain } from './domain.ts'
import { logKinds } from './log-kinds.ts'
import { sharedKinds } from './shared-kinds.ts'

/** The domain of statements about statements, about the agreement and about the record. */
export const recordDomain: Domain = { name: 'record', kinds: [...sharedKinds, ...logKinds] }
