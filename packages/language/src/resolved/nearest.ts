// The known word nearest to one that is not known, for "did you mean".
//
// Distance counts letters put in, left out, changed, or swapped with a neighbour. A word is near
// when a third of its letters or fewer differ; a word of one or two letters is near to none.

/** The nearest of some words, the first in order where several are; null where none is near. */
export function nearestTo(word: string, known: Iterable<string>): string | null {
  const wanted = word.toLowerCase()
  const most = wanted.length < 3 ? 0 : Math.max(1, Math.floor(wanted.length / 3))
  let nearest: string | null = null
  let least = most + 1
  for (const candidate of known) {
    if (Math.abs(candidate.length - wanted.length) >= least) continue
    const distance = distanceBetween(wanted, candidate.toLowerCase())
    if (distance < least) {
      least = distance
      nearest = candidate
    }
  }
  return nearest
}

function distanceBetween(a: string, b: string): number {
  let before: number[] = []
  let row = Array.from({ length: b.length + 1 }, (_, at) => at)
  for (let i = 1; i <= a.length; i++) {
    const next = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      let least = Math.min(
        (row[j] ?? 0) + 1,
        (next[j - 1] ?? 0) + 1,
        (row[j - 1] ?? 0) + (isSame ? 0 : 1),
      )
      if (i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]) {
        least = Math.min(least, (before[j - 2] ?? 0) + 1)
      }
      next.push(least)
    }
    before = row
    row = next
  }
  return row[b.length] ?? 0
}
