// Sentences of an agreement that ask nothing of anybody: what it is called, what belongs to it,
// what it does not mean. They are read as a `term:`, and the checker says so.
//
// Only sentences whose subject is the text itself are taken; a clause without "must" that speaks of
// a party is still a slip.

const condition = '(?:if|unless|until|where|when|whenever|in case|as long as|so long as)'
const subjects = [
  // The agreement, its parts, and what is not to be read into it.
  'nothing in (?:(?:this|the) (?:agreement|article|clause|provision|annex)|' +
    '(?:(?:clause|article|paragraph|section)s? )?\\d[\\d.]*)',
  '(?:this|the present) agreement (?:shall |will )?(?:enters?|comes?|remains?|is|be|constitutes?|' +
    'applies|apply|governs?|prevails?|supersedes?|continues?|expires?|lapses?|lasts?)',
  'the (?:\\p{L}+ )?(?:annex(?:es)?|maps?|protocols?|appendix|appendices|preamble|timetable)' +
    '(?: (?:attached|annexed)(?: hereto)?)? (?:shall |will )?(?:forms?|is|are|constitutes?|be)',
  '(?:the )?\\p{L}+ (?:phase|stage) (?:shall |will ' +
    ')?(?:lasts?|begins?|starts?|ends?|comprises?|runs?|commences?)',
  'for the purposes? of (?:this|the)',
  '(?:the|each|both) (?:two )?(?:party|parties|sides?) (?:agrees?|affirms?|recognis\\p{L}+|' +
    'recogniz\\p{L}+|reaffirms?|declares?|acknowledges?|understands?|confirms?|notes?) that',
  'the terms? \\S+ (?:means?|refers?|includes?|does|do)',
  // What nobody has to do: no duty, and no ban either.
  `(?:${condition} [^,]{1,300}, )?` +
    "[\\p{L}\\d_' -]{1,120}? (?:(?:shall|will|is|are|need) " +
    '(?:not|never) (?:be )?(?:obliged|required|bound)' +
    ' to|(?:shall have|has|have) no (?:obligation|duty) to|need not)',
  '(?:all )?decisions of (?:the )?[\\p{L}\\d_-]+(?: [\\p{L}\\d_-]+){0,5} (?:shall|will|must|are)',
  'annex [A-Z\\d]+ (?:shall |will )?(?:forms?|is|constitutes?|be)',
  'the (?:\\p{L}+ )?(?:ceasefire|truce|cessation of hostilities)' +
    ' (?:shall |will )?(?:be in force|remains?|enters?|comes?|lasts?|takes? effect|' +
    'be extended|be renewed)',
  '(?:[\\p{L}\\d_.-]+ ){1,14}(?:shall|will|must) not (?:count as|constitute|amount to|apply to|' +
    'affect|prejudice|be (?:interpreted|construed))',
  '(?:neither|no) (?:party|side) (?:shall|will|is|must) be (?:bound|obliged|required|liable|' +
    'responsible|answerable)',
  // What is no breach: it frees from nothing by itself, and forbids nothing either.
  '(?:[\\p{L}\\d_-]+ ){1,12}(?:shall|will|must) not be (?:in (?:default|breach|violation)|' +
    '(?:held )?(?:liable|responsible)|(?:regarded|considered|deemed|treated|counted) ' +
    '(?:as |to be )?(?:an? )?(?:violations?|breach(?:es)?|hostile))',
]

const spaced = subjects.join('|').replaceAll(' ', String.raw`\s+`)

/** It may be refused, and is a power. */
const renewed =
  String.raw`\b(?:(?:renew|extend|prolong)(?:s|ed)|further\s+(?:period|` +
  String.raw`term)s?)\b[^]{0,300}\bunless\b`

/** The number of a clause, and then a sentence of the text about itself. */
export const impliedTerm: RegExp = new RegExp(
  String.raw`^\S+\s+(?![^]*(?:\bmay\b|${renewed}))(?:${spaced})(?![\p{L}\d_-])`,
  'iu',
)
