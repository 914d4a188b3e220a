// Cells that say the same share one text, column by column: of a million rows most columns hold few
// words, and each would lie in memory a million times. Columns of many words are left as they are.

/** Words of a column that are remembered; a column with more of them repeats few. */
const wordsOfColumn = 1_024

/** Takes the rows of one table in turn. */
export class RepeatedCells {
  /** The words of each column so far; null for a column that was given up. */
  readonly #columns: (Map<string, string> | null)[] = []

  /** The same cells, each the one text of its column that says so where there is one. */
  shared(cells: readonly string[]): readonly string[] {
    return cells.map((cell, column) => {
      const known = this.#columns[column]
      if (known === null) return cell
      const words = known ?? new Map<string, string>()
      this.#columns[column] = words
      const word = words.get(cell)
      if (word !== undefined) return word
      if (words.size < wordsOfColumn) words.set(cell, cell)
      else this.#columns[column] = null
      return cell
    })
  }
}
