// What a reader prefers: language and light. Kept in this browser, and nowhere else.
//
// A language in the URL goes before the one that was kept, so that a link can name it. Storage may
// be refused; then a preference lasts as long as the page.

import { createContext, useContext } from 'react'
import { isLanguageId, preferredLanguage, type LanguageId } from '@holdfast/words'

export type Theme = 'system' | 'light' | 'dark'

export type Preferences = {
  readonly language: LanguageId
  readonly theme: Theme
  readonly setLanguage: (language: LanguageId) => void
  readonly setTheme: (theme: Theme) => void
}

export const PreferencesContext = createContext<Preferences>({
  language: 'en',
  theme: 'system',
  setLanguage: () => {},
  setTheme: () => {},
})

export function usePreferences(): Preferences {
  return useContext(PreferencesContext)
}

export function initialLanguage(): LanguageId {
  const asked = new URLSearchParams(window.location.search).get('lang')
  if (isLanguageId(asked)) return asked
  const kept = keptAs('language')
  return isLanguageId(kept) ? kept : preferredLanguage(navigator.languages)
}

export function initialTheme(): Theme {
  const kept = keptAs('theme')
  return kept === 'light' || kept === 'dark' ? kept : 'system'
}

function keptAs(name: string): string | null {
  try {
    return localStorage.getItem(`holdfast.${name}`)
  } catch {
    return null
  }
}

export function keep(name: 'language' | 'theme', value: string): void {
  try {
    localStorage.setItem(`holdfast.${name}`, value)
  } catch {
    // Storage is refused here; the preference lasts as long as the page.
  }
}
