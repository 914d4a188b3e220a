// One thread and who waits for it: a budget for each answer, a thread that is made again, and
// nothing done for whoever is gone.
//
// The thread is one that does as it is told.

import { instantFromMs, type Result } from '@holdfast/base'
import { afterEach, beforeEach, expect, test } from 'vitest'
import { WorkerSeat, jsonIn, type Printed } from './worker-seat.ts'

const script = new URL('./testing-worker.ts', import.meta.url)

let seat: WorkerSeat
let begun: number
let troubles: string[]

beforeEach(() => {
  begun = 0
  troubles = []
  seat = new WorkerSeat({
    limits: { ofOne: 3, ofAll: 10 },
    waitMs: 2_000,
    memoryMb: 64,
    script,
    onTrouble: (what) => troubles.push(what),
    onBegin: () => {
      begun += 1
      seat.ready('a')
    },
  })
})

afterEach(() => seat.close())

type Asked = { readonly answer: Promise<Result<Printed>>; readonly takeBack: () => void }

function ask(told: string, more: { agreement?: string; budgetMs?: number } = {}): Asked {
  const question = {
    view: [],
    knownAt: null,
    asOf: null,
    basis: null,
    source: null,
    stage: null,
  }
  const asked = { takeBack: (): void => undefined }
  const answer = new Promise<Result<Printed>>((resolve) => {
    asked.takeBack = seat.ask({
      agreement: more.agreement ?? 'a',
      reader: 'one',
      ask: { what: 'term', question, params: { do: told }, now: instantFromMs(0) },
      budgetMs: more.budgetMs ?? 10_000,
      done: resolve,
    })
  })
  return { answer, takeBack: () => asked.takeBack() }
}

async function said(asked: Asked): Promise<unknown> {
  const answer = await asked.answer
  return answer.ok ? jsonIn(answer.value) : answer.problem.code
}

test('an answer that takes too long is given up, and the others come after it', async () => {
  const first = ask('hang', { budgetMs: 100 })
  const second = ask('answer')
  expect(await said(first)).toBe('server.23')
  expect(await said(second)).toEqual({ do: 'answer' })
  expect(begun).toBe(2)
  expect(troubles).toHaveLength(1)
})

test('a thread that ends by itself is followed by another', async () => {
  const first = ask('end')
  const second = ask('answer')
  expect(await said(first)).toBe('server.23')
  expect(await said(second)).toEqual({ do: 'answer' })
})

test('a fault of one answer is told to whoever asked, and ends nothing', async () => {
  expect(await said(ask('fail'))).toBe('server.14')
  expect(await said(ask('answer'))).toEqual({ do: 'answer' })
  expect([begun, troubles]).toEqual([1, ['as it was told']])
})

test('what waits too long is refused, and who has too many waiting at once', async () => {
  const waiting = [ask('answer', { agreement: 'b' }), ask('answer', { agreement: 'b' })]
  expect(await said(ask('answer'))).toEqual({ do: 'answer' })
  waiting.push(ask('answer', { agreement: 'b' }))
  expect(await said(ask('answer', { agreement: 'b' }))).toBe('server.21')
  expect(await said(ask('answer'))).toBe('server.21')
  expect(await Promise.all(waiting.map(said))).toEqual(['server.22', 'server.22', 'server.22'])
})

test('nothing is worked out for whoever is gone', async () => {
  const gone = ask('hang', { agreement: 'b', budgetMs: 100 })
  gone.takeBack()
  seat.ready('b')
  expect(await said(ask('answer'))).toEqual({ do: 'answer' })
  expect([seat.waiting, troubles]).toEqual([0, []])
})
