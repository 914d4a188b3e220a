// An account: what the statements of one domain add up to over time, with clocks of its own.
//
// A fold over the domain's statements as they now stand, in record order: what was retracted is
// left out, what was corrected is told as corrected. Most domains need none, because their facts
// say all there is; one that has states (a route that is open, a case that waits) has one.

import type { EntryRef, RoleId } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { z } from 'zod'
import type { AgreementNames } from './hearing.ts'
import type { StatementId } from './ids.ts'
import type { JsonObject } from './payload.ts'

/** A statement of the domain as it now stands. */
export type Told = {
  readonly id: StatementId
  readonly entry: EntryRef
  readonly kind: string
  /** Its body, as last corrected; in the shape of its kind. */
  readonly body: JsonObject
  /** Whose word it is. */
  readonly source: RoleId
}

/** An account of a domain. */
export type Account = {
  /** The shape of what it answers, for whoever prints, parses or documents it. */
  readonly shape: z.ZodObject
  /** An account of an agreement, to which nothing was told yet. */
  readonly open: (names: AgreementNames) => OpenAccount
}

/** An account as it is told. It changes with every statement: open another to begin again. */
export type OpenAccount = {
  /** Takes the next statement in record order. Costs what it changes. */
  readonly take: (told: Told) => void
  /** What it comes to at a moment, as plain JSON. */
  readonly at: (now: Instant) => JsonObject
  /** The first instant after `now` at which it changes though nobody says anything; or null. */
  readonly nextChange: (now: Instant) => Instant | null
}

/** What an account is made from. `State` is known to the domain alone. */
export type AccountParts<State, Shape extends z.ZodObject> = {
  readonly shape: Shape
  readonly start: (names: AgreementNames) => State
  readonly take: (state: State, told: Told) => void
  readonly at: (state: State, now: Instant) => z.output<Shape> & JsonObject
  readonly nextChange: (state: State, now: Instant) => Instant | null
}

/** An account. */
export function accountFrom<State, Shape extends z.ZodObject>(
  parts: AccountParts<State, Shape>,
): Account {
  const { shape, start, take, at, nextChange } = parts
  return {
    shape,
    open: (names) => {
      const state = start(names)
      return {
        take: (told) => take(state, told),
        at: (now) => at(state, now),
        nextChange: (now) => nextChange(state, now),
      }
    },
  }
}
