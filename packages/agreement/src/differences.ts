// What differs between two texts of one agreement, in compiled meaning: clause by clause and part
// by part, and declaration by declaration. How a clause is worded is told apart from what it
// means.
//
// A clause that only got another number is the same clause. Parts are compared as canonical JSON,
// so the order in which a text declares things makes no difference; the order of clauses does, as
// acts go to the earlier one.

import { canonicalJson, isJson, type Json } from '@holdfast/base'
import type { ClauseText, CompiledAgreement } from './compiled.ts'
import type { ClauseId } from './names.ts'
import type { Obligation, Permission, Power } from './obligation.ts'

/** A part of what a clause means. */
const clauseParts = [
  'kind',
  'bearer',
  'act',
  'amount',
  'class',
  'place',
  'exception',
  'open-word',
  'measure',
  'of-which',
  'window',
  'trigger',
  'condition',
  'side-by-side',
  'basis',
  'count',
  'cap',
  'consent',
  'companions',
  'holder',
  'rule',
  'power',
  'scope',
  'limit',
  'left-open',
] as const
export type ClausePart = (typeof clauseParts)[number]

/** A value in the older text and in the newer; null where that text has none. */
type Values = { readonly before: Json; readonly now: Json }

/** A part that differs. */
export type PartDifference = Values & { readonly part: ClausePart }

/** How a clause differs. */
export type ClauseDifference =
  | { readonly kind: 'added'; readonly clause: ClauseId; readonly now: string }
  | { readonly kind: 'removed'; readonly clause: ClauseId; readonly before: string }
  | {
      readonly kind: 'changed'
      readonly clause: ClauseId
      readonly before: string
      readonly now: string
      readonly parts: readonly PartDifference[]
    }
  /** The same under another number. */
  | { readonly kind: 'renumbered'; readonly clause: ClauseId; readonly was: ClauseId }
  /** The same at another place among the others. */
  | { readonly kind: 'moved'; readonly clause: ClauseId }
  /** Other words that mean the same. */
  | {
      readonly kind: 'reworded'
      readonly clause: ClauseId
      readonly before: string
      readonly now: string
    }

/** What a text declares before its clauses. */
const declarations = [
  'title',
  'notice',
  'zone',
  'zone-rules',
  'day-begins',
  'in-force',
  'basis',
  'statuses',
  'role',
  'place',
  'group',
  'kind',
  'phase',
  'act',
  'said-later',
] as const
export type Declaration = (typeof declarations)[number]

/** A declaration that differs; `id` is null of what there is one of. */
export type DeclarationDifference = Values & {
  readonly what: Declaration
  readonly id: string | null
}

/** Everything in which two texts differ in meaning, and how clauses were worded anew. */
export type Differences = {
  readonly declarations: readonly DeclarationDifference[]
  /** In the order of the newer text; what was removed comes last. */
  readonly clauses: readonly ClauseDifference[]
}

/** What differs between two texts of an agreement. */
export function differencesOf(before: CompiledAgreement, now: CompiledAgreement): Differences {
  const same = sameClauses(before, now)
  const was = new Map([...same].map(([old, fresh]) => [fresh, old]))
  const moved = movedIn(before, now, same)
  const clauses = now.clauses.flatMap((clause): readonly ClauseDifference[] => {
    const { id, source } = clause
    const old = before.clauses.find((one) => one.id === was.get(id))
    if (old === undefined) return [{ kind: 'added', clause: id, now: source }]
    const found: ClauseDifference[] = []
    if (old.id !== id) found.push({ kind: 'renumbered', clause: id, was: old.id })
    if (moved.has(id)) found.push({ kind: 'moved', clause: id })
    const parts = partsThatDiffer(partsOf(before, old, same), partsOf(now, clause, none))
    const words = { before: old.source, now: source }
    if (parts.length > 0) found.push({ kind: 'changed', clause: id, ...words, parts })
    else if (bareWords(old) !== bareWords(clause)) {
      found.push({ kind: 'reworded', clause: id, ...words })
    }
    return found
  })
  const removed = before.clauses.flatMap(({ id, source }): readonly ClauseDifference[] =>
    same.has(id) ? [] : [{ kind: 'removed', clause: id, before: source }],
  )
  return { declarations: declarationsThatDiffer(before, now), clauses: [...clauses, ...removed] }
}

