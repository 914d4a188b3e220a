// The DSSE v1 envelope: a payload, its type, and the signatures over both.
//
// The bytes of an entry are the canonical JSON of the envelope, so that one envelope has one
// spelling and holds no newline. The first signature is the author's; the others are
// countersignatures. Each is over DSSE's pre-authentication encoding, never over the JSON.

import { canonicalJson, concatBytes, decodeBase64, decodeUtf8, encodeBase64 } from '@holdfast/base'
import { encodeUtf8, limits, ok, parseCanonicalJson, refuse } from '@holdfast/base'
import type { Bytes, Refused, Result, Sha256 } from '@holdfast/base'
import { isGoodSignature, type Sign, type VerifySignature } from '@holdfast/ledger'
import { z } from 'zod'
import { isKeyId, statementIdOf, type KeyId } from './ids.ts'
import { decodePayload, encodePayload, isJsonObject } from './payload.ts'
import type { Payload, Statement } from './payload.ts'
import { recordProblems as problem } from './problems.ts'

/** The payload type of every statement, for ever. */
export const statementPayloadType = 'application/vnd.holdfast.statement+json'

/** Signatures on one envelope, the author's included. */
const signaturesLimit = 16

/** One signature: 64 bytes by the key that `keyId` names. */
export type EnvelopeSignature = { readonly keyId: KeyId; readonly signature: Bytes }

/** A signed statement. `payload` is the exact bytes that were signed. */
export type Envelope = {
  readonly statement: Statement
  readonly payload: Bytes
  readonly signatures: readonly EnvelopeSignature[]
}

/** Who signs statements: a key id and a way to sign with its key. */
export type StatementSigner = { readonly keyId: KeyId; readonly sign: Sign }

const shape = z.strictObject({
  payload: z.string(),
  payloadType: z.string(),
  signatures: z
    .array(z.strictObject({ keyid: z.custom<KeyId>(isKeyId), sig: z.string() }))
    .min(1)
    .max(signaturesLimit),
})

/** DSSE's pre-authentication encoding of a payload: what a signature is over. */
export function signedBytes(payload: Bytes): Bytes {
  const type = encodeUtf8(statementPayloadType)
  const head = encodeUtf8(`DSSEv1 ${type.length} ${statementPayloadType} ${payload.length} `)
  return concatBytes(head, payload)
}

/** The bytes of an entry. Inverse of `decodeEnvelope`. */
export function encodeEnvelope(envelope: Envelope): Bytes {
  return encodeUtf8(
    canonicalJson({
      payload: encodeBase64(envelope.payload),
      payloadType: statementPayloadType,
      signatures: envelope.signatures.map(({ keyId, signature }) => ({
        keyid: keyId,
        sig: encodeBase64(signature),
      })),
    }),
  )
}

/** Reads an entry. Checks everything but the signatures. Never throws, whatever the bytes. */
export function decodeEnvelope(sha256: Sha256, bytes: Bytes): Result<Envelope> {
  if (bytes.length > limits.entryBytes) {
    return refuse(problem.tooLarge(bytes.length, limits.entryBytes))
  }
  const text = decodeUtf8(bytes)
  if (text === null) return refuse(problem.notJson())
  const outer = usualOuter(text) ?? outerOf(text)
  if ('ok' in outer) return outer
  const payload = decodeBase64(outer.payload)
  if (payload === null) return refuse(problem.badEnvelope('payload'))
  const statement = decodePayload(sha256, payload)
  if (!statement.ok) return statement
  const signatures: EnvelopeSignature[] = []
  for (const { keyid, sig } of outer.signatures) {
    const signature = decodeBase64(sig)
    if (signature === null || signature.length !== 64) return refuse(problem.badEnvelope('sig'))
    signatures.push({ keyId: keyid, signature })
  }
  const isByAuthor = signatures[0]?.keyId === statement.value.author
  if (!isByAuthor || hasRepeated(signatures)) return refuse(problem.badEnvelope('keyid'))
  return ok({ statement: statement.value, payload, signatures })
}

