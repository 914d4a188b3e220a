// The vocabulary a domain gives the language: which acts it can hear, and how they are said.
//
// `compile(text, vocabulary)` knows no domain. A domain adds a word here and a clause can use it;
// an agreement may declare acts of its own besides (`OwnAct`).

import type { FactForm } from './fact.ts'
import type { Measure } from './obligation.ts'

export type ActWord = {
  /** The verb as clauses write it: `release`, `fly`, `bring`. */
  readonly verb: string
  /** The act it speaks of; several verbs may say one act: `bring`, `admit`, `let in`. */
  readonly act: string
  readonly domain: string
  /** The forms in which the domain can give facts of this act. */
  readonly forms: readonly FactForm[]
  /** True for acts that empty or fill a place and need all of it: see `Filter.ofArea`. */
  readonly ofArea?: true
  /** The act of a stock, none of which is there once this is done, or while it lasts. */
  readonly leavesNoneOf?: string
  /** What a clause with this verb measures unless it says otherwise. */
  readonly measure: Measure['kind']
  /** The first is used where a clause names none. */
  readonly units: readonly [string, ...string[]]
  /** The tag that a class word filters on: `class`, `cargo`, `weapon`; null: takes no class. */
  readonly classTag: string | null
  /** Class words the domain itself knows; an agreement's groups and kinds add to them. */
  readonly classes: readonly string[]
  /** What some of the classes are counted in where a clause names no unit: troops in persons. */
  readonly unitOfClass?: Readonly<Record<string, string>>
  /** Stages at which a count can be taken; empty where there are none. */
  readonly stages: readonly string[]
  /** Prepositions the verb takes, and what each names. */
  readonly prepositions: Readonly<Record<string, 'place' | 'group' | 'place-or-group' | 'role'>>
  /** True where what it is done to may stand after it: what that is, only a finding can settle. */
  readonly takesObject?: true
}

export type Vocabulary = { readonly acts: readonly ActWord[] }
