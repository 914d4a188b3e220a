// Each package.json says what the import table says, and pins what it takes from outside.
//
// A range such as ^1.2.3 would give two machines different programs. One entry point per package
// keeps the inside of it free to change.

import { layers, mayUseTool, packageOf, placeOf } from './layers.ts'
import type { Source } from './source.ts'
import type { RepositoryFile } from './tree.ts'
import type { Untidy } from './untidy.ts'

type Dependencies = Readonly<Record<string, string>>

const groups = ['dependencies', 'devDependencies', 'optionalDependencies', 'peerDependencies']
const entryPoints = ['.', './testing']

/** What is wrong with one package.json. */
export function checkManifest(file: RepositoryFile): readonly Untidy[] {
  const manifest: unknown = JSON.parse(file.text)
  const untidy: Untidy[] = []
  for (const group of groups) {
    for (const [name, version] of Object.entries(textsAt(manifest, group))) {
      if (/^\d+\.\d+\.\d+(-[\w.]+)?$/.test(version)) continue
      const what = `${name} is "${version}", which is not one version.`
      untidy.push({ where: file.path, what, instead: `pin it: "${name}": "1.2.3".` })
    }
  }
  const place = placeOf(file.path)
  if (place === null) return untidy
  return [
    ...untidy,
    ...checkDependencies(file.path, place, textsAt(manifest, 'dependencies')),
  ].concat(checkEntryPoints(file.path, Object.keys(textsAt(manifest, 'exports'))))
}

/** Whether the lock file was made from these manifests: the same names and versions in each. */
export function checkLock(
  lock: RepositoryFile,
  manifests: readonly RepositoryFile[],
): readonly Untidy[] {
  const locked = new Map(Object.entries(membersAt(JSON.parse(lock.text), 'packages')))
  return manifests.flatMap(({ path, text }) => {
    const entry = locked.get(path.replace(/\/?package\.json$/, ''))
    const manifest: unknown = JSON.parse(text)
    return groups.flatMap((group) => {
      const wanted = Object.entries(textsAt(manifest, group)).toSorted(byName)
      const found = Object.entries(textsAt(entry, group)).toSorted(byName)
      if (JSON.stringify(wanted) === JSON.stringify(found)) return []
      const what = `Its ${group} are not those in ${lock.path}.`
      return [{ where: path, what, instead: 'run npm install and commit the lock file with it.' }]
    })
  })
}

/** Every package from outside that a package.json takes at run time. */
export function outsideDependencies(file: RepositoryFile): readonly string[] {
  const manifest: unknown = JSON.parse(file.text)
  return Object.keys(textsAt(manifest, 'dependencies')).filter(
    (name) => !name.startsWith('@holdfast/'),
  )
}

/** Imports of packages that the importing package's own package.json does not name. */
export function checkDeclared(
  sources: readonly Source[],
  manifests: readonly RepositoryFile[],
): readonly Untidy[] {
  const declared = new Map<string, Dependencies>()
  for (const file of manifests) {
    const place = placeOf(file.path)
    if (place !== null) declared.set(place, textsAt(JSON.parse(file.text), 'dependencies'))
  }
  return sources.flatMap(({ path, imports }) => {
    const own = declared.get(placeOf(path) ?? '')
    if (own === undefined) return []
    return imports.flatMap(({ from, line }) => {
      const name = packageOf(from)
      const isOutside = /^(\.|node:)/.test(from) || mayUseTool(path, name)
      if (isOutside || Object.hasOwn(own, name)) return []
      const instead = `add it to the dependencies of ${placeOf(path) ?? ''}/package.json.`
      return [{ where: `${path}:${line}`, what: `It imports ${name} undeclared.`, instead }]
    })
  })
}

function checkDependencies(path: string, place: string, found: Dependencies): readonly Untidy[] {
  const layer = layers[place]
  if (layer === undefined) return []
  const allowed = new Set([...layer.ours.map((name) => `@holdfast/${name}`), ...layer.outside])
  return Object.keys(found)
    .filter((name) => !allowed.has(name))
    .map((name) => ({
      where: path,
      what: `${place} depends on ${name}, which the import table does not allow.`,
      instead: 'remove it, or change the table in ARCHITECTURE.md and scripts/tidy/layers.ts.',
    }))
}

function checkEntryPoints(path: string, found: readonly string[]): readonly Untidy[] {
  return found
    .filter((entry) => !entryPoints.includes(entry))
    .map((entry) => ({
      where: path,
      what: `It exports ${entry} beside its one entry point.`,
      instead: 'export the name from src/index.ts (or src/testing.ts, for tests of others).',
    }))
}

function textsAt(value: unknown, key: string): Dependencies {
  const texts: Record<string, string> = {}
  for (const [name, text] of Object.entries(membersAt(value, key))) {
    if (typeof text === 'string') texts[name] = text
  }
  return texts
}

function membersAt(value: unknown, key: string): Readonly<Record<string, unknown>> {
  if (typeof value !== 'object' || value === null) return {}
  const held: unknown = Object.entries(value).find(([name]) => name === key)?.[1]
  return typeof held === 'object' && held !== null ? Object.fromEntries(Object.entries(held)) : {}
}

function byName([a]: readonly [string, string], [b]: readonly [string, string]): number {
  return a < b ? -1 : 1
}
