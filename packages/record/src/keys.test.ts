// Which key speaks for whom, and when: enrolment, terms, revocation, and who may do it.
// Signatures are not made here: statements are taken as said.

import { createHash, generateKeyPairSync } from 'node:crypto'
import { canonicalJson, decodeHex, encodeUtf8, limits, ok } from '@holdfast/base'
import { parseInstant, present } from '@holdfast/base'
import type { Bytes, Instant, Result } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import { keyIdOf, statementIdOf, type KeyId, type RoomId } from './ids.ts'
import {
  keyEnrolledBody,
  keyEnrolledKind,
  keyRevokedBody,
  keyRevokedKind,
} from './key-statements.ts'
import { KeyHistory } from './key-history.ts'
import { keyAfter, registerFromRoot, speakerAt, type KeyRegister } from './keys.ts'
import { isRoomId } from './ids.ts'
import type { JsonObject, Statement } from './payload.ts'

const sha256 = (bytes: Uint8Array): Bytes =>
  new Uint8Array(createHash('sha256').update(bytes).digest())

function at(text: string): Instant {
  return present(parseInstant(text), text)
}

function freshKey(): { readonly publicKey: Bytes; readonly id: KeyId } {
  const der = generateKeyPairSync('ed25519').publicKey.export({ type: 'spki', format: 'der' })
  const publicKey = new Uint8Array(der.subarray(-32))
  return { publicKey, id: keyIdOf(sha256, publicKey) }
}

function roomNamed(text: string): RoomId {
  if (!isRoomId(text)) throw new Error(text)
  return text
}

const [root, party, other] = [freshKey(), freshKey(), freshKey()]
const begin = at('2023-11-24T05:00Z')

function said(author: KeyId, kind: string, body: JsonObject, claimedAt = begin): Statement {
  const id = statementIdOf(sha256, encodeUtf8(canonicalJson({ author, kind, body })))
  const room = roomNamed('public')
  const rest = { seq: 0, previous: null, seen: null, releases: null }
  return { id, kind, agreement: 'a', room, author, claimedAt, body, ...rest }
}

function enrols(
  author: KeyId,
  publicKey: Bytes,
  more: Partial<Parameters<typeof keyEnrolledBody>[0]> = {},
): Statement {
  const body = keyEnrolledBody({
    publicKey,
    holder: 'israel',
    roles: ['party'],
    from: begin,
    until: null,
    ...more,
  })
  return said(author, keyEnrolledKind, body)
}

function registerAfter(statements: readonly Statement[]): Result<KeyRegister> {
  const history = new KeyHistory(registerFromRoot(root.id))
  for (const statement of statements) {
    const key = keyAfter(sha256, history.register, statement)
    if (!key.ok) return key
    if (key.value !== null) history.add(key.value)
  }
  return { ok: true, value: history.register }
}

function codeOf(result: Result<unknown>): string {
  return result.ok ? 'ok' : result.problem.code
}

const rootEnrolled = enrols(root.id, root.publicKey, { holder: 'compiler', roles: ['registrar'] })

function speaks(statements: readonly Statement[], key: KeyId, when: string): unknown {
  const register = registerAfter(statements)
  if (!register.ok) return register.problem.code
  const speaker = speakerAt(register.value, key, at(when))
  return speaker.ok
    ? `${speaker.value.holder}: ${speaker.value.roles.join()}`
    : speaker.problem.code
}

