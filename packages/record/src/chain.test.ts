// One device's chain: what extends it, what leaves a gap, what forks it.
// The room around it is in room-history.ts.

import { describe, expect, test } from 'vitest'
import { chainAfter, emptyChain } from './chain.ts'
import { isStatementId, type StatementId } from './ids.ts'

function id(letter: string): StatementId {
  const text = letter.repeat(64)
  if (!isStatementId(text)) throw new Error(text)
  return text
}

// Each statement as `seq`, its letter, and the letter of the one before it: `1b<a`.
function stepsOf(...said: readonly string[]): readonly string[] {
  let chain = emptyChain
  const seqs = new Map<StatementId, number>()
  return said.map((text) => {
    const [, seq = '', own = '', before] = /^(\d+)(\w)(?:<(\w))?$/.exec(text) ?? []
    const previous = before === undefined ? null : id(before)
    const one = { seq: Number(seq), id: id(own), previous }
    const after = chainAfter(chain, one, (known) => seqs.get(known) ?? null)
    chain = after.chain
    seqs.set(one.id, one.seq)
    return after.step.kind
  })
}

describe('a chain', () => {
  test('goes on from its last statement', () => {
    expect(stepsOf('0a', '1b<a', '2c<b')).toEqual(['extends', 'extends', 'extends'])
  })

  test('has a gap where a statement is missing, once', () => {
    expect(stepsOf('0a', '2c<b', '3d<c')).toEqual(['extends', 'gap', 'extends'])
    expect(stepsOf('1b<a', '2c<b')).toEqual(['gap', 'extends'])
  })

  test('forks where two statements have one place, and goes on from either', () => {
    expect(stepsOf('0a', '1b<a', '1c<a', '2d<c', '2e<b')).toEqual([
      'extends',
      'extends',
      'fork',
      'extends',
      'extends',
    ])
    expect(stepsOf('0a', '0b')).toEqual(['extends', 'fork'])
  })

  test('forks where a statement goes on from one that another followed long ago', () => {
    expect(stepsOf('0a', '1b<a', '2c<b', '1d<a', '2e<d')).toEqual([
      'extends',
      'extends',
      'extends',
      'fork',
      'extends',
    ])
  })

  test('has a gap where a statement names one that nobody knows, whatever its number', () => {
    expect(stepsOf('0a', '1b<a', '2c<f')).toEqual(['extends', 'extends', 'gap'])
    expect(stepsOf('0a', '1b<a', '1c<f')).toEqual(['extends', 'extends', 'gap'])
    expect(stepsOf('0a', '1b<f')).toEqual(['extends', 'gap'])
  })

  test('has a gap where a number does not follow that of the statement it names', () => {
    expect(stepsOf('0a', '1b<a', '3c<b')).toEqual(['extends', 'extends', 'gap'])
    expect(stepsOf('0a', '1b<a', '2c<b', '2d<a')).toEqual(['extends', 'extends', 'extends', 'gap'])
  })

  test('has a gap where two statements changed places', () => {
    expect(stepsOf('0a', '2c<b', '1b<a')).toEqual(['extends', 'gap', 'extends'])
  })
})
