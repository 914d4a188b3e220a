// Whose question is next: one reader's hundreds do not make another wait, and one agreement's do
// not make another's.
//
// A queue is filled and emptied, and what comes out is compared as text.

import { expect, test } from 'vitest'
import { FairQueue, type Turn } from './fair-queue.ts'

type Item = Turn & { readonly n: number }

function queueOf(
  limits: { ofOne: number; ofAll: number },
  turns: readonly string[],
): FairQueue<Item> {
  const queue = new FairQueue<Item>(limits)
  turns.forEach((turn, n) => {
    const [agreement = '', reader = ''] = turn.split(' ')
    queue.add({ agreement, reader, n })
  })
  return queue
}

function emptied(
  queue: FairQueue<Item>,
  canAsk: (agreement: string) => boolean = () => true,
): string {
  const taken: number[] = []
  for (let item = queue.take(canAsk); item !== null; item = queue.take(canAsk)) taken.push(item.n)
  return taken.join(' ')
}

const many = { ofOne: 100, ofAll: 100 }

test('agreements take turns, and within one its readers do', () => {
  const turns = ['a busy', 'a busy', 'a busy', 'a other', 'b busy', 'b busy']
  expect(emptied(queueOf(many, turns))).toBe('0 4 3 5 1 2')
})

test('an agreement that cannot be asked keeps its place', () => {
  const queue = queueOf(many, ['a one', 'b one', 'a one'])
  expect(emptied(queue, (agreement) => agreement === 'b')).toBe('1')
  expect(emptied(queue)).toBe('0 2')
})

test('a reader may have so many waiting, everywhere together, and all so many', () => {
  const ofOne = queueOf({ ofOne: 2, ofAll: 100 }, ['a busy', 'b busy', 'c busy', 'a other'])
  expect(emptied(ofOne)).toBe('0 1 3')
  const ofAll = queueOf({ ofOne: 2, ofAll: 3 }, ['a one', 'a two', 'a three', 'a four'])
  expect(emptied(ofAll)).toBe('0 1 2')
})

test('who is taken out makes room, once', () => {
  const queue = new FairQueue<Item>({ ofOne: 1, ofAll: 10 })
  const first = { agreement: 'a', reader: 'one', n: 1 }
  const second = { agreement: 'a', reader: 'one', n: 2 }
  expect([queue.add(first), queue.add(second)]).toEqual([true, false])
  expect([queue.remove(first), queue.remove(first), queue.size]).toEqual([true, false, 0])
  expect(queue.add(second)).toBe(true)
  expect(emptied(queue)).toBe('2')
  expect(queue.size).toBe(0)
})
