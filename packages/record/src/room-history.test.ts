// Judging an entry changes nothing; taking it does.
// Signatures are not made here, and statements are empty: only their order and keys matter.

import { hash } from 'node:crypto'
import { parseInstant, present, type Bytes } from '@holdfast/base'
import { expect, test } from 'vitest'
import type { Envelope } from './envelope.ts'
import { isKeyId, isRoomId, statementIdOf, type KeyId, type RoomId } from './ids.ts'
import { registerFromRoot } from './keys.ts'
import { RoomHistory } from './room-history.ts'

const sha256 = (bytes: Uint8Array): Bytes => new Uint8Array(hash('sha256', bytes, 'buffer'))
const claimedAt = present(parseInstant('2031-04-01T00:00Z'), 'an instant')

function roomNamed(text: string): RoomId {
  if (!isRoomId(text)) throw new Error(text)
  return text
}

function keyNamed(text: string): KeyId {
  if (!isKeyId(text)) throw new Error(text)
  return text
}

const author = keyNamed('ab'.repeat(16))
const room = roomNamed('public')

function said(seq: number, previous: Envelope | null, more = {}): Envelope {
  const payload = Uint8Array.of(seq, Object.keys(more).length)
  const statement = {
    id: statementIdOf(sha256, payload),
    kind: 'aid.counted',
    agreement: 'two-rivers',
    room,
    author,
    seq,
    previous: previous?.statement.id ?? null,
    claimedAt,
    seen: null,
    body: {},
    releases: null,
    ...more,
  }
  return { statement, payload, signatures: [{ keyId: author, signature: new Uint8Array(64) }] }
}

function emptyHistory(): RoomHistory {
  const register = registerFromRoot(author)
  return new RoomHistory({ sha256, agreement: 'two-rivers', room, register, rootAt: () => null })
}

test('judging changes nothing, whatever is judged', () => {
  const history = emptyHistory()
  const first = said(0, null)
  history.observe(first, 0)
  const next = said(1, first)
  const before = history.judge(next, 1).irregularities
  for (const bad of [
    said(7, first),
    said(1, first, { agreement: 'another' }),
    said(1, first, { seen: { size: 9, root: new Uint8Array(32) } }),
    said(1, null, { room: roomNamed('elsewhere') }),
  ]) {
    expect(history.judge(bad, 1).irregularities.length).toBeGreaterThan(before.length)
    expect(history.indexOf(bad.statement.id)).toBeNull()
  }
  expect(history.judge(next, 1).irregularities).toEqual(before)
})

test('what was judged can be taken, once, and only as the next', () => {
  const history = emptyHistory()
  const first = said(0, null)
  const judged = history.judge(first, 0)
  history.take(judged)
  expect(history.indexOf(first.statement.id)).toBe(0)
  expect(() => history.take(judged)).toThrow('nothing was taken since it was judged')
  expect(history.judge(first, 1).irregularities.map(({ kind }) => kind)).toEqual(['repeated-entry'])
})
