// An author's statements follow each other, from nothing, from entries, or from a head remembered.
// Whether signatures verify is tested where they are made.

import { hash } from 'node:crypto'
import { assert, encodeHex, instantFromMs, type Bytes, type Result } from '@holdfast/base'
import { encodeEnvelope, isRoomId, keyIdOf, type Envelope } from '@holdfast/record'
import { describe, expect, test } from 'vitest'
import { Author, lastOf, saidBy, type AuthorHead, type Saying } from './author.ts'

const sha256 = (bytes: Uint8Array): Bytes => new Uint8Array(hash('sha256', bytes, 'buffer'))

// Signatures are not what is tested here: any 64 bytes do.
function signerNamed(name: number) {
  const sign = async (message: Bytes): Promise<Bytes> =>
    Promise.resolve(new Uint8Array([...sha256(message), ...sha256(message)]))
  return { keyId: keyIdOf(sha256, new Uint8Array(32).fill(name)), sign }
}

function authorOf(name: number, head?: AuthorHead): Author {
  const room = 'public'
  assert(isRoomId(room), 'a room id')
  const options = { sha256, signer: signerNamed(name), agreement: 'two-sectors', room }
  return new Author(head === undefined ? options : { ...options, head })
}

function saying(n: number): Saying {
  return { kind: 'aid.counted', body: { n }, claimedAt: instantFromMs(Date.UTC(2031, 3, 3)) }
}

function said(result: Result<Envelope>): Envelope {
  assert(result.ok, 'it can be said')
  return result.value
}

describe('an author', () => {
  test('says one thing after another, also when asked for all at once', async () => {
    const author = authorOf(1)
    const all = await Promise.all([1, 2, 3].map((n) => author.says(saying(n))))
    const [first, second, third] = all.map((one) => said(one).statement)
    expect([first?.seq, second?.seq, third?.seq]).toEqual([0, 1, 2])
    expect([first?.previous, second?.previous, third?.previous]).toEqual([
      null,
      first?.id,
      second?.id,
    ])
    expect(author.head.last).toEqual({ seq: 2, id: third?.id })
  })

  test('goes on from entries, of which only their own count, and from a head', async () => {
    const [one, other] = [authorOf(1), authorOf(2)]
    const mine = [said(await one.says(saying(1))), said(await one.says(saying(2)))]
    const theirs = said(await other.says(saying(3)))
    const entries = [...mine, theirs].map(encodeEnvelope)
    const later = authorOf(1)
    later.follow([...entries, new Uint8Array([0])])
    expect(later.head).toEqual(one.head)
    const again = said(await authorOf(1, one.head).says(saying(4))).statement
    expect(again).toMatchObject({ seq: 2, previous: mine[1]?.statement.id })
    expect(saidBy(sha256, signerNamed(2).keyId, entries).map(({ id }) => id)).toEqual([
      theirs.statement.id,
    ])
    expect(lastOf([])).toBe(null)
  })

  test('says what they have seen of the log', async () => {
    const author = authorOf(1)
    expect(said(await author.says(saying(1))).statement.seen).toBe(null)
    author.saw({ size: 7, root: sha256(new Uint8Array(0)) })
    const { seen } = said(await author.says(saying(2))).statement
    expect([seen?.size, encodeHex(seen?.root ?? new Uint8Array(0))]).toEqual([
      7,
      encodeHex(sha256(new Uint8Array(0))),
    ])
  })

  test('has said nothing where no reader would accept it', async () => {
    const author = authorOf(1)
    const refused = await author.says({ ...saying(1), kind: 'NO KIND' })
    expect(refused.ok).toBe(false)
    expect(author.head.last).toBe(null)
    expect(said(await author.says(saying(1))).statement.seq).toBe(0)
  })

  test('goes on after a key that failed to sign', async () => {
    let isBroken = true
    const { keyId, sign } = signerNamed(1)
    const failing = async (message: Bytes): Promise<Bytes> =>
      isBroken ? Promise.reject(new Error('the token was pulled out')) : sign(message)
    const room = 'public'
    assert(isRoomId(room), 'a room id')
    const signer = { keyId, sign: failing }
    const author = new Author({ sha256, signer, agreement: 'two-sectors', room })
    await expect(author.says(saying(1))).rejects.toThrow('pulled out')
    isBroken = false
    expect(said(await author.says(saying(1))).statement.seq).toBe(0)
  })

  test('countersigns what another said, once', async () => {
    const theirs = said(await authorOf(2).says(saying(1)))
    const signed = said(await authorOf(1).countersigns(theirs))
    expect(signed.statement).toEqual(theirs.statement)
    expect(signed.signatures.map(({ keyId }) => keyId)).toEqual([
      signerNamed(2).keyId,
      signerNamed(1).keyId,
    ])
    expect((await authorOf(1).countersigns(signed)).ok).toBe(false)
  })
})

