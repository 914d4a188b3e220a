// The verbs that a word may be a form of, by its ending alone. Whether there is such an act is for
// whoever asks to know.

/** The acts that "attacking" and "withdrawal" may name. */
export function verbsOf(word: string): readonly string[] {
  const small = word.toLowerCase()
  return [
    small.replace(/ing$/, ''),
    small.replace(/ing$/, 'e'),
    small.replace(/(?:es|al|als)$/, ''),
  ]
}
