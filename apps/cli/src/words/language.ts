// In which language the command line speaks, and its words.
//
// `--language` goes before HOLDFAST_LANGUAGE, and that before the locale. It is taken out before
// the other arguments are read, so that what is wrong with them is said in that language too. The
// order of letters from right to left is the terminal's affair.

import type { Problem } from '@holdfast/base'
import {
  createWords,
  isLanguageId,
  languageIds,
  languages,
  loadCatalogue,
  preferredLanguage,
  type LanguageId,
  type Words,
} from '@holdfast/words'
import type { OptionWords } from '../command.ts'
import { cliProblems as problems } from '../problems.ts'
import { numeral } from './numbers.ts'

/** The option that every command has: it is taken out before the others are read. */
export const languageOption: OptionWords = {
  name: 'language',
  value: 'LANG',
  about:
    'The language of problems, reasons, statuses and what is found: en, ar, he or tr. Without ' +
    'it: HOLDFAST_LANGUAGE, or the locale’s, or English.',
}

type Environment = Readonly<Record<string, string | undefined>>

/** The language asked for, and the arguments without it. */
export type LanguageAsked = { readonly language: LanguageId; readonly args: readonly string[] }

/** Takes `--language` out of the arguments, wherever it stands before `--`. */
export function languageAsked(
  args: readonly string[],
  env: Environment,
): LanguageAsked & { readonly problem: Problem | null } {
  const usual = usualLanguage(env)
  const end = args.includes('--') ? args.indexOf('--') : args.length
  const isOption = (arg: string, at: number): boolean => at < end && /^--language(=|$)/.test(arg)
  const at = args.findIndex(isOption)
  if (at === -1) return { language: usual, args, problem: null }
  const joined = args[at]?.includes('=') === true
  const text = (joined ? args[at]?.slice('--language='.length) : args[at + 1]) ?? ''
  const rest = args.toSpliced(at, joined ? 1 : 2)
  const [command = 'help'] = rest
  const refused = (problem: Problem) => ({ language: usual, args: rest, problem })
  if (text === '' || text.startsWith('--')) return refused(problems.noValue('language', command))
  if (!isLanguageId(text)) return refused(problems.unknownValue('language', text, languageIds))
  const isTwice = args.some((arg, other) => other > at && isOption(arg, other))
  if (isTwice) return refused(problems.optionTwice('language', command))
  return { language: text, args: rest, problem: null }
}

function usualLanguage(env: Environment): LanguageId {
  const said = env['HOLDFAST_LANGUAGE']
  if (isLanguageId(said)) return said
  const locale = [env['LC_ALL'], env['LC_MESSAGES'], env['LANG']].find((tag) => (tag ?? '') !== '')
  return preferredLanguage([locale ?? ''])
}

/** The words of a language. */
export async function wordsIn(id: LanguageId): Promise<Words> {
  const language = languages[id]
  return createWords({
    language,
    catalogue: await loadCatalogue(id),
    formatters: {
      number: numeral,
      list: (items) => new Intl.ListFormat(language.locale).format(items),
    },
  })
}
