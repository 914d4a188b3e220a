// The name that somebody probably meant: one slip of the finger away, or two in a long word.
//
// Only ever a suggestion; nothing is done on the strength of it.

/** The nearest of the known names, or null where none is near. */
export function nearestName(given: string, known: readonly string[]): string | null {
  const lower = given.toLowerCase()
  const near = known
    .map((name) => ({ name, slips: slipsBetween(lower, name.toLowerCase()) }))
    .filter(({ name, slips }) => slips <= (name.length > 4 ? 2 : 1))
    .sort((a, b) => a.slips - b.slips)
  const [best] = near
  if (best !== undefined) return best.name
  const begun = known.filter((name) => lower.length >= 3 && name.toLowerCase().startsWith(lower))
  return begun.length === 1 ? (begun[0] ?? null) : null
}

/** ` Did you mean …?`, or nothing. */
export function didYouMean(given: string, known: readonly string[]): string {
  const nearest = nearestName(given, known)
  return nearest === null ? '' : ` Did you mean ${nearest}?`
}

// Letters added, left out, changed, or swapped with their neighbour.
function slipsBetween(a: string, b: string): number {
  const rows: number[][] = [Array.from({ length: b.length + 1 }, (_, at) => at)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const isSame = a[i - 1] === b[j - 1]
      const changed = (rows[i - 1]?.[j - 1] ?? 0) + (isSame ? 0 : 1)
      let least = Math.min((rows[i - 1]?.[j] ?? 0) + 1, (row[j - 1] ?? 0) + 1, changed)
      const isSwap = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      if (isSwap) least = Math.min(least, (rows[i - 2]?.[j - 2] ?? 0) + 1)
      row.push(least)
    }
    rows.push(row)
  }
  return rows[a.length]?.[b.length] ?? Infinity
}