/** The clause as written without its number. */
function bareWords({ id, source }: ClauseText): string {
  return (source.startsWith(id) ? source.slice(id.length) : source).replaceAll(/\s+/g, ' ').trim()
}

/** Old number to new. */
type Numbers = ReadonlyMap<ClauseId, ClauseId>
const none: Numbers = new Map()

/** Rounds in which clauses are known again; each may let those be known that refer to them. */
const rounds = 8

/**
 * Which clause is which, by its old number: those that mean the same, whatever their number, and of
 * the others those with the same number.
 */
function sameClauses(before: CompiledAgreement, now: CompiledAgreement): Numbers {
  const same = new Map<ClauseId, ClauseId>()
  const taken = new Set<ClauseId>()
  const left = (): readonly ClauseText[] => before.clauses.filter(({ id }) => !same.has(id))
  const pair = (old: ClauseText, fresh: ClauseText | undefined): void => {
    if (fresh === undefined || taken.has(fresh.id)) return
    same.set(old.id, fresh.id)
    taken.add(fresh.id)
  }
  const meanings = new Map(now.clauses.map((one) => [one, meaningOf(now, one, none)]))
  const byId = new Map(now.clauses.map((one) => [one.id, one]))
  for (let round = 0; round < rounds; round++) {
    const known = same.size
    const old = left().map((one) => ({ one, meaning: meaningOf(before, one, same) }))
    for (const { one, meaning } of old) {
      const fresh = byId.get(one.id)
      if (fresh !== undefined && meanings.get(fresh) === meaning) pair(one, fresh)
    }
    const byMeaning = Map.groupBy(
      now.clauses.filter(({ id }) => !taken.has(id)),
      (one) => meanings.get(one) ?? '',
    )
    for (const { one, meaning } of old) {
      if (same.has(one.id)) continue
      pair(
        one,
        byMeaning.get(meaning)?.find(({ id }) => !taken.has(id)),
      )
    }
    if (same.size === known) break
  }
  for (const one of left()) pair(one, byId.get(one.id))
  return same
}

/** What a clause means as a text. What has no machine meaning is known again by its words. */
function meaningOf(agreement: CompiledAgreement, clause: ClauseText, numbers: Numbers): string {
  const parts = partsOf(agreement, clause, numbers)
  return parts.size === 0 ? bareWords(clause) : printed(parts)
}

/** Clauses that no longer stand in the same order among those that both texts have. */
function movedIn(
  before: CompiledAgreement,
  now: CompiledAgreement,
  same: Numbers,
): ReadonlySet<string> {
  const places = new Map<string, number>(
    before.clauses.flatMap(({ id }, at) => {
      const fresh = same.get(id)
      return fresh === undefined ? [] : [[fresh, at]]
    }),
  )
  const common = now.clauses.flatMap(({ id }) => {
    const at = places.get(id)
    return at === undefined ? [] : [{ id, at }]
  })
  const inOrder = longestRising(common.map(({ at }) => at))
  return new Set(common.filter((_, at) => !inOrder.has(at)).map(({ id }) => id))
}

/** The places of a longest list of rising numbers. */
function longestRising(numbers: readonly number[]): ReadonlySet<number> {
  const ends: number[] = []
  const before: (number | null)[] = []
  for (const [at, number] of numbers.entries()) {
    let length = ends.findIndex((end) => (numbers[end] ?? 0) >= number)
    if (length < 0) length = ends.length
    before.push(length === 0 ? null : (ends[length - 1] ?? null))
    ends[length] = at
  }
  const kept = new Set<number>()
  for (let at = ends.at(-1) ?? null; at !== null; at = before[at] ?? null) kept.add(at)
  return kept
}

