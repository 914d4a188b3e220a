// The words for a diagnostic: what is wrong with a text, and how to mend it.
//
// A diagnostic carries a code, particulars and advice. A particular may be a phrase, which is
// worded first. Where there is advice for the case at hand it is said; otherwise what the code
// says.

import type { About, Diagnostic, Phrase } from '@holdfast/language'
import type { Values, Words } from './words.ts'

/** What is wrong, and what to do about it. */
export type DiagnosticWords = { readonly message: string; readonly hint: string }

/** The words for a diagnostic. */
export function diagnosticWords(
  { code, about, advice, also = [] }: Pick<Diagnostic, 'code' | 'about' | 'advice' | 'also'>,
  words: Words,
): DiagnosticWords {
  const values = valuesOf(about, words)
  const own = words.sayOr(`diagnostic.${code}.todo`, '', values)
  const said = words.say(`diagnostic.${code}`, values)
  const isToldHow = advice.some((one) => one.code !== besides)
  const clauses = words.list(also.map(({ clause }) => clause))
  return {
    message: also.length === 0 ? said : `${said} ${words.say('diagnostic.also', { clauses })}`,
    hint: [...(isToldHow ? [] : [own]), ...advice.map((one) => phraseWords(one, words))].join(' '),
  }
}

/** What may stand in place of a whole clause does not say what is wrong with it. */
const besides: Phrase['code'] = 'advice.in-quotes'

function phraseWords({ code, about }: Phrase, words: Words): string {
  return words.say(code, valuesOf(about, words))
}

function valuesOf(about: About, words: Words): Values {
  const values: Record<string, string | number> = {}
  for (const [name, value] of Object.entries(about)) {
    values[name] = typeof value === 'object' ? phraseWords(value, words) : value
  }
  return values
}
