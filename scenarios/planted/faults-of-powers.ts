// Faults of the kinds 9, 10 and 11: days without a zone, one side far ahead of the other, powers
// that nothing limits, and what one side can hold back at no cost.

import { plants, type Faults } from './plant.ts'

/** Days without a zone or an anchor, and days where hours would come out otherwise. */
export const clocks: Faults = {
  kind: 9,
  plants: [
    ...plants(`
  91.1  {a} must meet by day 2

  91.1  {a} must meet within 2 days

  91.1  {a} must not attack in {place}, each day

  91.1  {a} must admit 3 trucks each week

  91.1  {a} must meet by 2023-11-28T12:00
`).map((plant) => ({ ...plant, change: withoutZone })),
    ...plants(`
  91.1  {a} must meet within 2 days

  91.1  {a} must meet within 1 week

  91.1  {a} must release planted-soldier from planted-held: 3 within 1 days, 7 within 2 days
`).map((plant) => ({ ...plant, change: startingLater })),
    ...plants(`
  party  planted-far "Planted Far" zone {far}
  91.1  planted-far must meet by day 2

  91.1  {a} must meet by the end of that day

  91.1  {a} must meet by 2023-11-28T25:00

  91.1  {a} must meet within days

  91.1  {a} must meet within 2 days of
`),
  ],
}

/** One side would have given everything before the other gives anything. */
export const exposed: Faults = {
  kind: 10,
  plants: plants(`
  party  planted-c "Planted C", planted-d "Planted D"
  group  planted-of-c  held by planted-c  classes planted-soldier  size 20
  group  planted-of-d  held by planted-d  classes planted-soldier  size 20
  91.1  planted-c must release 20 planted-soldier from planted-of-c by day 1
  91.2  planted-d must release 20 planted-soldier from planted-of-d by day 4

  party  planted-c "Planted C", planted-d "Planted D"
  91.1  planted-c must withdraw from {place} by day 1
  91.2  planted-d must withdraw from {place} by day 4

  party  planted-c "Planted C", planted-d "Planted D"
  group  planted-of-c  held by planted-c  classes planted-soldier  size 20
  91.1  planted-c must release planted-soldier from planted-of-c: 5 by day 1, 20 by day 2
  91.2  planted-d must withdraw from {place} by day 4

  party  planted-c "Planted C", planted-d "Planted D"
  91.1  planted-c must withdraw from {place} by day 1
  91.2  planted-d must withdraw from {part} by day 4 if 91.1 is met

  party  planted-c "Planted C", planted-d "Planted D"
  group  planted-of-c  held by planted-c  classes planted-soldier  size 20
  group  planted-of-d  held by planted-d  classes planted-soldier
  91.1  planted-c must release 20 planted-soldier from planted-of-c by day 1
  91.2  for each release under 91.1:
         planted-d must release 2 planted-soldier from planted-of-d per person, within 3 days

  party  planted-c "Planted C", planted-d "Planted D"
  91.1  planted-c must planted-sign by day 1
  91.2  planted-c must withdraw from {place} by day 2
  91.3  planted-d must planted-open by day 4 once planted-sign

  party  planted-c "Planted C", planted-d "Planted D"
  phase  planted-early from start for 2 days
  phase  planted-late from the end of planted-early for 2 days
  91.1  planted-c must withdraw from {place} during planted-early
  91.2  planted-d must withdraw from {place} during planted-late

  party  planted-c "Planted C", planted-d "Planted D"
  91.1  planted-c must withdraw from {place} by day 1
  91.2  planted-d must withdraw from {part} within 3 days of 91.1
`).map((plant) => ({ ...plant, change: withoutSharedDuties })),
}

/** Powers without a limit, or held by one who gains by them; and what one side can stall. */
export const unlimited: Faults = {
  kind: 11,
  plants: plants(`
  mediator  planted-m "Planted M"
  91.1  planted-m may extend the agreement by whole days

  91.1  {a} may extend the agreement by whole days

  91.1  {a} may suspend the agreement

  91.1  {a} may excuse

  91.1  {a} and {b} may terminate the agreement, by any

  91.1  {a} may terminate the agreement

  91.1  {a} may amend the agreement

  91.1  {a} may suspend 91.2
  91.2  {a} must not attack in {place}, each day

  91.1  {a} may excuse 91.2
  91.2  {a} must meet by day 2

  91.1  {a} must meet by day 2 unless {a} decides otherwise

  91.1  {a} may suspend 91.2 if 91.2 is unmet
  91.2  {b} must meet by day 2

  91.1  {a} may suspend 91.2 if 91.2 is met
  91.2  {b} must meet by day 2

  91.1  {a} may suspend 91.2 once 91.2 is met
  91.2  {b} must meet by day 2

  91.1  {a} may terminate the agreement if 91.2 is not met
  91.2  {b} must meet by day 2

  91.1  {a} may terminate the agreement unless 91.2 is met
  91.2  {b} must meet by day 2

  91.1  {a} must meet within 2 days of planted-sign

  91.1  {a} must meet by day 4 once planted-sign

  91.1  {a} must meet within 2 days of each planted-sign

  91.1  for each planted-sign: {a} must meet within 2 days

  phase  planted-late from planted-sign for 2 days
  91.1  {a} must meet during planted-late

  phase  planted-early from planted-sign for 2 days
  phase  planted-late from the end of planted-early for 2 days
  91.1  {a} must meet by day 1 of planted-late

  91.1  {b} must planted-sign promptly
  91.2  {a} must meet by day 4 once planted-sign

  91.1  {b} must meet promptly
  91.2  {a} must withdraw from {place} within 2 days of 91.1

  91.1  {b} may planted-sign
  91.2  {a} must meet by day 4 once planted-sign

  state  planted-ready "It is ready"
  91.1  {a} may find planted-ready
  91.2  {a} must withdraw from {place} within 2 days once planted-ready

  date  planted-day "The day that is planted"
  91.1  {a} may set planted-day
  91.2  {a} must withdraw from {place} by planted-day

  state  planted-calm "It is calm" holds
  91.1  {a} may find planted-calm
  91.2  {a} must not attack in {place} as long as planted-calm, each day
`),
}

// Where every party owes something of its own besides, nobody is done before the other begins.
function withoutSharedDuties(text: string): string | null {
  return /\b(each|all|both) part(y|ies) (must|shall)\b(?! not)/.test(text) ? null : text
}

function withoutZone(text: string): string | null {
  const begun = text.replace(/^(in force +from \d{4}-\d\d-\d\dT\d\d:\d\d)(?=\s)/m, '$1Z')
  const changed = begun.replace(/^time zone.*\n/m, '')
  return changed === text ? null : changed
}

// Entry into force some hours after a day began.
function startingLater(text: string): string | null {
  const begins = /^day begins +(\d\d)/m.exec(text)?.[1] ?? '00'
  const later = String((Number(begins) + 5) % 24).padStart(2, '0')
  return text.replace(/^(in force +from \d{4}-\d\d-\d\dT)\d\d:\d\d/m, `$1${later}:00`)
}
