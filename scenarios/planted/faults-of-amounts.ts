// Faults of the kinds 6, 7 and 8: what is both required and forbidden, what nobody can show, and
// what asks for more than there is.

import { plants, type Faults } from './plant.ts'

/** Required and forbidden at the same time and place. */
export const contradictions: Faults = {
  kind: 6,
  plants: plants(`
  91.1  {a} must enter into {part} by day 3
  91.2  {a} must not enter in {place}

  91.1  {a} must enter into {part} by day 3
  91.2  each party must not enter in {place}, each day

  91.1  each party must enter into {part} by day 3
  91.2  {b} must not enter in {place}, each day

  91.1  {a} must planted-sign by day 3
  91.2  {a} must not planted-sign, each day

  91.1  {a} must planted-sign by day 3
  91.2  each party must not planted-sign

  91.1  {a} must withdraw from {place} by day 3
  91.2  {a} must not withdraw from {place} until day 4

  91.1  {a} must release 3 planted-soldier from planted-held by day 3
  91.2  {a} must not release planted-soldier from planted-held, each day

  91.1  {a} must release planted-soldier from planted-held: 3 by day 2, 7 by day 3
  91.2  {a} must not release planted-soldier from planted-held, each day

  91.1  {a} must release 1 planted-soldier from planted-held each day
  91.2  {a} must not release planted-soldier from planted-held on day 2

  91.1  {a} must station at least 5 heavy-weapons in {place} at all times
  91.2  {a} must station at most 3 heavy-weapons in {place} at all times

  91.1  {a} must station at least 5 heavy-weapons in {part} at all times
  91.2  {a} must station at most 3 heavy-weapons in {place} at all times

  91.1  {a} must station exactly 5 heavy-weapons in {place} at all times
  91.2  {a} must station exactly 6 heavy-weapons in {place} at all times

  91.1  {a} must station at least 5 heavy-weapons in {place} by day 3
  91.2  {a} must station at most 3 heavy-weapons in {place} at all times

  91.1  {a} must station exactly 5 heavy-weapons in {place} by day 3
  91.2  {a} must station no more than 4 heavy-weapons in {place} at all times

  91.1  {a} must station at least 5 heavy-weapons in {place} at all times
  91.2  {a} must not station heavy-weapons in {place}

  91.1  {a} must station at least 5 heavy-weapons in {part} at all times
  91.2  {a} must not station heavy-weapons in {place}, each day

  91.1  {a} must station at least 5 heavy-weapons in {place} at all times
  91.2  {a} must keep heavy-weapons out of {place} for at least 24 hours each day

  91.1  {a} must station at least 5 heavy-weapons in {part} at all times
  91.2  {a} must keep heavy-weapons out of {place} for at least 6 hours each day

  91.1  {a} must station at least 5 heavy-weapons in {place} at all times
  91.2  only {b} may station heavy-weapons in {place}

  91.1  {a} must station at least 5 heavy-weapons in {place} at all times
  91.2  {a} must withdraw from {place} by day 3

  91.1  {a} must station at least 5 heavy-weapons in {part} at all times
  91.2  each party must withdraw from {place} by day 2

  91.1  {a} must release at least 10 planted-soldier from planted-held by day 3
  91.2  {a} must release at most 5 planted-soldier from planted-held by day 4

  91.1  {a} must release exactly 10 planted-soldier from planted-held by day 3
  91.2  {a} must release exactly 5 planted-soldier from planted-held by day 3

  91.1  {a} must release at least 3 planted-soldier from planted-held each day
  91.2  {a} must release no more than 2 planted-soldier from planted-held each day

  91.1  {a} must admit at least 30 trucks into {place} each day, counted by {b}
  91.2  {a} must admit at most 20 trucks into {place} each day, counted by {b}

  91.1  unnamed must admit at least 30 trucks into {part} each day
  91.2  {a} must admit no more than 20 trucks into {place} each day

  91.1  {a} must admit at least 30 trucks into {place} each day
  91.2  {a} must admit at most 20 trucks into {place} each week

  phase  planted-late from day 2 for 2 days
  91.1  {a} must meet during planted-late
  91.2  {a} must not meet during planted-late

  phase  planted-late from planted-sign for 2 days
  91.1  {a} must enter into {part} during planted-late
  91.2  {a} must not enter in {place} during planted-late

  91.1  {b} must planted-sign by day 2
  91.2  {a} must enter into {part} within 24 hours of planted-sign
  91.3  {a} must not enter in {place}, each day

  91.1  {b} must planted-sign by day 2
  91.2  {a} must enter into {part} within 24 hours of each planted-sign
  91.3  {a} must not enter in {place}, each day

  91.1  {a} must admit exactly 30 trucks each day,
         of which at least 20 carrying fuel and at least 20 carrying relief

  91.1  {a} must admit at most 30 trucks each day, of which at least 40 carrying fuel
`),
}

