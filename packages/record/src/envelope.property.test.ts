// Encoding and decoding are inverse of each other for every payload and envelope. No bytes can stop
// a reader.

import { createHash } from 'node:crypto'
import {
  decodeUtf8,
  encodeUtf8,
  instantFromMs,
  isJson,
  type Bytes,
  type Json,
} from '@holdfast/base'
import * as fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { decodeEnvelope, decodeSigned, encodeEnvelope, statementPayloadType } from './envelope.ts'
import type { Envelope } from './envelope.ts'
import { isKeyId, isRoomId, isStatementId, statementIdOf } from './ids.ts'
import { decodePayload, encodePayload, isJsonObject, type Payload } from './payload.ts'

const sha256 = (bytes: Uint8Array): Bytes =>
  new Uint8Array(createHash('sha256').update(bytes).digest())

function jsonOf(text: string): Json {
  const value: unknown = JSON.parse(text)
  return isJson(value) ? value : null
}

const hex = (digits: number): fc.Arbitrary<string> =>
  fc.stringMatching(new RegExp(`^[0-9a-f]{${digits}}$`))
const keyId = hex(32).filter(isKeyId)
const statementId = hex(64).filter(isStatementId)
const bytesOf = (length: number): fc.Arbitrary<Bytes> =>
  fc.uint8Array({ minLength: length, maxLength: length }).map((bytes) => new Uint8Array(bytes))

// What JSON gives back of any JSON value: no minus zero.
const json = fc.jsonValue({ maxDepth: 4 }).map((value): Json => jsonOf(JSON.stringify(value)))
const body = fc.dictionary(fc.string(), json)

const payloads: fc.Arbitrary<Payload> = fc
  .record({
    kind: fc.stringMatching(/^[a-z]{1,10}\.[a-z_]{1,20}$/),
    agreement: fc.stringMatching(/^[\p{L}\p{N}][\p{L}\p{N}._-]{0,20}$/u),
    room: fc.stringMatching(/^[a-z0-9][a-z0-9_-]{0,20}$/).filter(isRoomId),
    author: keyId,
    seq: fc.maxSafeNat(),
    link: statementId,
    claimedAt: fc.integer({ min: 0, max: 4e12 }).map(instantFromMs),
    seen: fc.option(fc.record({ size: fc.maxSafeNat(), root: bytesOf(32) })),
    body,
    releases: fc.option(statementId),
  })
  .map(({ link, ...payload }) => ({ ...payload, previous: payload.seq === 0 ? null : link }))

