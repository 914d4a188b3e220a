// A clause while it is read: what has been said so far, each thing once.
//
// Nothing of it escapes half-made: clause.ts reads the phrases into a draft and makes the resolved
// clause from it at the end.

import type { Basis, ClauseId, Exception, Gauge, GroupId, LineAsk } from '@holdfast/agreement'
import type { Moment, PlaceId, Power, RoleId, Switched } from '@holdfast/agreement'
import type { Notes, Span } from '../diagnostic.ts'
import type {
  SaidAmount,
  SaidCategory,
  SaidChange,
  SaidPart,
  SaidStep,
  SaidTrigger,
  SaidWhen,
} from './ast.ts'
import { phrase, type Phrase } from '../phrase.ts'

/** Everything a clause may say once, under the name that a diagnostic calls it by. */
export type Said = {
  'how often': NonNullable<SaidWhen['every']>
  'from when': Moment
  'the deadline': Moment
  'until when': Moment
  'within what time': NonNullable<SaidWhen['within']>
  'the phase': NonNullable<SaidWhen['during']>
  'at all times': true
  'for each': SaidTrigger
  'the basis': Basis
  'whose count': RoleId | 'unnamed'
  'the stage': string
  'at each': readonly PlaceId[]
  'how many places': { readonly places: readonly PlaceId[]; readonly least: number }
  'the amount': SaidAmount
  'for how long': SaidAmount & { readonly value: number }
  'the schedule': readonly SaidStep[]
  'of which': readonly SaidPart[]
  'per what': true
  'each of them': true
  unless: { readonly holders: readonly RoleId[]; readonly rule: Power['rule'] }
  'the place': PlaceId
  'more places': readonly PlaceId[]
  'to whom': readonly RoleId[]
  'the group': GroupId
  'where it is bound for': readonly string[]
  'the unit': string
  'beside what': readonly ClauseId[]
  'in proportion to what': ClauseId
  'of what it holds': true
  'the open time': string
  'that it is left open': true
  'that only these may': true
  'whose consent': readonly RoleId[]
  companions: number
  'any one of them': true
  'seen from a line': LineAsk
  'that it is kept away': true
  'behind what': PlaceId
}

export type ClauseDraft = {
  /** What was said under a name; undefined where nothing was. */
  readonly get: <Name extends keyof Said>(name: Name) => Said[Name] | undefined
  /** Notes what is said. The second time is an error and changes nothing. */
  readonly put: <Name extends keyof Said>(name: Name, value: Said[Name], span: Span) => void
  readonly conditions: { clause: ClauseId; step: number | null }[]
  /** Who must have given the basis, where the text names them. */
  readonly basisBy: RoleId[]
  readonly switched: Switched[]
  readonly classes: string[]
  /** Amounts for each category of what triggers. */
  readonly categories: SaidCategory[]
  readonly changes: SaidChange[]
  readonly openWords: string[]
  /** Of those, the ones that say which acts are meant. */
  readonly qualifiers: string[]
  readonly exceptions: Exception[]
  readonly exceptClasses: string[]
  readonly gauges: Gauge[]
}

/** What a clause says, by the name it has in a draft. */
export function saidOf(name: keyof Said): Phrase {
  return phrase('phrase.said', { what: name.replaceAll(' ', '_') })
}

/** An empty draft. */
export function createDraft(notes: Notes): ClauseDraft {
  const said: Partial<Said> = {}
  return {
    get: (name) => said[name],
    put: (name, value, span) => {
      if (said[name] === undefined) said[name] = value
      else notes.say('clause.5', span, { what: saidOf(name) })
    },
    conditions: [],
    basisBy: [],
    switched: [],
    classes: [],
    categories: [],
    changes: [],
    openWords: [],
    qualifiers: [],
    exceptions: [],
    exceptClasses: [],
    gauges: [],
  }
}
