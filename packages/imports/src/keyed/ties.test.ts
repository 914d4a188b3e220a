// Ties are kept under seals that only their author can make, and a file of them that was altered is
// told from one that is lost.

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

test('a file of ties reads as it was written, in one order', async () => {
  const seal = await sealingOf('north', 'public')
  const ties = [
    { seal: 'b', rule: 'claim', statement: id('2') },
    { seal: 'a', rule: '#1', statement: id('1') },
  ]
  const text = printTies(ties, seal)
  expect(parseTies(text, seal)).toEqual(ties.toReversed())
  expect(printTies(ties.toReversed(), seal)).toBe(text)
  expect(parseTies(printTies([], seal), seal)).toEqual([])
  expect(parseTies('', seal)).toEqual([])
})

test('a file that another wrote, or that was altered or cut, is none', async () => {
  const seal = await sealingOf('north', 'public')
  const ties = ['1', '2', '3'].map((n) => ({ seal: n, rule: '#1', statement: id(n) }))
  const text = printTies(ties, seal)
  const lines = text.split('\n')
  for (const other of [
    printTies(ties, await sealingOf('south', 'public')),
    text.replace('1 #1', '2 #1'),
    text.replace('#1', '#2'),
    [...lines.slice(0, 2), ...lines.slice(3)].join('\n'),
    text.slice(0, -1),
    text.slice(0, text.length / 2),
    `${text}\n`,
    text.replace('/2', '/1'),
    'holdfast-ties/2\n',
    '\n',
    '\uFFFD',
  ]) {
    expect(parseTies(other, seal)).toBe(null)
  }
})
