// Words for the problems of records on disk: folders, keys, envelopes, checkpoints, replay. Filled
// in by problems.ts.

import type { ProblemWords } from './problems.ts'

const reportTampering = 'Run holdfast verify to see what differs. Compare with a copy you trust.'

/** By code. */
export const recordWords: Readonly<Record<string, ProblemWords>> = {
  'store.1': {
    what: '{dir} is not a record: it has no holdfast.json.',
    todo: 'Name the folder of a record, or make one: holdfast init DIR --agreement FILE --as KEY',
  },
  'store.2': {
    what: 'The manifest {dir}/holdfast.json cannot be used: {at}.',
    todo: 'Restore it from a copy you trust.',
  },
  'store.3': {
    what: '{path} is there already.',
    todo: 'Nothing was written. Choose another place; nothing is ever written over.',
  },
  'store.4': {
    what: 'Room {room} has no checkpoint: {path} is missing.',
    todo: reportTampering,
  },
  'store.5': {
    what: 'The checkpoint of room {room} is not signed by its log’s key.',
    todo: reportTampering,
  },
  'store.6': {
    what: 'Room {room} has {found} entries, and its log signed for {signed}.',
    todo: reportTampering,
  },
  'store.7': {
    what: 'The entries of room {room} are not those that its log signed for.',
    todo: reportTampering,
  },
  'store.8': { what: 'The record has no room {room}.', todo: 'Name one of its rooms with --room.' },
  'store.10': {
    what: 'Somebody appended to room {room} meanwhile.',
    todo: 'Nothing was written. Run the command again.',
  },
  'store.11': {
    what: 'Another program is writing to this record (process {pid}).',
    todo: 'Wait until it is done and run the command again. Nothing was written.',
  },
  'store.12': {
    what: 'The disk refused {path}: {reason}.',
    todo: 'The record is as it was. Make room or mend the disk, and run the command again.',
  },
  'store.13': {
    what: 'This key does not hold the log of room {room}.',
    todo: 'Sign with the key of whoever holds this record (--as).',
  },
  'store.14': {
    what: '{path} is no key file that can be used: {at}.',
    todo: 'Name a file that holdfast key new has made.',
  },
  'store.15': { what: '{path} cannot be read as frozen zones.', todo: 'Restore it from a copy.' },
  'store.16': {
    what: 'This machine knows no time zone {zone}.',
    todo: 'Use a name of the tz database, such as Asia/Gaza.',
  },
  'store.17': {
    what: 'The disk failed while {path} was being replaced: {reason}.',
    todo: 'Run holdfast verify: the record is whole, with the new entries or without them.',
  },
  'store.18': { what: '{path} cannot be read: {reason}.', todo: 'Check the path and its rights.' },
  'store.19': {
    what: '{room} is no name for a room.',
    todo: 'Use lowercase letters, digits, "-" and "_", beginning with a letter or digit.',
  },
  'store.20': { what: 'Room {room} would have more than {limit} entries.', todo: '' },
  'ledger.1': { what: 'The proof that entry {index} is among {size} does not hold.', todo: '' },
  'ledger.2': { what: 'The proof from {from} to {to} entries does not hold.', todo: '' },
  'ledger.3': { what: 'A verifier key cannot be read: {at}.', todo: '' },
  'ledger.4': { what: 'A signed note cannot be read: {at}.', todo: '' },
  'ledger.5': { what: 'The signature of {name} is not good.', todo: '' },
  'ledger.6': { what: 'No signature of a known key is there.', todo: '' },
  'ledger.7': { what: 'A checkpoint cannot be read: {at}.', todo: '' },
  'ledger.8': { what: 'A checkpoint is of {found}, not of {expected}.', todo: '' },
  'record.1': { what: 'It is not JSON.', todo: '' },
  'record.2': { what: 'It is not canonical JSON.', todo: '' },
  'record.3': { what: 'It is no statement.', todo: '' },
  'record.4': { what: 'The envelope is not in shape: {at}.', todo: '' },
  'record.5': { what: 'The statement is not in shape: {at}.', todo: '' },
  'record.6': {
    what: 'An entry of {bytes} bytes is too large; the most is {limit}.',
    todo: 'Shorten its words.',
  },
  'record.7': {
    what: '{at} hides a character that turns or hides text ({character}).',
    todo: 'Type the name again without it.',
  },
  'record.8': { what: 'The statement is not canonical JSON.', todo: '' },
  'record.9': {
    what: 'Nobody enrolled the key {key}.',
    todo: 'Sign with a key that is enrolled in this record.',
  },
  'record.10': { what: 'The key {key} speaks only from {from} on.', todo: '' },
  'record.11': { what: 'The key {key} spoke only until {until}.', todo: '' },
  'record.12': { what: 'The key {key} was revoked from {from} on.', todo: '' },
  'record.13': { what: 'The signature of key {key} is not good.', todo: '' },
  'record.14': { what: 'The public key must not be used: {reason}.', todo: 'Make another key.' },
  'record.15': { what: 'The key {key} may not enrol or revoke keys.', todo: '' },
  'record.16': { what: 'The enrolment or revocation is not in shape: {at}.', todo: '' },
  'record.17': { what: 'The first entry must enrol the root key {root}.', todo: '' },
  'record.18': { what: 'The key {key} belongs to {holder} already.', todo: '' },
  'record.19': { what: 'The manifest is not in shape: {at}.', todo: '' },
  'record.20': { what: 'The statement that adopts a text is not in shape: {at}.', todo: '' },
  'replay.1': { what: 'Nobody hears statements of the kind {kind}.', todo: '' },
  'replay.2': { what: 'It was said in the record of {agreement}.', todo: '' },
  'replay.3': { what: 'It was said in the room {room}.', todo: '' },
}
