// What one statement says, in one sentence: a code, and particulars for whoever words it.
//
// The sentence quotes and counts; it draws no conclusion. It is worded by `words` under the id that
// is its code. A particular that is absent is given to the sentence as the word `none`.

import type { ActId, ClauseId, GroupId, PlaceId, RoleId } from '@holdfast/agreement'
import type { Bounds, Instant, Interval } from '@holdfast/base'
import type { CountSaid } from './hearing.ts'

/** One particular of a gist. What it is says how it is named in a language. */
export type Particular =
  | { readonly is: 'roles'; readonly ids: readonly RoleId[] }
  | { readonly is: 'place'; readonly id: PlaceId }
  | { readonly is: 'group'; readonly id: GroupId }
  | { readonly is: 'clauses'; readonly ids: readonly ClauseId[] }
  | { readonly is: 'acts'; readonly ids: readonly ActId[] }
  /** A word of the agreement or the vocabulary: a class, a cargo, a stage, a category. */
  | { readonly is: 'word'; readonly of: WordOf; readonly word: string }
  | { readonly is: 'amount'; readonly value: number; readonly unit: string }
  | { readonly is: 'bounds'; readonly at: Bounds }
  | { readonly is: 'instant'; readonly at: Instant }
  /** A calendar date: `2023-11-24`. */
  | { readonly is: 'date'; readonly date: string }
  /** What somebody wrote, as they wrote it. */
  | { readonly is: 'words'; readonly words: string }
  /** One of a few cases that the sentence tells apart. */
  | { readonly is: 'case'; readonly case: string }

/** What a word of a gist is a word of. */
export type WordOf = 'class' | 'cargo' | 'stage' | 'category' | 'holder' | 'file' | 'route'

/** The particulars of a gist by name; null where the statement does not say it. */
export type Particulars = Readonly<Record<string, Particular | null>>

/** The sentence of a statement. The code is `gist.` and the name of its kind. */
export type Gist = { readonly code: string; readonly particulars: Particulars }

/** What a count says of what it is. */
type FigureSaid = Pick<CountSaid, 'closes' | 'running' | 'average'>

/** Makes particulars; each gives null for what is not said. */
export const tell = {
  role: (id: RoleId | null | undefined): Particular | null =>
    id == null ? null : { is: 'roles', ids: [id] },
  roles: (ids: readonly RoleId[] | undefined): Particular | null =>
    ids === undefined ? null : { is: 'roles', ids },
  place: (id: PlaceId | null | undefined): Particular | null =>
    id == null ? null : { is: 'place', id },
  group: (id: GroupId | undefined): Particular | null =>
    id === undefined ? null : { is: 'group', id },
  clauses: (ids: readonly ClauseId[] | null | undefined): Particular | null =>
    ids == null ? null : { is: 'clauses', ids },
  acts: (ids: readonly ActId[]): Particular => ({ is: 'acts', ids }),
  word: (of: WordOf, word: string | undefined): Particular | null =>
    word === undefined ? null : { is: 'word', of, word },
  amount: (value: number | undefined, unit: string): Particular | null =>
    value === undefined ? null : { is: 'amount', value, unit },
  bounds: (at: Bounds | undefined): Particular | null =>
    at === undefined ? null : { is: 'bounds', at },
  period: (period: Interval | undefined): Particular | null =>
    period === undefined
      ? null
      : { is: 'bounds', at: { earliest: period.from, latest: period.to } },
  /** Of a count: whether it is all there was, and whether it is a running total or an average. */
  figure: ({ closes, running, average }: FigureSaid): Particulars => ({
    bound: tell.case(closes || average !== undefined ? 'all' : 'least'),
    figure: tell.case(average ?? (running === true ? 'running' : 'count')),
  }),
  instant: (at: Instant | undefined | null): Particular | null =>
    at == null ? null : { is: 'instant', at },
  date: (date: string | undefined): Particular | null =>
    date === undefined ? null : { is: 'date', date },
  words: (words: string | undefined): Particular | null =>
    words === undefined ? null : { is: 'words', words },
  case: (name: string): Particular => ({ is: 'case', case: name }),
} as const
