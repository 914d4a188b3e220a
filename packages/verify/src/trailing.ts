// What follows the entries that a room's checkpoint signed for.
//
// An append that was interrupted leaves whole new entries and perhaps the beginning of one more.
// That is only noted. Anything else was put there by somebody: a repeated entry, or foreign bytes.

import { decodeUtf8, limits, type Bytes, type Sha256 } from '@holdfast/base'
import {
  decodeEnvelope,
  entryNumberOf,
  type Irregularity,
  type StatementId,
} from '@holdfast/record'

/** Every entry begins like this: the keys of canonical JSON are sorted. */
const entryBeginning = '{"payload":"'

/** What follows the entries of a room. `rest` is what has no newline at its end. */
export type Trailing = {
  readonly room: string
  readonly size: number
  readonly lines: readonly Bytes[]
  readonly rest: Bytes
  readonly indexOf: (id: StatementId) => number | null
}

/** What is irregular about the bytes after a room's entries; null where there are none. */
export function trailingIrregularity(sha256: Sha256, trailing: Trailing): Irregularity | null {
  const { room, size, lines, rest, indexOf } = trailing
  if (lines.length === 0 && rest.length === 0) return null
  const bytes = lines.reduce((sum, line) => sum + line.length + 1, rest.length)
  const pieces = rest.length === 0 ? lines : [...lines, rest]
  for (const [at, piece] of pieces.entries()) {
    const entry = size + at
    const envelope = decodeEnvelope(sha256, piece)
    const isBegun = at === lines.length && isBeginning(piece)
    if (!envelope.ok && !isBegun) return { kind: 'foreign-bytes', room, entry, about: { bytes } }
    const repeats = envelope.ok ? indexOf(envelope.value.statement.id) : null
    if (envelope.ok && repeats !== null) {
      const about = { statement: envelope.value.statement.id, repeats: entryNumberOf(repeats) }
      return { kind: 'repeated-entry', room, entry, about }
    }
  }
  return { kind: 'unfinished-append', room, entry: size, about: { bytes } }
}

function isBeginning(piece: Bytes): boolean {
  if (piece.length > limits.entryBytes) return false
  const text = decodeUtf8(piece.subarray(0, entryBeginning.length)) ?? ''
  return text.length > 0 && entryBeginning.startsWith(text)
}
