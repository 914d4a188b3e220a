// The words of the language itself, for "did you mean", for names that may not be them, and for
// the test that the documents list every one.
//
// The grammar is where they mean something; a test holds the two together.

/** Words inside clauses that no party, place or class may be called. */
export const reservedWords: readonly string[] = (
  'after all and at basis before bound by corroborated counted day days determined during each ' +
  'end exactly for from hour hours if is least may minute minutes month months most must no ' +
  'not of on once or per reported stage start than that the to under unless until up verified ' +
  'week weeks which whole within'
).split(' ')

/** Words that mean something only in one place, and are free everywhere else. */
export const placedWords: readonly string[] = (
  'act added agreed agreement begins body classes close date earlier fewer force group ' +
  'guarantor held holds humanitarian in intermediary kilometer kilometers kilometre ' +
  'kilometres kind km later less m mediator meter meters metre metres monitor more ' +
  'notice observer off open outsider party phase places press says size source state ' +
  'statuses step time times united-nations unnamed zone'
).split(' ')

/** Words that begin a declaration. */
export const declarationWords: readonly string[] = (
  'act agreement basis body date day group guarantor in intermediary kind mediator monitor ' +
  'notice observer outsider party phase places source state statuses time'
).split(' ')

/** What a power can do, by the verb that says it. */
export const powerVerbs = {
  extend: 'extend',
  suspend: 'suspend',
  resume: 'resume',
  excuse: 'excuse',
  terminate: 'terminate',
  refuse: 'terminate',
  allot: 'allot',
  amend: 'supersede',
  switch: 'switch-on',
  set: 'set',
  find: 'set',
  declare: 'set',
} as const

/** The shares of those who decide that texts ask for. */
export const shares = {
  'two-thirds': { parts: 2, of: 3 },
  'three-quarters': { parts: 3, of: 4 },
  'three-fifths': { parts: 3, of: 5 },
  'four-fifths': { parts: 4, of: 5 },
} as const
