// Faults of the kinds 3, 4 and 5: what waits for nothing that can come, what waits for itself, and
// what falls due before it can begin.

import { plants, type Faults } from './plant.ts'

/** A trigger that no clause, date or decision can bring about. */
export const neverTriggered: Faults = {
  kind: 3,
  plants: plants(`
  91.1  {a} must not attack in {place}, each day
  91.2  for each release under 91.1: {b} must meet within 2 days

  91.1  {a} must not attack in {place}, each day
  91.2  if 91.1 is met, {b} must meet by day 3

  91.1  {a} must not attack in {place}, each day
  91.2  {b} must meet within 2 days of 91.1

  91.1  {a} must meet by day 2
  91.2  {b} must meet for each day added under 91.1, by the end of that day

  91.1  {a} may suspend 91.2
  91.2  {b} must meet for each day added under 91.1, by the end of that day

  91.1  {a} must release planted-soldier from planted-held: 3 by day 1, 7 by day 3
  91.2  if 91.1 is met up to step 3, {b} must meet by day 4

  91.1  {a} must meet by day 2
  91.2  if 91.1 is met up to step 2, {b} must meet by day 4

  91.1  {a} must meet within 2 days of station

  91.1  {a} must meet within 2 days of each station

  91.1  {a} must meet by day 4 once station

  91.1  {a} may extend the agreement by up to 2 days and by up to 4 days in all
  91.2  if 91.1 is met, {b} must meet by day 3

  91.1  {a} may release up to 5 planted-soldier from planted-held
  91.2  if 91.1 is met, {b} must meet by day 3

  91.1  {a} may release up to 5 planted-soldier from planted-held
  91.2  {b} must meet within 2 days of 91.1

  91.1  term: both sides keep to what they agreed
  91.2  if 91.1 is met, {b} must meet by day 3

  date  planted-day "The day that is planted"
  91.1  {a} must meet by planted-day

  date  planted-day "The day that is planted"
  91.1  {a} must meet within 3 days of planted-day

  state  planted-quiet "It is quiet"
  91.1  {a} must withdraw from {place} within 2 days once planted-quiet

  state  planted-quiet "It is quiet"
  91.1  {a} must meet by day 3 if planted-quiet

  phase  planted-late from station for 2 days
  91.1  {a} must meet during planted-late

  91.1  {a} must not attack in {place}, each day
  phase  planted-late from 91.1 for 2 days
  91.2  {b} must meet by day 2 of planted-late

  date  planted-day "The day that is planted"
  phase  planted-late from planted-day for 2 days
  91.1  {a} must meet during planted-late

  91.1  {a} must not attack in {place}, each day
  91.2  {b} must planted-sign within 2 days of 91.1
  91.3  {a} must withdraw from {place} within 2 days of planted-sign

  91.1  for each release under 91.2: {b} must meet within 2 days
  91.2  {a} must station at most 3 heavy-weapons in {place} at all times

  date   planted-day "The day that is planted"
  state  planted-ready "It is ready"
  91.1  {b} may set planted-day if planted-ready
  91.2  {a} must meet by planted-day

  date   planted-day "The day that is planted"
  91.1  {b} may set planted-day until 1999-01-01
  91.2  {a} must meet by planted-day

  state  planted-ready "It is ready"
  state  planted-quiet "It is quiet"
  91.1  {b} may find planted-ready as long as planted-quiet
  91.2  {a} must withdraw from {place} within 2 days once planted-ready
`),
}

/** What opens after the end never does. */
export const openedTooLate: Faults = {
  kind: 3,
  plants: plants(`
  91.1  {a} must meet on day 900

  phase  planted-late from day 900 for 2 days
  91.1  {a} must meet during planted-late

  91.1  {a} must meet each day from day 900

  91.1  {a} must meet no earlier than day 900 by day 905
`).map((plant) => ({ ...plant, change: withoutExtension })),
}

