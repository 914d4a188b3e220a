// Code that nothing reaches: neither an entry point nor a test, and imported by neither.
//
// Reaching is followed from entry points through imports, so two files that only import each
// other are found as well. Names that a live file exports and nobody needs are for exports.ts.

import { posix } from 'node:path'
import type { Source } from './source.ts'
import { isTest } from './tree.ts'
import type { Untidy } from './untidy.ts'

/** Where running begins. Tests are entry points too. */
const entryPoints: readonly RegExp[] = [
  /^packages\/[^/]+\/src\/(index|testing)\.ts$/,
  /^apps\/[^/]+\/src\/main\.tsx?$/,
  /^bench\/[^/]+\.ts$/,
  /^bench\/records\/year-file\.ts$/,
  /^scripts\/(boot\.mjs|compile\.mjs|check\.ts|program\.ts|build-examples\.ts)$/,
  /^apps\/web\/journeys\/pictures\.ts$/,
  /(^|\/)[\w-]+\.config\.ts$/,
  /\.d\.m?ts$/,
]

/** Every source file that nothing reaches. */
export function checkDeadFiles(sources: readonly Source[]): readonly Untidy[] {
  const byPath = new Map(sources.map((source) => [source.path, source]))
  const reached = new Set<string>()
  const waiting = sources.filter(({ path }) => isEntryPoint(path)).map(({ path }) => path)
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (reached.has(path)) continue
    reached.add(path)
    const folder = posix.dirname(path)
    for (const from of referencesOf(byPath.get(path))) {
      const target = from.startsWith('.') ? posix.join(folder, from) : null
      if (target !== null && byPath.has(target)) waiting.push(target)
    }
  }
  return sources
    .filter(({ path }) => !reached.has(path))
    .map(({ path }) => ({
      where: path,
      what: 'Nothing reaches this file.',
      instead: 'use it or remove it; a new program is named in scripts/tidy/dead-files.ts.',
    }))
}

/** What a file imports; a configuration also names files in plain strings. */
function referencesOf(source: Source | undefined): readonly string[] {
  if (source === undefined) return []
  const imported = source.imports.map(({ from }) => from)
  if (!source.path.endsWith('.config.ts')) return imported
  const named = source.text.matchAll(/'(\.{1,2}\/[^']+\.ts)'/g)
  return [...imported, ...Array.from(named, ([, path = '']) => path)]
}

function isEntryPoint(path: string): boolean {
  return isTest(path) || entryPoints.some((entry) => entry.test(path))
}