function hasRepeated(signatures: readonly EnvelopeSignature[]): boolean {
  if (signatures.length === 1) return false
  return new Set(signatures.map(({ keyId }) => keyId)).size !== signatures.length
}

type Outer = Pick<z.infer<typeof shape>, 'payload' | 'signatures'>

const usualForm = new RegExp(
  [
    '^{"payload":"([A-Za-z0-9+/=]*)"',
    '"payloadType":"application/vnd\\.holdfast\\.statement\\+json"',
    '"signatures":\\[{"keyid":"([0-9a-f]{32})","sig":"([A-Za-z0-9+/=]*)"}\\]}$',
  ].join(','),
)

/** The canonical text of an envelope with one signature, read at once; null for any other. */
function usualOuter(text: string): Outer | null {
  const [, payload, keyid, sig] = usualForm.exec(text) ?? []
  if (payload === undefined || sig === undefined || !isKeyId(keyid)) return null
  return { payload, signatures: [{ keyid, sig }] }
}

function outerOf(text: string): Outer | Refused {
  const value = parseCanonicalJson(text)
  if (!isJsonObject(value)) {
    return refuse(isJsonText(text) ? problem.notCanonical() : problem.notJson())
  }
  const parsed = shape.safeParse(value)
  if (!parsed.success) {
    return refuse(problem.badEnvelope(parsed.error.issues[0]?.path.join('.') ?? ''))
  }
  return parsed.data.payloadType === statementPayloadType
    ? parsed.data
    : refuse(problem.wrongPayloadType())
}

function isJsonText(text: string): boolean {
  try {
    return JSON.parse(text) !== undefined
  } catch {
    return false
  }
}

/** Signs a payload as its author. Refuses a payload that no reader would accept. */
export async function signStatement(
  sha256: Sha256,
  payload: Payload,
  signer: StatementSigner,
): Promise<Result<Envelope>> {
  if (payload.author !== signer.keyId) return refuse(problem.badPayload('author'))
  const encoded = encodePayload(payload)
  if (!encoded.ok) return encoded
  const signature = await signer.sign(signedBytes(encoded.value))
  const envelope: Envelope = {
    statement: { id: statementIdOf(sha256, encoded.value), ...payload },
    payload: encoded.value,
    signatures: [{ keyId: signer.keyId, signature }],
  }
  const size = encodeEnvelope(envelope).length
  return size <= limits.entryBytes
    ? ok(envelope)
    : refuse(problem.tooLarge(size, limits.entryBytes))
}

/** The envelope with one more signature. Its statement and its id stay the same. */
export async function countersigned(
  envelope: Envelope,
  signer: StatementSigner,
): Promise<Result<Envelope>> {
  const isRepeated = envelope.signatures.some(({ keyId }) => keyId === signer.keyId)
  if (isRepeated) return refuse(problem.badEnvelope('keyid'))
  if (envelope.signatures.length >= signaturesLimit)
    return refuse(problem.badEnvelope('signatures'))
  const signature = await signer.sign(signedBytes(envelope.payload))
  const signatures = [...envelope.signatures, { keyId: signer.keyId, signature }]
  const signed = { ...envelope, signatures }
  const size = encodeEnvelope(signed).length
  return size <= limits.entryBytes ? ok(signed) : refuse(problem.tooLarge(size, limits.entryBytes))
}

/** The raw public key that a key id names, or null where it is not known. */
export type KeyLookup = (keyId: KeyId) => Bytes | null

/** Accepts an envelope whose every signature is good. Does not ask when its keys were valid. */
export async function verifyStatement(
  envelope: Envelope,
  lookup: KeyLookup,
  verify: VerifySignature,
): Promise<Result<Statement>> {
  const message = signedBytes(envelope.payload)
  for (const { keyId, signature } of envelope.signatures) {
    const publicKey = lookup(keyId)
    if (publicKey === null) return refuse(problem.unknownKey(keyId))
    if (!(await isGoodSignature(verify, { publicKey, message, signature }))) {
      return refuse(problem.badSignature(keyId))
    }
  }
  return ok(envelope.statement)
}
