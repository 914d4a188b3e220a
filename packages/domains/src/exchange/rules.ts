// Who may say that persons were released, and of whom.
//
// Anybody in the record may say that anybody released persons: it is their word, and their name
// stands beside it. What is refused would count for nothing or for the wrong thing.

import { ok, refuse, type Interval, type Result } from '@holdfast/base'
import {
  checkNames,
  countedPeriod,
  daySaid,
  type AgreementNames,
  type Hearing,
} from '@holdfast/record'
import { exchangeProblems as problem } from './problems.ts'
import type { Released, ReleasesCounted } from './statements.ts'

/** The day the statement closes, null where it closes none; or why it is not admitted. */
export function admit(said: Released, hearing: Hearing): Result<Interval | null> {
  const { by, place, quote } = said
  const checked = checkNames(hearing, { quote, roles: [by], places: [place] })
  if (!checked.ok) return checked
  const fits = checkClass(said, hearing.names)
  return fits.ok ? closedDay(said, hearing) : fits
}

/** The period a count of releases speaks for, or why it is not admitted. */
export function admitCounted(said: ReleasesCounted, hearing: Hearing): Result<Interval> {
  const { by, place, quote, persons, average } = said
  const checked = checkNames(hearing, { quote, roles: [by], places: [place] })
  if (!checked.ok) return checked
  const isWhole = average !== undefined || Number.isInteger(persons)
  if (!isWhole) return refuse(problem.notWhole())
  const fits = checkClass(said, hearing.names)
  return fits.ok ? countedPeriod(hearing, said) : fits
}

/** Whose persons of which class were released. */
type ClassSaid = Pick<Released, 'by' | 'class' | 'group' | 'outside'>

function checkClass(said: ClassSaid, names: AgreementNames): Result<true> {
  if (said.group !== undefined) {
    const group = names.groups.get(said.group)
    if (group === undefined) return refuse(problem.undeclaredGroup(said.group))
    if (group.heldBy !== null && group.heldBy !== said.by) {
      return refuse(problem.groupOfAnother(group.id, said.by))
    }
    if (group.classes.length > 0 && !group.classes.includes(said.class)) {
      return refuse(problem.classNotInGroup(group.id, said.class))
    }
    return ok(true)
  }
  const { groups, kinds } = names.agreement
  const declared = groups.flatMap((group) => group.classes)
  const isKnown =
    declared.length === 0 ||
    declared.includes(said.class) ||
    kinds.some((kind) => kind.id === said.class || kind.of.includes(said.class))
  return isKnown || said.outside === true ? ok(true) : refuse(problem.undeclaredClass(said.class))
}

function closedDay(said: Released, hearing: Hearing): Result<Interval | null> {
  if (said.closes === undefined) return ok(null)
  const day = daySaid(hearing, said.closes)
  if (!day.ok) return day
  const overlaps = said.at.earliest < day.value.to && day.value.from <= said.at.latest
  return overlaps ? day : refuse(problem.closesAnotherDay(said.closes))
}
