// Pages of facts and claims: together they hold each once, and none is longer than the limit.
//
// The facts are copies of one; only how many there are is looked at.

import { hash } from 'node:crypto'
import { limits, present } from '@holdfast/base'
import { expect, test } from 'vitest'
import { factsAnswerOf } from './facts.ts'
import { askerWith, on, released } from './testing.ts'

const askedOf = askerWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))

const { answer } = askedOf([released('north', 4, 1)], on(3))
const fact = present(answer.replayed.facts[0], 'a fact')
const { key, source, entries } = fact
const said = { by: [source], against: null, at: null, place: null, words: 'w' }
const claim = { key, source, entries, ...said, answers: [] }

function many(facts: number, claims: number): typeof answer {
  const replayed = {
    ...answer.replayed,
    facts: Array.from({ length: facts }, () => fact),
    claims: Array.from({ length: claims }, () => claim),
  }
  return { ...answer, replayed }
}

test.each([
  [0, 0],
  [limits.factsAtOnce, 0],
  [limits.factsAtOnce + 1, 3],
  [limits.factsAtOnce - 1, limits.factsAtOnce + 5],
])('%i facts and %i claims come in pages that join up', (facts, claims) => {
  const whole = many(facts, claims)
  const told = { facts: 0, claims: 0 }
  let from: number | null = 1
  while (from !== null) {
    const page = factsAnswerOf(whole, from)
    expect(page.count).toEqual({ facts, claims })
    const size = page.facts.length + page.claims.length
    expect(size).toBeLessThanOrEqual(limits.factsAtOnce)
    expect(page.next ?? from + size).toBe(from + size)
    told.facts += page.facts.length
    told.claims += page.claims.length
    from = page.next
  }
  expect(told).toEqual({ facts, claims })
})
