// The last visit to an agreement: as of when its answer was, and how far its rooms were read.
//
// Kept on this device and nowhere else; the server is told it in a question and keeps nothing.
// Storage may be refused; then there was no visit.

import type { AnswerHead } from '@holdfast/analysis'
import { printInstant } from '@holdfast/base'

/** A visit, in the words of the question that compares with it. */
export type Visit = { readonly since: string; readonly sinceKnownAt: string }

const keyOf = (id: string): string => `holdfast.visit.${id}`

/** The visit that an answer is. */
export function visitOf({ asOf, knownAt }: Pick<AnswerHead, 'asOf' | 'knownAt'>): Visit {
  const rooms = Object.entries(knownAt).map(([room, size]) => `${room}=${size}`)
  return { since: printInstant(asOf), sinceKnownAt: rooms.join(',') }
}

/** The visit that is kept; null where there is none. */
export function keptVisit(id: string): Visit | null {
  try {
    return readVisit(localStorage.getItem(keyOf(id)) ?? '')
  } catch {
    return null
  }
}

/** Keeps a visit in place of the one before. */
export function keepVisit(id: string, { since, sinceKnownAt }: Visit): void {
  try {
    localStorage.setItem(keyOf(id), `${since} ${sinceKnownAt}`)
  } catch {
    // Storage is refused here: the visit lasts as long as the page.
  }
}

/** Reads what `keepVisit` wrote; anything else is no visit. */
export function readVisit(text: string): Visit | null {
  const [, since, sinceKnownAt] = /^(\S+Z) ((?:[^=,\s]+=\d+,?)+)$/.exec(text) ?? []
  return since === undefined || sinceKnownAt === undefined ? null : { since, sinceKnownAt }
}
