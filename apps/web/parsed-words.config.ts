// The words of the app, parsed when it is built: a reader's browser fills messages and reads none,
// so that no parser of messages comes with the first view.

import { asWritten, isFilled, parsedMessage } from '@holdfast/words'
import type { Plugin } from 'vite'
import { merged } from './src/words/merged.ts'

const isWords = /\/(?:en|ar|he|tr)(?:\/[a-z-]+)?\.json$/
const isOurs = /\/(?:apps\/web|packages\/words)\/src\//

// What the builder takes in place of the parser.
const withoutParser = {
  find: /^@formatjs\/icu-messageformat-parser$/,
  replacement: '@formatjs/icu-messageformat-parser/no-parser.js',
}

/** Each message in a file of words, as its parser reads it. */
export const parsedWords: Plugin = {
  name: 'parsed-words',
  apply: 'build',
  enforce: 'pre',
  config: () => ({ resolve: { alias: [withoutParser] } }),
  transform(code, id) {
    if (!isOurs.test(id) || !isWords.test(id)) return null
    const written = asWritten(merged({ [id]: JSON.parse(code) }))
    const read = Object.entries(written).map(([name, text]) => {
      return [name, isFilled(text) ? parsedMessage(text) : text] as const
    })
    return { code: JSON.stringify(Object.fromEntries(read)), map: null }
  },
}
