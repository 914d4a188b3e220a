// The one idea: texts and a record become a standing.
//
// Whoever shows a status asks here: command line, server, browser, stories and benchmarks. The sum
// lives: it is opened once, observes entries as they come, and answers from any view, at any cut,
// as of any moment. Its answers are those of a sum from nothing. It does not ask whether the record
// is what it says it is; that is `verify`'s, and comes before.

import type { ClauseId, CompiledAgreement, Question, Standing } from '@holdfast/agreement'
import type { Why } from '@holdfast/agreement'
import { assert, hexSha256, ok, present, refuse } from '@holdfast/base'
import type { Bytes, Instant, Result, Sha256 } from '@holdfast/base'
import type { KeyId, RoomId, TextFile } from '@holdfast/record'
import { openRecord, type RecordLog, type Replayed } from '@holdfast/replay'
import { LRUCache } from 'lru-cache'
import type { MomentToShow } from './moment-to-show.ts'
import { textProblems as problem } from './problems.ts'
import type { Cut, RecordQuestion, RoomSize } from './question.ts'
import { agreementFile, agreementOf, compileText, type CompiledText, type Text } from './text.ts'
import { ViewSum } from './view-sum.ts'

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
}

/** How the moment spoken of was chosen. */
export type Choice = 'asked' | MomentToShow['choice']

/** An answer, with everything it was worked out from. */
export type Answer = {
  /** The text in force for it: as the record had adopted at the cut, else the newest. */
  readonly agreement: CompiledAgreement
  readonly text: CompiledText
  readonly question: Question
  readonly choice: Choice
  readonly view: readonly RoomId[]
  /** How many entries of each room of the view were read. */
  readonly knownAt: Readonly<Record<string, number>>
  /** True where entries beyond `knownAt` are left out. */
  readonly isCut: boolean
  readonly standing: Standing
  readonly replayed: Replayed
  /** The file in which the text given differs from the one that the record adopted; null: none. */
  readonly differsIn: string | null
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
  /** A sum that goes on from here by itself: what is supposed there is unseen here. */
  readonly fork: () => Sum
}

/** One version of the text, compiled, with the hash of each file. */
type Version = {
  readonly text: CompiledText
  readonly agreement: CompiledAgreement
  readonly hashes: ReadonlyMap<string, string>
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
  const log = openRecord({
    agreementId: manifest.agreement,
    rooms: manifest.rooms.map(({ id }) => id),
    root: manifest.root.keyId,
    sha256,
  })
  return versions.length === 0
    ? refuse(problem.noText(agreementFile))
    : ok(sumOf({ versions, log }, []))
}

function versionOf(text: Text, agreementId: string, sha256: Sha256): Result<Version> {
  const compiled = compileText(text.files)
  if (!compiled.ok) return compiled
  const agreement = agreementOf(compiled.value)
  if (!agreement.ok) return agreement
  const { id } = agreement.value
  if (id !== agreementId) return refuse(problem.otherAgreement(id, agreementId))
  const hashes = new Map([...text.files].map(([name, bytes]) => [name, hexSha256(sha256, bytes)]))
  return ok({ text: compiled.value, agreement: agreement.value, hashes })
}

type Ground = { readonly versions: readonly Version[]; readonly log: RecordLog }

/** Readings by what they read, the one asked last at the end. */
type Readings = readonly (readonly [string, Reading])[]

function sumOf(ground: Ground, known: Readings): Sum {
  const { versions, log } = ground
  const newest = present(versions.at(-1), 'a sum has a text')
  const views = new LRUCache<string, Reading>({ max: viewsKept })
  const cuts = new LRUCache<string, Reading>({ max: cutsKept })
  for (const [key, reading] of known) views.set(key, reading)
  const readingOf = (question: RecordQuestion): Reading => {
    // A cut at everything there is is no cut, and goes on as the record grows.
    const cut = isWhole(question.knownAt, log) ? null : question.knownAt
    const kept = cut === null ? views : cuts
    const key = JSON.stringify([question.view, cut === null ? null : [...cut]])
    const reading = kept.get(key) ?? new Reading(ground, question.view, cut)
    kept.set(key, reading)
    return reading
  }
  return {
    agreement: newest.agreement,
    text: newest.text,
    rooms: () => log.rooms.map((id) => ({ id, size: log.size(id) })),
    observe: (room, bytes) => {
      log.take(room, bytes)
    },
    standing: (question, now) => readingOf(question).answer(question, now),
    standings: (question, moments) => readingOf(question).answers(question, moments),
    why: (question, now, { clause, instance }) => {
      const reading = readingOf(question)
      return reading.why(reading.answer(question, now).question, clause, instance)
    },
    fork: () => {
      const forked = { versions, log: log.fork() }
      const latest = [...views.entries()].slice(0, viewsForked).toReversed()
      return sumOf(
        forked,
        latest.map(([key, reading]) => [key, reading.fork(forked)]),
      )
    },
  }
}

