// The key register: which key speaks for whom, in which roles, and when.
//
// It is worked out from the record: the root key of the manifest, then each enrolment and
// revocation in the order of the log. A key has one holder for ever; it may be enrolled again with
// other roles for another time. A revoked key never speaks again from the instant named.

import { earlier, equalBytes, limits, ok, refuse } from '@holdfast/base'
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
  /** Who is heard through the key in this term. */
  readonly speaker: Result<Speaker>
}

/** A key of the register. The latest term is the last. */
export type RegisteredKey = {
  readonly id: KeyId
  readonly publicKey: Bytes
  readonly holder: string
  readonly terms: readonly KeyTerm[]
  readonly revokedFrom: Instant | null
}

/** The keys known at one moment of a log. It never changes. */
export type RegisteredKeys = {
  readonly size: number
  readonly get: (id: KeyId) => RegisteredKey | undefined
  readonly has: (id: KeyId) => boolean
}

/** `root` is the first registrar, named by the manifest; it enrols itself before any other. */
export type KeyRegister = {
  readonly root: KeyId
  readonly keys: RegisteredKeys
}

/** Who is heard when a key speaks. `holder` is a role of the agreement, or `compiler` and such. */
export type Speaker = {
  readonly key: KeyId
  readonly holder: string
  readonly roles: readonly string[]
}

/** The register of a record before its first entry. */
export function registerFromRoot(root: KeyId): KeyRegister {
  return { root, keys: new Map<KeyId, RegisteredKey>() }
}

/** Who speaks through a key at a claimed instant, or why nobody does. */
export function speakerAt(register: KeyRegister, key: KeyId, at: Instant): Result<Speaker> {
  const known = register.keys.get(key)
  const first = known?.terms[0]
  if (known === undefined || first === undefined) return refuse(problem.unknownKey(key))
  if (known.revokedFrom !== null && at >= known.revokedFrom) {
    return refuse(problem.keyRevoked(key, known.revokedFrom))
  }
  const isIn = ({ from, until }: KeyTerm): boolean => from <= at && (until === null || at < until)
  const term = known.terms.findLast(isIn)
  if (term !== undefined) return term.speaker
  const begun = known.terms.filter(({ from }) => from <= at)
  const ended = begun.at(-1)?.until ?? null
  return ended === null
    ? refuse(problem.keyNotYetValid(key, known.terms.map(({ from }) => from).reduce(earlier)))
    : refuse(problem.keyExpired(key, ended))
}

/**
 * The key that one more statement of the log enrols, enrols again or revokes, as it then is; null
 * for a statement that changes no key. Changes nothing itself. Refuses an enrolment or a revocation
 * that is malformed or not by a registrar.
 */
export function keyAfter(
  sha256: Sha256,
  before: KeyRegister,
  said: Statement,
): Result<RegisteredKey | null> {
  if (said.kind === keyEnrolledKind) {
    const enrolled = parseKeyEnrolled(said)
    return enrolled.ok ? keyAfterEnrolment(sha256, before, said, enrolled.value) : enrolled
  }
  return said.kind === keyRevokedKind ? keyAfterRevocation(before, said) : ok(null)
}

function keyAfterEnrolment(
  sha256: Sha256,
  before: KeyRegister,
  said: Statement,
  enrolled: KeyEnrolled,
): Result<RegisteredKey> {
  const id = keyIdOf(sha256, enrolled.publicKey)
  const isRootItself = before.keys.size === 0 && said.author === before.root && id === before.root
  if (before.keys.size === 0 && !isRootItself) return refuse(problem.rootNotFirst(before.root))
  // Asked before the key is checked, which takes milliseconds: nobody else may make us do that.
  const allowedBefore = isRootItself ? ok(true) : mayRegister(before, said)
  if (!allowedBefore.ok) return allowedBefore
  const good = checkPublicKey(enrolled.publicKey)
  if (!good.ok) return good
  const known = before.keys.get(id)
  const isOther =
    known !== undefined &&
    (known.holder !== enrolled.holder || !equalBytes(known.publicKey, enrolled.publicKey))
  if (isOther) return refuse(problem.keyOfAnother(id, known.holder))
  const termsBefore = known?.terms ?? []
  if (termsBefore.length >= limits.keyTerms)
    return refuse(problem.tooManyTerms(id, limits.keyTerms))
  const { roles, from, until, publicKey, holder } = enrolled
  const term = { roles, from, until, enrolledBy: said.id, speaker: ok({ key: id, holder, roles }) }
  const key: RegisteredKey = {
    id,
    publicKey,
    holder,
    terms: [...termsBefore, term],
    revokedFrom: known?.revokedFrom ?? null,
  }
  if (!isRootItself) return ok(key)
  // The root speaks for itself first: its right to enrol comes from its own enrolment.
  const allowed = mayRegister(registerWith(before, key), said)
  return allowed.ok ? ok(key) : allowed
}

function keyAfterRevocation(before: KeyRegister, said: Statement): Result<RegisteredKey> {
  const revoked = parseKeyRevoked(said)
  if (!revoked.ok) return revoked
  const allowed = mayRegister(before, said)
  if (!allowed.ok) return allowed
  const known = before.keys.get(revoked.value.key)
  if (known === undefined) return refuse(problem.unknownKey(revoked.value.key))
  const { from } = revoked.value
  const revokedFrom = known.revokedFrom === null ? from : earlier(known.revokedFrom, from)
  return ok({ ...known, revokedFrom })
}

/** The register with one key more, or one that has changed. */
export function registerWith({ root, keys }: KeyRegister, key: RegisteredKey): KeyRegister {
  const get = (id: KeyId): RegisteredKey | undefined => (id === key.id ? key : keys.get(id))
  const has = (id: KeyId): boolean => get(id) !== undefined
  return { root, keys: { size: keys.size + (keys.has(key.id) ? 0 : 1), get, has } }
}

function mayRegister(register: KeyRegister, said: Statement): Result<true> {
  const speaker = speakerAt(register, said.author, said.claimedAt)
  if (!speaker.ok) return speaker
  const isRegistrar = speaker.value.roles.includes(registrarRole)
  return isRegistrar ? ok(true) : refuse(problem.notRegistrar(said.author))
}
