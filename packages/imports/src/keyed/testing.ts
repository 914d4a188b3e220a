// A record as far as tables with keys go: what an author has said in a room, and what ties are
// kept. A test imports tables into it one after another, and may let it lose what a crash loses.

import { Author, lastOf } from '@holdfast/author'
import { assert, instantFromMs, ok, type Bytes, type Result } from '@holdfast/base'
import { isRoomId, keyIdOf, type Envelope } from '@holdfast/record'
import type { Statement, StatementId } from '@holdfast/record'
import { hash } from 'node:crypto'
import { rulesOf, type Mapping } from '../mapping.ts'
import { signDrafts, type SignedDrafts } from '../sign-drafts.ts'
import { importAs, testAgreement } from '../testing.ts'
import { refusedFor } from '../import-table.ts'
import type { Plan } from '../plan.ts'
import { ownStatements, type OwnStatement } from './own-statements.ts'
import { planByKey, tiesAfter } from './plan-by-key.ts'
import { sealingFor, type Tie } from './ties.ts'

const sha256 = (bytes: Uint8Array): Bytes => new Uint8Array(hash('sha256', bytes, 'buffer'))

/** How one table is imported. */
export type Options = {
  readonly withdrawMissing?: boolean
  readonly untiedAreNew?: boolean
  readonly skipBad?: boolean
  /** What is lost: `entries` were not appended, or `ties` were not kept. */
  readonly loses?: 'entries' | 'ties'
}

/** What an import came to. */
export type Came = {
  readonly added: number
  readonly corrected: number
  readonly withdrawn: number
  readonly same: number
  readonly missing: Plan['missing']
  readonly unknown: Plan['unknown']
  readonly renamed: number
  readonly held: number
  readonly bad: SignedDrafts['bad']
}

/** One author's statements in one room, and the ties of one mapping. */
export class TestRecord {
  readonly said: Statement[] = []
  ties: readonly Tie[] = []
  /** How the next table is read. */
  mapping: Mapping

  constructor(mapping: Mapping) {
    this.mapping = mapping
  }

  /** What stands, in record order. */
  standing(): readonly OwnStatement[] {
    return [...ownStatements(this.said).values()].filter(({ isRetracted }) => !isRetracted)
  }

  /** Imports a table; with another mapping where one is given. */
  async imports(
    csv: string | Bytes,
    { loses, skipBad = false, ...options }: Options = {},
    mapping: Mapping = this.mapping,
  ): Promise<Result<Came>> {
    const imported = await importAs(csv, { mapping, skipBad })
    if (!imported.ok) return imported
    const { statements: drafts, keys } = imported.value
    const [room, agreement] = ['public', testAgreement.id]
    assert(isRoomId(room), 'a room')
    const seal = await sealingFor({ room, agreement }, { sha256, sign: signer.sign })
    const planned = planByKey({
      drafts,
      keys,
      own: ownStatements(this.said),
      holder: 'compiler',
      ties: this.ties,
      rules: rulesOf(mapping),
      tiedElsewhere: new Set<StatementId>(),
      seal,
      withdrawMissing: options.withdrawMissing === true,
      untiedAreNew: options.untiedAreNew === true,
    })
    if (!planned.ok) return planned
    const head = { last: lastOf(this.said), seen: null }
    const author = new Author({ sha256, signer, agreement, room, head, said: this.said })
    const claimedAt = instantFromMs(Date.UTC(2031, 3, 3))
    const plan = planned.value
    const { withdrawMissing = false } = options
    const why = { changed: 'Counted again.', gone: 'Not in the table.' }
    const said: Statement[] = []
    const take = async (batch: readonly Envelope[]): Promise<Result<unknown>> => {
      for (const { statement } of batch) said.push(statement)
      return Promise.resolve(ok(true))
    }
    const signed = await signDrafts({ plan, withdrawMissing, why, author, claimedAt, take })
    if (!signed.ok) return signed
    const bad = [...imported.value.bad, ...plan.bad, ...signed.value.bad]
    if (bad.length > 0 && !skipBad) return refusedFor(bad, null)
    const { ids, corrected, withdrawn, repeated } = signed.value
    if (loses !== 'ties') this.ties = tiesAfter(plan, ids, seal)
    if (loses !== 'entries') this.said.push(...said)
    return {
      ok: true,
      value: {
        added: said.length - corrected - withdrawn,
        corrected,
        withdrawn,
        same: repeated,
        missing: withdrawMissing ? [] : plan.missing,
        unknown: plan.unknown,
        renamed: plan.renamed,
        held: plan.steps.filter(({ is }) => is === 'held').length,
        bad,
      },
    }
  }
}

// Signatures are not what is tested: any 64 bytes do, as long as they are the same each time.
const signer = {
  keyId: keyIdOf(sha256, new Uint8Array(32)),
  sign: async (message: Bytes): Promise<Bytes> =>
    new Uint8Array([...sha256(message), ...sha256(message)]),
}
