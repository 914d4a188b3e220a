// A statement that was admitted, with its place in the record and what others said about it.
//
// The graph of references is kept by whoever replays the record and is handed in as a lookup, so
// that everything here stays a pure function of what is on the record, in the record's order and
// never in the order of arrival.

import type { EntryRef } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { StatementId } from './ids.ts'
import type { Meaning } from './meaning.ts'
import type { JsonObject } from './payload.ts'

/** An admitted statement. */
export type Heard = {
  readonly id: StatementId
  readonly entry: EntryRef
  readonly kind: string
  /** Who holds the author's key. */
  readonly holder: string
  readonly body: JsonObject
  readonly claimedAt: Instant
  readonly releases: StatementId | null
  readonly meaning: Meaning
  /** What it speaks of; null for a statement that stands by itself. */
  readonly about: Heard | null
  /** How many statements lie between it and one that stands by itself. */
  readonly depth: number
}

/** What refers to a statement, and what releases it, both in record order. */
export type Graph = {
  readonly find: (id: StatementId) => Heard | null
  readonly repliesTo: (heard: Heard) => readonly Heard[]
  readonly releasesOf: (heard: Heard) => readonly Heard[]
}

/** The order of the record: by room, then by index. */
export function inRecordOrder(a: EntryRef, b: EntryRef): number {
  if (a.room !== b.room) return a.room < b.room ? -1 : 1
  return a.index - b.index
}

/** False once its author took it back, unless that was taken back too. */
export function isLive(graph: Graph, heard: Heard): boolean {
  return !graph
    .repliesTo(heard)
    .some((reply) => reply.meaning.reference?.kind === 'retraction' && isLive(graph, reply))
}

/** The corrections of a statement that nobody took back, in record order. */
export function liveCorrections(graph: Graph, heard: Heard): readonly Heard[] {
  return graph
    .repliesTo(heard)
    .filter((reply) => reply.meaning.reference?.kind === 'correction' && isLive(graph, reply))
}

/** The versions that lead to what now stands, from the statement itself to its last correction. */
export function versionsOf(graph: Graph, heard: Heard): readonly Heard[] {
  const last = liveCorrections(graph, heard).at(-1)
  return last === undefined ? [heard] : [heard, ...versionsOf(graph, last)]
}

/** What one version says by itself: a correction says its new body. */
export function contentsOf(heard: Heard): Meaning {
  const reference = heard.meaning.reference
  return reference?.kind === 'correction' && reference.contents !== null
    ? reference.contents
    : heard.meaning
}

/** What a statement means now, after its corrections. */
export function meaningNow(graph: Graph, heard: Heard): Meaning {
  return contentsOf(versionsOf(graph, heard).at(-1) ?? heard)
}

/** The statement of a narrower room that this one makes known, where it is in the view too. */
export function originalOf(graph: Graph, heard: Heard): Heard | null {
  const original = heard.releases === null ? null : graph.find(heard.releases)
  return original !== null && original.kind === heard.kind ? original : null
}

/** True while the original stands in the same view: what is said twice is counted once. */
export function isCopy(graph: Graph, heard: Heard): boolean {
  const original = originalOf(graph, heard)
  return original !== null && isLive(graph, original)
}

/** The statement that stands for this one: through corrections and releases to the first. */
export function standsFor(graph: Graph, heard: Heard): Heard {
  let at = heard
  for (;;) {
    const original = isCopy(graph, at) ? originalOf(graph, at) : null
    const isCorrection = at.meaning.reference?.kind === 'correction'
    const next = original ?? (isCorrection ? at.about : null)
    if (next === null) return at
    at = next
  }
}

/** A statement, its live corrections and its releases: whoever speaks of one speaks of all. */
export function membersOf(graph: Graph, heard: Heard): readonly Heard[] {
  const members = new Set([heard])
  for (const member of members) {
    for (const one of liveCorrections(graph, member)) members.add(one)
    for (const one of graph.releasesOf(member)) {
      if (isLive(graph, one) && isCopy(graph, one)) members.add(one)
    }
  }
  return [...members]
}

/** What is said about a statement and still stands, each once, in record order. */
export function standingReplies(graph: Graph, heard: Heard): readonly Heard[] {
  return membersOf(graph, heard)
    .flatMap((member) => graph.repliesTo(member))
    .filter((reply) => isLive(graph, reply) && !isCopy(graph, reply))
    .toSorted((a, b) => inRecordOrder(a.entry, b.entry))
}
