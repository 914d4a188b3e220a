// The domains, in one table, and what they give the others. To add one: its folder, and one line
// in the table.
//
// A domain never sees another: whoever joins them works from this table alone.

import type { Vocabulary } from '@holdfast/agreement'
import type { Domain } from '@holdfast/record'
import { aid } from './aid/facts.ts'
import { exchange } from './exchange/facts.ts'
import { incidents } from './incidents/facts.ts'
import { lines } from './lines/facts.ts'
import { taskforce } from './taskforce/facts.ts'

export type { AidStatement, Counted } from './aid/statements.ts'
export type { ExchangeStatement, Released } from './exchange/statements.ts'
export type { Claimed, IncidentStatement, Reported } from './incidents/statements.ts'
export type { KeptClear, LinesStatement, PositionReported } from './lines/statements.ts'
export type { Withdrawn } from './lines/statements.ts'
export type { Found, Met, ReportSubmitted, TaskforceStatement } from './taskforce/statements.ts'

/** Every domain there is. */
export const domains: readonly Domain[] = [incidents, exchange, aid, lines, taskforce]

/** The words that the domains give to clauses. */
export const vocabulary: Vocabulary = { acts: domains.flatMap(({ words }) => words) }
