// Signatures waiting to be checked, asked for many at a time while entries go on being read.
//
// Whoever verifies works elsewhere (WebCrypto, other threads), so what is asked for early costs no
// waiting. How many may be under way at once is bounded: they are held in memory.

import { areGoodSignatures, type SignatureClaim, type VerifySignatures } from '@holdfast/ledger'

/** Asked for in one call. */
const atOnce = 512
/** Calls under way at once: enough that the verifier never waits for us. */
const mostUnderWay = 96

/** Checks signatures and tells of each batch what `T` belongs to each, and whether it is good. */
export class SignatureQueue<T> {
  readonly #verify: VerifySignatures
  readonly #onChecked: (marks: readonly T[], areGood: readonly boolean[]) => void
  #claims: SignatureClaim[] = []
  #marks: T[] = []
  readonly #underWay = new Set<Promise<void>>()

  /** An empty queue. `onChecked` is called once for each batch, in no order. */
  constructor(
    verify: VerifySignatures,
    onChecked: (marks: readonly T[], areGood: readonly boolean[]) => void,
  ) {
    this.#verify = verify
    this.#onChecked = onChecked
  }

  /** Asks for one signature to be checked. */
  ask(claim: SignatureClaim, mark: T): void {
    this.#claims.push(claim)
    this.#marks.push(mark)
    if (this.#claims.length >= atOnce) this.#send()
  }

  /** Resolves once there is room for more. */
  async room(): Promise<void> {
    while (this.#underWay.size >= mostUnderWay) await Promise.race(this.#underWay)
  }

  /** Resolves once everything asked for was checked. */
  async settled(): Promise<void> {
    this.#send()
    await Promise.all(this.#underWay)
  }

  #send(): void {
    if (this.#claims.length === 0) return
    const [claims, marks] = [this.#claims, this.#marks]
    this.#claims = []
    this.#marks = []
    const checking = areGoodSignatures(this.#verify, claims)
      .then((areGood) => this.#onChecked(marks, areGood))
      .finally(() => this.#underWay.delete(checking))
    this.#underWay.add(checking)
  }
}
