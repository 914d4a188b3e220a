// What is sound and looks like a fault: none of it may be called an error.
//
// Each row is a neighbour of a fault: the same words where the text does leave a way out.

import { plants, type Plant } from './plant.ts'

/** Sound clauses, each beside a fault. */
export const sound: readonly Plant[] = plants(`
  91.1  {a} must meet by the end of day 4

  91.1  {a} must meet by day 2

  91.1  {a} must meet promptly

  phase  planted-phase from day 2 for 2 days
  91.1  {a} must meet during planted-phase

  91.1  {a} must meet by day 3
  91.2  {b} must meet by day 3 if 91.1 is met

  91.1  {a} must release planted-soldier from planted-held: 3 by day 1, 7 by day 4
  91.2  {b} must withdraw from {place} by day 2 if 91.1 is met up to step 1

  91.1  {a} must planted-sign by day 2
  91.2  {b} must meet by day 4 once planted-sign

  91.1  {a} must planted-sign by day 2
  91.2  {b} must planted-sign by day 4
  91.3  {b} must meet by day 3 once planted-sign

  91.1  {a} must planted-sign within 2 days of planted-open
  91.2  {b} must planted-open by day 2
  91.3  {b} must planted-open within 2 days of planted-sign

  91.1  {a} must planted-sign by day 3 once planted-open
  91.2  {b} must planted-open by day 2

  91.1  {a} must meet in parallel with 91.2
  91.2  {b} must meet by day 3

  91.1  {a} must meet by day 3, in parallel with 91.2
  91.2  {b} must meet by day 3, in parallel with 91.1

  phase  planted-early from start for 2 days
  phase  planted-late from the end of planted-early for 2 days
  91.1  {a} must planted-sign during planted-early
  91.2  {b} must planted-open by day 2 of planted-late if 91.1 is met

  phase  planted-late from planted-sign for 3 days
  91.1  {b} must planted-sign by day 1
  91.2  {a} must planted-open during planted-late

  91.1  {a} must enter into {part} by day 3
  91.2  {b} must not enter in {place}, each day

  91.1  {a} must enter into {place} by day 3
  91.2  {a} must not enter in {place} until day 2

  91.1  {a} must enter into {place} by day 4
  91.2  {a} must not enter in {place} from day 2 until day 3

  91.1  {a} must enter into {place} by day 1
  91.2  {a} must not enter in {place} from day 2

  91.1  {a} must station at least 3 heavy-weapons in {place} at all times
  91.2  {a} must station at most 5 heavy-weapons in {place} at all times

  91.1  {a} must station at least 3 heavy-weapons in {place} at all times
  91.2  {b} must station at most 2 heavy-weapons in {place} at all times

  91.1  {a} must station at least 3 forces in {place} at all times
  91.2  {a} must keep heavy-weapons out of {place} for at least 6 hours each day

  91.1  {a} must station at least 5 heavy-weapons in {place} by day 2
  91.2  {a} must station at most 3 heavy-weapons in {place} from day 3 until day 4

  91.1  {a} must station at most 3 heavy-weapons in {part} at all times
  91.2  {a} must station at least 5 heavy-weapons in {place} at all times

  91.1  {a} must withdraw from {place} by day 3
  91.2  {a} must not station heavy-weapons in {place} from day 3

  91.1  {a} must withdraw from {place} by day 4
  91.2  {a} must station at least 3 heavy-weapons in {place} by day 1

  91.1  {a} must admit at least 30 trucks into {place} each day
  91.2  {a} must admit at most 50 trucks into {place} each day

  91.1  {a} must admit at least 30 trucks into {place} each day
  91.2  {a} must admit at most 300 trucks into {place} each week

  91.1  {a} must admit at least 30 trucks into {place} each day
  91.2  {a} must admit at most 20 fuel trucks into {place} each day

  91.1  {a} must admit 30 trucks each day,
         of which at least 20 carrying fuel and at least 20 bound for {part}

  91.1  {a} must release 20 planted-soldier from planted-held by day 3

  91.1  {a} must release 10 planted-soldier from planted-held by day 3
  91.2  {a} must release 10 planted-civilian from planted-held by day 4

  91.1  {a} must release at most 15 planted-soldier from planted-held by day 3
  91.2  {a} must release 10 planted-civilian from planted-held by day 4

  91.1  {a} must release 40% of planted-held by day 2
  91.2  {a} must release 60% of planted-held by day 4

  91.1  {a} must release all planted-soldier from planted-held by day 2
  91.2  {a} must release 5 planted-civilian from planted-held by day 4

  state  planted-quiet "It is quiet"
  91.1  {a} must release 15 planted-soldier from planted-held by day 2 if planted-quiet
  91.2  {a} must release 15 planted-civilian from planted-held by day 2 if not planted-quiet
  91.3  {b} may find planted-quiet

  91.1  {a} may release up to 50 planted-soldier from planted-held each day

  91.1  {b} must release 5 planted-rifle from planted-arms by day 2
  91.2  for each release under 91.1:
         {a} must release 4 planted-soldier from planted-held per person, within 2 days

  91.1  {b} must release 1,000 planted-rifle from planted-arms by day 2

  91.1  {a} must release all planted-rifle from planted-arms by day 2
  91.2  {a} must release 5 planted-rifle from planted-arms by day 4

  state  planted-quiet "It is quiet"
  91.1  {a} must withdraw from {place} within 2 days once planted-quiet
  91.2  {b} may find planted-quiet

  date  planted-day "The day that is planted"
  91.1  {a} must meet by planted-day
  91.2  {b} may set planted-day

  state  planted-calm "It is calm" holds
  91.1  {a} must not attack in {place} as long as planted-calm, each day

  91.1  {a} must keep heavy-weapons out of {place} for at least 6 hours each day from day 2

  91.1  {a} may extend the agreement by up to 2 days and by up to 4 days in all
  91.2  {b} must meet for each day added under 91.1, by the end of that day

  91.1  {b} may suspend 91.2
  91.2  {a} must not attack in {place}, each day

  91.1  {a} must not attack in {place}, each day
  91.2  {b} must meet within 2 days of each attack

  body  planted-court "Planted Court"
  91.1  {a} must meet within 24 hours of each attack determined

  91.1  {a} must keep heavy-weapons out of {place} for at least 40 hours by day 3

  91.1  {a} must not enter in {place} except {part}, each day
  91.2  {a} must enter into {part} by day 3

  91.1  each party must planted-sign by day 2
  91.2  each party must planted-open within 2 days of 91.1

  91.1  {a} must planted-sign by day 3
  91.2  {a} must not planted-sign on day 2

  91.1  {b} may planted-sign once 91.2 is met
  91.2  {a} must meet within 2 days of planted-sign

  91.1  only {b} may planted-sign
  91.2  {a} must meet within 2 days of planted-sign

  91.1  only {b} may planted-sign once 91.2 is met
  91.2  {a} must meet within 2 days of planted-sign
  91.3  {b} must planted-sign by day 3

  91.1  {a} must planted-sign by day 2
  91.2  for each planted-sign by {a}: {b} must planted-sign within 2 days

  state  planted-ready "It is ready"
  state  planted-quiet "It is quiet" holds
  91.1  {b} may find planted-ready if planted-quiet
  91.2  {a} may find planted-quiet if planted-ready
  91.3  {a} must withdraw from {place} within 2 days once planted-ready

  state  planted-ready "It is ready"
  state  planted-quiet "It is quiet"
  91.1  {b} may find planted-ready if planted-quiet
  91.2  {a} may find planted-quiet if planted-ready
  91.3  {b} may find planted-quiet
  91.4  {a} must withdraw from {place} within 2 days once planted-ready

  state  planted-ready "It is ready"
  91.1  {b} may suspend 91.2 if planted-ready
  91.2  {a} must meet by day 3
`)
