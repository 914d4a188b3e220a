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
}
