// What a prepared import says, signed batch by batch and given to whoever takes it: the record, a
// preview, or nobody. Nothing signed is held longer than it takes to hand it on.

import { ok, type Result } from '@holdfast/base'
import { printTies, refusedFor, signDrafts, tiesAfter } from '@holdfast/imports'
import type { Imported, Plan, Sealing, SignedDrafts, TakeSigned } from '@holdfast/imports'
import type { TiedRows } from '@holdfast/store'
import type { Invocation } from '../../command.ts'
import type { Progress } from '../../terminal/progress.ts'
import { inFile, leavesBadOut, type Prepared } from './prepare.ts'

/** An import of which everything was signed and taken. */
export type Signed = Pick<Prepared, 'plan' | 'named' | 'sum' | 'room'> & {
  /** With the rows that could not be said among the bad ones. */
  readonly imported: Imported
  readonly signed: SignedDrafts
  /** What its rows are tied to afterwards; null where rows have no key. */
  readonly ties: { readonly of: TiedRows; readonly text: string } | null
}

function printed(plan: Plan, { ids }: SignedDrafts, seal: Sealing): string {
  return printTies(tiesAfter(plan, ids, seal), seal)
}

/** Signs everything. Refuses a table with bad rows, unless they are to be left out. */
export async function signPrepared(
  { options, screen, operands, now }: Invocation,
  prepared: Prepared,
  { progress, take }: { readonly progress: Progress; readonly take: TakeSigned },
): Promise<Result<Signed>> {
  const { author, plan, tied, named, sum, room, table } = prepared
  const why = options.text('why')
  const signed = await signDrafts({
    plan,
    withdrawMissing: options.flag('withdraw-missing'),
    why: {
      changed: why ?? screen.words.say('import.why.changed'),
      gone: why ?? screen.words.say('import.why.gone'),
    },
    author,
    claimedAt: now(),
    take,
    onProgress: (done, total) => progress.step({ what: 'Signing and writing', done, total }),
  })
  if (!signed.ok) return signed
  const imported = {
    ...prepared.imported,
    bad: [...prepared.imported.bad, ...plan.bad, ...signed.value.bad].toSorted(
      (a, b) => a.row - b.row,
    ),
  }
  if (imported.bad.length > 0 && !leavesBadOut(options)) {
    const [path = ''] = operands
    return inFile(refusedFor(imported.bad, table.sheet), path)
  }
  progress.step({ what: 'Tying the rows', done: 0, total: null })
  const ties = tied === null ? null : { of: tied.of, text: printed(plan, signed.value, tied.seal) }
  return ok({ imported, plan, signed: signed.value, ties, named, sum, room })
}
