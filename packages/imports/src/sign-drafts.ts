// Drafts to signed statements, each following the one before in its author's chain, as a plan says
// what becomes of them. Signing is handed in, and so is whoever takes what is signed: it comes in
// batches and is not kept here.
//
// One total may have to give way before another can be said: what the author refuses as a second
// total of the same is tried again after the others, and refused where nothing gave way.

import type { Author, Saying } from '@holdfast/author'
import { ok, present, type Instant, type Problem, type Result } from '@holdfast/base'
import { sharedProblems, type Envelope, type StatementId } from '@holdfast/record'
import { completeBody } from './members.ts'
import type { Plan, Step } from './plan.ts'
import type { BadRow } from './problems.ts'

/** Takes signed statements in their order, one batch after the other; a refusal ends it. */
export type TakeSigned = (envelopes: readonly Envelope[]) => Promise<Result<unknown>>

/** What is signed, by whom, and after what. */
export type SigningDrafts = {
  readonly plan: Plan
  /** What is no longer in the table is taken back. */
  readonly withdrawMissing?: boolean
  /** Why something is corrected or taken back. */
  readonly why: { readonly changed: string; readonly gone: string }
  readonly author: Author
  readonly claimedAt: Instant
  readonly take: TakeSigned
  /** Called with each batch. */
  readonly onProgress?: (done: number, total: number) => void
}

/** What was signed. */
export type SignedDrafts = {
  /** How many statements. */
  readonly signed: number
  /** Drafts that were on record already. */
  readonly repeated: number
  readonly corrected: number
  readonly withdrawn: number
  /** The statement of each draft, new or known; null for one that could not be said. */
  readonly ids: readonly (StatementId | null)[]
  /** Rows that give another total of what one on record gives. */
  readonly bad: readonly BadRow[]
}

/** Signs what a plan says. Refuses all where something cannot be signed, or is not taken. */
export async function signDrafts(signing: SigningDrafts): Promise<Result<SignedDrafts>> {
  const { plan, author, claimedAt, why } = signing
  const ids = plan.steps.map(({ earlier }) => earlier)
  const gone = signing.withdrawMissing === true ? plan.missing : []
  let waiting = plan.steps.flatMap((step, at) => (isSaid(step) ? [at] : []))
  const outbox = new Outbox(signing, waiting.length + gone.length)
  for (const { id } of gone) {
    const body = { statement: id, why: why.gone }
    const begun = author.begins({ kind: 'record.retracted', body, claimedAt })
    const put = begun.ok ? await outbox.put(begun.value.envelope) : begun
    if (!put.ok) return put
  }
  let refused: Refused[] = []
  while (waiting.length > 0) {
    refused = []
    const left: number[] = []
    for (const at of waiting) {
      const step = stepAt(plan, at)
      const next = sayingOf(step, ids, why.changed)
      const begun = next === null ? null : author.begins({ ...next, claimedAt })
      if (begun?.ok === true) {
        ids[at] ??= begun.value.id
        const put = outbox.put(begun.value.envelope)
        const isPut = put instanceof Promise ? await put : put
        if (!isPut.ok) return isPut
        continue
      }
      if (begun !== null && begun.problem.code !== rivalTotalCode) return begun
      left.push(at)
      if (begun !== null) refused.push({ step, problem: begun.problem })
    }
    if (left.length === waiting.length) break
    // Backwards, so that rows which all moved by one give way one after another.
    waiting = left.toReversed()
  }
  const ended = await outbox.end()
  if (!ended.ok) return ended
  const count = (is: Step['is']): number => plan.steps.filter((step) => step.is === is).length
  const unchanged = refused.filter(({ step }) => step.is === 'corrected').length
  return ok({
    signed: outbox.size,
    ids,
    repeated: count('same'),
    corrected: count('corrected') - unchanged,
    withdrawn: gone.length,
    bad: refused.map(({ step: { draft }, problem }) => ({
      row: draft.row,
      line: draft.line,
      problem,
    })),
  })
}

type Refused = { readonly step: Step; readonly problem: Problem }

const rivalTotalCode = sharedProblems.rivalTotal('').code

function isSaid({ is }: Step): boolean {
  return is === 'new' || is === 'corrected'
}

function stepAt({ steps }: Plan, at: number): Step {
  return present(steps[at], 'a step of the plan')
}

/** What a step says; null where what it speaks of was not said yet. */
function sayingOf(
  { draft, earlier }: Step,
  ids: readonly (StatementId | null)[],
  why: string,
): Omit<Saying, 'claimedAt'> | null {
  if (draft.references.some((one) => ids[one.draft] === null)) return null
  const body = completeBody(draft, ids)
  if (earlier === null) return { kind: draft.kind, body }
  return { kind: 'record.corrected', body: { statement: earlier, body, why } }
}

/** Statements signed at once, on as many threads as there are. */
const signedAtOnce = 512

/** What is being signed, until it is taken. The next batch is signed while one is taken. */
class Outbox {
  readonly #signing: SigningDrafts
  readonly #total: number
  #begun: Promise<Envelope>[] = []
  #taking: Promise<Result<unknown>> = Promise.resolve(ok(true))
  #size = 0

  constructor(signing: SigningDrafts, total: number) {
    this.#signing = signing
    this.#total = total
  }

  /** How many statements were put in. */
  get size(): number {
    return this.#size
  }

  /** Puts in the next; gives a promise only where there is something to wait for. */
  put(envelope: Promise<Envelope>): Result<unknown> | Promise<Result<unknown>> {
    this.#begun.push(envelope)
    this.#size += 1
    return this.#begun.length < signedAtOnce ? ok(true) : this.#send()
  }

  /** Waits until everything is taken. */
  async end(): Promise<Result<unknown>> {
    const sent = await this.#send()
    return sent.ok ? this.#taking : sent
  }

  async #send(): Promise<Result<unknown>> {
    const begun = this.#begun
    this.#begun = []
    const envelopes = await Promise.all(begun)
    const taken = await this.#taking
    if (!taken.ok) return taken
    const { take, onProgress } = this.#signing
    if (envelopes.length > 0) this.#taking = take(envelopes)
    onProgress?.(this.#size, this.#total)
    return taken
  }
}
