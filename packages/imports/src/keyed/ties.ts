// Which statement each row of a table made, by the key of the row: kept beside the record, so that
// the same table, changed, is known again.
//
// No record needs it. Where it is lost, rows that say what a statement says are tied to it again.
// A key can be a name that is in no statement, so that it is never written: what is kept is a seal
// of it that only who holds the author's key can make. The last line seals all the others: a file
// that was altered would tie rows to statements that are not theirs, and is told from one that is
// lost.

import { concatBytes, encodeHex, encodeUtf8, type Bytes, type Sha256 } from '@holdfast/base'
import { isStatementId, type StatementId } from '@holdfast/record'

/** The first line of a file of ties. */
const format = 'holdfast-ties/2'

/** One row's key, the rule of the mapping that made a statement of it, and that statement. */
export type Tie = {
  readonly seal: string
  readonly rule: string
  readonly statement: StatementId
}

/** Gives the seal of a row's key. */
export type Sealing = (key: string) => string

/** Seals keys for an author in a room, whose signature of one sentence is the secret. */
export async function sealingFor(
  { agreement, room }: { readonly agreement: string; readonly room: string },
  {
    sha256,
    sign,
  }: {
    readonly sha256: Sha256
    readonly sign: (message: Bytes) => Promise<Bytes>
  },
): Promise<Sealing> {
  const secret = sha256(await sign(encodeUtf8(`holdfast keys of rows\n${agreement}\n${room}\n`)))
  // Each key is asked for where rows are paired, where they are counted, and where they are kept.
  const known = new Map<string, string>()
  return (key) => {
    const before = known.get(key)
    if (before !== undefined) return before
    const seal = encodeHex(sha256(concatBytes(secret, encodeUtf8(key))).subarray(0, 16))
    if (key.length <= longestKept) known.set(key, seal)
    return seal
  }
}

/** Longer than keys of rows: what is sealed once is not kept. */
const longestKept = 1_000

/** The ties as a file. */
export function printTies(ties: readonly Tie[], seal: Sealing): string {
  const lines = ties.map(({ seal: sealed, rule, statement }) => `${sealed} ${rule} ${statement}`)
  const text = `${[format, ...lines.toSorted()].join('\n')}\n`
  return `${text}${seal(text)}\n`
}

/** The ties of a file, none of an empty one; null where it is not as its author wrote it. */
export function parseTies(text: string, seal: Sealing): readonly Tie[] | null {
  if (text === '') return []
  const end = text.lastIndexOf('\n', text.length - 2) + 1
  const [said, sum] = [text.slice(0, end), text.slice(end)]
  if (!said.startsWith(`${format}\n`) || sum !== `${seal(said)}\n`) return null
  const lines = said.split('\n').slice(1, -1)
  return lines.flatMap((line) => {
    const [sealed = '', rule = '', statement] = line.split(' ')
    return isStatementId(statement) && rule !== '' ? [{ seal: sealed, rule, statement }] : []
  })
}
