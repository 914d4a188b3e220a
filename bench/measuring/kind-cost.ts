// What so many statements of one kind cost a sum, and how that grows with how many they are.
//
// Each record begins with the keys of the cast and a release that replies can speak of. The time is
// that of observing every entry and of one answer; making the record is not in it.

import { generateKeyPairSync } from 'node:crypto'
import type { JsonObject, Kind } from '@holdfast/record'
import { kinds } from '@holdfast/domains'
import { bodyOf, isReply, type BodyChoice } from '@holdfast/domains/testing'
import { encodeBase64, parseInstant, present } from '@holdfast/base'
import { room, Story } from '@holdfast/replay/testing'
import { sha256 } from '@holdfast/store'
import { riversSum } from '@holdfast/sum/testing'

/** What one kind costs. */
export type KindCost = {
  readonly kind: string
  readonly isReply: boolean
  /** Milliseconds at each size. */
  readonly tookMs: readonly number[]
  /** The power of the size by which the time grows, from the least size to the most. */
  readonly exponent: number
  /** Why the statements are refused; null where they are heard. */
  readonly refused: string | null
}

const now = present(parseInstant('2031-04-05T12:00Z'), 'an instant')
const cast = ['compiler', 'north', 'south', 'watch', 'board'] as const
const release = {
  by: 'north',
  class: 'soldier',
  persons: 3,
  group: 'held-by-north',
  at: { earliest: '2031-04-02T10:00Z', latest: '2031-04-02T11:00Z' },
}

/** Measures every kind there is, or those whose name holds a word. */
export function kindCosts(sizes: readonly number[], word: string): readonly KindCost[] {
  return [...kinds.values()].filter(({ name }) => name.includes(word)).map(costOf(sizes))
}

function costOf(sizes: readonly number[]): (kind: Kind) => KindCost {
  return (kind) => {
    const { who, choice, refused } = speakerFor(kind)
    // Once without counting: what runs for the first time is slower.
    measure(kind, who, choice, 200)
    const tookMs = sizes.map((size) => {
      const samples = Array.from({ length: size <= 2_000 ? 3 : 2 }, () =>
        measure(kind, who, choice, size),
      )
      return Math.min(...samples)
    })
    const [least = 1] = sizes
    const growth = Math.log((tookMs.at(-1) ?? 1) / (tookMs[0] ?? 1))
    const exponent = growth / Math.log((sizes.at(-1) ?? 1) / least)
    return { kind: kind.name, isReply: isReply(kind), tookMs, exponent, refused }
  }
}

type Speaking = {
  readonly who: string
  readonly choice: BodyChoice
  readonly refused: string | null
}

// Whoever of the cast is heard, with whatever body is.
function speakerFor(kind: Kind): Speaking {
  let last: Speaking | null = null
  for (const who of cast) {
    for (const fill of ['least', 'dated', 'most'] as const) {
      for (const act of [...kind.asks.slice(0, 3), 'fire']) {
        for (const role of ['north', 'south', who]) {
          const choice = { n: 0, fill, act, role, about: '', key: freshKey(), anew: release }
          const refused = whyRefused(kind, who, choice)
          last = { who, choice, refused }
          if (refused === null) return last
        }
      }
    }
  }
  return present(last, 'there is somebody')
}

function whyRefused(kind: Kind, who: string, choice: BodyChoice): string | null {
  const { story, about } = beginning()
  story.say(who, kind.name, bodyFor(kind, who, { ...choice, about }))
  const answer = answerOn(story)
  return answer.replayed.refused[0]?.problem.code ?? null
}

function bodyFor(kind: Kind, who: string, choice: BodyChoice): JsonObject {
  const { quote, ...body } = bodyOf(kind, choice)
  return who === 'compiler' && quote !== undefined ? { ...body, quote } : body
}

function beginning(): { readonly story: Story; readonly about: string } {
  const story = new Story(sha256)
  return { story, about: story.say('north', 'exchange.released', release) }
}

function answerOn(story: Story): ReturnType<ReturnType<typeof riversSum>['standing']> {
  const sum = riversSum(sha256)
  for (const { room: id, entries } of story.rooms) {
    for (const bytes of entries) sum.observe(id, bytes)
  }
  const view = [room('public')]
  const question = { view, knownAt: null, asOf: now, basis: null, source: null, stage: null }
  return sum.standing(question, now)
}

function measure(kind: Kind, who: string, choice: BodyChoice, size: number): number {
  const { story, about } = beginning()
  for (let n = 0; n < size; n++) {
    story.say(who, kind.name, bodyFor(kind, who, { ...choice, n, about, key: freshKey() }))
  }
  const begun = performance.now()
  answerOn(story)
  return performance.now() - begun
}

function freshKey(): string {
  const der = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' })
  return encodeBase64(new Uint8Array(der.subarray(-32)))
}