/** Nobody named counts it, could verify it, or could determine it. */
export const noEvidence: Faults = {
  kind: 7,
  plants: [
    ...plants(`
  91.1  {a} must meet by day 2, verified

  91.1  {a} must meet by day 2, determined

  91.1  {a} must not attack in {place}, each day, determined

  91.1  {a} must meet by day 2, on the basis verified

  91.1  {a} must release 3 planted-soldier from planted-held by day 2, verified

  91.1  {a} must withdraw from {place} by day 2, corroborated

  91.1  {a} must admit 3 trucks each day

  91.1  unnamed must admit at least 3 fuel trucks into {place} each day

  91.1  {a} must admit 3 trucks into {place} by day 2

  91.1  {a} must meet within 24 hours of each attack determined

  91.1  for each attack determined: {a} must meet within 2 days

  91.1  {a} must meet within 24 hours of each attack verified
`).map((plant) => ({ ...plant, change: withoutOthers })),
    ...plants(`
  91.1  {a} must meet by day 2, verified by {b}

  91.1  {a} must meet by day 2, determined by {b}

  91.1  {a} must meet by day 2, determined by {a}

  source  planted-radio "Planted Radio"
  91.1  {a} must meet by day 2, verified by planted-radio

  monitor  planted-watch "Planted Watch"
  91.1  {a} must meet by day 2, determined by planted-watch

  91.1  {a} must admit 3 trucks into {place} each day, counted by {a}

  source  planted-gate "Planted Gate" of {a}
  91.1  {a} must admit 3 trucks into {place} each day, counted by planted-gate
`),
  ],
}

/** More than the group is said to hold, in one clause or in several. */
export const tooMany: Faults = {
  kind: 8,
  plants: plants(`
  91.1  {a} must release 30 planted-soldier from planted-held by day 3

  91.1  {a} must release at least 21 from planted-held by day 3

  91.1  {a} must release exactly 25 planted-soldier from planted-held by day 3

  91.1  {a} must release planted-soldier from planted-held: 10 by day 1, 25 by day 3

  91.1  {a} must release 8 planted-soldier from planted-held each day until day 4

  91.1  {a} must release at least 8 planted-soldier from planted-held each day

  91.1  {a} must release 15 planted-soldier from planted-held by day 3
  91.2  {a} must release 10 planted-civilian from planted-held by day 4

  91.1  {a} must release 15 planted-soldier from planted-held by day 3
  91.2  {a} must release 10 planted-soldier from planted-held by day 4

  91.1  {a} must release 8 planted-soldier from planted-held by day 2
  91.2  {a} must release 8 planted-soldier from planted-held by day 3
  91.3  {a} must release 8 planted-civilian from planted-held by day 4

  91.1  {a} must release 3 planted-soldier from planted-held each day until day 4
  91.2  {a} must release 10 planted-civilian from planted-held by day 4

  91.1  {a} must release planted-soldier from planted-held: 5 by day 1, 12 by day 3
  91.2  {a} must release 10 planted-civilian from planted-held by day 4

  91.1  {a} must release 120% of planted-held by day 3

  91.1  {a} must release 60% of planted-held by day 2
  91.2  {a} must release 50% of planted-held by day 4

  91.1  {a} must release all from planted-held by day 2
  91.2  {a} must release 5 planted-soldier from planted-held by day 4

  91.1  {b} must release 10 planted-rifle from planted-arms by day 2
  91.2  for each release under 91.1:
         {a} must release 3 planted-soldier from planted-held per person, within 2 days

  91.1  {b} must release planted-rifle from planted-arms: 3 by day 1, 8 by day 2
  91.2  for each release under 91.1:
         {a} must release 3 planted-soldier from planted-held per person, within 2 days

  91.1  {b} must release 6 planted-rifle from planted-arms by day 2
  91.2  {b} must release 6 planted-rifle from planted-arms by day 3
  91.3  for each release under 91.1 or 91.2:
         {a} must release 2 planted-soldier from planted-held per person, within 2 days

  91.1  {b} must release 4 planted-rifle from planted-arms each day until day 3
  91.2  for each release under 91.1:
         {a} must release 2 planted-soldier from planted-held per person, within 2 days

  91.1  {b} must release 8 planted-rifle from planted-arms by day 2
  91.2  for each release under 91.1:
         {a} must release 1 planted-soldier from planted-held per person, within 1 days
  91.3  {a} must release 15 planted-civilian from planted-held by day 4

  group  planted-few  held by {b}  classes planted-soldier  size 3
  91.1  {a} must release 15 planted-soldier from planted-held by day 2
  91.2  for each release under 91.1:
         {b} must release 1 planted-soldier from planted-few per person, within 2 days

  group  planted-few  held by {b}  classes planted-soldier  size 10
  91.1  {a} must release 50% of planted-held by day 2
  91.2  for each release under 91.1:
         {b} must release 2 planted-soldier from planted-few per person, within 2 days

  91.1  {a} must release 12 planted-soldier from planted-held by day 3 if 91.2 is met
  91.2  {a} must release 12 planted-civilian from planted-held by day 2

  phase  planted-early from start for 4 days
  91.1  {a} must release 6 planted-soldier from planted-held each day during planted-early
`),
}

// Roles that count or decide become guarantors, who do neither.
function withoutOthers(text: string): string | null {
  return text.replaceAll(
    /^(monitor|intermediary|observer|body|source)( +)(.*)$/gm,
    (_, _kind: string, space: string, rest: string) =>
      `guarantor${space}${rest.replaceAll(
        / (of [\w-]+|humanitarian|press|united-nations)\b/g,
        '',
      )}`,
  )
}
