// The words for what can be irregular about a record: where it was found, and what it means.
//
// An irregularity is data. These words name no culprit: a byte can change on a bad disk.

import type { Irregularity } from '@holdfast/record'
import type { Words } from './words.ts'

/** `Room public, entry 12: repeats entry 3.` Its entry is counted from 1: see `numbered`. */
export function irregularityWords(irregularity: Irregularity, words: Words): string {
  const { kind, room, entry, about } = irregularity
  const what = words.say(`irregularity.${kind}`, about)
  return entry === null
    ? words.say('irregularity.in-room', { room, what })
    : words.say('irregularity.at-entry', { room, entry, what })
}
