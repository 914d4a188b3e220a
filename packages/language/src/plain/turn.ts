// One turn of phrase: what is read, and what stands for it in the words of the grammar.
// Which turns there are stands in turns.ts, read-back.ts and recasts.ts.

import { hasNeeded, neededBy, type Needed } from './needed-words.ts'

/** What is read, and the words that stand for it; a number is a group, kept as it was. */
export class Turn {
  readonly words: readonly (string | number)[]
  /** Its nouns are what they are here, also where a group has a class of that name. */
  readonly isOfNouns: boolean
  readonly #pattern: string
  #needed: Needed | undefined
  #made: RegExp | null = null

  /** A turn. A word of a pattern begins and ends where words do: "no" is no part of "no-one". */
  constructor(pattern: string, words: readonly (string | number)[], isOfNouns = false) {
    this.#pattern = pattern
    this.words = words
    this.isOfNouns = isOfNouns
  }

  /** What is read, with the flags `dgiu`. Making it takes long: it is made when it is needed. */
  get pattern(): RegExp {
    const spaced = this.#pattern.replaceAll(' ', String.raw`\s+`)
    this.#made ??= new RegExp(
      String.raw`(?<![\p{L}\d_\-.])(?:${spaced})(?![\p{L}\d_]|-\p{L})`,
      'dgiu',
    )
    return this.#made
  }

  /** False for a text, folded, in which it surely is not. */
  mayBeIn(text: string): boolean {
    this.#needed ??= neededBy(this.#pattern)
    return hasNeeded(this.#needed, text)
  }
}

/** A turn of phrase; one space of its pattern stands for any. */
export function turn(pattern: string, ...words: (string | number)[]): Turn {
  return new Turn(pattern, words)
}

/** The same, of soldiers and the like, which are no captives where somebody stations them. */
export function nounTurn(pattern: string, ...words: (string | number)[]): Turn {
  return new Turn(pattern, words, true)
}
