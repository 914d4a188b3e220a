// How the web app is built and served while it is worked on.
//
// Nothing is inlined, so that a content security policy without exceptions holds. In development
// the API comes from a server of ours on its usual port.

import react from '@vitejs/plugin-react'
import { defineConfig, type UserConfig } from 'vite'

const api = process.env['HOLDFAST_API'] ?? 'http://127.0.0.1:4600'

const settings: UserConfig = {
  root: import.meta.dirname,
  plugins: [react()],
  build: {
    target: 'es2024',
    assetsInlineLimit: 0,
    modulePreload: { polyfill: false },
    // The map is one chunk of its own and is asked for late.
    chunkSizeWarningLimit: 1_200,
  },
  worker: { format: 'es' },
  server: { proxy: { '/api': api } },
  preview: { proxy: { '/api': api } },
}

export default defineConfig(({ command }) => {
  // A build is for readers, whoever asks for it: a test runner's own mode would double its weight.
  if (command === 'build') process.env['NODE_ENV'] = 'production'
  return settings
})
