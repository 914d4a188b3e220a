// What a clause means, as a tree of parts: codes with particulars, as diagnostics are.
//
// The tree is of no language. `words` says it in the reader's, with the names that the agreement
// gives in it. Said in English by ids it is again a clause of the language, with the same meaning.

import type { Instant } from '@holdfast/base'

/** A part of a sentence. */
export type Saying =
  /** A phrase of the catalogue, filled with parts. */
  | {
      readonly kind: 'phrase'
      readonly code: SayingCode
      readonly about: Readonly<Record<string, Saying>>
    }
  /** What is done: of what, and where; null where nothing is said of it. */
  | {
      readonly kind: 'act'
      readonly act: string
      /** The verb by which the clause says it, where that is another: to admit is not to bring. */
      readonly verb: string | null
      /** The agreement declares it, and its name is all that is known of it. */
      readonly isOwn: boolean
      readonly what: Saying | null
      readonly place: string | null
    }
  | { readonly kind: 'name'; readonly of: NamedAs; readonly id: string }
  /** `50 persons`. */
  | { readonly kind: 'count'; readonly value: number; readonly unit: string }
  | { readonly kind: 'number'; readonly value: number }
  | { readonly kind: 'span'; readonly count: number; readonly unit: SpanUnit }
  | { readonly kind: 'time'; readonly at: Instant }
  /** Words of the text that stand as they were written. */
  | { readonly kind: 'words'; readonly text: string }
  /** What narrows a part of an amount, beside the words that the text has for it. */
  | {
      readonly kind: 'part'
      readonly label: string
      readonly classes: readonly string[]
      readonly toward: string | null
      readonly place: string | null
    }
  | { readonly kind: 'list'; readonly join: Join; readonly items: readonly Saying[] }

/** What a name is the name of. */
export type NamedAs =
  | 'role'
  | 'place'
  | 'class'
  | 'group'
  | 'phase'
  | 'state'
  | 'day'
  | 'stage'
  | 'basis'
  | 'clause'
  | 'unit'
  /** Of those who decide: two thirds. */
  | 'share'
  /** Of a line: east. */
  | 'side'
  /** Every role of a kind: the mediators. */
  | 'roles'
  /** An act as a noun: each of them, the first of them. */
  | 'act'
  /** Every act that a domain hears, as one noun: an incident. */
  | 'domain'

export type SpanUnit = 'minute' | 'hour' | 'day' | 'week' | 'month'

/** How a list is joined; `also` puts a comma before each. */
export type Join = 'and' | 'or' | 'comma' | 'semicolon' | 'also'

/** A phrase of the catalogue. */
export function say(code: SayingCode, about: Readonly<Record<string, Saying>> = {}): Saying {
  return { kind: 'phrase', code, about }
}

/** A name. */
export function name(of: NamedAs, id: string): Saying {
  return { kind: 'name', of, id }
}

/** Several parts in a row; one part alone is itself. */
export function list(join: Join, items: readonly Saying[]): Saying {
  const [only] = items
  return items.length === 1 && only !== undefined && join !== 'also'
    ? only
    : { kind: 'list', join, items }
}

/** Names in a row. */
export function names(of: NamedAs, ids: readonly string[], join: Join = 'and'): Saying {
  return list(
    join,
    ids.map((id) => name(of, id)),
  )
}

/** A number. */
export function number(value: number): Saying {
  return { kind: 'number', value }
}

