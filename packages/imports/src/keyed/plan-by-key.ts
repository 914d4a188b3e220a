// What becomes of the drafts of a table whose rows have a key: an unchanged row adds nothing, a
// changed one corrects what it said before, a new one is new, and what a row said that is gone is
// listed, for whoever imports to take back.
//
// A row's statements are paired with those its key is tied to: those that say the same first, then
// those of the same rule and kind. Only a row that is tied to nothing that stands may take over a
// statement that says the same and is tied to no row, or to rows that are gone: so a table is tied
// again where its ties were lost, an import ended before they were kept, or keys are written anew.

import {
  assert,
  canonicalJson,
  limits,
  ok,
  refuse,
  type Problem,
  type Result,
} from '@holdfast/base'
import { sharedProblems, sourceQuoted, type StatementId } from '@holdfast/record'
import type { Draft } from '../draft.ts'
import { bodyOnRecord, ByContent, type Plan, type Step } from '../plan.ts'
import { importProblems as problem, type BadRow } from '../problems.ts'
import type { OwnStatement } from './own-statements.ts'
import type { Sealing, Tie } from './ties.ts'

/** The keys of the rows of a table. */
export type RowKeys = {
  /** Of rows that made statements. */
  readonly good: ReadonlySet<string>
  /** Of rows that are bad: what they said before is not gone. */
  readonly bad: ReadonlySet<string>
}

/** A table with keys, and what its author has on record. */
export type Keyed = {
  readonly drafts: readonly Draft[]
  readonly keys: RowKeys
  /** What the author said in the room, through any of their keys. */
  readonly own: ReadonlyMap<StatementId, OwnStatement>
  /** Who the author is. */
  readonly holder: string
  readonly ties: readonly Tie[]
  /** What each rule of the mapping is called, and its place, as `rulesOf` gives them. */
  readonly rules: ReadonlyMap<string, string>
  /** Statements that are tied to the rows of other tables. */
  readonly tiedElsewhere: ReadonlySet<StatementId>
  readonly seal: Sealing
  readonly withdrawMissing: boolean
  /** Rows tied to nothing are new, whatever is on record of no row, or of rows that are gone. */
  readonly untiedAreNew: boolean
}

/** The plan of a table whose rows have a key. */
export function planByKey(keyed: Keyed): Result<Plan> {
  const pairing = new Pairing(keyed)
  for (const indexes of byDepth(keyed.drafts)) pairing.pair(indexes)
  const plan = pairing.plan()
  const isTied = keyed.ties.some(({ statement }) => keyed.own.has(statement))
  if (keyed.untiedAreNew) return ok(plan)
  const rows = plan.steps.filter(({ is }) => is === 'new').map(({ draft }) => draft)
  // Of ties some of which are lost, only what says the same but for its figures may be a change.
  // So with rows that are gone: a key may have been written anew together with its figure.
  const untied =
    pairing.untiedLike(rows, isTied ? exceptFigures : likenessOf) + pairing.goneLike(rows)
  return untied === 0 ? ok(plan) : refuse(problem.untied(rows.length, untied))
}

type Said = Pick<Draft, 'kind' | 'body'>

/** Drafts that speak of none, then those that speak of these, and so on. */
function byDepth(drafts: readonly Draft[]): readonly (readonly number[])[] {
  const depths: number[] = []
  const levels: number[][] = []
  for (const [at, { references }] of drafts.entries()) {
    const depth = references.reduce((most, one) => Math.max(most, (depths[one.draft] ?? 0) + 1), 0)
    depths.push(depth)
    const level = levels[depth] ?? []
    levels[depth] = level
    level.push(at)
  }
  return levels
}

/** Drafts and statements, each paired at most once. */
class Pairing {
  readonly #keyed: Keyed
  readonly #tiesOf: ReadonlyMap<string, readonly Tie[]>
  readonly #sealsOf: ReadonlyMap<StatementId, readonly Tie[]>
  readonly #seals: readonly (readonly string[])[]
  readonly #untied: ByContent
  readonly #earlier: (OwnStatement | null)[]
  readonly #same = new Set<number>()
  readonly #used = new Set<StatementId>()
  /** Drafts that say what rows that are gone said. */
  #renamed = 0
  readonly #goodSeals: ReadonlySet<string>

