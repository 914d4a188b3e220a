// Which texts are in force, and from when: as the record adopted them.
//
// A text that was adopted without a moment is in force from the beginning and takes the place of
// every text before it. One that was adopted from a moment on leaves what was before it under the
// text before. The files of an older text may lie beside the newest under other names: they are
// known by their hashes.

import { differencesOf, type CompiledAgreement } from '@holdfast/agreement'
import type { ClauseId } from '@holdfast/agreement'
import { hexSha256, ok, present, refuse } from '@holdfast/base'
import type { Bytes, Instant, Result, Sha256 } from '@holdfast/base'
import type { Amended } from '@holdfast/monitor'
import { printEntryRef, type TextFile } from '@holdfast/record'
import type { AdoptedText } from '@holdfast/replay'
import { textProblems as problem } from './problems.ts'
import { agreementOf, compileText, type CompiledText, type Text } from './text.ts'

/** One version of the text, compiled, with the hash of each file. */
export type Version = {
  readonly text: CompiledText
  readonly agreement: CompiledAgreement
  readonly hashes: ReadonlyMap<string, string>
}

/** A version in force from a moment; null: from the beginning. */
export type InForce = {
  readonly version: Version
  readonly from: Instant | null
  /** The entry that adopted it, as answers name it. Empty where none did. */
  readonly entry: string
}

/** The versions in force in the order of time, the last one last. */
export type Sequence = {
  readonly versions: readonly InForce[]
  /** The file in which a text that is needed differs from what was adopted; null: none. */
  readonly differsIn: string | null
}

/** The texts that were given, and those that can be put together of their files. */
export class Versions {
  readonly #given: readonly Version[]
  readonly #files: ReadonlyMap<string, Bytes>
  readonly #agreementId: string
  readonly #sha256: Sha256
  readonly #found = new Map<string, Version | null>()
  readonly #amendments = new Map<Version, Map<Version, Amendment>>()

  constructor(given: readonly Version[], texts: readonly Text[], sha256: Sha256) {
    this.#given = given
    this.#sha256 = sha256
    this.#agreementId = present(given[0], 'a sum has a text').agreement.id
    const files = texts.flatMap((text) => [...text.files.values()])
    this.#files = new Map(files.map((bytes) => [hexSha256(sha256, bytes), bytes]))
  }

