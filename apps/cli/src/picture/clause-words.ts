// A clause as it is written, without its number where that stands beside it already.

import type { ClauseText } from '@holdfast/agreement'
import { visible } from '../terminal/text-width.ts'

/** `each party must not attack in strip, each day`. */
export function clauseWords({ id, source }: ClauseText): string {
  const text = visible(source).trim()
  return text.startsWith(`${id} `) ? text.slice(id.length).trim() : text
}
