// What a diagnostic says beside its code: particulars, and phrases that are worded on screen.
//
// A phrase is a code with particulars of its own. One that begins with `advice.` is a sentence that
// says what to do; one that begins with `phrase.` stands inside another sentence. Codes are what
// the catalogues of `words` hold; they are no public names.

/** What words are filled with: names and numbers as they are, phrases as they are worded. */
export type About = { readonly [name: string]: string | number | Phrase }

/** A code with its particulars. */
export type Phrase = { readonly code: PhraseCode; readonly about: About }

/** A phrase. */
export function phrase(code: PhraseCode, about: About = {}): Phrase {
  return { code, about }
}

/** Asks for the word that was probably meant. */
export function didYouMean(word: string): Phrase {
  return phrase('advice.did-you-mean', { word })
}

/** Every phrase there is. */
export const phraseCodes = [
  'advice.add-classes',
  'advice.add-place',
  'advice.after-verb',
  'advice.ask-for-reported',
  'advice.before-colon',
  'advice.before-must',
  'advice.clause-of-each',
  'advice.count-in-days',
  'advice.count-to',
  'advice.days-under-clause',
  'advice.declare-act',
  'advice.declare-class',
  'advice.declare-group',
  'advice.declare-moment',
  'advice.declare-role',
  'advice.declare-role-of-kind',
  'advice.did-you-mean',
  'advice.each-day-week-month',
  'advice.each-determined',
  'advice.each-place-kind',
  'advice.feature-collection',
  'advice.feature-ids',
  'advice.from-one-moment',
  'advice.in-force-from',
  'advice.is-met',
  'advice.it-has',
  'advice.it-has-no-stages',
  'advice.it-has-steps',
  'advice.it-takes',
  'advice.limit-days',
  'advice.line-begins',
  'advice.move-deadline',
  'advice.name-act-or-clause',
  'advice.name-body',
  'advice.name-clause-of-acts',
  'advice.name-clauses',
  'advice.name-counter',
  'advice.name-event',
  'advice.name-extending-clause',
  'advice.name-group',
  'advice.name-monitor',
  'advice.name-one',
  'advice.name-reported-act',
  'advice.name-rule',
  'advice.name-second-source',
  'advice.no-clause-has-a-number',
  'advice.number-to',
  'advice.otherwise',
  'advice.place-kind-only',
  'advice.power-can',
  'advice.power-days',
  'advice.power-says',
  'advice.put-before',
  'advice.reserved',
  'advice.same-folder',
  'advice.same-id',
  'advice.say-for-what',
  'advice.say-how-long',
  'advice.say-how-much',
  'advice.say-length',
  'advice.say-when-instead',
  'advice.say-when-not',
  'advice.something-follows',
  'advice.step-has-deadline',
  'advice.steps-have-amounts',
  'advice.take-out',
  'advice.take-out-or-two',
  'advice.term-in-days',
  'advice.there-are',
  'advice.two-clauses',
  'advice.unless-mediators',
  'advice.wait-for-duty',
  'advice.write-ceiling',
  'advice.write-keep',
  'advice.write-until',
  'phrase.a-clause',
  'phrase.a-condition',
  'phrase.a-rule',
  'phrase.a-schedule',
  'phrase.a-step',
  'phrase.adds-no-days',
  'phrase.an-exception',
  'phrase.after',
  'phrase.amount',
  'phrase.any-holder-ends',
  'phrase.as-condition',
  'phrase.count-from-count',
  'phrase.count-of-several',
  'phrase.days-under-none',
  'phrase.deadline',
  'phrase.each-day',
  'phrase.each-unit',
  'phrase.extends-without-limit',
  'phrase.for-each',
  'phrase.for-each-first',
  'phrase.length',
  'phrase.length-in-units',
  'phrase.line-end',
  'phrase.must-not',
  'phrase.never-performed',
  'phrase.no-for-each',
  'phrase.no-group',
  'phrase.no-such-step',
  'phrase.nothing-done-under',
  'phrase.not-reported-when',
  'phrase.only-counts',
  'phrase.per',
  'phrase.phase-in-units',
  'phrase.reaches-every-clause',
  'phrase.reported-otherwise',
  'phrase.said',
  'phrase.share',
  'phrase.term-in-units',
  'phrase.two-things',
  'phrase.verb',
  'phrase.within',
] as const

/** The code of a phrase. */
export type PhraseCode = (typeof phraseCodes)[number]
