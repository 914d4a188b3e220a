// The DSSE v1 envelope: a payload, its type, and the signatures over both.
//
// The bytes of an entry are the canonical JSON of the envelope, so that one envelope has one
// spelling and holds no newline. The first signature is the author's; the others are
// countersignatures. Each is over DSSE's pre-authentication encoding, never over the JSON.

import { canonicalJson, decodeBase64Into } from '@holdfast/base'
import { decodeUtf8, encodeBase64 } from '@holdfast/base'
import { encodeUtf8, limits, ok, parseCanonicalJson, present, refuse } from '@holdfast/base'
import type { Bytes, Refused, Result, Sha256, Slabs } from '@holdfast/base'
import { isGoodSignature, type Sign, type VerifySignature } from '@holdfast/ledger'
import { z } from 'zod'
import { isKeyId, statementIdOf, type KeyId } from './ids.ts'
import { decodePayload, encodePayload, isJsonObject } from './payload.ts'
import type { Payload, Sharing, Statement } from './payload.ts'
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

/** DSSE's pre-authentication encoding of a payload: what a signature is over. Cut from `slabs`. */
export function signedBytes(payload: Bytes, slabs?: Slabs): Bytes {
  const size = encodeUtf8(`${payload.length} `)
  const from = signedHead.length + size.length
  const message = pieceOf(from + payload.length, slabs)
  message.set(signedHead)
  message.set(size, signedHead.length)
  message.set(payload, from)
  return message
}

const signedHead = encodeUtf8(`DSSEv1 ${statementPayloadType.length} ${statementPayloadType} `)

function pieceOf(size: number, slabs: Slabs | undefined): Bytes {
  return slabs?.piece(size) ?? new Uint8Array(size)
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

/** What saves memory where many entries are read, and their envelopes not kept for long. */
export type ManyRead = { readonly share: Sharing; readonly slabs: Slabs }

/** Reads an entry. Checks everything but the signatures. Never throws, whatever the bytes. */
export function decodeEnvelope(sha256: Sha256, bytes: Bytes, many?: ManyRead): Result<Envelope> {
  const opened = openedFrom(sha256, bytes, many?.share)
  if (!opened.ok) return opened
  const { statement, spelled } = opened.value
  const payload = pieceOf(opened.value.payload.length, many?.slabs)
  payload.set(opened.value.payload)
  const signatures = spelled.map(({ keyid, sig }) => {
    const signature = pieceOf(signatureBytes, many?.slabs)
    present(decodeBase64Into(signature, sig), 'its spelling was looked at')
    return { keyId: keyid, signature }
  })
  return ok({ statement, payload, signatures })
}

/** A statement, and whose keys signed it: the author's first. */
export type Signed = {
  readonly statement: Statement
  readonly signatures: readonly Pick<EnvelopeSignature, 'keyId'>[]
}

/**
 * What an entry says and who signed it, for those who had its signatures checked. Refuses whatever
 * `decodeEnvelope` refuses, in the same words.
 */
export function decodeSigned(sha256: Sha256, bytes: Bytes, share: Sharing): Result<Signed> {
  const opened = openedFrom(sha256, bytes, share)
  if (!opened.ok) return opened
  const { statement, spelled } = opened.value
  return ok({ statement, signatures: spelled.map(({ keyid }) => ({ keyId: keyid })) })
}

/** Where a payload lies while its entry is read. */
const payloadMemory = new Uint8Array(limits.entryBytes)

type Opened = {
  readonly statement: Statement
  /** Holds until the next entry is read. */
  readonly payload: Bytes
  readonly spelled: Outer['signatures']
}

/** True for the one spelling of 64 bytes in base64. */
function isSignatureText(text: string): boolean {
  return decodeBase64Into(signatureMemory, text)?.length === signatureMemory.length
}

function openedFrom(sha256: Sha256, bytes: Bytes, share?: Sharing): Result<Opened> {
  if (bytes.length > limits.entryBytes) {
    return refuse(problem.tooLarge(bytes.length, limits.entryBytes))
  }
  const text = decodeUtf8(bytes)
  if (text === null) return refuse(problem.notJson())
  const outer = usualOuter(text) ?? outerOf(text)
  if ('ok' in outer) return outer
  const payload = decodeBase64Into(payloadMemory, outer.payload)
  if (payload === null) return refuse(problem.badEnvelope('payload'))
  const statement = decodePayload(sha256, payload, share)
  if (!statement.ok) return statement
  const spelled = outer.signatures
  if (!spelled.every(({ sig }) => isSignatureText(sig))) {
    return refuse(problem.badEnvelope('sig'))
  }
  const isByAuthor = spelled[0]?.keyid === statement.value.author
  if (!isByAuthor || hasRepeated(spelled)) return refuse(problem.badEnvelope('keyid'))
  return ok({ statement: statement.value, payload, spelled })
}

function hasRepeated(signatures: Outer['signatures']): boolean {
  if (signatures.length === 1) return false
  return new Set(signatures.map(({ keyid }) => keyid)).size !== signatures.length
}

type Outer = Pick<z.infer<typeof shape>, 'payload' | 'signatures'>

const usualBegin = '{"payload":"'
const usualMiddle = `","payloadType":"${statementPayloadType}","signatures":[{"keyid":"`
const usualSig = '","sig":"'
const usualEnd = '"}]}'
const keyIdLength = 32
const signatureLength = 88
const signatureBytes = 64
const signatureMemory = new Uint8Array(signatureBytes)

/**
 * The canonical text of an envelope with one signature, taken apart where its fixed parts stand;
 * null for any other. What stands between them is looked at by whoever decodes it.
 */
function usualOuter(text: string): Outer | null {
  const end = text.indexOf('"', usualBegin.length)
  if (!text.startsWith(usualBegin) || !text.startsWith(usualMiddle, end)) return null
  const key = end + usualMiddle.length
  const sig = key + keyIdLength + usualSig.length
  const isWhole =
    text.length === sig + signatureLength + usualEnd.length &&
    text.startsWith(usualSig, key + keyIdLength) &&
    text.endsWith(usualEnd)
  const keyid = text.slice(key, key + keyIdLength)
  if (!isWhole || !isKeyId(keyid)) return null
  const payload = text.slice(usualBegin.length, end)
  return { payload, signatures: [{ keyid, sig: text.slice(sig, sig + signatureLength) }] }
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
