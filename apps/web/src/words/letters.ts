// The letters of a language are there before its words are shown, where they come soon: words that
// change their letters move all that stands under them.

import { languages, type LanguageId } from '@holdfast/words'

/** How long words wait for their letters. Whoever waits longer reads in letters of the device. */
const patienceMs = 300
/** Where the scripts alone took this long, letters would only keep the answers waiting. */
const thinAfterMs = 3_000

const families: Readonly<Record<LanguageId, string>> = {
  en: 'Holdfast Sans',
  ar: 'Holdfast Sans Arabic',
  he: 'Holdfast Sans Hebrew',
  tr: 'Holdfast Sans',
}

/** Waits for the letters of a language, and of English, which stands on every page; never long. */
export async function lettersOf(id: LanguageId): Promise<void> {
  if (performance.now() > thinAfterMs) {
    document.documentElement.dataset['thin'] = ''
    return
  }
  const here = [400, 600].flatMap((weight) => [
    document.fonts.load(`${weight} 1em "${families.en}"`, 'a'),
    document.fonts.load(`${weight} 1em "${families[id]}"`, languages[id].name),
  ])
  const tired = new Promise((resolve) => setTimeout(resolve, patienceMs))
  await Promise.race([Promise.allSettled(here), tired])
}
