// Who may count aid, and which counts mean nothing.
//
// Anybody may count. What is refused is a stage or unit that no clause can ask for, and a count
// that says it is complete before its period was over.

import { ok, refuse, type Interval, type Result } from '@holdfast/base'
import { checkNames, countedPeriod, type Hearing } from '@holdfast/record'
import { aidStages, aidUnits } from '@holdfast/vocabulary'
import { aidProblems as problem } from './problems.ts'
import type { Counted } from './statements.ts'

/** The period the count speaks for, or why it is not admitted. */
export function admit(said: Counted, hearing: Hearing): Result<Interval> {
  const { by, stage, unit, place, toward, until, closes, quote } = said
  const checked = checkNames(hearing, { quote, roles: [by], places: [place, toward] })
  if (!checked.ok) return checked
  if (!aidStages.some((known) => known === stage)) return refuse(problem.unknownStage(stage))
  if (!aidUnits.includes(unit)) return refuse(problem.unknownUnit(unit))
  const period = countedPeriod(hearing, said)
  if (!period.ok || until === undefined) return period
  const { from, to } = period.value
  if (until <= from || until > to) return refuse(problem.untilOutsidePeriod())
  return closes && until < to ? refuse(problem.closesBeforeTheEnd()) : ok(period.value)
}
