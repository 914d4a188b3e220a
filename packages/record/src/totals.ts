// The totals that a source has given: of one thing, for one time, there is one.
//
// A log takes a second one, and the source's count is then their range. Whoever helps people to say
// things refuses it unless it is said what becomes of the first: it is corrected, or taken back, or
// the new one is no total. Imports, forms and whoever signs ask here.

import { canonicalJson, parseInstant, type Json } from '@holdfast/base'
import type { Interval } from '@holdfast/base'
import { isStatementId, type StatementId } from './ids.ts'
import { isJsonObject, type JsonObject, type Statement } from './payload.ts'

/** What is counted, and what is only said beside it. */
const figures = ['amount', 'persons', 'companions', 'vehicles']
const asides = ['note', 'quote']

/** A statement as far as totals go. */
export type TotalSaid = { readonly kind: string; readonly body: JsonObject }

/** Which day of the agreement begins on a date, where that is known. */
export type DayOfDate = (date: string) => Interval | null

/** Totals by what they are of, each known by whatever whoever keeps them calls it. */
export class Totals<Of> {
  readonly #dayOf: DayOfDate
  readonly #cells = new Map<string, { readonly of: Of; readonly figures: JsonObject }[]>()
  readonly #cellOf = new Map<Of, string>()

  /** No totals yet. A date and the period of its day are one time where the day is known. */
  constructor(dayOf: DayOfDate = () => null) {
    this.#dayOf = dayOf
  }

  /** An earlier total of the same, for the same time, that is another; null where there is none. */
  rivalOf(said: TotalSaid, besides: Of | null = null): Of | null {
    if (!isTotal(said.body)) return null
    const own = figuresOf(said.body)
    const rival = this.#cells
      .get(this.#cellFor(said))
      ?.find(({ of, figures: others }) => of !== besides && isOther(own, others))
    return rival?.of ?? null
  }

  /** Takes note of what is said, where it is a total. */
  put(said: TotalSaid, of: Of): void {
    if (!isTotal(said.body) || this.#cellOf.has(of)) return
    const cell = this.#cellFor(said)
    const there = this.#cells.get(cell) ?? []
    this.#cells.set(cell, there)
    there.push({ of, figures: figuresOf(said.body) })
    this.#cellOf.set(of, cell)
  }

  /** Forgets a total: it was corrected or taken back. */
  drop(of: Of): void {
    const cell = this.#cellOf.get(of)
    if (cell === undefined) return
    this.#cellOf.delete(of)
    const others = this.#cells.get(cell)?.filter((one) => one.of !== of) ?? []
    if (others.length === 0) this.#cells.delete(cell)
    else this.#cells.set(cell, others)
  }

  #cellFor({ kind, body }: TotalSaid): string {
    const { date, period, quote, ...rest } = body
    const day = typeof date === 'string' ? this.#dayOf(date) : null
    const time = day === null ? (period === undefined ? { date } : timeOf(period)) : boundsOf(day)
    const what = only(rest, (at) => !figures.includes(at) && !asides.includes(at))
    return canonicalJson([kind, sourceQuoted(quote), time ?? null, what])
  }
}

/** The totals of one author as they now stand, after their corrections and retractions. */
export class TotalsSaid {
  readonly #totals: Totals<StatementId>
  readonly #firstOf = new Map<StatementId, StatementId>()
  readonly #kindOf = new Map<StatementId, string>()

  /** Nothing said yet. */
  constructor(dayOf?: DayOfDate) {
    this.#totals = new Totals(dayOf)
  }

  /**
   * The statement that gives another total of what this would give one of; null where none does. A
   * correction takes the place of what it corrects.
   */
  rivalOf(said: TotalSaid): StatementId | null {
    const corrected = this.#correctedBy(said)
    if (corrected === null) return this.#totals.rivalOf(said)
    return this.#totals.rivalOf(corrected, corrected.first)
  }

  /** Takes note of a statement of the author, in the order in which they were made. */
  note({ id, kind, body, releases }: NotedStatement): void {
    // What is made known from another room is counted there.
    if (releases !== null) return
    const corrected = this.#correctedBy({ kind, body })
    const { statement } = body
    if (corrected !== null) {
      this.#firstOf.set(id, corrected.first)
      this.#totals.drop(corrected.first)
      this.#totals.put(corrected, corrected.first)
    } else if (kind === 'record.retracted' && isStatementId(statement)) {
      this.#totals.drop(this.#firstOf.get(statement) ?? statement)
    } else {
      this.#kindOf.set(id, kind)
      this.#totals.put({ kind, body }, id)
    }
  }

  /** What a correction of an own statement says now; null for anything else. */
  #correctedBy({ kind, body }: TotalSaid): (TotalSaid & { readonly first: StatementId }) | null {
    const { statement, body: now } = body
    if (kind !== 'record.corrected' || !isStatementId(statement) || !isJsonObject(now)) return null
    const first = this.#firstOf.get(statement) ?? statement
    const ofKind = this.#kindOf.get(first)
    return ofKind === undefined ? null : { kind: ofKind, body: now, first }
  }
}

/** A statement as far as its author's totals go. */
type NotedStatement = Pick<Statement, 'id' | 'kind' | 'body' | 'releases'>

/** A count of a date or a period that says it is all there was. */
function isTotal(body: JsonObject): boolean {
  return body['closes'] === true && (body['date'] !== undefined || body['period'] !== undefined)
}

/** True where both give a figure of the same, and not the same figure. */
function isOther(one: JsonObject, other: JsonObject): boolean {
  return Object.keys(one).some((at) => other[at] !== undefined && other[at] !== one[at])
}

function figuresOf(body: JsonObject): JsonObject {
  return only(body, (at) => figures.includes(at))
}

function only(body: JsonObject, isMeant: (at: string) => boolean): JsonObject {
  return Object.fromEntries(Object.entries(body).filter(([at]) => isMeant(at)))
}

/** Whose count it is, where one is passed on. */
export function sourceQuoted(quote: Json | undefined): Json {
  if (typeof quote !== 'object' || quote === null || !('source' in quote)) return null
  return quote['source'] ?? null
}

/** A period by its instants, in whichever zone they are written. */
function timeOf(period: Json): Json {
  if (typeof period !== 'object' || period === null || Array.isArray(period)) return period
  const instant = (at: 'from' | 'to'): Json => {
    const text = 'from' in period ? period[at] : undefined
    return (typeof text === 'string' ? parseInstant(text) : null) ?? text ?? null
  }
  return { from: instant('from'), to: instant('to') }
}

function boundsOf({ from, to }: Interval): Json {
  return { from, to }
}
