// The domains, in one table. To add one: its folder, and one line here.
//
// A domain never sees another: whoever joins them works from this table alone.

import type { Vocabulary } from '@holdfast/agreement'
import type { Domain } from '@holdfast/record'
import { aid } from './aid/facts.ts'
import { exchange } from './exchange/facts.ts'
import { incidents } from './incidents/facts.ts'
import { lines } from './lines/facts.ts'
import { taskforce } from './taskforce/facts.ts'

/** Every domain there is. */
export const domains: readonly Domain[] = [incidents, exchange, aid, lines, taskforce]

/** The words that the domains give to clauses. */
export const vocabulary: Vocabulary = { acts: domains.flatMap(({ words }) => words) }
