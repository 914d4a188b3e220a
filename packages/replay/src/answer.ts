// The answer to "how does it stand": one JSON value, the same bytes from the command line, a
// server or a browser.
//
// Instants are written on the agreement's own clock, with its offset. A reason stays a code with
// particulars; words are made on screen. Nothing here decides anything: see `monitor`. Members are
// written in the order of canonical JSON, which spares sorting them.

import {
  type CompiledAgreement,
  type CountedFact,
  type Effect,
  type EntryRef,
  type Quantity,
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
  const print = printer(agreement)
  const { inForce } = standing
  return {
    agreement: agreement.id,
    asOf: print(question.asOf),
    basis: question.basis ?? agreement.basis,
    idleActs: standing.idleActs.map(({ key, why, entries }) => ({
      entries: entriesJson(entries),
      key,
      why,
    })),
    inForce: { from: print(inForce.from), to: orNull(inForce.to, print) },
    knownAt: reach.knownAt,
    powers: standing.powers.map(({ clause, used }) => ({
      clause,
      used: used.map((use) => ({
        at: boundsJson(use.at, print),
        by: use.by,
        effect: effectJson(use.effect, print),
        entries: entriesJson(use.entries),
      })),
    })),
    source: question.source,
    stage: question.stage,
    statuses: standing.statuses.map((status) => statusJson(status, print)),
    view: reach.view,
  }
}

// The same few instants, a day's beginning and end, are printed over and over.
function printer({ calendar }: CompiledAgreement): Print {
  const printed = new Map<Instant, string>()
  return (instant) => {
    const known = printed.get(instant)
    if (known !== undefined) return known
    const text = printInstantAt(instant, offsetAt(calendar.rules, instant))
    printed.set(instant, text)
    return text
  }
}

function statusJson(status: Status, print: Print): Json {
  return {
    basis: status.basis,
    bearer: status.bearer,
    clause: status.clause,
    disputes: status.disputes.map(({ by, fact, entry }) => ({ by, entry: entryJson(entry), fact })),
    facts: status.facts.map((fact) => factJson(fact, print)),
    instance: status.instance,
    measured: quantityJson(status.measured),
    nextChange: orNull(status.nextChange, print),
    parts: status.parts.map((part) => ({
      label: part.label,
      measured: quantityJson(part.measured),
      reason: reasonJson(part.reason, print),
      status: part.status,
      target: quantityJson(part.target),
    })),
    reason: reasonJson(status.reason, print),
    status: status.status,
    target: quantityJson(status.target),
    window: { from: orNull(status.window.from, print), to: orNull(status.window.to, print) },
  }
}

function factJson(fact: CountedFact, print: Print): Json {
  return {
    amount: quantityJson(fact.amount),
    at: boundsJson(fact.at, print),
    closes: fact.closes,
    entries: entriesJson(fact.entries),
    key: fact.key,
    source: fact.source,
    stage: fact.stage,
  }
}

function quantityJson(quantity: Quantity | null): Json {
  return quantity === null ? null : { unit: quantity.unit, value: quantity.value }
}

function reasonJson(reason: Reason, print: Print): Json {
  const { code, ...about } = 'at' in reason ? { ...reason, at: print(reason.at) } : reason
  return inOrder({ code, ...about })
}

/** The same members in the order of their names, one level deep. */
function inOrder(members: { readonly [key: string]: Json }): Json {
  return Object.fromEntries(Object.entries(members).toSorted(([a], [b]) => (a < b ? -1 : 1)))
}

function effectJson(effect: Effect, print: Print): Json {
  return inOrder('from' in effect ? { ...effect, from: print(effect.from) } : { ...effect })
}

function boundsJson(bounds: Bounds, print: Print): Json {
  return { earliest: print(bounds.earliest), latest: print(bounds.latest) }
}

function entriesJson(entries: readonly EntryRef[]): Json {
  return entries.map(entryJson)
}

function entryJson({ room, index }: EntryRef): Json {
  return { index, room }
}

function orNull(instant: Instant | null, print: Print): string | null {
  return instant === null ? null : print(instant)
}
