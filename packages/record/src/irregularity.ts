// What can be wrong or remarkable about a record. Irregularities are data: part of the answer of
// whoever reads the record, never a reason to stop reading.
//
// Some break the record: it is not what its log promised, or nobody may be heard to say it. Others
// are only noted. The kinds are public and permanent; what a person reads is worded on screen.

import { entryNumberOf } from './entry-number.ts'

/** Every kind of irregularity, and whether it breaks the record. */
export const irregularityKinds = {
  // An entry by itself.
  'malformed-entry': 'breaks',
  'wrong-agreement': 'breaks',
  'wrong-room': 'breaks',
  'unknown-key': 'breaks',
  'key-not-valid': 'breaks',
  'bad-signature': 'breaks',
  'bad-key-statement': 'breaks',
  'bad-text-statement': 'breaks',
  // An entry among the others.
  'root-not-first': 'breaks',
  'repeated-entry': 'breaks',
  'chain-gap': 'breaks',
  'chain-fork': 'noted',
  'seen-differs': 'breaks',
  'after-revocation': 'noted',
  // A room against its checkpoint.
  'bad-checkpoint': 'breaks',
  'unreadable-room': 'breaks',
  'missing-entries': 'breaks',
  'entry-differs': 'breaks',
  'root-differs': 'breaks',
  'foreign-bytes': 'breaks',
  'unfinished-append': 'noted',
  'leaves-differ': 'noted',
  // The files beside the log against the text that the record adopted.
  'text-differs': 'breaks',
  // A room against a checkpoint that somebody kept.
  'bad-older-checkpoint': 'breaks',
  'history-differs': 'breaks',
  'history-shorter': 'breaks',
} as const satisfies Record<string, 'breaks' | 'noted'>

/** The permanent name of an irregularity. */
export type IrregularityKind = keyof typeof irregularityKinds

/** One irregularity. `entry` is the index in the room's log, from 0; null where it is none's. */
export type Irregularity = {
  readonly kind: IrregularityKind
  readonly room: string
  readonly entry: number | null
  readonly about: Readonly<Record<string, string | number>>
}

/** The same for people: its entry counted from 1. */
export function numbered(irregularity: Irregularity): Irregularity {
  const { entry } = irregularity
  return entry === null ? irregularity : { ...irregularity, entry: entryNumberOf(entry) }
}

/** True where the record is not what it should be; false where something is only noted. */
export function breaksRecord(irregularity: Irregularity): boolean {
  return irregularityKinds[irregularity.kind] === 'breaks'
}
