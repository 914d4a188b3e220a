// The short name of what went wrong: the system's (`EADDRINUSE`) or PostgreSQL's (`57P01`).
//
// For the log and for telling an outage from a fault; never for a person to read.

/** The code of an error, or its name where it has none. */
export function errorCodeOf(error: unknown): string {
  if (error instanceof AggregateError) return errorCodeOf(error.errors[0])
  if (!(error instanceof Error)) return 'unknown'
  return 'code' in error && typeof error.code === 'string' ? error.code : error.name
}
