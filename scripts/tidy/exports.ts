// Names that are exported and that nobody needs: of a file, and of a package.
//
// A file's name is needed where another file names it, a test included. A package's is needed where
// something outside of the package does, or where its README tells of it. A type is also needed
// where another exported name of its file is said in terms of it; whether a package's types and
// classes are named outside is not asked, since nobody names the type of what they are given.

import { placeOf } from './layers.ts'
import { childAt, importedFile, lineAt, nameOf, nodesAt, walk } from './source.ts'
import type { Source, SyntaxNode } from './source.ts'
import type { RepositoryFile } from './tree.ts'
import type { Untidy } from './untidy.ts'

type Own = { readonly name: string; readonly line: number; readonly isType: boolean }

/** What a file takes from another, or passes on: one name as another, or all (`null`). */
type Taken = { readonly from: string; readonly name: string | null }
type Passed = Taken & { readonly as: string | null }

type Offers = {
  readonly own: readonly Own[]
  readonly passed: readonly Passed[]
  readonly taken: readonly Taken[]
}

/** Every exported name that nobody needs. `pages` are the documents that may tell of a name. */
export function checkExports(
  sources: readonly Source[],
  pages: readonly RepositoryFile[],
): readonly Untidy[] {
  const known = new Set(sources.map(({ path }) => path))
  const offers = new Map(sources.map((source) => [source.path, offersOf(source, known)]))
  const needs = needsIn(offers)
  const told = new Map(pages.map(({ path, text }) => [path, text]))
  return sources.flatMap((source) => {
    const { path } = source
    const page = told.get(`${placeOf(path) ?? ''}/README.md`) ?? ''
    return (offers.get(path)?.own ?? []).flatMap((one) => {
      const by = needs.get(path)?.get(one.name) ?? new Set()
      const what = whatIsDead(source, one, by)
      const isTold = by.size > 0 && new RegExp(`\\b${one.name}\\b`).test(page)
      if (what === null || isTold) return []
      const instead = 'delete it where nothing uses it, or take it out of the list of exports.'
      return [{ where: `${path}:${one.line}`, what, instead }]
    })
  })
}

function whatIsDead(source: Source, { name, isType }: Own, by: ReadonlySet<string>): string | null {
  const { path } = source
  const place = placeOf(path)
  const files = [...by].filter((one) => !isEntry(one) || placeOf(one) !== place)
  if (files.length === 0 && isReadByName(path, name)) return null
  if (files.length === 0 && !by.has(passedOn(`${place ?? ''}/src/index.ts`))) {
    return isType && isSaidInTermsOf(source, name)
      ? null
      : `Nothing names ${name}, which it exports.`
  }
  if (isType || ![...by].some(isEntry) || files.some((one) => placeOf(one) !== place)) return null
  return `${name} is public, and nothing outside ${place ?? path} names it.`
}

const passedOn = (path: string): string => `${path} passes it on`
const isEntry = (by: string): boolean =>
  /^packages\/[^/]+\/src\/(index|testing)\.ts passes it on$/.test(by)

// Files that a tool reads by its own rules.
function isReadByName(path: string, name: string): boolean {
  return name === 'default' || /\.config\.ts$|^scripts\/boot\.mjs$/.test(path)
}

/** For each file and name, the files that name it, entries that pass it on among them. */
function needsIn(
  offers: ReadonlyMap<string, Offers>,
): ReadonlyMap<string, Map<string, Set<string>>> {
  const needs = new Map<string, Map<string, Set<string>>>()
  const namesOf = (path: string): readonly string[] => {
    const { own = [], passed = [] } = offers.get(path) ?? {}
    const inner = passed.flatMap(({ from, as }) => (as === null ? namesOf(from) : [as]))
    return [...own.map(({ name }) => name), ...inner]
  }
  const need = (path: string, name: string, by: string): void => {
    const names = needs.get(path) ?? new Map<string, Set<string>>()
    needs.set(path, names)
    const before = names.get(name) ?? new Set<string>()
    names.set(name, before)
    if (before.has(by)) return
    before.add(by)
    for (const { from, name: inner, as } of offers.get(path)?.passed ?? []) {
      if (inner === null && as === null) need(from, name, by)
      else if (inner === null && as === name) for (const one of namesOf(from)) need(from, one, by)
      else if (inner !== null && as === name) need(from, inner, by)
    }
  }
  const needAll = (taken: readonly Taken[], by: string): void => {
    for (const { from, name } of taken) {
      for (const one of name === null ? namesOf(from) : [name]) need(from, one, by)
    }
  }
  for (const [path, { taken, passed }] of offers) {
    needAll(taken, path)
    needAll(passed, passedOn(path))
  }
  return needs
}