/** Clauses that wait for each other. */
export const deadlocks: Faults = {
  kind: 4,
  plants: plants(`
  91.1  if 91.2 is met, {a} must meet by day 4
  91.2  if 91.1 is met, {b} must meet by day 4

  91.1  {a} must planted-sign by day 4 once 91.2 is met
  91.2  {b} must planted-open by day 4 once 91.1 is met

  91.1  {a} must withdraw from {place} within 3 days of 91.2
  91.2  {b} must withdraw from {place} within 3 days of 91.1

  91.1  {a} must withdraw from {place} within 3 days of 91.2
  91.2  {b} must withdraw from {place} within 3 days of 91.3
  91.3  {a} must withdraw from {part} within 3 days of 91.1

  91.1  if 91.4 is met, {a} must meet by day 4
  91.2  if 91.1 is met, {b} must meet by day 4
  91.3  if 91.2 is met, {a} must meet by day 4
  91.4  if 91.3 is met, {b} must meet by day 4

  91.1  {a} must meet within 2 days of 91.1

  91.1  {a} must planted-sign within 2 days of planted-sign

  91.1  for each release under 91.2:
         {a} must release 1 planted-soldier from planted-held within 2 days
  91.2  for each release under 91.1:
         {b} must release 1 planted-rifle from planted-arms within 2 days

  91.1  for each release under 91.2:
         {a} must release 1 planted-soldier from planted-held within 2 days
  91.2  {b} must release 3 planted-rifle from planted-arms within 2 days of 91.1

  91.1  {a} must planted-sign within 2 days of planted-open
  91.2  {b} must planted-open within 2 days of planted-sign

  91.1  {a} must planted-sign by day 4 once planted-open
  91.2  {b} must planted-open by day 4 if 91.1 is met

  91.1  {a} must planted-sign within 2 days of planted-open
  91.2  {b} must planted-open within 2 days of planted-list
  91.3  {a} must planted-list within 2 days of planted-sign

  91.1  {a} must meet by day 4 if 91.2 is met
  91.2  {b} must withdraw from {place} within 2 days of planted-sign
  91.3  {b} must planted-sign within 2 days of 91.1

  phase  planted-late from 91.1 for 2 days
  91.1  {a} must meet during planted-late

  phase  planted-late from 91.2 for 2 days
  91.1  {a} must planted-sign by day 2 of planted-late
  91.2  {b} must meet within 2 days of 91.1

  phase  planted-late from planted-sign for 3 days
  91.1  {a} must planted-sign by the end of planted-late

  phase  planted-early from planted-sign for 3 days
  phase  planted-late from planted-open for 3 days
  91.1  {a} must planted-open during planted-early
  91.2  {b} must planted-sign during planted-late

  phase  planted-early from day 1 until planted-sign
  phase  planted-late from the end of planted-early for 3 days
  91.1  {a} must planted-sign during planted-late

  91.1  {a} must meet in parallel with 91.2
  91.2  {b} must meet in parallel with 91.1

  91.1  {a} must meet in parallel with 91.2
  91.2  {b} must planted-sign within 2 days of 91.1

  91.1  {a} must planted-sign within 2 days of 91.2
  91.2  {b} must meet by day 4 if 91.3 is met
  91.3  {b} must withdraw from {place} once planted-sign, by day 4

  91.1  {a} must release planted-soldier from planted-held: 3 by day 1, 7 by day 3
  91.2  {b} must planted-open by day 4 if 91.3 is met
  91.3  {b} must withdraw from {place} by day 4 once planted-open, if 91.1 is met up to step 2

  91.1  each party must planted-sign within 2 days of planted-open
  91.2  each party must planted-open within 2 days of planted-sign

  state  planted-ready "It is ready"
  state  planted-quiet "It is quiet"
  91.1  {b} may find planted-ready if planted-quiet
  91.2  {a} may find planted-quiet if planted-ready
  91.3  {a} must withdraw from {place} within 2 days once planted-ready

  state  planted-ready "It is ready"
  91.1  {b} may find planted-ready as long as planted-ready
  91.2  {a} must meet by day 3

  state  planted-ready "It is ready"
  91.1  {b} may find planted-ready provided that planted-ready
  91.2  {b} may extend the agreement by up to 2 days and by up to 4 days in all if planted-ready
  91.3  {a} must meet for each day added under 91.2, by the end of that day

  date   planted-day "The day that is planted"
  state  planted-ready "It is ready"
  state  planted-quiet "It is quiet"
  phase  planted-late from planted-day for 2 days
  91.1  {b} may set planted-day if planted-ready
  91.2  {b} may find planted-ready if planted-quiet
  91.3  {a} may find planted-quiet if planted-ready
  91.4  {a} must meet during planted-late

  91.1  only {b} may planted-sign once 91.2 is met
  91.2  {a} must meet within 2 days of planted-sign

  91.1  only {b} may planted-sign once planted-open
  91.2  {a} must planted-open within 2 days of planted-sign

  91.1  {a} must planted-sign by day 2
  91.2  for each planted-sign by {b}: {a} must planted-open within 2 days
  91.3  {b} must planted-sign within 2 days of planted-open

  91.1  for each planted-sign by {b}: {a} must planted-sign within 2 days
  91.2  for each planted-sign by {a}: {b} must planted-sign within 2 days
`),
}

