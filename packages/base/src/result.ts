// What an operation that may be refused returns: the value, or a problem somebody can act on.
//
// A problem is expected and is a value. A bug is a fault (see assert.ts). A problem carries a
// permanent public code and particulars; the words a person reads are made from these on screen.

/** A refusal. `code` is public and permanent; `about` holds what the words need. */
export type Problem = {
  readonly code: string
  readonly about: Readonly<Record<string, string | number>>
}

export type Ok<T> = { readonly ok: true; readonly value: T }
export type Refused = { readonly ok: false; readonly problem: Problem }
/** Either of them; `ok` tells which. */
export type Result<T> = Ok<T> | Refused

/** What was asked for. */
export function ok<T>(value: T): Ok<T> {
  return { ok: true, value }
}

/** Why it was not given. */
export function refuse(problem: Problem): Refused {
  return { ok: false, problem }
}
