// The sum of many numbers of which one changes at a time.
//
// Sums are made pairwise, never by adding a difference: what was taken away leaves no trace of
// rounding, so that a level that came back to nothing is nothing. A change costs the logarithm of
// how many there are.

/** Numbers by place, from 0, and their sum. */
export class SumTree {
  /** The root at 1; the children of n at 2n and 2n + 1; the numbers in the second half. */
  #nodes: number[] = [0, 0]
  #capacity = 1

  /** The sum of all. */
  get sum(): number {
    return this.#nodes[1] ?? 0
  }

  /** Puts a number in its place. */
  set(place: number, value: number): void {
    while (place >= this.#capacity) this.#grow()
    let node = this.#capacity + place
    this.#nodes[node] = value
    for (node >>= 1; node >= 1; node >>= 1) this.#nodes[node] = this.#sumBelow(node)
  }

  #sumBelow(node: number): number {
    return (this.#nodes[2 * node] ?? 0) + (this.#nodes[2 * node + 1] ?? 0)
  }

  #grow(): void {
    const values = this.#nodes.slice(this.#capacity)
    this.#capacity *= 2
    this.#nodes = Array.from({ length: 2 * this.#capacity }, () => 0)
    for (const [place, value] of values.entries()) this.#nodes[this.#capacity + place] = value
    for (let node = this.#capacity - 1; node >= 1; node--) this.#nodes[node] = this.#sumBelow(node)
  }
}
