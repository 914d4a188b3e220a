// A text that is rewritten and knows, for every character, where in the original it came from.
//
// So a clause can be read in other words than it was written in, and whatever is said of it still
// points at what was written. Masked characters (strings, comments) are seen by no pattern.

import type { Span } from '../diagnostic.ts'

/** What stands for each character of a string or a comment, which no pattern sees. */
export const mask = '\u0001'

/** The text as it is now, and the span of the original that each character stands for. */
export type Tracked = {
  readonly text: string
  readonly origins: readonly Span[]
}

/** A text before anything was rewritten; what is in strings and comments is masked. */
export function trackedFrom(original: string): Tracked {
  const text = original.replace(/"(?:[^"\\\n]|\\.)*"|#[^\n]*/g, (found) =>
    mask.repeat(found.length),
  )
  // One for each code unit: a letter beyond the first plane has two.
  const origins = Array.from({ length: text.length }, (_, at) => ({ from: at, to: at + 1 }))
  return { text, origins }
}

/** The text with what was masked put back. */
export function unmasked({ text, origins }: Tracked, original: string): string {
  let made = ''
  for (const [at, origin] of origins.entries()) {
    made += text[at] === mask ? original.slice(origin.from, origin.to) : (text[at] ?? '')
  }
  return made
}

/**
 * What stands for a match: text, where a number is a group of the match and a span a part of the
 * text, each kept as it was.
 */
export type Replacement = readonly (string | number | Span)[]

/** Rewrites every match of a pattern with the flags `dg`. `null` leaves a match as it is. */
export function rewritten(
  tracked: Tracked,
  pattern: RegExp,
  replace: (match: RegExpExecArray) => Replacement | null,
): Tracked {
  const { text, origins } = tracked
  let made = ''
  const kept: Span[] = []
  let last = 0
  const copy = (from: number, to: number): void => {
    made += text.slice(from, to)
    for (let at = from; at < to; at += 1) kept.push(origins[at] ?? { from: 0, to: 0 })
  }
  pattern.lastIndex = 0
  for (let match = pattern.exec(text); match !== null; match = pattern.exec(text)) {
    const found = replace(match)
    const [whole] = match
    if (found === null || whole === '') {
      // What is left as it is may share words with the next match. A step is a whole character:
      // within a pair of surrogates the pattern would begin at the pair again, for ever.
      pattern.lastIndex = match.index + ((text.codePointAt(match.index) ?? 0) > 0xffff ? 2 : 1)
      continue
    }
    const end = match.index + whole.length
    const span = {
      from: origins[match.index]?.from ?? 0,
      to: origins[end - 1]?.to ?? 0,
    }
    copy(last, match.index)
    for (const piece of found) {
      if (typeof piece === 'object') {
        copy(piece.from, piece.to)
        continue
      }
      if (typeof piece === 'number') {
        const group = match.indices?.[piece]
        if (group !== undefined) copy(...group)
        continue
      }
      made += piece
      for (let count = piece.length; count > 0; count -= 1) kept.push(span)
    }
    last = end
  }
  if (last === 0) return tracked
  copy(last, text.length)
  return { text: made, origins: kept }
}

/** The span of the original that a span of the rewritten text stands for. */
export function originalSpan({ origins }: Tracked, { from, to }: Span, length: number): Span {
  const start = origins[from]?.from ?? length
  if (to <= from) return { from: start, to: start }
  return { from: start, to: Math.max(start, origins[to - 1]?.to ?? length) }
}
