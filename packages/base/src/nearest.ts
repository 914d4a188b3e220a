// The known word that somebody probably meant by one that is not known, for "did you mean".
//
// Only ever a suggestion; nothing is done on the strength of it. Distance counts letters put in,
// left out and changed; two neighbours that changed places are one slip of the finger.

import { distance } from 'fastest-levenshtein'

/** Words shorter than this are near to none: almost any other word is. */
const shortestWord = 3

/**
 * The nearest of some words, the first in order where several are: one of which a third of the
 * letters or fewer differ, or else the only one that begins so. Whoever slips twice has the first
 * letter right: "forces" is no "sources". Null where there is none.
 */
export function nearestTo(word: string, known: Iterable<string>): string | null {
  const wanted = word.toLowerCase()
  if (wanted.length < shortestWord) return null
  const begun: string[] = []
  let nearest: string | null = null
  let least = Math.max(1, Math.floor(wanted.length / 3)) + 1
  for (const candidate of known) {
    const lower = candidate.toLowerCase()
    if (lower.startsWith(wanted)) begun.push(candidate)
    if (Math.abs(candidate.length - wanted.length) >= least) continue
    const slips = isOneSwap(wanted, lower) ? 1 : distance(wanted, lower)
    if (slips >= least || (slips > 1 && lower[0] !== wanted[0])) continue
    least = slips
    nearest = candidate
  }
  const [only = null] = begun
  return nearest ?? (begun.length === 1 ? only : null)
}

function isOneSwap(a: string, b: string): boolean {
  if (a.length !== b.length) return false
  let at = 0
  while (at < a.length && a[at] === b[at]) at += 1
  return a[at] === b[at + 1] && a[at + 1] === b[at] && a.slice(at + 2) === b.slice(at + 2)
}
