// The app: preferences, words, questions to the server, and the route.
//
// Direction is set on <body> and not on <html>: a map's right-to-left labels would turn their
// brackets otherwise.

import { languages, type LanguageId } from '@holdfast/words'
import { QueryClientProvider } from '@tanstack/react-query'
import { RouterProvider } from '@tanstack/react-router'
import { useEffect, useLayoutEffect, useMemo, useState } from 'react'
import { queryClient } from '../api/query-client.ts'
import { loadCatalog } from '../words/catalogs.ts'
import { lettersOf } from '../words/letters.ts'
import { wordsFrom, WordsContext, type Words } from '../words/use-words.ts'
import {
  initialLanguage,
  initialTheme,
  keep,
  PreferencesContext,
  type Preferences,
  type Theme,
} from './preferences.ts'
import { router } from './router.ts'

type Loaded = { readonly language: LanguageId; readonly words: Words }

export function App() {
  const [language, setLanguage] = useState(initialLanguage)
  const [theme, setTheme] = useState<Theme>(initialTheme)
  const [loaded, setLoaded] = useState<Loaded | null>(null)

  useEffect(() => {
    let isCurrent = true
    const load = async (): Promise<void> => {
      const [catalog] = await Promise.all([loadCatalog(language), lettersOf(language)])
      const words = wordsFrom(language, catalog)
      if (isCurrent) setLoaded({ language, words })
    }
    void load()
    return () => {
      isCurrent = false
    }
  }, [language])

  // Before anything of it is seen: another direction or leading moves all of a page.
  useLayoutEffect(() => {
    if (loaded === null) return
    document.documentElement.lang = loaded.language
    document.body.lang = loaded.language
    document.body.dir = languages[loaded.language].dir
  }, [loaded])

  useEffect(() => {
    if (theme === 'system') delete document.documentElement.dataset['theme']
    else document.documentElement.dataset['theme'] = theme
  }, [theme])

  const preferences = useMemo(
    (): Preferences => ({
      language,
      theme,
      setLanguage: (next) => {
        keep('language', next)
        setLanguage(next)
      },
      setTheme: (next) => {
        keep('theme', next)
        setTheme(next)
      },
    }),
    [language, theme],
  )

  if (loaded === null) return null
  return (
    <PreferencesContext value={preferences}>
      <WordsContext value={loaded.words}>
        <QueryClientProvider client={queryClient}>
          <RouterProvider router={router} />
        </QueryClientProvider>
      </WordsContext>
    </PreferencesContext>
  )
}
