// The words for what can be irregular about a record: where it was found, and what it means.
//
// An irregularity is data. These words name no culprit: a byte can change on a bad disk.

import type { Irregularity } from '@holdfast/record'
import type { Words } from './words.ts'

/** An irregularity, its kind by name alone, as a problem that speaks of one has it. */
export type NamedIrregularity = Omit<Irregularity, 'kind'> & { readonly kind: string }

/** `Room public, entry 12: repeats entry 3.` Its entry is counted from 1: see `numbered`. */
export function irregularityWords(irregularity: NamedIrregularity, words: Words): string {
  const { kind, room, entry, about } = irregularity
  const reason = String(about['reason'] ?? '')
  const values =
    reason === '' ? about : { ...about, reason: words.sayOr(`system.${reason}`, reason) }
  const what = words.sayOr(`irregularity.${kind}`, kind, values)
  return entry === null
    ? words.say('irregularity.in-room', { room, what })
    : words.say('irregularity.at-entry', { room, entry, what })
}
