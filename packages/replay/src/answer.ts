// The answer to "how does it stand": one JSON value, the same bytes from the command line, a
// server or a browser.
//
// Instants are written on the agreement's own clock, with its offset. A reason stays a code with
// particulars; words are made on screen. Nothing here decides anything: see `monitor`.

import {
  type CompiledAgreement,
  type CountedFact,
  type Effect,
  type EntryRef,
  type Question,
  type Reason,
  type RoomId,
  type Standing,
  type Status,
} from '@holdfast/agreement'
import { offsetAt, printInstantAt, type Bounds, type Instant, type Json } from '@holdfast/base'

/** From which rooms, and how far each was read. */
export type Reach = {
  readonly view: readonly RoomId[]
  /** The number of entries read of each room in the view. */
  readonly knownAt: Readonly<Record<string, number>>
}

type Print = (instant: Instant) => string

/** The answer as JSON. `canonicalJson` of it is what two machines compare. */
export function answerOf(
  agreement: CompiledAgreement,
  reach: Reach,
  question: Question,
  standing: Standing,
): { readonly [key: string]: Json } {
  const print: Print = (instant) =>
    printInstantAt(instant, offsetAt(agreement.calendar.rules, instant))
  const { inForce } = standing
  return {
    agreement: agreement.id,
    view: reach.view,
    asOf: print(question.asOf),
    knownAt: reach.knownAt,
    basis: question.basis ?? agreement.basis,
    source: question.source,
    stage: question.stage,
    inForce: { from: print(inForce.from), to: orNull(inForce.to, print) },
    statuses: standing.statuses.map((status) => statusJson(status, print)),
    powers: standing.powers.map(({ clause, used }) => ({
      clause,
      used: used.map((use) => ({
        at: boundsJson(use.at, print),
        by: use.by,
        effect: effectJson(use.effect, print),
        entries: entriesJson(use.entries),
      })),
    })),
    idleActs: standing.idleActs.map(({ key, why, entries }) => ({
      key,
      why,
      entries: entriesJson(entries),
    })),
  }
}

function statusJson(status: Status, print: Print): Json {
  const { window, reason, facts, parts, disputes, ...plain } = status
  return {
    ...plain,
    window: { from: orNull(window.from, print), to: orNull(window.to, print) },
    nextChange: orNull(status.nextChange, print),
    reason: reasonJson(reason, print),
    facts: facts.map((fact) => factJson(fact, print)),
    parts: parts.map((part) => ({ ...part, reason: reasonJson(part.reason, print) })),
    disputes: disputes.map(({ by, fact, entry }) => ({ by, fact, entry: { ...entry } })),
  }
}

function factJson({ entries, at, ...plain }: CountedFact, print: Print): Json {
  return { ...plain, at: boundsJson(at, print), entries: entriesJson(entries) }
}

function reasonJson(reason: Reason, print: Print): Json {
  return 'at' in reason ? { ...reason, at: print(reason.at) } : { ...reason }
}

function effectJson(effect: Effect, print: Print): Json {
  return 'from' in effect ? { ...effect, from: print(effect.from) } : { ...effect }
}

function boundsJson(bounds: Bounds, print: Print): Json {
  return { earliest: print(bounds.earliest), latest: print(bounds.latest) }
}

function entriesJson(entries: readonly EntryRef[]): Json {
  return entries.map(({ room, index }) => ({ room, index }))
}

function orNull(instant: Instant | null, print: Print): string | null {
  return instant === null ? null : print(instant)
}
