// Goal: a list in chunks is the list that sorting what is in it gives, and so is each of its forks.
// Method: random items that come and go, with forks that go their own way, against a plain list.

import fc from 'fast-check'
import { expect, test } from 'vitest'
import { Chunks } from './chunks.ts'

const byNumber = (a: number, b: number): number => a - b

function listOf(chunks: Chunks<number>, from: number): readonly number[] {
  const found: number[] = []
  chunks.from(
    (item) => item < from,
    (item) => {
      found.push(item)
      return true
    },
  )
  return found
}

const step = fc.record({ item: fc.nat(3_000), fork: fc.boolean(), from: fc.nat(3_000) })

test('what is in a list in chunks is in order, from any item on, in it and in its forks', () => {
  fc.assert(
    fc.property(fc.nat(1_500), fc.array(step, { maxLength: 60 }), (size, steps) => {
      const chunks = new Chunks(byNumber)
      const plain = new Set(Array.from({ length: size }, (_, n) => (n * 7) % 3_001))
      for (const item of plain) chunks.add(item)
      const forks: (readonly [Chunks<number>, readonly number[]])[] = []
      for (const { item, fork, from } of steps) {
        const sorted = (): number[] => [...plain].sort(byNumber)
        if (fork) forks.push([chunks.fork(), sorted()])
        if (plain.has(item)) chunks.remove(item)
        else chunks.add(item)
        if (!plain.delete(item)) plain.add(item)
        // Not asked each time: what comes and goes meanwhile is taken in together.
        const asked = item % 3 === 0 ? Infinity : from
        expect(listOf(chunks, asked)).toEqual(sorted().filter((n) => n >= asked))
      }
      for (const [fork, was] of forks) expect(listOf(fork, 0)).toEqual(was)
    }),
  )
})