describe('the register', () => {
  test('begins with the root, which enrols itself', () => {
    expect(speaks([rootEnrolled], root.id, '2023-11-24T05:00Z')).toBe('compiler: registrar')
  })

  test('takes nobody before the root, and the root only as registrar', () => {
    expect(codeOf(registerAfter([enrols(root.id, party.publicKey)]))).toBe('record.17')
    expect(codeOf(registerAfter([enrols(party.id, party.publicKey)]))).toBe('record.17')
    expect(codeOf(registerAfter([enrols(root.id, root.publicKey)]))).toBe('record.15')
  })

  test('takes enrolments and revocations from a registrar only', () => {
    const enrolled = [rootEnrolled, enrols(root.id, party.publicKey)]
    const revokes = said(
      party.id,
      keyRevokedKind,
      keyRevokedBody({ key: root.id, from: begin, reason: 'lost' }),
    )
    expect(codeOf(registerAfter(enrolled))).toBe('ok')
    expect(codeOf(registerAfter([...enrolled, enrols(party.id, other.publicKey)]))).toBe(
      'record.15',
    )
    expect(codeOf(registerAfter([...enrolled, revokes]))).toBe('record.15')
    expect(codeOf(registerAfter([rootEnrolled, enrols(other.id, party.publicKey)]))).toBe(
      'record.9',
    )
  })

  test('is not changed by what it refuses, nor by other statements', () => {
    const history = new KeyHistory(registerFromRoot(root.id))
    const before = history.register
    expect(keyAfter(sha256, before, said(party.id, 'aid.counted', {}))).toEqual(ok(null))
    expect(keyAfter(sha256, before, rootEnrolled).ok).toBe(true)
    expect(history.register).toBe(before)
    expect(before.keys.size).toBe(0)
  })

  test('of an earlier moment stays what it was', () => {
    const history = new KeyHistory(registerFromRoot(root.id))
    const registers = [history.register]
    const revokes = said(
      root.id,
      keyRevokedKind,
      keyRevokedBody({ key: party.id, from: begin, reason: 'lost' }),
    )
    for (const statement of [rootEnrolled, enrols(root.id, party.publicKey), revokes]) {
      const key = keyAfter(sha256, history.register, statement)
      if (key.ok && key.value !== null) history.add(key.value)
      registers.push(history.register)
    }
    const speaking = registers.map((register) => speakerAt(register, party.id, begin).ok)
    expect(speaking).toEqual([false, false, true, false])
    expect(registers.map(({ keys }) => keys.size)).toEqual([0, 1, 2, 2])
    expect(speakerAt(history.registerAfter(2), party.id, begin).ok).toBe(true)
    expect(history.fork().register.keys.get(party.id)?.revokedFrom).toBe(begin)
  })

  test(`takes a key ${limits.keyTerms} times and no more`, () => {
    const often = Array.from({ length: limits.keyTerms }, () => enrols(root.id, party.publicKey))
    expect(codeOf(registerAfter([rootEnrolled, ...often]))).toBe('ok')
    expect(codeOf(registerAfter([rootEnrolled, ...often, ...often.slice(0, 1)]))).toBe('record.21')
  })

  test('refuses a key of small order', () => {
    const small = present(decodeHex(`01${'00'.repeat(31)}`), 'hexadecimal')
    expect(codeOf(registerAfter([rootEnrolled, enrols(root.id, small)]))).toBe('record.14')
  })

  test('gives a key one holder for ever', () => {
    const again = enrols(root.id, party.publicKey, { holder: 'hamas' })
    const enrolled = [rootEnrolled, enrols(root.id, party.publicKey), again]
    expect(codeOf(registerAfter(enrolled))).toBe('record.18')
  })

  test.each([
    ['a role twice', { roles: ['party', 'party'] }, 'roles'],
    ['no role', { roles: [] }, 'roles'],
    ['a holder with a space', { holder: 'a b' }, 'holder'],
    ['an end before its beginning', { until: begin }, 'until'],
  ])('refuses %s', (_, more, place) => {
    const refused = registerAfter([rootEnrolled, enrols(root.id, party.publicKey, more)])
    const about = { at: place }
    expect(refused).toEqual({ ok: false, problem: { code: 'record.16', about } })
  })

  test('refuses an instant in another spelling', () => {
    const body = { ...enrols(root.id, party.publicKey).body, from: '2023-11-24T07:00+02:00' }
    expect(codeOf(registerAfter([rootEnrolled, said(root.id, keyEnrolledKind, body)]))).toBe(
      'record.16',
    )
  })
})

describe('a key speaks', () => {
  const from = at('2023-11-25T00:00Z')
  const until = at('2023-11-27T00:00Z')
  const term = enrols(root.id, party.publicKey, { from, until })
  const later = at('2023-11-28T00:00Z')
  const next = enrols(root.id, party.publicKey, { from: later, roles: ['party', 'monitor'] })
  const enrolled = [rootEnrolled, term, next]

  test.each([
    ['2023-11-24T23:59Z', 'record.10'],
    ['2023-11-25T00:00Z', 'israel: party'],
    ['2023-11-26T23:59Z', 'israel: party'],
    ['2023-11-27T00:00Z', 'record.11'],
    ['2023-11-28T00:00Z', 'israel: party,monitor'],
  ])('in its terms and not outside them: %s', (when, expected) => {
    expect(speaks(enrolled, party.id, when)).toBe(expected)
  })

  test('until the instant it is revoked from, even where that lies back, and never again', () => {
    const body = keyRevokedBody({ key: party.id, from: at('2023-11-26T00:00Z'), reason: 'stolen' })
    const revoked = [...enrolled, said(root.id, keyRevokedKind, body), next]
    expect(speaks(revoked, party.id, '2023-11-25T12:00Z')).toBe('israel: party')
    expect(speaks(revoked, party.id, '2023-11-26T00:00Z')).toBe('record.12')
    expect(speaks(revoked, party.id, '2023-11-29T00:00Z')).toBe('record.12')
  })

  test('only when it is known', () => {
    expect(speaks(enrolled, other.id, '2023-11-25T00:00Z')).toBe('record.9')
  })
})