type Parts = ReadonlyMap<ClausePart, readonly Json[]>

function printed(parts: Parts): string {
  return canonicalJson([...parts].flatMap(([part, values]) => [part, ...values]))
}

function partsThatDiffer(before: Parts, now: Parts): readonly PartDifference[] {
  return clauseParts.flatMap((part) => {
    const [a, b] = [before.get(part) ?? [], now.get(part) ?? []]
    if (canonicalJson(a) === canonicalJson(b)) return []
    return [{ part, before: alone(a), now: alone(b) }]
  })
}

/** The value of a clause that has one obligation, as nearly every clause has. */
function alone(values: readonly Json[]): Json {
  return values.length === 1 ? (values[0] ?? null) : values.length === 0 ? null : [...values]
}

/** What a clause means, by its parts. Absent parts are left out, so that they compare as absent. */
function partsOf(
  { obligations, permissions = [], powers }: CompiledAgreement,
  { id, unnamed, deliberate = [] }: ClauseText,
  numbers: Numbers,
): Parts {
  const parts = new Map<ClausePart, Json[]>()
  const put = (part: ClausePart, value: unknown): void => {
    const json: unknown = JSON.parse(JSON.stringify(value ?? null))
    if (!isJson(json) || isEmpty(json)) return
    parts.set(part, [...(parts.get(part) ?? []), withNumbers(json, numbers)])
  }
  for (const one of [...obligations, ...permissions].filter(({ clause }) => clause === id)) {
    for (const [part, value] of partsOfObligation(one)) put(part, value)
  }
  for (const one of permissions.filter(({ clause }) => clause === id)) {
    for (const [part, value] of partsOfPermission(one)) put(part, value)
  }
  for (const one of powers.filter(({ clause }) => clause === id)) {
    for (const [part, value] of partsOfPower(one)) put(part, value)
  }
  put('left-open', unnamed.length + deliberate.length === 0 ? null : { unnamed, deliberate })
  return parts
}

function isEmpty(value: Json | undefined): boolean {
  if (value === null || value === undefined) return true
  if (Array.isArray(value)) return value.length === 0
  return typeof value === 'object' && Object.values(value).every(isEmpty)
}

type Told = readonly (readonly [ClausePart, unknown])[]

function partsOfObligation(obligation: Obligation): Told {
  const {
    clause: _clause,
    kind,
    bearers,
    either,
    measure,
    target,
    parts,
    per,
    perPlace,
  } = obligation
  const { conditions, switched, beside, openTime, basis, basisBy, count, ...rest } = obligation
  const { filter, unit, kind: measured, forms, throughout, byBearer, ...others } = measure
  const { act, tags, place, ofArea, group, except, qualifiers, ...more } = filter
  const isSteps = per.kind === 'steps'
  return [
    ['kind', kind],
    ['bearer', { bearers, either, byBearer }],
    ['act', { act, ofArea }],
    ['amount', { target, steps: isSteps ? per.steps.map(({ amount }) => amount) : null, unit }],
    ['class', { tags, group }],
    ['place', { place, each: perPlace }],
    ['exception', except],
    ['open-word', { qualifiers, openTime }],
    // Whatever a later form of the language adds is a part of what is measured.
    ['measure', { measured, forms, throughout, others, more, rest: bare(rest) }],
    ['of-which', parts],
    ['window', windowOf(per)],
    ['trigger', per.kind === 'for-each' ? per.of : null],
    ['condition', { conditions, switched }],
    ['side-by-side', beside],
    ['basis', { basis, by: basisBy }],
    ['count', count],
  ]
}

