// The languages that people read: their direction, how they write dates, and who read them over.
//
// Figures are western in every language, so that two sheets compare figure by figure. Where nobody
// who grew up with a language has read its words over yet, that is said on screen.

/** A language of the catalogues. */
export type Language = {
  readonly id: LanguageId
  /** Its name in itself. */
  readonly name: string
  /** The tag that formatters take: plurals, dates and lists follow it, figures stay western. */
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  /** False where nobody has read its words over yet. */
  readonly isReviewed: boolean
}

export const languageIds = ['en', 'ar', 'he', 'tr'] as const

/** The name of a language in addresses, options and files. */
export type LanguageId = (typeof languageIds)[number]

/** Every language, by id. */
export const languages: Readonly<Record<LanguageId, Language>> = {
  en: { id: 'en', name: 'English', locale: 'en-GB', dir: 'ltr', isReviewed: true },
  ar: { id: 'ar', name: 'العربية', locale: 'ar-PS-u-nu-latn', dir: 'rtl', isReviewed: false },
  he: { id: 'he', name: 'עברית', locale: 'he-IL', dir: 'rtl', isReviewed: false },
  tr: { id: 'tr', name: 'Türkçe', locale: 'tr-TR', dir: 'ltr', isReviewed: false },
}

/** True for the id of a language that has a catalogue. */
export function isLanguageId(text: string | null | undefined): text is LanguageId {
  return languageIds.some((id) => id === text)
}

/** The first of what is asked for (`ar-EG`, `tr_TR.UTF-8`) that there is; English otherwise. */
export function preferredLanguage(asked: readonly string[]): LanguageId {
  const found = asked.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguageId)
  return found ?? 'en'
}
