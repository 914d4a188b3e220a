// The resolved tree: names bound, numbers and times read, one value for each clause.
//
// It says what a clause says and no more. What silence means (a default period, an opening at the
// start of the term) is decided where clauses are lowered. Moments, filters and amounts are those
// of the compiled agreement, since nothing of the text is lost in them.

import type {
  Period,
  Basis,
  ClauseId,
  CountRule,
  Filter,
  Frame,
  Group,
  GroupId,
  Kind,
  Later,
  Moment,
  OwnAct,
  Phase,
  Place,
  PlaceOffset,
  Power,
  Role,
  RoleId,
  Switched,
  Whose,
  ActWord,
} from '@holdfast/agreement'
import type { Calendar, Instant, ZoneRules } from '@holdfast/base'
import type { Span } from '../diagnostic.ts'

export type DeclaredRole = Role & Span & { readonly zone: ZoneRules | null }

export type Header = {
  readonly id: string
  readonly notice: string
  readonly calendar: Calendar
  readonly hasZone: boolean
  readonly term: { readonly from: Instant; readonly to: Instant | null } | null
  readonly statuses: 'on' | 'off'
  readonly basis: Basis
  readonly roles: readonly DeclaredRole[]
  readonly places: readonly Place[]
  readonly offsets?: readonly PlaceOffset[]
  readonly groups: readonly Group[]
  readonly kinds: readonly Kind[]
  readonly phases: readonly Phase[]
  readonly acts: readonly OwnAct[]
  readonly later?: readonly Later[]
}

export type SaidCompare = 'at-least' | 'at-most' | 'exactly'

/** An amount as said: `exactly` or a compare only where the text has one. */
export type SaidAmount = Span & {
  readonly compare: SaidCompare | null
  readonly amount:
    | { readonly kind: 'number'; readonly value: number }
    /** A share of a group, in per cent; 100 for `all`. The group may be named elsewhere. */
    | { readonly kind: 'share'; readonly percent: number; readonly of: GroupId | null }
}

export type SaidStep = { readonly said: SaidAmount; readonly due: Moment; readonly span: Span }

export type SaidPart = {
  readonly label: string
  readonly filter: Filter
  readonly said: SaidAmount
}

/** So many for each of what triggers that is of a category. */
export type SaidCategory = {
  readonly said: SaidAmount
  readonly tags: Filter['tags']
}

export type SaidTrigger =
  | {
      readonly kind: 'allotted'
      readonly clauses: readonly ClauseId[]
      readonly tags?: Filter['tags']
      readonly whose?: Whose
    }
  | { readonly kind: 'added-day'; readonly power: ClauseId }
  /** One for each act that the noun stands for. */
  | {
      readonly kind: 'fact'
      readonly filters: readonly Filter[]
      readonly grade: Basis | null
      readonly whose?: Whose
      /** "Each incident": the agreement's own acts that a clause forbids are meant too. */
      readonly isAnyIncident?: true
    }

/** Another amount for some of the periods: from a moment on, or where an act is done in them. */
export type SaidChange = Span & {
  readonly said: SaidAmount
  readonly when:
    | { readonly kind: 'from'; readonly from: Moment; readonly until: Moment | null }
    | { readonly kind: 'on'; readonly of: Filter; readonly grade: Basis | null }
}

/** Time as a clause says it. `null`: it does not say. */
export type SaidWhen = {
  readonly every: Period | null
  readonly opens: Moment | null
  readonly due: Moment | null
  readonly until: Moment | null
  readonly within: {
    readonly count: number
    readonly unit: 'minute' | 'hour' | 'day' | 'week' | 'month'
    /** What it counts from; `trigger` for "of each …". */
    readonly of: Moment | null
    readonly span: Span
  } | null
  readonly during: Frame | null
  readonly isAlways: boolean
  readonly forEach: SaidTrigger | null
}

export type SaidDuty = {
  readonly kind: 'duty' | 'prohibition' | 'permission'
  /** Null: `unnamed`. */
  readonly bearers: readonly RoleId[] | null
  readonly act: ActWord
  readonly filter: Filter
  readonly unit: string | null
  /** The group an act takes from, for checks and shares; never part of the filter. */
  readonly group: GroupId | null
  readonly said: SaidAmount | null
  /** `for at least 6 hours`, in hours. */
  readonly hours: (SaidAmount & { readonly value: number }) | null
  readonly steps: readonly SaidStep[] | null
  readonly parts: readonly SaidPart[]
  /** `per person`: for each unit of what triggers. */
  readonly isPerUnit: boolean
  readonly when: SaidWhen
  readonly conditions: readonly { readonly clause: ClauseId; readonly step: number | null }[]
  readonly switched: readonly Switched[]
  readonly perPlace: readonly Place['id'][] | null
  readonly basis: Basis | null
  /** Who must have given it; empty where the text names nobody. */
  readonly basisBy: readonly RoleId[]
  readonly count: CountRule
  /** Who may excuse: `unless the mediators decide otherwise`. */
  readonly unless: { readonly holders: readonly RoleId[]; readonly rule: Power['rule'] } | null
  /** Words whose meaning the text leaves open. */
  readonly openWords: readonly string[]
  /** The one of them that stands where a date would. */
  readonly openTime: string | null
  /** True where the text says that what is open is left so on purpose. */
  readonly isDeliberate: boolean
  /** `a or b must …`: any one of them. */
  readonly isEither: boolean
  readonly beside: readonly ClauseId[]
  /** `in proportion to 1.5`: what it asks for follows what is done under that clause. */
  readonly follows: ClauseId | null
  readonly categories: readonly SaidCategory[]
  readonly changes: readonly SaidChange[]
  /** The act is in quotes: only a finding says that it was done. */
  readonly isFound: boolean
  /** `only a and b may …`: nobody else may. */
  readonly isOnly: boolean
  readonly consents: readonly RoleId[]
  /** `with up to 3 companions`. */
  readonly companions: number | null
}

export type SaidPower = Omit<Power, 'clause'> & {
  readonly kind: 'power'
  readonly saysRule: boolean
}

export type SaidTerm = { readonly kind: 'term' }

export type ResolvedClause = Span & {
  readonly id: ClauseId
  readonly line: number
  readonly section: number
  readonly source: string
  /** Null where errors left nothing to go on with. */
  readonly meaning: SaidDuty | SaidPower | SaidTerm | null
}

export type Resolved = {
  readonly header: Header
  readonly clauses: readonly ResolvedClause[]
}
