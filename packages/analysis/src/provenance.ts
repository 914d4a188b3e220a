// How a record was compiled: who signed its rows and in what capacity, how many rows there are by
// side, by class of source and by kind, who is named and as what, and what its compiler says of
// what was looked for and what was not.
//
// A row is one admitted statement that is about the matter: keys and adopted texts are none. Each
// row is counted once in each table. By side it is counted under whose word it is: who claims
// or answers, else the source quoted. By class it is counted under the source that it is
// quoted from. A number of rows says how much was compiled, and nothing of what happened.

import type { Closeness, Role, RoleId, RoleKind, SourceClass } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import { printEntryRef, type JsonObject } from '@holdfast/record'
import type { AdmittedStatement, Answer, Provenance } from '@holdfast/sum'
import { headOf, type AnswerHead } from './head.ts'

/** What a source is: its class where the text says so, else what it is declared as. */
export type ToldClass = SourceClass | RoleKind | 'no-class'

/** Who signed rows of a record. */
export type Signer = {
  readonly holder: string
  readonly roles: readonly string[]
  readonly rows: number
  /** Of its rows; null where it signed none. */
  readonly first: Instant | null
  readonly last: Instant | null
}

/** An objection to a source, in the words of who objects. */
export type SourceObjection = {
  readonly by: string
  readonly why: string
  readonly entry: string
}

/** Somebody whom the text names, and what it says of whose word theirs is. */
export type NamedRole = {
  readonly role: RoleId
  readonly kind: RoleKind
  readonly sourceClass: ToldClass
  /** The side that owns it, directs it or speaks through it; its own where it is a side. */
  readonly side: RoleId | null
  readonly members: readonly RoleId[]
  readonly close: readonly Closeness[]
  readonly objections: readonly SourceObjection[]
  /** How many rows are quoted from it. */
  readonly rows: number
}

/** How a record was compiled. */
export type ProvenanceAnswer = AnswerHead & {
  readonly signers: readonly Signer[]
  /** Who adopted the text last, and when they said so; null where nobody did. */
  readonly adopted: { readonly by: string; readonly at: Instant } | null
  readonly rows: number
  /** `sides`: whose word; empty for no side; several who said the same. */
  readonly bySide: readonly { readonly sides: readonly RoleId[]; readonly rows: number }[]
  readonly byClass: readonly { readonly sourceClass: ToldClass; readonly rows: number }[]
  readonly byKind: readonly { readonly kind: string; readonly rows: number }[]
  readonly roles: readonly NamedRole[]
  /** The compiler's own word; null where none was adopted with the text. */
  readonly told: Provenance | null
}

/** How the record of a view was compiled, as far as it was read. */
export function provenanceAnswerOf(answer: Answer): ProvenanceAnswer {
  const said = answer.said()
  const rows = said.filter(isRow)
  const known = new Map<string, Role>(answer.agreement.roles.map((role) => [role.id, role]))
  const sides = rows.map((row) => sidesOf(row, known))
  const classes = rows.map((row) => classOf(known.get(quotedIn(row)), known))
  const adoption = said.findLast(({ kind }) => kind === 'record.text_adopted')
  const { provenance } = answer.text
  return {
    ...headOf(answer),
    signers: signersOf(said),
    adopted: adoption === undefined ? null : { by: adoption.holder, at: adoption.claimedAt },
    rows: rows.length,
    bySide: countedIn(sides, (one) => one.join(' ')).map(([one, n]) => ({ sides: one, rows: n })),
    byClass: countedIn(classes, String).map(([one, n]) => ({ sourceClass: one, rows: n })),
    byKind: countedIn(
      rows.map(({ kind }) => kind),
      String,
    ).map(([kind, n]) => ({ kind, rows: n })),
    roles: answer.agreement.roles.map((role) => namedRole(role, { known, said, rows })),
    told: provenance.ok ? provenance.value : null,
  }
}

function isRow({ kind }: AdmittedStatement): boolean {
  return !kind.startsWith('record.key_') && !kind.startsWith('record.text_')
}

/** Those that are equal by their key, with how many; the most first, then in record order. */
function countedIn<One>(
  all: readonly One[],
  keyOf: (one: One) => string,
): readonly (readonly [One, number])[] {
  const groups = [...Map.groupBy(all, keyOf).values()]
  return groups
    .flatMap((group) => group.slice(0, 1).map((first) => [first, group.length] as const))
    .toSorted(([, one], [, other]) => other - one)
}

