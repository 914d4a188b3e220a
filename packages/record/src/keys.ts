// The key register: which key speaks for whom, in which roles, and when.
//
// It is worked out from the record: the root key of the manifest, then each enrolment and
// revocation in the order of the log. A key has one holder for ever; it may be enrolled again with
// other roles for another time. A revoked key never speaks again from the instant named.

import { earlier, equalBytes, ok, refuse } from '@holdfast/base'
import type { Bytes, Instant, Result, Sha256 } from '@holdfast/base'
import { checkPublicKey } from './ed25519-points.ts'
import { keyIdOf, type KeyId, type StatementId } from './ids.ts'
import { keyEnrolledKind, keyRevokedKind, parseKeyEnrolled } from './key-statements.ts'
import { parseKeyRevoked, registrarRole, type KeyEnrolled } from './key-statements.ts'
import type { Statement } from './payload.ts'
import { recordProblems as problem } from './problems.ts'

/** One term of a key: the roles it has from an instant until another, and who said so. */
export type KeyTerm = {
  readonly roles: readonly string[]
  readonly from: Instant
  readonly until: Instant | null
  readonly enrolledBy: StatementId
}

/** A key of the register. The latest term is the last. */
export type RegisteredKey = {
  readonly id: KeyId
  readonly publicKey: Bytes
  readonly holder: string
  readonly terms: readonly KeyTerm[]
  readonly revokedFrom: Instant | null
}

/** `root` is the first registrar, named by the manifest; it enrols itself before any other. */
export type KeyRegister = {
  readonly root: KeyId
  readonly keys: ReadonlyMap<KeyId, RegisteredKey>
}

/** Who is heard when a key speaks. `holder` is a role of the agreement, or `compiler` and such. */
export type Speaker = {
  readonly key: KeyId
  readonly holder: string
  readonly roles: readonly string[]
}

/** The register of a record before its first entry. */
export function registerFromRoot(root: KeyId): KeyRegister {
  return { root, keys: new Map() }
}

/** Who speaks through a key at a claimed instant, or why nobody does. */
export function speakerAt(register: KeyRegister, key: KeyId, at: Instant): Result<Speaker> {
  const known = register.keys.get(key)
  const first = known?.terms[0]
  if (known === undefined || first === undefined) return refuse(problem.unknownKey(key))
  if (known.revokedFrom !== null && at >= known.revokedFrom) {
    return refuse(problem.keyRevoked(key, known.revokedFrom))
  }
  const begun = known.terms.filter((term) => term.from <= at)
  const term = begun.findLast(({ until }) => until === null || at < until)
  if (term !== undefined) return ok({ key, holder: known.holder, roles: term.roles })
  const ended = begun.at(-1)?.until ?? null
  return ended === null
    ? refuse(problem.keyNotYetValid(key, known.terms.map(({ from }) => from).reduce(earlier)))
    : refuse(problem.keyExpired(key, ended))
}

/**
 * The register after one more statement of the log. Statements of other kinds change nothing.
 * Refuses an enrolment or a revocation that is malformed or not by a registrar.
 */
export function keyRegisterAfter(
  sha256: Sha256,
  before: KeyRegister,
  said: Statement,
): Result<KeyRegister> {
  if (said.kind === keyEnrolledKind) {
    const enrolled = parseKeyEnrolled(said)
    return enrolled.ok ? registerAfterEnrolment(sha256, before, said, enrolled.value) : enrolled
  }
  return said.kind === keyRevokedKind ? registerAfterRevocation(before, said) : ok(before)
}

function registerAfterEnrolment(
  sha256: Sha256,
  before: KeyRegister,
  said: Statement,
  enrolled: KeyEnrolled,
): Result<KeyRegister> {
  const good = checkPublicKey(enrolled.publicKey)
  if (!good.ok) return good
  const id = keyIdOf(sha256, enrolled.publicKey)
  const isRootItself = before.keys.size === 0 && said.author === before.root && id === before.root
  if (before.keys.size === 0 && !isRootItself) return refuse(problem.rootNotFirst(before.root))
  const known = before.keys.get(id)
  const isOther =
    known !== undefined &&
    (known.holder !== enrolled.holder || !equalBytes(known.publicKey, enrolled.publicKey))
  if (isOther) return refuse(problem.keyOfAnother(id, known.holder))
  const { roles, from, until, publicKey, holder } = enrolled
  const term = { roles, from, until, enrolledBy: said.id }
  const key: RegisteredKey = {
    id,
    publicKey,
    holder,
    terms: [...(known?.terms ?? []), term],
    revokedFrom: known?.revokedFrom ?? null,
  }
  const after = { ...before, keys: new Map([...before.keys, [id, key]]) }
  // The root speaks for itself first, so its right to enrol comes from its own enrolment.
  const allowed = mayRegister(isRootItself ? after : before, said)
  return allowed.ok ? ok(after) : allowed
}

function registerAfterRevocation(before: KeyRegister, said: Statement): Result<KeyRegister> {
  const revoked = parseKeyRevoked(said)
  if (!revoked.ok) return revoked
  const allowed = mayRegister(before, said)
  if (!allowed.ok) return allowed
  const known = before.keys.get(revoked.value.key)
  if (known === undefined) return refuse(problem.unknownKey(revoked.value.key))
  const { from } = revoked.value
  const revokedFrom = known.revokedFrom === null ? from : earlier(known.revokedFrom, from)
  return ok({ ...before, keys: new Map([...before.keys, [known.id, { ...known, revokedFrom }]]) })
}

function mayRegister(register: KeyRegister, said: Statement): Result<true> {
  const speaker = speakerAt(register, said.author, said.claimedAt)
  if (!speaker.ok) return speaker
  const isRegistrar = speaker.value.roles.includes(registrarRole)
  return isRegistrar ? ok(true) : refuse(problem.notRegistrar(said.author))
}
