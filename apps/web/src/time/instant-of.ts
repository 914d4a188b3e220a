// Reads the instants that an answer writes as text.
// Answers with a codec have theirs read already.

import { parseInstant, present, type Instant } from '@holdfast/base'

export function instantOf(text: string): Instant {
  return present(parseInstant(text), `the server writes instants: ${text}`)
}
