// One turn of phrase: what is read, and what stands for it in the words of the grammar.
// Which turns there are stands in turns.ts and read-back.ts.

/** What is read, and the words that stand for it; a number is a group, kept as it was. */
export type Turn = readonly [pattern: RegExp, words: readonly (string | number)[]]

/** A turn. A word of a pattern begins and ends where words do: "no" is no part of "no-one". */
export function turn(pattern: string, ...words: (string | number)[]): Turn {
  const spaced = pattern.replaceAll(' ', String.raw`\s+`)
  return [
    new RegExp(String.raw`(?<![\p{L}\d_\-.])(?:${spaced})(?![\p{L}\d_]|-\p{L})`, 'dgiu'),
    words,
  ]
}