  constructor(keyed: Keyed) {
    const { own, drafts, seal, keys } = keyed
    const ties = keyed.ties.filter(({ statement }) => own.get(statement)?.isRetracted === false)
    this.#keyed = { ...keyed, ties }
    this.#tiesOf = Map.groupBy(ties, (tie) => tie.seal)
    this.#sealsOf = Map.groupBy(ties, ({ statement }) => statement)
    this.#seals = drafts.map((draft) => draft.keys.map(seal))
    this.#goodSeals = new Set([...keys.good].map(seal))
    const gone = keyed.untiedAreNew ? [] : this.#statementsOfGone()
    this.#untied = new ByContent([...this.#untiedStatements(), ...gone])
    this.#earlier = drafts.map(() => null)
  }

  /** Pairs drafts that speak of none of each other. */
  pair(indexes: readonly number[]): void {
    for (const at of indexes) this.#pairSame(at)
    for (const at of indexes) this.#pairChanged(at)
  }

  /** What becomes of each draft, once all are paired. */
  plan(): Plan {
    const { own, keys, seal, drafts, ties } = this.#keyed
    const bad: BadRow[] = []
    const steps = drafts.map((draft, at): Step => {
      const step = this.#stepOf(draft, at)
      const refused = step.is === 'corrected' ? this.#refusedAt(at) : null
      if (refused === null) return step
      bad.push({ row: draft.row, line: draft.line, problem: refused })
      return { ...step, is: 'held' }
    })
    const badSeals = new Set([...keys.bad].map(seal))
    const missing = [...this.#sealsOf].flatMap(([id, of]) => {
      const statement = own.get(id)
      const isMissing = !this.#used.has(id) && !of.some((tie) => badSeals.has(tie.seal))
      return isMissing && statement !== undefined ? [statement] : []
    })
    const held = new Set(steps.filter(({ is }) => is === 'held').map(({ earlier }) => earlier))
    // Of what is to be taken back too: an import may end before it is.
    const kept = ties.filter(({ statement }) => held.has(statement) || !this.#used.has(statement))
    const renamed = this.#renamed
    return { steps, missing, unknown: this.#unknown(), renamed, ties: kept, bad }
  }

  /** How many statements that stand, and are tied to no row, drafts may be a change of. */
  untiedLike(drafts: readonly Draft[], likeness: (said: Said) => string): number {
    const likes = new Set(drafts.map(likeness))
    return this.#untiedStatements().filter(
      (said) => !this.#used.has(said.id) && likes.has(likeness(said)),
    ).length
  }

  /** How many statements of rows that are gone, and stay, are as drafts but for their figures. */
  goneLike(drafts: readonly Draft[]): number {
    if (this.#keyed.withdrawMissing) return 0
    const likes = new Set(drafts.map(exceptFigures))
    return this.#statementsOfGone().filter(
      (said) => !this.#used.has(said.id) && likes.has(exceptFigures(said)),
    ).length
  }

  #unknown(): readonly OwnStatement[] {
    if (!this.#keyed.withdrawMissing) return []
    const likes = new Set(this.#keyed.drafts.map(likenessOf))
    return this.#untiedStatements().filter(
      (said) => !this.#used.has(said.id) && likes.has(likenessOf(said)),
    )
  }

