// Goal: a page goes on listening, whatever becomes of the server in between.
// Method: a stream that a test refuses, ends or fills; a document that is seen.

import { afterEach, beforeEach, expect, test, vi } from 'vitest'
import { followSizes, type Sizes } from './live-sizes.ts'

class Stream extends EventTarget {
  static readonly CLOSED = 2
  static readonly all: Stream[] = []
  readyState = 1

  constructor() {
    super()
    Stream.all.push(this)
  }

  refuse(): void {
    this.readyState = Stream.CLOSED
    this.dispatchEvent(new Event('error'))
  }

  tell(sizes: Sizes): void {
    this.dispatchEvent(new MessageEvent('grown', { data: JSON.stringify({ sizes }) }))
  }

  close(): void {
    this.readyState = Stream.CLOSED
  }
}

beforeEach(() => {
  Stream.all.length = 0
  vi.useFakeTimers()
  vi.stubGlobal('EventSource', Stream)
  vi.stubGlobal('navigator', {})
  vi.stubGlobal('document', Object.assign(new EventTarget(), { visibilityState: 'visible' }))
})

afterEach(() => {
  vi.unstubAllGlobals()
  vi.useRealTimers()
})

test('a stream that is refused is asked for again, and what it then tells is heard', () => {
  const told: Sizes[] = []
  const stop = followSizes('pause', (sizes) => told.push(sizes))
  Stream.all[0]?.refuse()
  expect(Stream.all).toHaveLength(1)
  vi.advanceTimersByTime(60_000)
  expect(Stream.all).toHaveLength(2)
  Stream.all[1]?.tell({ public: 7 })
  expect(told).toEqual([{ public: 7 }])
  stop()
})

test('a break is left to the browser, and nothing is asked for once a page is left', () => {
  const stop = followSizes('pause', () => undefined)
  Stream.all[0]?.dispatchEvent(new Event('error'))
  vi.advanceTimersByTime(60_000)
  expect(Stream.all).toHaveLength(1)
  Stream.all[0]?.refuse()
  stop()
  vi.advanceTimersByTime(60_000)
  expect(Stream.all).toHaveLength(1)
})
