// Live updates: whoever listens is told how far each room of their view reaches, when one grows.
//
// An event says no more than sizes, so that everything else is asked for in the reader's own view.
// A listener that cannot keep up is told the newest sizes only. The id of an event is the sizes
// themselves, so whoever comes back with it is told at once if they missed anything, and from any
// server.

import type { Problem } from '@holdfast/base'
import type { FastifyReply } from 'fastify'
import type { Library, ReadableRecord } from '../library/library.ts'
import { serverProblems as problem } from '../problems.ts'

/** One who listens. */
export type Listening = {
  readonly agreement: string
  /** Where it listens from. */
  readonly address: string
  /** The record as the reader may read it now; null where it is no longer there. */
  readonly record: () => Promise<ReadableRecord | null>
  readonly view: readonly string[]
  /** The id of the last event that was received; null for a fresh start. */
  readonly lastId: string | null
  readonly reply: FastifyReply
}

type Listener = Listening & { lastSent: string | null; isFull: boolean; turn: Promise<void> }

/** The most connections that listen at once. */
const listenersLimit = 2_000

const heartbeatMs = 20_000
const retryMs = 2_000

/** Everybody who listens. */
export class LiveHub {
  readonly #listeners = new Map<string, Set<Listener>>()
  readonly #stop: () => void
  readonly #heartbeat: NodeJS.Timeout
  readonly #ofAddress = new Map<string, number>()
  readonly #mostOfOne: number
  #count = 0

  /** Follows a library. `mostOfOne` connections of one address may listen at once. */
  constructor(library: Library, mostOfOne: number) {
    this.#mostOfOne = mostOfOne
    this.#stop = library.onGrown((agreement) => {
      for (const listener of this.#listeners.get(agreement) ?? []) tell(listener)
    })
    this.#heartbeat = setInterval(() => this.#beat(), heartbeatMs)
    this.#heartbeat.unref()
  }

  /** How many listen. */
  get size(): number {
    return this.#count
  }

  /** Why nobody more may listen from an address; null where somebody may. */
  whyFull(address: string): Problem | null {
    if (this.#count >= listenersLimit) return problem.tooManyListeners(listenersLimit)
    const own = this.#ofAddress.get(address) ?? 0
    return own >= this.#mostOfOne ? problem.tooManyListening(this.#mostOfOne) : null
  }

  /** Takes a connection over and tells it of growth until it closes. */
  listen(listening: Listening): void {
    const { reply, agreement, address, lastId } = listening
    const { raw } = reply
    reply.hijack()
    for (const [name, value] of Object.entries(reply.getHeaders())) {
      if (value !== undefined) raw.setHeader(name, value)
    }
    raw.setHeader('content-type', 'text/event-stream; charset=utf-8')
    raw.setHeader('cache-control', 'no-store')
    raw.setHeader('x-accel-buffering', 'no')
    raw.writeHead(200)
    raw.write(`retry: ${retryMs}\n\n`)
    const listener: Listener = { ...listening, lastSent: lastId, isFull: false, turn: done }
    const others = this.#listeners.get(agreement) ?? new Set()
    others.add(listener)
    this.#listeners.set(agreement, others)
    this.#countOne(address, 1)
    raw.on('drain', () => {
      listener.isFull = false
      tell(listener)
    })
    raw.on('close', () => {
      if (others.delete(listener)) this.#countOne(address, -1)
    })
    tell(listener)
  }

  /** Ends every connection. */
  close(): void {
    this.#stop()
    clearInterval(this.#heartbeat)
    for (const others of this.#listeners.values()) {
      for (const { reply } of others) reply.raw.end()
    }
  }

  #countOne(address: string, change: 1 | -1): void {
    this.#count += change
    const own = (this.#ofAddress.get(address) ?? 0) + change
    if (own === 0) this.#ofAddress.delete(address)
    else this.#ofAddress.set(address, own)
  }

  #beat(): void {
    for (const others of this.#listeners.values()) {
      for (const listener of others) {
        if (!listener.isFull) listener.reply.raw.write(': still here\n\n')
        // A bulletin comes with its hour, and nothing grows.
        tell(listener)
      }
    }
  }
}

const done = Promise.resolve()

// One after another, so that nobody is told an older size after a newer.
function tell(listener: Listener): void {
  if (listener.isFull) return
  listener.turn = listener.turn.then(() => tellNow(listener)).catch(() => undefined)
}

async function tellNow(listener: Listener): Promise<void> {
  const record = await listener.record()
  if (listener.isFull || listener.reply.raw.destroyed) return
  if (record === null) {
    listener.reply.raw.end()
    return
  }
  const seen = record.rooms.filter(({ id }) => listener.view.includes(id))
  const sizesSaid = seen.map((room) => `${room.id}:${room.size}`).join(',')
  const { bulletin } = record
  const id = bulletin === null ? sizesSaid : `${sizesSaid}@${bulletin.at}`
  if (id === listener.lastSent) return
  listener.lastSent = id
  const sizes = Object.fromEntries(seen.map((room) => [room.id, room.size]))
  const text = `event: grown\nid: ${id}\ndata: ${JSON.stringify({ sizes })}\n\n`
  listener.isFull = !listener.reply.raw.write(text)
}
