// Who may say what of arms, and what means nothing.
//
// Anybody may count anybody's arms; it stands as their word. A source has none of its own.

import { ok, refuse, type Interval, type Result } from '@holdfast/base'
import { checkNames, countedPeriod, type Hearing } from '@holdfast/record'
import { armsUnits } from '@holdfast/vocabulary'
import { armsProblems as problem } from './problems.ts'
import type { Counted, Stocked } from './statements.ts'

/** What the statements of this domain have in common. */
type Admitting = Pick<Stocked, 'by' | 'amount' | 'unit' | 'quote'> & Pick<Counted, 'place'>

/** What is weighed, so that its amount need not be whole. */
const weighed = 'tonnes'

/** Lets a stock or a list in, or says why not. */
export function admit(
  { by, amount, unit, place, quote }: Admitting,
  hearing: Hearing,
): Result<true> {
  const checked = checkNames(hearing, { quote, roles: [by], places: [place] })
  if (!checked.ok) return checked
  if (hearing.names.roles.get(by)?.kind === 'source') return refuse(problem.notAHolder(by))
  if (!armsUnits.includes(unit)) return refuse(problem.unknownUnit(unit))
  const isWhole = unit === weighed || Number.isInteger(amount)
  return isWhole ? ok(true) : refuse(problem.notWhole(unit))
}

/** The period a count of items speaks for, or why it is not admitted. */
export function admitCounted(said: Counted, hearing: Hearing): Result<Interval> {
  const admitted = admit(said, hearing)
  return admitted.ok ? countedPeriod(hearing, said) : admitted
}
