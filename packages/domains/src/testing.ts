// A body for any kind of statement, made from the form that the kind itself gives, with names that
// the agreement of the cast declares.
//
// Nothing here knows a kind: one that is added is tested and measured too. What cannot be guessed
// from a form is refused by the kind, which tests and benchmarks take as it is.

import type { Json } from '@holdfast/base'
import type { FormField, JsonObject, Kind } from '@holdfast/record'

/** Which of the possible bodies, and about what. */
export type BodyChoice = {
  readonly n: number
  /** What may be left out: all of it is, all but dates and numbers, or nothing but a period. */
  readonly fill: 'least' | 'dated' | 'most'
  readonly act: string
  readonly role: string
  /** The statement it speaks of, where it speaks of one. */
  readonly about: string
  /** A public key in base64, for what enrols one. */
  readonly key: string
  /** What a correction says anew. */
  readonly anew: JsonObject
}

/** Words that stand for something declared; any other may be anything. */
const declared: Readonly<Record<string, string>> = {
  class: 'soldier',
  cargo: 'relief',
  unit: 'trucks',
  stage: 'entered',
  what: 'fire',
}

/** A body of a kind. */
export function bodyOf(kind: Kind, choice: BodyChoice): JsonObject {
  return objectFrom(kind.form, choice)
}

/** True where statements of a kind speak of another. */
export function isReply(kind: Kind): boolean {
  return kind.form.some(({ asks, isOptional }) => asks === 'statement' && !isOptional)
}

function objectFrom(form: readonly FormField[], choice: BodyChoice): JsonObject {
  const body: Record<string, Json> = {}
  for (const field of form) {
    if (field.isOptional && !isFilled(field, choice)) continue
    const value = valueOf(field, choice)
    body[field.at] = field.isList ? [value] : value
  }
  return body
}

function isFilled({ asks }: FormField, { fill }: BodyChoice): boolean {
  if (asks === 'quote') return true
  return fill === 'most'
    ? asks !== 'period'
    : fill === 'dated' && (asks === 'date' || asks === 'number')
}

function valueOf(field: FormField, choice: BodyChoice): Json {
  const { n, act, role, about, anew } = choice
  const date = `2031-04-0${1 + (n % 7)}`
  const minute = String(n % 60).padStart(2, '0')
  switch (field.asks) {
    case 'role':
      return role
    case 'place':
      if (field.at === 'to') return 'lower'
      return n % 2 === 0 ? 'upper' : 'valley'
    case 'group':
      return `held-by-${role}`
    case 'clause':
      return '2.1'
    case 'act':
      return act
    case 'word':
      return declared[field.at] ?? `w${n}`
    case 'statement':
      return about
    case 'words':
      return `as it was told to us, ${n}`
    case 'instant':
      return `${date}T10:${minute}Z`
    case 'bounds':
      return { earliest: `${date}T10:${minute}Z`, latest: `${date}T11:${minute}Z` }
    case 'period':
      return { from: `${date}T06:00Z`, to: `${date}T18:00Z` }
    case 'date':
      return date
    case 'number':
      return 1 + (n % 50)
    case 'yes':
      return true
    case 'choice':
      return field.choices[n % field.choices.length] ?? ''
    case 'quote':
      return { source: 'agency' }
    case 'decision':
      return { kind: 'extend', days: 1 }
    case 'body':
      return anew
    case 'key':
      return choice.key
    case 'file':
      return { name: 'agreement.md', sha256: 'ab'.repeat(32) }
    case 'fingerprint':
      return 'ab'.repeat(32)
    case 'parts':
      return objectFrom(field.parts, choice)
  }
}
