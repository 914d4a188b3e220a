// A clause as it is written, for a place where its number stands beside it already.
// Nothing else of it is changed but what a terminal must not be sent.

import type { ClauseText } from '@holdfast/agreement'
import { visible } from '../terminal/text-width.ts'

/** `each party must not attack in strip, each day`. */
export function clauseWords({ id, source }: ClauseText): string {
  const text = visible(source).trim()
  return text.startsWith(`${id} `) ? text.slice(id.length).trim() : text
}
