// Which statement each row of a table made, by the key of the row: kept beside the record, so that
// the same table, changed, is known again.
//
// No record needs it. Where it is lost, rows that say what a statement says are tied to it again.
// A key can be a name that is in no statement, so that it is never written: what is kept is a seal
// of it that only who holds the author's key can make.

import { concatBytes, encodeHex, encodeUtf8, type Bytes, type Sha256 } from '@holdfast/base'
import { isStatementId, type StatementId } from '@holdfast/record'

/** The first line of a file of ties. */
const format = 'holdfast-ties/1'

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
  return (key) => encodeHex(sha256(concatBytes(secret, encodeUtf8(key))).subarray(0, 16))
}

/** The ties as a file. */
export function printTies(ties: readonly Tie[]): string {
  const lines = ties.map(({ seal, rule, statement }) => `${seal} ${rule} ${statement}`)
  return `${[format, ...lines.toSorted()].join('\n')}\n`
}

/** The ties of a file. What cannot be read ties nothing, as if it were lost. */
export function parseTies(text: string): readonly Tie[] {
  const [first, ...lines] = text.split('\n')
  if (first !== format) return []
  return lines.flatMap((line) => {
    const [seal = '', rule = '', statement] = line.split(' ')
    return isStatementId(statement) && rule !== '' ? [{ seal, rule, statement }] : []
  })
}
