// What is asked, row by row: what each slip is answered with, and what a good question comes to.
// The record has two rooms; the reader may read both.

import { hash } from 'node:crypto'
import type { Bytes } from '@holdfast/base'
import { room } from '@holdfast/replay/testing'
import { describe, expect, test } from 'vitest'
import { readQuestion, type SaidQuestion } from './question.ts'
import { riversSum } from './testing.ts'

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

const { agreement } = riversSum(sha256)
const rooms = [
  { id: room('public'), size: 9 },
  { id: room('intake'), size: 4 },
]

function read(said: SaidQuestion): ReturnType<typeof readQuestion> {
  return readQuestion(said, { agreement, rooms })
}

describe('a question', () => {
  test.each<[SaidQuestion, string, object]>([
    [{ asOf: '2031-04-02T10:00' }, 'question.1', { example: '2031-04-02T10:00+00:00' }],
    [{ asOf: '2031-04-02' }, 'question.2', { example: '2031-04-02T06:00+00:00' }],
    [{ asOf: 'yesterday' }, 'question.2', { text: 'yesterday' }],
    [{ basis: 'verifed' }, 'question.3', { name: 'basis' }],
    [{ source: 'offices' }, 'question.3', { name: 'source' }],
    [{ source: 'constructor' }, 'question.3', { name: 'source' }],
    [{ stage: 'enterd' }, 'question.3', { name: 'stage' }],
    [{ knownAt: 'x' }, 'question.4', { text: 'x' }],
    [{ knownAt: '-1' }, 'question.4', {}],
    [{ knownAt: 'public=3,public=2' }, 'question.4', {}],
    [{ view: 'public,intake', knownAt: '3' }, 'question.5', { rooms: 'intake, public' }],
    [{ knownAt: '10' }, 'question.6', { room: 'public', asked: 10, size: 9 }],
    [{ view: 'secret' }, 'question.7', { room: 'secret', rooms: 'public, intake' }],
    [{ view: 'public', knownAt: 'intake=1' }, 'question.7', { room: 'intake' }],
  ])('%j is refused as %s', (said, code, about) => {
    expect(read(said)).toMatchObject({ ok: false, problem: { code, about } })
  })

  test('without anything is about everything public, at the usual moment', () => {
    const usual = { asOf: null, basis: null, source: null, stage: null, knownAt: null }
    expect(read({})).toEqual({ ok: true, value: { ...usual, view: ['public'] } })
    expect(read({ asOf: '', view: '', knownAt: null })).toEqual(read({}))
  })

  test('means the same in a query string, where a plus is a space', () => {
    const asked = read({ asOf: '2031-04-02T10:00 02:00' })
    expect(asked).toEqual(read({ asOf: '2031-04-02T10:00+02:00' }))
    expect(asked.ok).toBe(true)
  })

  test('names its rooms once, in order, and how far each is known', () => {
    const asked = read({ view: 'public, intake,public', knownAt: 'intake=2,public:9' })
    expect(asked).toMatchObject({
      value: {
        view: ['intake', 'public'],
        knownAt: new Map([
          ['intake', 2],
          ['public', 9],
        ]),
      },
    })
  })
})