/**
 * Whose word a row is: who claims; of what is said of another statement or of a source, who says
 * it; else the source that it is quoted from.
 */
function wordOf(row: AdmittedStatement): readonly string[] {
  const { statement, source } = row.body
  const isReply = statement !== undefined || source !== undefined
  const said = namesIn(row.body, isReply ? 'by' : 'claimedBy')
  return said.length > 0 ? said : [quotedIn(row)]
}

/** The source that a row is quoted from; else who signed it. */
function quotedIn({ body, holder }: AdmittedStatement): string {
  const quote = body['quote']
  const source = isObject(quote) ? quote['source'] : undefined
  return typeof source === 'string' ? source : holder
}

function sidesOf(row: AdmittedStatement, known: ReadonlyMap<string, Role>): readonly RoleId[] {
  const found = wordOf(row).flatMap((name) => {
    const side = sideOf(known.get(name))
    return side === null ? [] : [side]
  })
  return [...new Set(found)].toSorted()
}

function sideOf(role: Role | undefined): RoleId | null {
  if (role === undefined) return null
  const isSide = role.kind === 'party' || role.kind === 'outsider'
  return role.side ?? (isSide ? role.id : null)
}

function classOf(role: Role | undefined, known: ReadonlyMap<string, Role>): ToldClass {
  if (role === undefined) return 'no-class'
  if (role.sourceClass !== undefined) return role.sourceClass
  if (role.kind !== 'source') return role.kind
  const side = role.side === undefined ? undefined : known.get(role.side)
  return side?.kind ?? 'no-class'
}

function signersOf(said: readonly AdmittedStatement[]): readonly Signer[] {
  const roles = new Map<string, Set<string>>()
  for (const { kind, body } of said) {
    if (kind !== 'record.key_enrolled') continue
    for (const holder of namesIn(body, 'holder')) {
      const own = roles.get(holder) ?? new Set()
      for (const role of namesIn(body, 'roles')) own.add(role)
      roles.set(holder, own)
    }
  }
  const byHolder = Map.groupBy(said.filter(isRow), ({ holder }) => holder)
  return [...roles].map(([holder, own]) => {
    const times = (byHolder.get(holder) ?? []).map(({ claimedAt }) => claimedAt).toSorted(ascending)
    return {
      holder,
      roles: [...own],
      rows: times.length,
      first: times.at(0) ?? null,
      last: times.at(-1) ?? null,
    }
  })
}

function ascending(one: Instant, other: Instant): number {
  return one - other
}

type Read = {
  readonly known: ReadonlyMap<string, Role>
  readonly said: readonly AdmittedStatement[]
  readonly rows: readonly AdmittedStatement[]
}

function namedRole(role: Role, { known, said, rows }: Read): NamedRole {
  const { id, kind, members, close = [] } = role
  const about = said.filter(({ body }) => body['source'] === id)
  const saidClose = about.filter((one) => one.kind === 'record.said_close')
  return {
    role: id,
    kind,
    sourceClass: classOf(role, known),
    side: sideOf(role),
    members,
    close: [...close, ...saidClose.flatMap((one) => closenessIn(one, known))],
    objections: about
      .filter((one) => one.kind === 'record.objected')
      .map(({ body, holder, entry }) => ({
        by: namesIn(body, 'by')[0] ?? holder,
        why: namesIn(body, 'why')[0] ?? '',
        entry: printEntryRef(entry),
      })),
    rows: rows.filter((row) => quotedIn(row) === id).length,
  }
}

/** What a statement says of a source that is close to a side, where it is on record so. */
function closenessIn(
  { body, holder, claimedAt }: AdmittedStatement,
  known: ReadonlyMap<string, Role>,
): readonly Closeness[] {
  const side = known.get(namesIn(body, 'to')[0] ?? '')
  const by = known.get(namesIn(body, 'by')[0] ?? holder)
  return side === undefined ? [] : [{ side: side.id, since: claimedAt, by: by?.id ?? null }]
}

/** The names of a member that is one or a list of them. */
function namesIn(body: JsonObject, member: string): readonly string[] {
  const value = body[member]
  const all = Array.isArray(value) ? value : [value]
  return all.filter((one) => typeof one === 'string')
}

function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
