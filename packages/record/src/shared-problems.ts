// Every way the rules that all statements share can say no. A code is public and permanent: when
// one retires it stays here as a comment and its number is not used again. Codes begin at
// record.50; what envelopes and keys refuse is in problems.ts.

import type { Problem } from '@holdfast/base'

/** The problems of what is said, whatever the domain, by name. */
export const sharedProblems = {
  badBody: (kind: string, at: string): Problem => ({ code: 'record.50', about: { kind, at } }),
  undeclaredRole: (role: string): Problem => ({ code: 'record.51', about: { role } }),
  undeclaredPlace: (place: string): Problem => ({ code: 'record.52', about: { place } }),
  unknownClause: (clause: string): Problem => ({ code: 'record.53', about: { clause } }),
  unknownAct: (act: string): Problem => ({ code: 'record.54', about: { act } }),
  mayNotQuote: (holder: string): Problem => ({ code: 'record.55', about: { holder } }),
  speaksForAnother: (holder: string, by: string): Problem => ({
    code: 'record.56',
    about: { holder, by },
  }),
  dateOrPeriod: (): Problem => ({ code: 'record.57', about: {} }),
  noSuchDate: (date: string): Problem => ({ code: 'record.58', about: { date } }),
  refersToRefused: (statement: string): Problem => ({ code: 'record.59', about: { statement } }),
  wrongTarget: (kind: string, target: string): Problem => ({
    code: 'record.60',
    about: { kind, target },
  }),
  notTheAuthor: (holder: string, author: string): Problem => ({
    code: 'record.61',
    about: { holder, author },
  }),
  mayNotSay: (holder: string, kind: string): Problem => ({
    code: 'record.62',
    about: { holder, kind },
  }),
  sameSource: (source: string): Problem => ({ code: 'record.63', about: { source } }),
  refersElsewhere: (statement: string): Problem => ({ code: 'record.64', about: { statement } }),
  tooDeep: (limit: number): Problem => ({ code: 'record.65', about: { limit } }),
  notYoursToSettle: (holder: string): Problem => ({ code: 'record.66', about: { holder } }),
  namedTwice: (name: string): Problem => ({ code: 'record.67', about: { name } }),
  tooManyFacts: (facts: number, limit: number): Problem => ({
    code: 'record.69',
    about: { facts, limit },
  }),
  boundsTooWide: (kind: string, at: string, days: number): Problem => ({
    code: 'record.70',
    about: { kind, at, days },
  }),
  badAmount: (kind: string, at: string, limit: number): Problem => ({
    code: 'record.71',
    about: { kind, at, limit },
  }),
  unknownUnit: (unit: string, units: string): Problem => ({
    code: 'record.72',
    about: { unit, units },
  }),
  tooManyReplies: (holder: string, limit: number): Problem => ({
    code: 'record.73',
    about: { holder, limit },
  }),
  neutralConfirms: (role: string): Problem => ({ code: 'record.74', about: { role } }),
  noJudge: (role: string): Problem => ({ code: 'record.75', about: { role } }),
  closeToItself: (source: string, to: string): Problem => ({
    code: 'record.76',
    about: { source, to },
  }),
  runningWithoutPeriod: (): Problem => ({ code: 'record.77', about: {} }),
  averageCloses: (average: string): Problem => ({ code: 'record.78', about: { average } }),
  /** The same source gave another total of the same, for the same time. */
  rivalTotal: (statement: string): Problem => ({ code: 'record.79', about: { statement } }),
  togetherByAnother: (holder: string): Problem => ({ code: 'record.80', about: { holder } }),
  partyConfirms: (role: string): Problem => ({ code: 'record.68', about: { role } }),
} as const
