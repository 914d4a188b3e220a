// Ties are kept under seals that only their author can make, and a file of them that cannot be read
// ties nothing.

import { assert, type Bytes } from '@holdfast/base'
import { isStatementId, type StatementId } from '@holdfast/record'
import { hash } from 'node:crypto'
import { expect, test } from 'vitest'
import { parseTies, printTies, sealingFor, type Sealing } from './ties.ts'

const sha256 = (bytes: Uint8Array): Bytes => new Uint8Array(hash('sha256', bytes, 'buffer'))
const signsAs =
  (name: string) =>
  async (message: Bytes): Promise<Bytes> =>
    sha256(new Uint8Array([...Buffer.from(name), ...message]))

function sealingOf(name: string, room: string): Promise<Sealing> {
  return sealingFor({ agreement: 'calm', room }, { sha256, sign: signsAs(name) })
}

function id(digit: string): StatementId {
  const text = digit.repeat(64)
  assert(isStatementId(text), 'an id')
  return text
}

test('two authors, and two rooms, seal one key differently', async () => {
  const seals = await Promise.all([
    sealingOf('north', 'public'),
    sealingOf('south', 'public'),
    sealingOf('north', 'liaison'),
  ])
  const made = seals.map((seal) => seal('["T-31"]'))
  expect(new Set(made).size).toBe(3)
  expect((await sealingOf('north', 'public'))('["T-31"]')).toBe(made[0])
})

test('a file of ties reads as it was written, in one order', () => {
  const ties = [
    { seal: 'b', rule: 'claim', statement: id('2') },
    { seal: 'a', rule: '#1', statement: id('1') },
  ]
  const text = printTies(ties)
  expect(parseTies(text)).toEqual(ties.toReversed())
  expect(printTies(ties.toReversed())).toBe(text)
})

test('what cannot be read ties nothing', () => {
  expect(parseTies('')).toEqual([])
  expect(parseTies('holdfast-ties/2\na #1 1')).toEqual([])
  expect(parseTies(`holdfast-ties/1\na #1 ${id('1')}\ntorn`)).toHaveLength(1)
})
