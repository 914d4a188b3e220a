// Faults of the kinds 1 and 2: names that nothing declares, and duties that can never be unmet.
// Each row stands alone and says one thing wrong.

import { plants, type Faults } from './plant.ts'

/** Who, where, of what, when, under which clause, by which act: declared nowhere. */
export const unknownNames: Faults = {
  kind: 1,
  plants: plants(`
  91.1  nobody-here must meet by day 2

  91.1  {a} and nobody-here must meet by day 2

  91.1  nobody-here may extend the agreement by up to 2 days

  91.1  {a} must meet by day 2, verified by nobody-here

  91.1  {a} must meet by day 2, determined by nobody-here

  91.1  {a} must admit 3 trucks each day, counted by nobody-here

  91.1  {a} may release up to 5 planted-soldier each day, with the consent of nobody-here

  91.1  {a} must meet by day 2 unless nobody-here decides otherwise

  body  planted-body of nobody-here

  source  planted-source of nobody-here

  group  planted-others  held by nobody-here

  91.1  {a} must not attack in nowhere-here, each day

  91.1  {a} must withdraw from nowhere-here by day 2

  91.1  {a} must not attack in {place} except nowhere-here, each day

  91.1  {a} must admit 30 trucks each day, of which at least 10 bound for nowhere-here

  91.1  {a} must admit 30 trucks at each nowhere-kind each day

  91.1  {a} must release 3 planted-soldier from nothing-held by day 2

  91.1  {a} must release 30% of nothing-held by day 2

  91.1  {a} must release all from nothing-held by day 2

  91.1  {a} must release 3 planted-unknown from planted-held by day 2

  91.1  {a} must admit 30 trucks each day, of which at least 10 carrying planted-unknown

  91.1  {a} must meet during nowhen-here

  91.1  {a} must meet by the end of nowhen-here

  91.1  {a} must meet by day 2 of nowhen-here

  phase  planted-phase  from nowhen-here for 2 days

  91.1  {a} must meet by day 2 if 99.9 is met

  91.1  {a} must meet within 2 days of 99.9

  91.1  for each release under 99.9: {a} must meet within 2 days

  91.1  {a} must meet in parallel with 99.9

  91.1  {a} may suspend 99.9

  91.1  {a} must never-said by day 2

  91.1  {a} must meet within 2 days of never-said

  91.1  {a} must meet within 2 days of each never-said

  91.1  {a} must meet by day 2 once never-said

  91.1  {a} must not attack as long as never-said, each day

  91.1  {a} may set never-said

  91.1  {a} must admit 30 trucks each day, at the stage never-said
`),
}

/** No deadline, no period, no phase; or an end that never comes. */
export const undated: Faults = {
  kind: 2,
  plants: [
    ...plants(`
  91.1  {a} must meet

  91.1  {a} must planted-sign

  91.1  {a} must release 3 planted-soldier from planted-held

  91.1  {a} must release all planted-soldier from planted-held

  91.1  {a} must withdraw from {place}

  91.1  {a} must admit 300 trucks into {place}

  91.1  {a} must station at least 5 heavy-weapons in {place}

  91.1  {a} must keep heavy-weapons out of {place} for at least 6 hours

  91.1  {a} must meet from day 2

  91.1  {a} must meet no earlier than day 2

  91.1  {a} must meet after day 2

  91.1  {b} must meet by day 2
  91.2  {a} must withdraw from {place} once 91.1 is met

  91.1  {b} must meet by day 2
  91.2  if 91.1 is met, {a} must planted-sign

  91.1  {b} must planted-sign by day 2
  91.2  {a} must withdraw from {place} once planted-sign

  91.1  {a} must release 3 planted-soldier from planted-held by day 2
  91.2  for each release under 91.1: {b} must release 2 planted-rifle from planted-arms per person

  91.1  for each attack: {a} must meet

  91.1  {a} may extend the agreement by up to 2 days and by up to 4 days in all
  91.2  {b} must meet for each day added under 91.1

  91.1  each party must meet

  91.1  unnamed must admit 300 trucks into {place}

  91.1  {a} or {b} must meet
`),
    ...plants(`
  91.1  {a} must meet by the end of the agreement

  91.1  {a} must release 3 planted-soldier from planted-held by the end of the agreement

  phase  planted-phase  from day 2
  91.1  {a} must meet by the end of planted-phase

  phase  planted-phase  from day 2
  91.1  {a} must meet during planted-phase

  91.1  for each attack: {a} must meet by the end of the agreement
`).map((plant) => ({ ...plant, change: withoutEnd })),
  ],
}

// An agreement without an end: what is due at its end is never due.
function withoutEnd(text: string): string | null {
  if (/\bmay\b/.test(text)) return null
  return text.replace(/^(in force +from \S+).*$/m, '$1 open')
}
