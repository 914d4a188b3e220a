// Faults: our own bugs. They stop the program and are never caught to carry on.
//
// Data from outside is checked at the edge and can never reach one of these.

export class Fault extends Error {
  override readonly name = 'Fault'
}

/** Stops with `message` unless `claim` holds. For what the code believes, never for input. */
export function assert(claim: boolean, message: string): asserts claim {
  if (!claim) throw new Fault(message)
}

/** Closes a `switch` over a union: a case nobody faced fails to compile, and stops at run time. */
export function unreachable(value: never): never {
  throw new Fault(`unreachable case: ${JSON.stringify(value)}`)
}

/** The value, where the code knows there is one. Stops with `message` otherwise. */
export function present<T>(value: T | null | undefined, message: string): T {
  assert(value !== null && value !== undefined, message)
  return value
}