function windowOf(per: Obligation['per']): unknown {
  switch (per.kind) {
    case 'once':
      return { opens: per.opens, due: per.due }
    case 'each':
      return { each: per.unit, opens: per.opens, closes: per.closes }
    case 'steps':
      return { opens: per.opens, due: per.steps.map(({ due }) => due) }
    case 'for-each':
      return { due: per.due }
  }
}

/** Without what destructuring has named already under other parts. */
function bare(rest: object): unknown {
  const named = ['clause', 'kind', 'bearers', 'either', 'measure', 'target', 'parts', 'per']
  const ofPermission = ['perPlace', 'isCapped', 'consents', 'companions']
  const known = new Set([...named, ...ofPermission])
  return Object.fromEntries(Object.entries(rest).filter(([name]) => !known.has(name)))
}

function partsOfPermission({ isCapped, consents, companions }: Permission): Told {
  return [
    ['cap', { isCapped }],
    ['consent', consents],
    ['companions', companions],
  ]
}

function partsOfPower(power: Power): Told {
  const { clause: _clause, holders, rule, share, switched, names, effect, ...more } = power
  const { scope, daysAtOnce, daysInAll, ...rest } = more
  return [
    ['holder', holders],
    ['rule', { rule, share }],
    ['condition', switched],
    ['power', { effect, names, rest }],
    ['scope', scope],
    ['limit', { daysAtOnce, daysInAll }],
  ]
}

/** References to clauses by the numbers that they have now. */
function withNumbers(value: Json, numbers: ReadonlyMap<string, string>): Json {
  if (numbers.size === 0) return value
  if (typeof value === 'string') return numbers.get(value) ?? value
  if (typeof value !== 'object' || value === null) return value
  if (isList(value)) return value.map((one) => withNumbers(one, numbers))
  return Object.fromEntries(
    Object.entries(value).map(([name, one]) => [
      name,
      one === undefined ? null : withNumbers(one, numbers),
    ]),
  )
}

function isList(value: object): value is readonly Json[] {
  return Array.isArray(value)
}

function declarationsThatDiffer(
  before: CompiledAgreement,
  now: CompiledAgreement,
): readonly DeclarationDifference[] {
  const [a, b] = [declaredIn(before), declaredIn(now)]
  const keys = [...new Set([...a.keys(), ...b.keys()])]
  return keys.flatMap((key) => {
    const [old, fresh] = [a.get(key), b.get(key)]
    const values = { before: old?.value ?? null, now: fresh?.value ?? null }
    if (canonicalJson(values.before) === canonicalJson(values.now)) return []
    const what = (old ?? fresh)?.what
    return what === undefined ? [] : [{ what, id: (old ?? fresh)?.id ?? null, ...values }]
  })
}

type Declared = { readonly what: Declaration; readonly id: string | null; readonly value: Json }

function declaredIn(agreement: CompiledAgreement): ReadonlyMap<string, Declared> {
  const { title, notice, calendar, term, basis, statuses, later = [] } = agreement
  const found = new Map<string, Declared>()
  const put = (what: Declaration, id: string | null, value: unknown): void => {
    const json: unknown = JSON.parse(JSON.stringify(value))
    if (isJson(json)) found.set(`${what} ${id ?? ''}`, { what, id, value: json })
  }
  put('title', null, title)
  put('notice', null, notice)
  put('zone', null, calendar.rules.zone)
  put('zone-rules', null, calendar.rules)
  put('day-begins', null, calendar.dayBeginsMinutes)
  put('in-force', null, term)
  put('basis', null, basis)
  put('statuses', null, statuses)
  for (const one of agreement.roles) put('role', one.id, one)
  for (const one of agreement.places) put('place', one.id, one)
  for (const one of agreement.groups) put('group', one.id, one)
  for (const one of agreement.kinds) put('kind', one.id, one)
  for (const one of agreement.phases) put('phase', one.id, one)
  for (const one of agreement.acts) put('act', one.id, one)
  for (const one of later) put('said-later', one.id, one)
  return found
}
