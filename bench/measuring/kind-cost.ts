// What so many statements of one kind cost a sum, and how that grows with how many they are.
//
// Each record begins with the keys of the cast and a release that replies can speak of. The time is
// that of observing every entry and of one answer; making the record is not in it.

import { generateKeyPairSync } from 'node:crypto'
import type { FormField, JsonObject, Kind, StatementId } from '@holdfast/record'
import { kinds } from '@holdfast/domains'
import { bodyOf, isReply, type BodyChoice } from '@holdfast/domains/testing'
import { encodeBase64, parseInstant, present, type Json } from '@holdfast/base'
import { room, Story } from '@holdfast/replay/testing'
import { sha256 } from '@holdfast/store'
import { riversFiles, riversSum, riversText } from '@holdfast/sum/testing'

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
// The text of the cast, with a line that statements about lines can name.
const lineFeatures: readonly JsonObject[] = [
  { type: 'Feature', properties: { id: 'front' }, geometry: null },
  {
    type: 'Feature',
    properties: { id: 'front-1', versionOf: 'front', accuracyMetres: 200, source: 'Annex 1' },
    geometry: {
      type: 'LineString',
      coordinates: [
        [38, 46],
        [38, 50],
      ],
    },
  },
]
const text = riversFiles(riversText.replace('lower  in', 'lower, front, front-1  in'), lineFeatures)
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
    const speaking = speakerFor(kind)
    const { refused } = speaking
    // Once without counting: what runs for the first time is slower.
    measure(kind, speaking, 200)
    const tookMs = sizes.map((size) => {
      const samples = Array.from({ length: size <= 2_000 ? 3 : 2 }, () =>
        measure(kind, speaking, size),
      )
      return Math.min(...samples)
    })
    const [least = 1] = sizes
    const growth = Math.log((tookMs.at(-1) ?? 1) / (tookMs[0] ?? 1))
    const exponent = growth / Math.log((sizes.at(-1) ?? 1) / least)
    return { kind: kind.name, isReply: isReply(kind), tookMs, exponent, refused }
  }
}

/** A record before the statements that are measured, and what they may speak of. */
type Beginning = {
  readonly story: Story
  readonly release: StatementId
  readonly other: StatementId
  readonly dispute: StatementId
  readonly confirmation: StatementId
}

/** Who says it, and how the body that the form gives is said so that it is heard. */
type Speaking = {
  readonly who: string
  readonly choice: Omit<BodyChoice, 'n' | 'about'>
  readonly about: 'release' | 'dispute' | 'confirmation'
  readonly given: Given
  readonly refused: string | null
}

/** Members in place of those that a form alone gives; null takes one away. */
type Given = (begun: Beginning, n: number) => { readonly [at: string]: Json }

const givens: readonly Given[] = [
  () => ({}),
  ({ other }) => ({ other }),
  () => ({ place: 'valley' }),
  () => ({ line: 'front', version: 'front-1' }),
  () => ({ unit: 'weapons' }),
  () => ({ unit: 'weapons', stage: 'accepted' }),
  () => ({ source: 'wire', to: 'south' }),
  () => ({ body: 'board', dissents: [] }),
  () => ({ from: '2031-01-01T00:00Z', until: '2032-01-01T00:00Z', roles: ['monitor'] }),
  () => ({ files: [{ name: 'agreement.md', sha256: 'ab'.repeat(32) }], from: null }),
  ({ story }) => ({ key: story.keyOf('board'), from: '2031-04-20T00:00Z' }),
]

// Whoever of the cast is heard, with whatever body is. What a kind does not ask is not varied.
function speakerFor(kind: Kind): Speaking {
  const acts = asks(kind, 'act') ? [...kind.asks.slice(0, 3), 'fire'] : ['fire']
  const abouts = isReply(kind)
    ? (['release', 'dispute', 'confirmation'] as const)
    : (['release'] as const)
  let last: Speaking | null = null
  for (const given of givens) {
    for (const about of abouts) {
      for (const who of cast) {
        for (const fill of ['least', 'dated', 'most'] as const) {
          for (const [act, role] of pairs(acts, asks(kind, 'role') ? ['north', who] : [who])) {
            const choice = { fill, act, role, key: freshKey(), anew: release }
            const speaking = { who, choice, about, given, refused: null }
            const refused = whyRefused(kind, speaking)
            last = { ...speaking, refused }
            if (refused === null) return last
          }
        }
      }
    }
  }
  return present(last, 'there is somebody')
}

function asks(kind: Kind, what: FormField['asks']): boolean {
  return kind.form.some(
    (field) => field.asks === what || field.parts.some((one) => one.asks === what),
  )
}

function pairs<A, B>(some: readonly A[], others: readonly B[]): readonly (readonly [A, B])[] {
  return some.flatMap((one) => others.map((other) => [one, other] as const))
}

function whyRefused(kind: Kind, speaking: Speaking): string | null {
  const begun = beginning()
  sayOne(kind, speaking, begun, 0)
  const answer = answerOn(begun.story)
  const [irregular] = answer.replayed.irregularities
  return answer.replayed.refused[0]?.problem.code ?? irregular?.kind ?? null
}

function sayOne(kind: Kind, speaking: Speaking, begun: Beginning, n: number): void {
  const { who, choice, given } = speaking
  const about = begun[speaking.about]
  const { quote, ...body } = bodyOf(kind, { ...choice, n, about, key: freshKey() })
  const said = { ...body, ...given(begun, n) }
  const kept = Object.fromEntries(Object.entries(said).filter(([, value]) => value !== null))
  const isQuoted = who === 'compiler' && quote !== undefined
  begun.story.say(who, kind.name, isQuoted ? { ...kept, quote } : kept)
}

function beginning(): Beginning {
  const story = new Story(sha256)
  const first = story.say('north', 'exchange.released', release)
  const other = story.say('north', 'exchange.released', { ...release, persons: 4 })
  const disputed = { statement: first, by: 'south', particulars: 'two of the three came' }
  const dispute = story.say('south', 'record.disputed', disputed)
  const confirmed = { statement: first, grade: 'corroborated' }
  const confirmation = story.say('watch', 'record.confirmed', confirmed)
  return { story, release: first, other, dispute, confirmation }
}

function answerOn(story: Story): ReturnType<ReturnType<typeof riversSum>['standing']> {
  const sum = riversSum(sha256, [text])
  for (const { room: id, entries } of story.rooms) {
    for (const bytes of entries) sum.observe(id, bytes)
  }
  const view = [room('public')]
  const question = { view, knownAt: null, asOf: now, basis: null, source: null, stage: null }
  return sum.standing(question, now)
}

function measure(kind: Kind, speaking: Speaking, size: number): number {
  const begun = beginning()
  for (let n = 0; n < size; n++) sayOne(kind, speaking, begun, n)
  const started = performance.now()
  answerOn(begun.story)
  return performance.now() - started
}

function freshKey(): string {
  const der = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' })
  return encodeBase64(new Uint8Array(der.subarray(-32)))
}
