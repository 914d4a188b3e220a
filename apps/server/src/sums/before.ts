// The earlier answer that one is compared with, as a worker is told it: messages are plain text.
//
// What is printed here is read here, and was checked by the route.

import type { Before } from '@holdfast/analysis'
import { instantFromMs } from '@holdfast/base'
import { named, type RoomId } from '@holdfast/agreement'
import { z } from 'zod'

/** As of when, and how far each room was read. */
export function printBefore({ asOf, knownAt }: Before): string {
  return JSON.stringify({ asOf, knownAt: knownAt === null ? null : [...knownAt] })
}

const beforeShape = z.object({
  asOf: z.int(),
  knownAt: z.array(z.tuple([z.string(), z.int()])).nullable(),
})

/** The same, read. */
export function readBefore(text: string): Before {
  const { asOf, knownAt } = beforeShape.parse(JSON.parse(text))
  const cut = knownAt?.map(([room, size]) => [named<RoomId>(room), size] as const)
  return { asOf: instantFromMs(asOf), knownAt: cut === undefined ? null : new Map(cut) }
}
