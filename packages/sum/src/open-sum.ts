// The one idea: texts and a record become a standing.
//
// Whoever shows a status asks here: command line, server, browser, stories and benchmarks. The sum
// lives: it is opened once, observes entries as they come, and answers from any view, at any cut,
// as of any moment. Its answers are those of a sum from nothing. It does not ask whether the record
// is what it says it is; that is `verify`'s, and comes before.

import type { ClauseId, CompiledAgreement, Why } from '@holdfast/agreement'
import { assert, ok, refuse, type Bytes, type Instant, type Result } from '@holdfast/base'
import type { Sha256 } from '@holdfast/base'
import type { KeyId, RoomId } from '@holdfast/record'
import { LRUCache } from 'lru-cache'
import type { Answer } from './answer.ts'
import { Ground, type RecordThere } from './ground.ts'
import { textProblems as problem } from './problems.ts'
import type { Cut, RecordQuestion, RoomSize } from './question.ts'
import { Reading } from './reading.ts'
import type { Recalled } from './recalled.ts'
import { supposeIn, type Supposed } from './suppose.ts'
import { agreementFile, type CompiledText, type Text } from './text.ts'
import { Versions, versionOf, type Version } from './versions.ts'

/** What a sum is opened with. */
export type SumOptions = {
  /** The versions of the agreement's text, in the order in which they came. One at least. */
  readonly texts: readonly Text[]
  readonly manifest: {
    readonly agreement: string
    readonly root: { readonly keyId: KeyId }
    /** The first holds the keys that every room begins with. */
    readonly rooms: readonly { readonly id: RoomId }[]
  }
  readonly sha256: Sha256
  /** The record, where it is there already; what is observed comes after it. */
  readonly there?: RecordThere
}

/** A text that is in force from a moment on; null: from the beginning. */
export type TextInForce = {
  readonly text: CompiledText
  readonly agreement: CompiledAgreement
  readonly from: Instant | null
}

/** A living sum. */
export type Sum = {
  /** What the newest text compiles to. */
  readonly agreement: CompiledAgreement
  readonly text: CompiledText
  /** The rooms and how many entries of each were observed, in the order of the manifest. */
  readonly rooms: () => readonly RoomSize[]
  /** Takes the next entry of a room. What it changes is worked out when somebody asks. */
  readonly observe: (room: RoomId, bytes: Bytes) => void
  /** The answer to a question. `now` is used where the question names no moment. */
  readonly standing: (question: RecordQuestion, now: Instant) => Answer
  /** The answers as of many moments, in their order. */
  readonly standings: (question: RecordQuestion, moments: readonly Instant[]) => readonly Answer[]
  /**
   * Why the instances of a clause stand as they do in an answer to the question: those of a name,
   * or all of them. In the order of the statuses.
   */
  readonly why: (
    question: RecordQuestion,
    now: Instant,
    asked: { readonly clause: ClauseId; readonly instance: string | null },
  ) => readonly Why[]
  /** The texts in force by what the record has adopted, and from when; null: the beginning. */
  readonly texts: () => readonly TextInForce[]
  /**
   * A sum in which something was said besides, in a room; this one is not changed. Refuses what
   * nobody there could say; what the record would not admit is among what is refused in an answer.
   */
  readonly suppose: (
    supposed: readonly Supposed[],
    where: { readonly room: RoomId; readonly now: Instant },
  ) => Result<Sum>
  /**
   * What the record comes to in the view of a question, to open a sum of the same record with it
   * another time; null for a question that leaves entries out.
   */
  readonly toRecall: (question: RecordQuestion) => Recalled | null
  /** A sum that goes on from here by itself: what is supposed there is unseen here. */
  readonly fork: () => Sum
}

/** Views that are kept; what was asked longest ago goes first. */
const viewsKept = 16
/** Views at cuts that are kept; what was asked longest ago goes first. */
const cutsKept = 4
/** Views that a fork begins with: those asked last. The others it reads when it is asked. */
const viewsForked = 2

/** Opens a sum. Refuses texts with errors, and texts of another agreement than the manifest's. */
export function openSum(options: SumOptions): Result<Sum> {
  const { texts, manifest, sha256 } = options
  const versions: Version[] = []
  for (const text of texts) {
    const version = versionOf(text, manifest.agreement, sha256)
    if (!version.ok) return version
    versions.push(version.value)
  }
  assert(manifest.rooms.length > 0, 'a record has a room')
  if (versions.length === 0) return refuse(problem.noText(agreementFile))
  const record = {
    agreementId: manifest.agreement,
    rooms: manifest.rooms.map(({ id }) => id),
    root: manifest.root.keyId,
    sha256,
  }
  const there = options.there ?? null
  const all = new Versions(versions, texts, sha256)
  return ok(sumOf(new Ground({ versions: all, record, there }), []))
}

/** Readings by what they read, the one asked last at the end. */
type Readings = readonly (readonly [string, Reading])[]

function sumOf(ground: Ground, known: Readings): Sum {
  const { agreementId, sha256, versions } = ground
  const { newest } = versions
  const views = new LRUCache<string, Reading>({ max: viewsKept })
  const cuts = new LRUCache<string, Reading>({ max: cutsKept })
  for (const [key, reading] of known) views.set(key, reading)
  const readingOf = (question: RecordQuestion): Reading => {
    // A cut at everything there is is no cut, and goes on as the record grows.
    const cut = isWhole(question.knownAt, ground) ? null : question.knownAt
    const kept = cut === null ? views : cuts
    const key = JSON.stringify([question.view, cut === null ? null : [...cut]])
    const reading = kept.get(key) ?? new Reading(ground, question.view, cut)
    kept.set(key, reading)
    return reading
  }
  const forkOf = (): { readonly ground: Ground; readonly sum: Sum } => {
    const forked = ground.fork()
    const latest = [...views.entries()].slice(0, viewsForked).toReversed()
    const sum = sumOf(
      forked,
      latest.map(([key, reading]) => [key, reading.fork(forked)]),
    )
    return { ground: forked, sum }
  }
  return {
    agreement: newest.agreement,
    text: newest.text,
    rooms: () => ground.rooms(),
    observe: (room, bytes) => {
      ground.observe(room, bytes)
    },
    standing: (question, now) => readingOf(question).answer(question, now),
    standings: (question, moments) => readingOf(question).answers(question, moments),
    why: (question, now, { clause, instance }) => {
      const reading = readingOf(question)
      return reading.why(reading.answer(question, now).question, clause, instance)
    },
    texts: () =>
      versions
        .inForce(ground.texts(null))
        .versions.map(({ version: { text, agreement }, from }) => ({ text, agreement, from })),
    suppose: (supposed, { room, now }) => {
      const forked = forkOf()
      const where = { agreement: agreementId, room, now, sha256 }
      const taken = supposeIn(forked.ground.grow(), supposed, where)
      return taken.ok ? ok(forked.sum) : taken
    },
    toRecall: (question) => readingOf(question).toRecall(),
    fork: () => forkOf().sum,
  }
}

function isWhole(cut: Cut | null, ground: Ground): boolean {
  return cut === null || [...cut].every(([room, size]) => size >= ground.size(room))
}