  #untiedStatements(): readonly OwnStatement[] {
    const { own, tiedElsewhere } = this.#keyed
    return [...own.values()].filter(
      ({ id, isRetracted }) => !isRetracted && !this.#sealsOf.has(id) && !tiedElsewhere.has(id),
    )
  }

  /** What stands of rows none of which is in the table any more. */
  #statementsOfGone(): readonly OwnStatement[] {
    const { own, keys, seal } = this.#keyed
    const there = new Set([...this.#goodSeals, ...[...keys.bad].map(seal)])
    return [...this.#sealsOf].flatMap(([id, ties]) => {
      const statement = own.get(id)
      return statement === undefined || ties.some((tie) => there.has(tie.seal)) ? [] : [statement]
    })
  }

  #pairSame(at: number): void {
    const draft = this.#draftAt(at)
    const body = bodyOnRecord(draft, (index) => this.#earlier[index]?.id ?? null)
    if (body === null) return
    const said = canonicalJson(body)
    const tied = this.#candidates(at, draft)
    const isAnyTied = tied.length > 0 || this.#isTied(at)
    const found = tied.find((one) => canonicalJson(one.body) === said) ?? null
    const taken = isAnyTied ? null : this.#untied.take({ kind: draft.kind, body })
    const earlier = found ?? (taken === null ? null : this.#keyed.own.get(taken)) ?? null
    if (earlier === null) return
    if (found === null && this.#sealsOf.has(earlier.id)) this.#renamed += 1
    this.#take(at, earlier)
    this.#same.add(at)
  }

  #pairChanged(at: number): void {
    if (this.#earlier[at] !== null) return
    const draft = this.#draftAt(at)
    const body = bodyOnRecord(draft, (index) => this.#earlier[index]?.id ?? null)
    if (body === null) return
    const seals = new Set(this.#seals[at])
    let best: { readonly one: OwnStatement; readonly alike: number } | null = null
    for (const one of this.#candidates(at, draft)) {
      const ties = (this.#sealsOf.get(one.id) ?? []).filter(({ seal }) => seals.has(seal))
      const rank = Math.max(...ties.map(({ rule }) => this.#rankOf(rule, draft)))
      // What speaks of another statement speaks of that one for ever.
      const speaksOfSame = one.body['statement'] === body['statement']
      const alike = rank * membersAtMost + alikeIn(one.body, body)
      if (rank < 0 || !speaksOfSame || alike <= (best?.alike ?? -1)) continue
      best = { one, alike }
    }
    if (best !== null) this.#take(at, best.one)
  }

  /** How surely a tie is of a draft's rule, which may have got a name or another; below 0: not. */
  #rankOf(rule: string, draft: Draft): number {
    const { rules } = this.#keyed
    if (rule === draft.rule) return 2
    if (rules.has(rule)) return -1
    if (rule.startsWith('#')) return rules.get(draft.rule) === rule ? 1 : -1
    return 0
  }

  /** Statements of a draft's kind that its keys are tied to, and that no draft has taken. */
  #candidates(at: number, { kind }: Draft): readonly OwnStatement[] {
    const found = new Set<OwnStatement>()
    for (const { statement } of this.#tiesAt(at)) {
      const one = this.#keyed.own.get(statement)
      if (one !== undefined && one.kind === kind && !this.#used.has(one.id)) found.add(one)
    }
    return [...found]
  }

  #isTied(at: number): boolean {
    return this.#tiesAt(at).length > 0
  }

  #tiesAt(at: number): readonly Tie[] {
    return (this.#seals[at] ?? []).flatMap((seal) => this.#tiesOf.get(seal) ?? [])
  }

  #take(at: number, statement: OwnStatement): void {
    this.#earlier[at] = statement
    this.#used.add(statement.id)
  }

  #stepOf(draft: Draft, at: number): Step {
    const earlier = this.#earlier[at] ?? null
    if (earlier === null) return { draft, is: 'new', earlier: null, before: null }
    const is = this.#same.has(at) ? 'same' : this.#isPartGone(earlier) ? 'held' : 'corrected'
    return { draft, is, earlier: earlier.id, before: is === 'same' ? null : earlier.body }
  }

  /** A row that the statement is a sum of is no longer there. */
  #isPartGone({ id }: OwnStatement): boolean {
    const ties = this.#sealsOf.get(id) ?? []
    return !this.#keyed.withdrawMissing && ties.some(({ seal }) => !this.#goodSeals.has(seal))
  }

  #refusedAt(at: number): Problem | null {
    const most = limits.repliesOfHolder
    const isFull = (this.#earlier[at]?.replies ?? 0) >= most
    return isFull ? sharedProblems.tooManyReplies(this.#keyed.holder, most) : null
  }

  #draftAt(at: number): Draft {
    const draft = this.#keyed.drafts[at]
    assert(draft !== undefined, 'a draft of the table')
    return draft
  }
}

/** More members than a body has. */
const membersAtMost = 1_000

/** How many members two bodies have alike. */
function alikeIn(one: OwnStatement['body'], other: OwnStatement['body']): number {
  return Object.entries(one).filter(([at, value]) => {
    const there = other[at]
    return (
      value !== undefined && there !== undefined && canonicalJson(value) === canonicalJson(there)
    )
  }).length
}

/**
 * What a statement and a later version of it have in common: the kind, whose word it is, and which
 * members say something of it.
 */
function likenessOf({ kind, body }: Said): string {
  const { note: _, quote, ...rest } = body
  return canonicalJson([kind, sourceQuoted(quote), Object.keys(rest).toSorted()])
}

/** What a statement says but for its figures and its note. */
function exceptFigures({ kind, body }: Said): string {
  const { note: _, ...rest } = body
  const told = Object.entries(rest).filter(([, value]) => typeof value !== 'number')
  return canonicalJson([kind, Object.fromEntries(told)])
}

/** The ties after an import: `ids` are the statements of the drafts. */
export function tiesAfter(
  { steps, ties }: Plan,
  ids: readonly (StatementId | null)[],
  seal: Sealing,
): readonly Tie[] {
  const made = steps.flatMap(({ draft, is }, at) => {
    const statement = ids[at] ?? null
    if (is === 'held' || statement === null) return []
    return draft.keys.map((key) => ({ seal: seal(key), rule: draft.rule, statement }))
  })
  return [...(ties ?? []), ...made]
}
