// The languages of the screen: their direction, how they write dates, and whether they are whole.
//
// Figures are western in every language, so that two sheets compare figure by figure. Hebrew and
// Turkish were not read by a native reader yet, and say so on screen.

export type Language = {
  readonly id: LanguageId
  /** Its name in itself. */
  readonly name: string
  readonly locale: string
  readonly dir: 'ltr' | 'rtl'
  /** False: words may be missing (English stands in) and nobody has read them over. */
  readonly isReviewed: boolean
}

export type LanguageId = 'en' | 'ar' | 'he' | 'tr'

export const languages: Readonly<Record<LanguageId, Language>> = {
  en: { id: 'en', name: 'English', locale: 'en-GB', dir: 'ltr', isReviewed: true },
  ar: { id: 'ar', name: 'العربية', locale: 'ar-PS-u-nu-latn', dir: 'rtl', isReviewed: false },
  he: { id: 'he', name: 'עברית', locale: 'he-IL', dir: 'rtl', isReviewed: false },
  tr: { id: 'tr', name: 'Türkçe', locale: 'tr-TR', dir: 'ltr', isReviewed: false },
}

export const languageIds = ['en', 'ar', 'he', 'tr'] as const

export function isLanguageId(text: string | null | undefined): text is LanguageId {
  return languageIds.some((id) => id === text)
}

/** The first of what a browser asks for that we have; English otherwise. */
export function preferredLanguage(asked: readonly string[]): LanguageId {
  const found = asked.map((tag) => tag.slice(0, 2).toLowerCase()).find(isLanguageId)
  return found ?? 'en'
}