describe('encoding and decoding', () => {
  test('give every payload back, or refuse it both ways', () => {
    fc.assert(
      fc.property(payloads, (payload) => {
        const encoded = encodePayload(payload)
        const decoded = encoded.ok ? decodePayload(sha256, encoded.value) : null
        const id = encoded.ok ? statementIdOf(sha256, encoded.value) : null
        expect(decoded).toEqual(encoded.ok ? { ok: true, value: { id, ...payload } } : null)
      }),
      { numRuns: 500 },
    )
  })

  test('give every envelope back', () => {
    const others = fc.uniqueArray(keyId, { maxLength: 3 })
    fc.assert(
      fc.property(payloads, others, bytesOf(64), (said, signers, signature) => {
        const encoded = encodePayload(said)
        fc.pre(encoded.ok && !signers.includes(said.author))
        const payload = encoded.value
        const envelope: Envelope = {
          statement: { id: statementIdOf(sha256, payload), ...said },
          payload,
          signatures: [said.author, ...signers].map((id) => ({ keyId: id, signature })),
        }
        const bytes = encodeEnvelope(envelope)
        expect(bytes.includes(10)).toBe(false)
        expect(decodeEnvelope(sha256, bytes)).toEqual({ ok: true, value: envelope })
      }),
      { numRuns: 500 },
    )
  })

  test('never throw, and give back only bytes that encode the same', () => {
    const almost = fc
      .tuple(fc.string(), json)
      .map(([payload, signatures]) =>
        JSON.stringify({ payload, payloadType: statementPayloadType, signatures }),
      )
    const texts = fc.oneof(fc.string(), fc.json(), almost).map(encodeUtf8)
    fc.assert(
      fc.property(
        fc.oneof(
          fc.uint8Array().map((b) => new Uint8Array(b)),
          texts,
        ),
        (bytes) => {
          const envelope = decodeEnvelope(sha256, bytes)
          expect(envelope.ok ? encodeEnvelope(envelope.value) : bytes).toEqual(bytes)
        },
      ),
      { numRuns: 2_000 },
    )
  })

  // Most payloads are read off their text. Whatever is cut out, doubled or put in, what is read
  // must be what the bytes say: they are accepted only where writing it gives them back.
  test('of a usual payload tampered with gives back only bytes that encode the same', () => {
    const usual = payloads.map((payload) => ({ ...payload, seen: null, releases: null }))
    const pieces = fc.constantFrom(
      ',"claimedAt":"2031-04-02T10:00Z"',
      ',"claimedAt":"2031-04-02T10:00Z","format":1,"kind":"a.b","previous":null',
      '"body":{',
      '},',
      '{}',
      '\\"',
      ' ',
      '0',
      ',"seq":0}',
      ',"seen":null',
      '"x":1,',
      'é',
    )
    fc.assert(
      fc.property(usual, pieces, fc.nat(), fc.nat(6), (said, piece, place, cut) => {
        const encoded = encodePayload(said)
        fc.pre(encoded.ok)
        const text = decodeUtf8(encoded.value) ?? ''
        const at = place % (text.length + 1)
        const bytes = encodeUtf8(text.slice(0, at) + piece + text.slice(at + cut))
        const decoded = decodePayload(sha256, bytes)
        const again = decoded.ok ? encodePayload(decoded.value) : null
        expect(again === null || again.ok ? (again?.value ?? bytes) : null).toEqual(bytes)
      }),
      { numRuns: 3_000 },
    )
  })

  test('takes the end of a body for its own, whatever the body says', () => {
    const said = { ',"claimedAt': 'x', claimedAt: ',"claimedAt":"2031-04-02T10:00Z"', seq: [0] }
    fc.assert(
      fc.property(payloads, (payload) => {
        const encoded = encodePayload({ ...payload, seen: null, releases: null, body: said })
        fc.pre(encoded.ok)
        const decoded = decodePayload(sha256, encoded.value)
        expect(decoded).toMatchObject({ ok: true, value: { body: said } })
      }),
    )
  })

  test('spells a signature in one way alone', () => {
    fc.assert(
      fc.property(
        payloads,
        bytesOf(64),
        fc.nat(87),
        fc.string({ maxLength: 2 }),
        (said, signature, at, by) => {
          const encoded = encodePayload(said)
          fc.pre(encoded.ok)
          const payload = encoded.value
          const id = statementIdOf(sha256, payload)
          const signatures = [{ keyId: said.author, signature }]
          const text =
            decodeUtf8(encodeEnvelope({ statement: { id, ...said }, payload, signatures })) ?? ''
          const place = text.length - 4 - 88 + at
          const bytes = encodeUtf8(text.slice(0, place) + by + text.slice(place + by.length))
          const decoded = decodeEnvelope(sha256, bytes)
          const signed = decodeSigned(sha256, bytes, (one) => one)
          expect(signed.ok).toBe(decoded.ok)
          expect(decoded.ok ? encodeEnvelope(decoded.value) : bytes).toEqual(bytes)
        },
      ),
      { numRuns: 1_000 },
    )
  })

  test('of a payload never throws, whatever JSON it is', () => {
    fc.assert(
      fc.property(json, (value) => {
        const decoded = decodePayload(sha256, encodeUtf8(JSON.stringify(value)))
        expect(decoded.ok).toBe(decoded.ok && isJsonObject(value))
      }),
    )
  })
})
