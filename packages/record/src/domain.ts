// What a domain is to the rest: a table of kinds, and an account where it has states of its own.
//
// A domain is pure data and pure functions. It never sees another domain, and whoever joins them
// (replay) sees only this.

import type { Result } from '@holdfast/base'
import type { Account } from './account.ts'
import type { Hearing } from './hearing.ts'
import type { Kind } from './kind.ts'
import type { Meaning } from './meaning.ts'
import type { JsonObject } from './payload.ts'

/** The part of a statement that its kind reads. */
export type Spoken = { readonly kind: string; readonly body: JsonObject }

/** Hears a body as a statement of a kind: what it means by itself, or why it is not admitted. */
export type Hear = (said: Spoken, hearing: Hearing) => Result<Meaning>

/** A domain: what can be said of one subject. */
export type Domain = {
  readonly name: string
  readonly kinds: readonly Kind[]
  /** The states and clocks of the subject, worked out from its statements. */
  readonly account?: Account
}