describe('a second total of the same', () => {
  const count = { cargo: 'relief', unit: 'trucks', stage: 'entered', closes: true }
  const day = { ...count, date: '2031-04-03' }
  const at = instantFromMs(Date.UTC(2031, 3, 3))
  type Body = Saying['body']
  const says = async (
    author: Author,
    body: Body,
    kind = 'aid.counted',
  ): Promise<Result<Envelope>> => author.says({ kind, body, claimedAt: at })
  const refusal = (first: Envelope) => ({
    ok: false,
    problem: { code: 'record.79', about: { statement: first.statement.id } },
  })

  test('is refused, with the statement that gave the first', async () => {
    const author = authorOf(1)
    const first = said(await says(author, { ...day, amount: 40 }))
    expect(await says(author, { ...day, amount: 45 })).toEqual(refusal(first))
    const later = authorOf(1)
    later.follow([encodeEnvelope(first)])
    expect(await says(later, { ...day, amount: 45, note: 'a note' })).toEqual(refusal(first))
    expect(author.head.last?.seq).toBe(0)
  })

  test.each<[string, Body]>([
    ['the same figure', { ...day, amount: 40 }],
    ['a figure on the way', { ...day, amount: 45, closes: false }],
    ['another day', { ...day, amount: 45, date: '2031-04-04' }],
    ['another place', { ...day, amount: 45, place: 'upper' }],
    ['another stage', { ...day, amount: 45, stage: 'offloaded' }],
    ['another source', { ...day, amount: 45, quote: { source: 'agency' } }],
  ])('is not: %s', async (_, body) => {
    const author = authorOf(1)
    said(await says(author, { ...day, amount: 40 }))
    expect((await says(author, body)).ok).toBe(true)
  })

  test('of persons beside vehicles is none', async () => {
    const author = authorOf(1)
    const passed = { date: '2031-04-03', closes: true }
    said(await says(author, { ...passed, persons: 40 }, 'movement.passed'))
    said(await says(author, { ...passed, vehicles: 5 }, 'movement.passed'))
    const other = await says(author, { ...passed, persons: 41, vehicles: 5 }, 'movement.passed')
    expect(other.ok).toBe(false)
  })

  test('may take the place of the first, or follow when that was taken back', async () => {
    const author = authorOf(1)
    const { id: statement } = said(await says(author, { ...day, amount: 40 })).statement
    const why = 'A digit.'
    const corrected = { statement, why, body: { ...day, amount: 45 } }
    const correction = said(await says(author, corrected, 'record.corrected')).statement
    expect((await says(author, { ...day, amount: 40 })).ok).toBe(false)
    // A correction of the correction corrects the first.
    const again = { statement: correction.id, why, body: { ...day, amount: 46 } }
    expect((await says(author, again, 'record.corrected')).ok).toBe(true)
    said(await says(author, { statement, why }, 'record.retracted'))
    expect((await says(author, { ...day, amount: 47 })).ok).toBe(true)
  })

  test('may not come by the correction of something else', async () => {
    const author = authorOf(1)
    const first = said(await says(author, { ...day, amount: 40 }))
    const other = said(await says(author, { ...day, amount: 45, date: '2031-04-04' })).statement
    const body = { statement: other.id, why: 'The day.', body: { ...day, amount: 45 } }
    expect(await says(author, body, 'record.corrected')).toEqual(refusal(first))
  })

  test('is of the same time however the time is written', async () => {
    const from = '2031-04-03T06:00+02:00'
    const whole = { from, to: '2031-04-04T06:00+02:00' }
    const utc = { from: '2031-04-03T04:00Z', to: '2031-04-04T04:00Z' }
    const dayOf = () => ({
      from: instantFromMs(Date.UTC(2031, 3, 3, 4)),
      to: instantFromMs(Date.UTC(2031, 3, 4, 4)),
    })
    const room = 'public'
    assert(isRoomId(room), 'a room id')
    const known = { sha256, signer: signerNamed(1), agreement: 'two-sectors', room, dayOf }
    const author = new Author(known)
    const first = said(await says(author, { ...count, period: whole, amount: 40 }))
    expect(await says(author, { ...count, period: utc, amount: 45 })).toEqual(refusal(first))
    expect(await says(author, { ...day, amount: 45 })).toEqual(refusal(first))
    const knowing = new Author({ ...known, said: [first.statement] })
    expect(await says(knowing, { ...day, amount: 45 })).toEqual(refusal(first))
  })
})