function isSaidInTermsOf({ tree }: Source, name: string): boolean {
  let isFound = false
  for (const node of nodesAt(tree, 'body')) {
    const declared = childAt(node, 'declaration')
    if (node.type !== 'ExportNamedDeclaration' || declared === null) continue
    if (nameOf(childAt(declared, 'id')) === name) continue
    walk(declared, (inner) => {
      if (inner.type === 'TSTypeReference' || inner.type === 'TSTypeQuery') {
        isFound ||= nameOf(childAt(inner, 'typeName') ?? childAt(inner, 'exprName')) === name
      }
    })
  }
  return isFound
}

function offersOf(source: Source, known: ReadonlySet<string>): Offers {
  const own: Own[] = []
  const passed: Passed[] = []
  const taken: Taken[] = []
  const target = (node: SyntaxNode): string | null => {
    const from = nameOf(childAt(node, 'source'))
    return from === null ? null : importedFile(source.path, from, known)
  }
  for (const node of nodesAt(source.tree, 'body')) {
    const from = target(node)
    const specifiers = nodesAt(node, 'specifiers')
    switch (node.type) {
      case 'ImportDeclaration':
        if (from === null) break
        for (const one of specifiers) taken.push(...takenBy(one, from, source))
        break
      case 'ExportAllDeclaration':
        if (from !== null) passed.push({ from, name: null, as: nameOf(childAt(node, 'exported')) })
        break
      case 'ExportNamedDeclaration':
        for (const one of specifiers) {
          const as = nameOf(childAt(one, 'exported'))
          const name = nameOf(childAt(one, 'local'))
          if (from !== null) passed.push({ from, name, as })
          else if (as !== null)
            own.push({ name: as, isType: false, line: lineAt(source.text, one.start) })
        }
        own.push(...declaredBy(childAt(node, 'declaration'), source))
        break
      default:
        break
    }
  }
  taken.push(...takenElsewhere(source, known))
  return { own, passed, taken }
}

function declaredBy(declared: SyntaxNode | null, source: Source): readonly Own[] {
  if (declared === null) return []
  const line = lineAt(source.text, declared.start)
  const isType = declared.type.startsWith('TS') || declared.type === 'ClassDeclaration'
  const names =
    declared.type === 'VariableDeclaration'
      ? nodesAt(declared, 'declarations').map((one) => nameOf(childAt(one, 'id')))
      : [nameOf(childAt(declared, 'id'))]
  return names.flatMap((name) => (name === null ? [] : [{ name, line, isType }]))
}

// Of a namespace, the names that are read from it; all of them where it is passed on whole.
function takenBy(specifier: SyntaxNode, from: string, source: Source): readonly Taken[] {
  if (specifier.type === 'ImportDefaultSpecifier') return [{ from, name: 'default' }]
  const local = nameOf(childAt(specifier, 'local'))
  if (specifier.type === 'ImportSpecifier') {
    return [{ from, name: nameOf(childAt(specifier, 'imported')) }]
  }
  const members = new Set<string | null>()
  walk(source.tree, (node, around) => {
    if (node.type !== 'Identifier' || nameOf(node) !== local) return
    const above = around.at(-1)
    if (above === undefined || above.type === 'ImportNamespaceSpecifier') return
    const member = nameOf(childAt(above, 'property') ?? childAt(above, 'right'))
    const isOf = childAt(above, 'object') === node || childAt(above, 'left') === node
    members.add(isOf ? member : null)
  })
  return [...members].map((name) => ({ from, name }))
}

// `import('./x.ts')`, as a value or a type, workers, and what a configuration names in plain
// strings: all names of the file.
function takenElsewhere(source: Source, known: ReadonlySet<string>): readonly Taken[] {
  const atTheTop = nodesAt(source.tree, 'body')
    .filter((node) => nameOf(childAt(node, 'source')) !== null)
    .map((node) => lineAt(source.text, node.start))
  const elsewhere = source.imports.filter(({ line }) => !atTheTop.includes(line))
  const named = source.path.endsWith('.config.ts')
    ? Array.from(source.text.matchAll(/'(\.{1,2}\/[^']+\.ts)'/g), ([, from = '']) => ({ from }))
    : []
  return [...elsewhere, ...named].flatMap(({ from }) => {
    const file = importedFile(source.path, from, known)
    return file === null ? [] : [{ from: file, name: null }]
  })
}
