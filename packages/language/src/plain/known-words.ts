// The words that may stand in a clause, as the stage that reads plain text needs them.
//
// They are collected from the declarations and the vocabulary in resolved/known-words.ts.

/** The words that may stand in a clause, by how they are written when nobody looks. */
export type KnownWords = {
  /** What the agreement declares: names that no turn of phrase may touch. */
  readonly declared: ReadonlySet<string>
  /** Acts, classes and units, and the words of the language. */
  readonly common: ReadonlySet<string>
  /** Of those, the verbs that something can report. */
  readonly verbs: ReadonlySet<string>
  /** The kinds of places that the places files have: village, crossing. */
  readonly placeKinds: ReadonlySet<string>
  /** Of what is declared, those who can bear a duty. */
  readonly roles: ReadonlySet<string>
  /** Of what is declared, the agreement's own acts. */
  readonly acts: ReadonlySet<string>
  /** The ids of what is declared, by how people are to read them, in small letters. */
  readonly titles: ReadonlyMap<string, string>
  /** What stands before a hyphen in any of the words: few names are made of two. */
  readonly firsts: ReadonlySet<string>
}

/** The same words, with what stands before their hyphens. */
export function withFirsts(words: Omit<KnownWords, 'firsts'>): KnownWords {
  return { ...words, firsts: new Set([...words.declared, ...words.common].flatMap(beforeHyphens)) }
}

/** "women" and "women-and" of "women-and-children". */
function beforeHyphens(word: string): readonly string[] {
  const parts = word.split('-')
  return parts.slice(1).map((_, at) => parts.slice(0, at + 1).join('-'))
}