function isWhole(cut: Cut | null, log: RecordLog): boolean {
  return cut === null || [...cut].every(([room, size]) => size >= log.size(room))
}

/** A view up to a cut, under the text that the record had adopted there. */
class Reading {
  readonly #ground: Ground
  readonly #view: readonly RoomId[]
  readonly #cut: Cut | null
  #version: Version
  #sum: ViewSum

  constructor(ground: Ground, view: readonly RoomId[], cut: Cut | null, from?: Reading) {
    this.#ground = ground
    this.#view = view
    this.#cut = cut
    const newest = present(ground.versions.at(-1), 'a sum has a text')
    this.#version = from === undefined ? newest : from.#version
    this.#sum = from === undefined ? this.#begin() : from.#sum.fork(ground.log)
  }

  /** Another that goes on from here by itself, on a fork of the record. */
  fork(ground: Ground): Reading {
    return new Reading(ground, this.#view, this.#cut, this)
  }

  answer(question: RecordQuestion, now: Instant): Answer {
    this.#replayed()
    const chosen: { readonly asOf: Instant; readonly choice: Choice } =
      question.asOf === null ? this.#sum.usualMoment(now) : { asOf: question.asOf, choice: 'asked' }
    const asked = { ...questionOf(question), asOf: chosen.asOf }
    return this.#answer(asked, chosen.choice, this.#sum.standing(asked))
  }

  why(question: Question, clause: ClauseId, instance: string | null): readonly Why[] {
    this.#replayed()
    return this.#sum.why(question, clause, instance)
  }

  answers(question: RecordQuestion, moments: readonly Instant[]): readonly Answer[] {
    this.#replayed()
    const bare = questionOf(question)
    return this.#sum
      .standings(bare, moments)
      .map((standing, at) =>
        this.#answer({ ...bare, asOf: present(moments[at], 'its moment') }, 'asked', standing),
      )
  }

  #answer(question: Question, choice: Choice, standing: Standing): Answer {
    const replayed = this.#replayed()
    const { agreement, text } = this.#version
    const { view, knownAt } = replayed
    return {
      agreement,
      text,
      question,
      choice,
      view,
      knownAt,
      isCut: this.#cut !== null,
      standing,
      replayed,
      differsIn: differenceOf(this.#version, replayed.text),
    }
  }

  // An adoption changes which text is in force, and with it everything.
  #replayed(): Replayed {
    const { log, versions } = this.#ground
    const version = versionFor(versions, log.text(this.#cut))
    if (version !== this.#version) {
      this.#version = version
      this.#sum = this.#begin()
    }
    return this.#sum.replayed()
  }

  #begin(): ViewSum {
    const { agreement } = this.#version
    return new ViewSum(this.#ground.log, { agreement, view: this.#view, cut: this.#cut })
  }
}

function questionOf({ basis, source, stage }: RecordQuestion): Omit<Question, 'asOf'> {
  return { basis, source, stage }
}

/** The version that the record adopted; the newest where it adopted none, or none of these. */
function versionFor(versions: readonly Version[], adopted: readonly TextFile[] | null): Version {
  const newest = present(versions.at(-1), 'a sum has a text')
  return versions.findLast((version) => differenceOf(version, adopted) === null) ?? newest
}

function differenceOf({ hashes }: Version, adopted: readonly TextFile[] | null): string | null {
  return adopted?.find(({ name, sha256 }) => hashes.get(name) !== sha256)?.name ?? null
}
