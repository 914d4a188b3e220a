// How long a record's writer rests after a commit, so that readers have their turns.
//
// One key that sends all it can slows readers down, and stops nobody; where nobody waits for an
// answer, the writer does not rest.

/** A rest is so many times as long as the commit took, and no longer than this. */
const resting = { share: 3, mostMs: 500 }

/** Milliseconds to rest after a commit, by how long it took and how many questions wait. */
export function restMsAfter(tookMs: number, waiting: number): number {
  return waiting === 0 ? 0 : Math.min(tookMs * resting.share, resting.mostMs)
}