/** Due before what it waits for, before it opens, or where there is no time at all. */
export const outOfOrder: Faults = {
  kind: 5,
  plants: plants(`
  91.1  {a} must meet by day 4
  91.2  {b} must meet by day 2 if 91.1 is met

  91.1  {a} must release planted-soldier from planted-held: 3 by day 1, 7 by day 4
  91.2  {b} must withdraw from {place} by day 2 if 91.1 is met

  91.1  {a} must release planted-soldier from planted-held: 3 by day 1, 7 by day 4
  91.2  {b} must withdraw from {place} by day 2 if 91.1 is met up to step 2

  91.1  {a} must release 3 planted-soldier from planted-held by day 4
  91.2  for each release under 91.1: {b} must meet by day 2

  91.1  {a} must planted-sign by day 4
  91.2  {b} must meet by day 2 once planted-sign

  phase  planted-late from planted-sign for 4 days
  91.1  {a} must planted-sign by day 4
  91.2  {b} must meet by day 2 if 91.3 is met
  91.3  {b} must planted-open by day 1 of planted-late

  91.1  {a} must meet by day 3
  91.2  {b} must planted-sign within 1 days of 91.1
  91.3  {a} must planted-open by day 2 once planted-sign

  91.1  {a} must meet by day 3
  91.2  {b} must meet within 24 hours of 91.1
  91.3  {a} must withdraw from {place} by day 3 if 91.2 is met

  91.1  {a} must admit 3 trucks each day
  91.2  {b} must meet by day 2 if 91.1 is met

  91.1  {a} must release 1 planted-soldier from planted-held each day until day 4
  91.2  for each release under 91.1: {b} must meet by day 2

  phase  planted-late from day 3 for 2 days
  91.1  {a} must meet by day 4
  91.2  {b} must planted-sign by day 2 of planted-late
  91.3  {a} must planted-open by day 2 if 91.2 is met

  phase  planted-late from day 3 for 2 days
  91.1  {a} must meet during planted-late, by day 1

  phase  planted-late from day 3 until day 2
  91.1  {a} must meet during planted-late

  phase  planted-late from day 3 until day 1
  91.1  {a} must not attack in {place} during planted-late

  91.1  {a} must meet from day 4 by day 2

  91.1  {a} must meet no earlier than day 4 by day 3

  91.1  {a} must meet after day 3 by day 3

  91.1  {a} must meet by 1999-01-01

  91.1  {a} must meet by 1999-01-01T12:00Z

  91.1  {a} must admit 3 trucks each day until 1999-01-01

  91.1  {a} must not attack in {place} until 1999-01-01

  91.1  {a} must not attack in {place} from day 4 until day 2

  91.1  {a} must not attack in {place} from day 3 until the start of day 3

  91.1  {a} must meet by 2023-02-30

  91.1  {a} must meet by 3 days before the start of the agreement

  91.1  {a} must meet within 0 days

  91.1  {b} may extend the agreement by up to 2 days until 1999-01-01

  91.1  {a} must release planted-soldier from planted-held: 3 by day 3, 7 by day 1

  91.1  {a} must release planted-soldier from planted-held: 7 by day 1, 3 by day 3

  91.1  {a} must release planted-soldier from planted-held: 3 by day 1, 3 by day 2, 2 by day 3

  91.1  {a} must release planted-soldier from planted-held: 3 by day 2, 7 by day 2

  91.1  {a} must keep heavy-weapons out of {place} for at least 30 hours each day

  91.1  {a} must keep heavy-weapons out of {place} for at least 100 hours by day 2

  91.1  {b} must planted-sign by day 2
  91.2  {a} must keep heavy-weapons out of {place} for at least 12 hours on planted-sign

  91.1  {b} must planted-sign by day 2
  91.2  for each planted-sign: {a} must keep heavy-weapons out of {place} for at least 12 hours by
         the end of that day

  91.1  {b} must planted-sign by day 2
  91.2  {a} must keep heavy-weapons out of {place} for at least 12 hours within 6 hours of each
         planted-sign

  91.1  {a} must planted-sign by day 4
  91.2  {b} must meet by day 3 in parallel with 91.3
  91.3  {a} must meet by day 2 if 91.1 is met
`),
}

/** Due after the end, where nothing is asked any more. */
export const afterTheEnd: Faults = {
  kind: 5,
  plants: plants(`
  91.1  {a} must meet by day 900

  91.1  {a} must release planted-soldier from planted-held: 3 by day 1, 7 by day 900

  91.1  {a} must meet by 2100-01-01

  91.1  {a} must meet within 3 days of the end of the agreement
`).map((plant) => ({ ...plant, change: withAnEnd })),
}

function withAnEnd(text: string): string | null {
  return /^in force.*\b(for|until)\b/m.test(text) ? text : null
}

// What opens after the end may open if the end can be moved.
function withoutExtension(text: string): string | null {
  return /\bmay extend\b/.test(text) ? null : withAnEnd(text)
}
