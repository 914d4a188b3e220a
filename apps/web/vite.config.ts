// How the web app is built and served while it is worked on.
//
// Nothing is inlined, so that a content security policy without exceptions holds. In development
// the API comes from a server of ours on its usual port.

import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'
import { undescribed, withoutSchemas } from './left-out.config.ts'
import { documents } from './documents.config.ts'
import { parsedWords } from './parsed-words.config.ts'

const api = process.env['HOLDFAST_API'] ?? 'http://127.0.0.1:4600'

// What the first view needs comes in few files, each of which is sent with heads: what others made,
// the overview with its frame, and one language.
const kept = 'react react-dom scheduler @tanstack @formatjs intl-messageformat zod'
const framePackages = 'base agreement analysis protocol'
const frameFolders =
  'scene controls parts names time marks question api reasons strip charts pages/overview'
const groups = [
  { name: 'kept', test: below('node_modules', kept) },
  { name: 'frame', test: (id: string) => isOfFrame(id) },
  ...['en', 'ar', 'he', 'tr'].map((id) => ({
    name: `words-${id}`,
    // What a page keeps for itself comes with the page.
    test: new RegExp(
      `(?<!/words)/${id}\\.json$|/packages/words/src/${id}/standing|/catalog-${id}\\.ts$`,
    ),
  })),
]

/**
 * The panels of controls are not: they come with a library that most readers never need. Nor is
 * what only a refusal needs.
 */
function isOfFrame(id: string): boolean {
  if (below('packages', framePackages).test(id)) return true
  return (
    below('web/src', frameFolders).test(id) &&
    /\.tsx?$/.test(id) &&
    !/Panel|ProblemSentences/.test(id)
  )
}

/** Whatever lies below one of these folders. */
function below(top: string, folders: string): RegExp {
  return new RegExp(`/${top}/(${folders.replaceAll(' ', '|')})/`)
}

// Tables are read in a worker with what reads them in Node; of the reader of CSV it takes the form
// that its makers made for browsers.
const inBrowsers = [{ find: /^csv-parse(\/sync)?$/, replacement: 'csv-parse/browser/esm$1' }]

const settings: UserConfig = {
  root: import.meta.dirname,
  plugins: [react(), undescribed, withoutSchemas, parsedWords, documents],
  resolve: { alias: inBrowsers },
  build: {
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The map is one chunk of its own and is asked for late.
    chunkSizeWarningLimit: 1_200,
    rolldownOptions: {
      treeshake: { moduleSideEffects: hasEffects },
      output: { codeSplitting: { groups } },
    },
  },
  worker: {
    format: 'es',
    plugins: () => [withoutSchemas, parsedWords],
    rolldownOptions: { treeshake: { moduleSideEffects: hasEffects } },
  },
  server: { proxy: { '/api': api } },
  preview: { proxy: { '/api': api } },
}

// Our packages are pure: a file of theirs that nobody uses is left out with all it makes.
function hasEffects(id: string): boolean {
  return !/\/packages\/[a-z]+\/src\//.test(id)
}

export default defineConfig(({ command }) => {
  // A build is for readers, whoever asks for it: a test runner's own mode would double its weight.
  if (command === 'build') process.env['NODE_ENV'] = 'production'
  return settings
})
