// A question with nothing left to the moment: as of when and how far each room was read, as the
// answer says. An address that holds it gives the same answer for ever.
//
// What the reader left to the agreement (its basis, all counts) stays left to it.

import type { AnswerHead } from '@holdfast/analysis'
import type { Clock } from '../time/clock.ts'
import type { Question } from './question.ts'

export function pinned(
  question: Question,
  { asOf, knownAt }: Pick<AnswerHead, 'asOf' | 'knownAt'>,
  clock: Pick<Clock, 'print'>,
): Question {
  const rooms = Object.entries(knownAt).map(([room, size]) => `${room}=${size}`)
  return { ...question, asOf: clock.print(asOf), knownAt: rooms.join(',') }
}
