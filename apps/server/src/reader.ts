// Who asks, and what they may read.
//
// Sessions for members of rooms come later, and this is their door: today every request is the
// public's. A reader is the list of rooms that row-level security is told, and the group for which
// the table of what is told has a column; everything else that is shown is worked out from the two.

import type { ReaderKind } from '@holdfast/sum'
import type { FastifyRequest } from 'fastify'

/** Somebody who asks. `rooms` are patterns, as `holdfast_readable` gives them. */
export type Reader = { readonly rooms: readonly string[]; readonly kind: ReaderKind }

/** Who waits for an answer: whose turn it takes, and whether they are still there. */
export type Waiter = { readonly address: string; readonly signal: AbortSignal }

/** Says who asks. */
export type ReaderOf = (request: FastifyRequest) => Reader

/** Whoever has no session: the public room of every agreement. */
export const publicReader: Reader = { rooms: ['*/public'], kind: 'public' }

/** The reader of any request, until there are sessions. */
export const everyoneIsPublic: ReaderOf = () => publicReader

/** True where a reader may read a room of an agreement. */
export function mayRead(
  { rooms }: Pick<Reader, 'rooms'>,
  agreement: string,
  room: string,
): boolean {
  return rooms.includes(`*/${room}`) || rooms.includes(`${agreement}/${room}`)
}
