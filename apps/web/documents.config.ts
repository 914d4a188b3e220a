// The documents that the app shows as well: the same files as in docs, and no copy of them.
//
// They are given out beside the app under their names, and asked for when they are reached for.

import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Plugin } from 'vite'

const names = ['glossary.md', 'api.md']

function documentOf(name: string): string {
  return readFileSync(join(import.meta.dirname, '../../docs', name), 'utf8')
}

export const documents: Plugin = {
  name: 'documents',
  generateBundle() {
    for (const name of names) {
      this.emitFile({ type: 'asset', fileName: `documents/${name}`, source: documentOf(name) })
    }
  },
  configureServer(server) {
    for (const name of names) {
      server.middlewares.use(`/documents/${name}`, (_request, reply) => {
        reply.end(documentOf(name))
      })
    }
  },
}
