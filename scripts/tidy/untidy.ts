// One thing that a check found: where it is, what it is, and what to do instead.
//
// All three are required. A check that cannot say what to do instead is not ready to be a check.

/** Something the repository's own rules do not allow. */
export type Untidy = {
  /** A path from the root, with a line where there is one: `packages/base/src/text.ts:12`. */
  readonly where: string
  readonly what: string
  readonly instead: string
}

/** As a person reads it in a failing test. */
export function printUntidy({ where, what, instead }: Untidy): string {
  return `${where}\n    ${what}\n    Instead: ${instead}`
}