  /** The text given last. */
  get newest(): Version {
    return present(this.#given.at(-1), 'a sum has a text')
  }

  /** The versions in force by what a record adopted, in the order in which it did. */
  inForce(adopted: readonly AdoptedText[]): Sequence {
    const standing: AdoptedText[] = []
    for (const one of adopted) {
      const { from } = one
      const isAnew = from === null
      const kept = isAnew ? [] : standing.filter((other) => (other.from ?? -Infinity) < from)
      standing.splice(0, standing.length, ...kept, one)
    }
    const last = standing.at(-1) ?? null
    const newest = (last === null ? null : this.#versionOf(last)) ?? this.newest
    const before = standing.slice(0, -1).map((one) => ({ one, version: this.#versionOf(one) }))
    const missing = before.find((each) => each.version === null)?.one ?? null
    const versions = before.flatMap((each) =>
      each.version === null ? [] : [inForceAs(each.version, each.one)],
    )
    const all = [...versions, inForceAs(newest, last)]
    return {
      // The first there is reaches back to the beginning.
      versions: all.map((one, at) => (at === 0 ? { ...one, from: null } : one)),
      differsIn: fileThatDiffers(newest, last) ?? this.#fileMissing(missing),
    }
  }

  /** What of two versions that follow each other is no longer so, and what is new. */
  amendment(before: Version, now: Version): Amendment {
    const known = this.#amendments.get(before) ?? new Map<Version, Amendment>()
    this.#amendments.set(before, known)
    const amendment = known.get(now) ?? amendmentOf(before.agreement, now.agreement)
    known.set(now, amendment)
    return amendment
  }

  #versionOf(adopted: AdoptedText): Version | null {
    const given = this.#given.findLast((one) => fileThatDiffers(one, adopted) === null)
    if (given !== undefined) return given
    const key = JSON.stringify(adopted.files)
    const known = this.#found.get(key)
    if (known !== undefined) return known
    const files = adopted.files.flatMap(({ name, sha256 }) => {
      const bytes = this.#files.get(sha256)
      return bytes === undefined ? [] : [[name, bytes] as const]
    })
    const isWhole = files.length === adopted.files.length
    const made = isWhole
      ? versionOf({ files: new Map(files) }, this.#agreementId, this.#sha256)
      : null
    const version = made !== null && made.ok ? made.value : null
    this.#found.set(key, version)
    return version
  }

  #fileMissing(adopted: AdoptedText | null): string | null {
    if (adopted === null) return null
    const missing = adopted.files.find(({ sha256 }) => !this.#files.has(sha256))
    return missing?.name ?? adopted.files[0]?.name ?? null
  }
}

/** Compiles a version. Refuses a text with errors, and one of another agreement. */
export function versionOf(text: Text, agreementId: string, sha256: Sha256): Result<Version> {
  const compiled = compileText(text.files)
  if (!compiled.ok) return compiled
  const agreement = agreementOf(compiled.value)
  if (!agreement.ok) return agreement
  const { id } = agreement.value
  if (id !== agreementId) return refuse(problem.otherAgreement(id, agreementId))
  const hashes = new Map([...text.files].map(([name, bytes]) => [name, hexSha256(sha256, bytes)]))
  return ok({ text: compiled.value, agreement: agreement.value, hashes })
}

function inForceAs(version: Version, adopted: AdoptedText | null): InForce {
  return {
    version,
    from: adopted?.from ?? null,
    entry: adopted === null ? '' : printEntryRef(adopted.entry),
  }
}

/** The file in which a version differs from a text that was adopted; null: none. */
function fileThatDiffers(
  { hashes }: Version,
  adopted: { readonly files: readonly TextFile[] } | null,
): string | null {
  return adopted?.files.find(({ name, sha256 }) => hashes.get(name) !== sha256)?.name ?? null
}

/** The clauses of an older text that end, and those of a newer one that begin. */
export type Amendment = {
  readonly ends: readonly ClauseId[]
  readonly begins: readonly ClauseId[]
}

/** Of what a clause says by name, a change changes the clause. */
const namedThings = new Set(['role', 'place', 'group', 'kind', 'phase', 'act', 'said-later'])
/** What every clause rests on. */
const common = new Set(['zone', 'zone-rules', 'day-begins', 'basis'])

function amendmentOf(before: CompiledAgreement, now: CompiledAgreement): Amendment {
  const { clauses, declarations } = differencesOf(before, now)
  const ends = new Set<ClauseId>()
  const begins = new Set<ClauseId>()
  for (const one of clauses) {
    if (one.kind === 'reworded' || one.kind === 'moved') continue
    if (one.kind !== 'removed') begins.add(one.clause)
    if (one.kind === 'renumbered') ends.add(one.was)
    else if (one.kind !== 'added') ends.add(one.clause)
  }
  const isOther = before.term.from !== now.term.from
  const isCommon = isOther || declarations.some(({ what }) => common.has(what))
  const names = new Set(
    declarations.flatMap(({ what, id }) => (namedThings.has(what) && id !== null ? [id] : [])),
  )
  for (const [agreement, found] of [[before, ends] as const, [now, begins] as const]) {
    for (const obligation of [...agreement.obligations, ...(agreement.permissions ?? [])]) {
      if (isCommon || namesIn(obligation).some((name) => names.has(name))) {
        found.add(obligation.clause)
      }
    }
  }
  return { ends: [...ends], begins: [...begins] }
}

/** Every text in a value. */
function namesIn(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value]
  if (typeof value !== 'object' || value === null) return []
  return Object.values(value).flatMap(namesIn)
}

/** What binds from a moment, and until one, of a version among those before and after it. */
export function amendedAmong(sequence: readonly InForce[], at: number, all: Versions): Amended {
  const own = present(sequence[at], 'a version of the sequence')
  const before = sequence[at - 1]
  const after = sequence[at + 1]
  const act = (entry: string, clauses: readonly ClauseId[], from: Instant | null) =>
    from === null || clauses.length === 0
      ? []
      : [
          {
            kind: 'supersede' as const,
            key: entry,
            under: null,
            by: [],
            at: { earliest: from, latest: from },
            entries: [],
            clauses,
            from,
          },
        ]
  return {
    begins:
      before === undefined
        ? []
        : act(own.entry, all.amendment(before.version, own.version).begins, own.from),
    ends:
      after === undefined
        ? []
        : act(after.entry, all.amendment(own.version, after.version).ends, after.from),
  }
}
