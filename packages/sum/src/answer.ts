// What a sum answers: a standing, with everything that it was worked out from.
//
// It is a value; nothing of it changes afterwards.

import type { CompiledAgreement, Question, Standing } from '@holdfast/agreement'
import type { RoomId } from '@holdfast/record'
import type { AdmittedStatement, Upshot } from '@holdfast/replay'
import type { MomentToShow } from './moment-to-show.ts'
import type { CompiledText } from './text.ts'

/** How the moment spoken of was chosen. */
export type Choice = 'asked' | MomentToShow['choice']

/** An answer, with everything it was worked out from. */
export type Answer = {
  /** The text in force for it: as the record had adopted at the cut, else the newest. */
  readonly agreement: CompiledAgreement
  readonly text: CompiledText
  readonly question: Question
  readonly choice: Choice
  readonly view: readonly RoomId[]
  /** How many entries of each room of the view were read. */
  readonly knownAt: Readonly<Record<string, number>>
  /** True where entries beyond `knownAt` are left out. */
  readonly isCut: boolean
  readonly standing: Standing
  readonly replayed: Upshot
  /** The statements admitted. Reads the record where the answer was recalled without it. */
  readonly said: () => readonly AdmittedStatement[]
  /** The file in which the text given differs from the one that the record adopted; null: none. */
  readonly differsIn: string | null
}
