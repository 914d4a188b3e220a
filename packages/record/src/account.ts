// An account: what the statements of one domain add up to over time, with clocks of its own.
//
// A fold over the domain's statements as they now stand, in record order: what was retracted is
// left out, what was corrected is told as corrected. Most domains need none, because their facts
// say all there is; one that has states (a route that is open, a case that waits) has one.

import type { EntryRef } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { AgreementNames } from './hearing.ts'
import type { StatementId } from './ids.ts'
import type { JsonObject } from './payload.ts'

/** A statement of the domain as it now stands. */
export type Told = {
  readonly id: StatementId
  readonly entry: EntryRef
  readonly kind: string
  readonly body: JsonObject
  /** Who holds the author's key. */
  readonly holder: string
}

/** An account of a domain for an agreement. */
export type Account = { readonly open: (names: AgreementNames) => OpenAccount }

/** An account of what was told so far. A value: `after` gives another and changes nothing. */
export type OpenAccount = {
  readonly after: (told: Told) => OpenAccount
  /** What it comes to at a moment, as plain JSON. */
  readonly at: (now: Instant) => JsonObject
  /** The first instant after `now` at which it changes though nobody says anything; or null. */
  readonly nextChange: (now: Instant) => Instant | null
}

/** What an account is made from. `State` is known to the domain alone. */
export type AccountParts<State> = {
  readonly start: (names: AgreementNames) => State
  readonly after: (state: State, told: Told) => State
  readonly at: (state: State, now: Instant) => JsonObject
  readonly nextChange: (state: State, now: Instant) => Instant | null
}

/** An account. */
export function accountFrom<State>(parts: AccountParts<State>): Account {
  const opened = (state: State): OpenAccount => ({
    after: (told) => opened(parts.after(state, told)),
    at: (now) => parts.at(state, now),
    nextChange: (now) => parts.nextChange(state, now),
  })
  return { open: (names) => opened(parts.start(names)) }
}