/** Every phrase there is. */
export const sayingCodes = [
  'sentence.whole',
  'sentence.duty',
  'sentence.prohibition',
  'sentence.permission',
  'sentence.power',
  'sentence.only',
  'sentence.term',
  'sentence.nobody-named',
  'sentence.each-of',
  'sentence.steps',
  'sentence.step',
  'sentence.at-least',
  'sentence.at-most',
  'sentence.exactly',
  'sentence.share',
  'sentence.all',
  'sentence.per-category',
  'sentence.in-unit',
  'sentence.for-every',
  'sentence.of-classes',
  'sentence.from-group',
  'sentence.group-alone',
  'sentence.qualified',
  'sentence.for-long',
  'sentence.bound-for',
  'sentence.except',
  'sentence.consent',
  'sentence.companions',
  'sentence.from-among',
  'sentence.in-among',
  'sentence.each-place',
  'sentence.each-day',
  'sentence.each-week',
  'sentence.each-month',
  'sentence.each-hour',
  'sentence.each-several',
  'sentence.always',
  'sentence.whole-term',
  'sentence.for-each-under',
  'sentence.class-act',
  'sentence.own-acts',
  'sentence.others-acts',
  'sentence.for-each-added-day',
  'sentence.for-each',
  'sentence.for-each-graded',
  'sentence.for-each-open',
  'sentence.act-in',
  'sentence.act-by',
  'sentence.from',
  'sentence.by',
  'sentence.until',
  'sentence.within',
  'sentence.within-of',
  'sentence.on-day-after',
  'sentence.on-day-before',
  'sentence.within-trigger',
  'sentence.during',
  'sentence.change',
  'sentence.change-until',
  'sentence.change-on',
  'sentence.change-on-graded',
  'sentence.with-parts',
  'sentence.part',
  'sentence.if-met',
  'sentence.if-met-step',
  'sentence.while',
  'sentence.while-not',
  'sentence.if',
  'sentence.if-not',
  'sentence.unless-state',
  'sentence.from-state',
  'sentence.from-state-end',
  'sentence.from-first',
  'sentence.beside',
  'sentence.unless',
  'sentence.unless-agreed',
  'sentence.to-whom',
  'sentence.behind',
  'sentence.near',
  'sentence.near-side',
  'sentence.on-side',
  'sentence.kilometres',
  'sentence.metres',
  'sentence.millimetres',
  'sentence.over',
  'sentence.under',
  'sentence.open-time',
  'sentence.open-word',
  'sentence.deliberate',
  'sentence.basis',
  'sentence.basis-by',
  'sentence.counted-by',
  'sentence.at-stage',
  'sentence.term-start',
  'sentence.term-end',
  'sentence.phase-start',
  'sentence.phase-end',
  'sentence.day-start',
  'sentence.day-end',
  'sentence.phase-day-start',
  'sentence.phase-day-end',
  'sentence.that-moment',
  'sentence.that-day-start',
  'sentence.that-day-end',
  'sentence.moment-met',
  'sentence.moment-met-step',
  'sentence.window-start',
  'sentence.window-end',
  'sentence.set-start',
  'sentence.set-end',
  'sentence.moment-holds',
  'sentence.moment-ends',
  'sentence.moment-first',
  'sentence.after',
  'sentence.before',
  'sentence.power.extend',
  'sentence.power.terminate',
  'sentence.power.suspend',
  'sentence.power.suspend-whole',
  'sentence.power.resume',
  'sentence.power.resume-whole',
  'sentence.power.excuse',
  'sentence.power.excuse-whole',
  'sentence.power.allot',
  'sentence.power.allot-whole',
  'sentence.power.supersede',
  'sentence.power.supersede-whole',
  'sentence.power.switch-on',
  'sentence.power.set',
  'sentence.power.set-any',
  'sentence.set.group',
  'sentence.set.state',
  'sentence.set.day',
  'sentence.days-at-once',
  'sentence.days-in-all',
  'sentence.notice',
  'sentence.reaches-back',
  'sentence.revives',
  'sentence.revives-within',
  'sentence.renewal',
  'sentence.renewal-times',
  'sentence.by-any',
  'sentence.by-majority',
  'sentence.by-unanimity',
  'sentence.by-share',
] as const

/** The code of a phrase in a sentence. */
export type SayingCode = (typeof sayingCodes)[number]
