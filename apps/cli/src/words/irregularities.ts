// The words for what can be irregular about a record: what was found, and what it means.
//
// An irregularity is data. These words name no culprit: a byte can change on a bad disk.

import type { Irregularity, IrregularityKind } from '@holdfast/record'

const words: Readonly<Record<IrregularityKind, string>> = {
  'malformed-entry': 'cannot be read as an entry',
  'wrong-agreement': 'speaks of another agreement ({agreement})',
  'wrong-room': 'was made for another room ({room})',
  'unknown-key': 'is signed by a key that nobody enrolled ({key})',
  'key-not-valid': 'is signed by a key that did not speak at that time ({key})',
  'bad-signature': 'its signature is not its key’s ({key})',
  'bad-key-statement': 'enrols or revokes a key and may not',
  'bad-text-statement': 'adopts a text and may not, or is not in shape',
  'root-not-first': 'the record does not begin with its root key',
  'repeated-entry': 'repeats entry {repeats}',
  'chain-gap': 'its author said something before it that is missing (number {expectedSeq})',
  'chain-fork':
    'its author said two things in one place of its chain (number {seq}); both are kept',
  'seen-differs': 'its author had seen another history of this room (of {size} entries)',
  'after-revocation': 'is signed by a key that was later revoked ({key})',
  'bad-checkpoint': 'the checkpoint cannot be read or its signature is not good',
  'missing-entries': '{found} entries are there, and {signed} were signed for',
  'entry-differs': 'is not what was signed for; {differing} of {signed} differ',
  'root-differs': 'the entries are not those that the checkpoint signed for ({size})',
  'foreign-bytes': 'there are bytes after the entries that are no append',
  'unfinished-append': 'an append was interrupted; what it left counts for nothing',
  'leaves-differ': 'leaves.txt is not what was signed for; it is not needed and is ignored',
  'text-differs': 'the file {file} is not the one that the record adopted',
  'bad-older-checkpoint': 'the checkpoint you kept is not readable, or of no log of this record',
  'history-differs': 'the first {size} entries are not those of the checkpoint you kept',
  'history-shorter': 'the checkpoint you kept has {size} entries, and {found} are there',
}

/** `public, entry 12: repeats entry 3`. */
export function irregularityWords(irregularity: Irregularity): string {
  const { kind, room, entry, about } = irregularity
  const where = entry === null ? `Room ${room}` : `Room ${room}, entry ${entry}`
  const said = words[kind].replaceAll(/\{(\w+)\}/g, (_, name: string) => String(about[name] ?? '?'))
  return `${where}: ${said}.`
}
