// What the code makes public by name, read from its tables: problem and diagnostic codes, kinds of
// irregularities, reasons of statuses, words of the language, commands, options and exit codes.
//
// Read from the source and not by running it, so that a document is checked against everything
// there is and not only against what one run happens to show.

import { childAt, isNode, nameOf, walk, type Source, type SyntaxNode } from '../tidy/source.ts'
import { isTest, type RepositoryFile } from '../tidy/tree.ts'

/** A public name, where it comes from, and the page that must have it. */
export type Named = { readonly name: string; readonly from: string; readonly page: string }

/** A command of the command line, with its options (without dashes). */
export type NamedCommand = { readonly name: string; readonly options: readonly string[] }

const code = /^[a-z][a-z-]*\.\d+$/

/** Codes of problems (`code: 'record.4'`), and of diagnostics: keys of their table (`'text.1'`). */
export function codesIn(sources: readonly Source[]): readonly Named[] {
  return sources
    .filter(({ path }) => /^(packages|apps)\/[^/]+\/src\//.test(path) && !isTest(path))
    .flatMap(({ path, tree }) => {
      const isLanguage = path.startsWith('packages/language/')
      const page = isLanguage ? 'docs/language.md' : 'docs/problems.md'
      return propertiesIn(tree).flatMap(({ key, value }) => {
        const name = isLanguage ? key : key === 'code' ? nameOf(value) : null
        return name !== null && code.test(name) ? [{ name, from: path, page }] : []
      })
    })
}

/** Kinds of irregularities: the keys of the table that says which of them break a record. */
export function irregularitiesIn(sources: readonly Source[]): readonly Named[] {
  const page = 'docs/problems.md'
  return sources
    .filter(({ path }) => path === 'packages/record/src/irregularity.ts')
    .flatMap(({ path, tree }) =>
      propertiesIn(tree)
        .filter(({ value }) => ['breaks', 'noted'].includes(nameOf(value) ?? ''))
        .map(({ key }) => ({ name: key, from: path, page })),
    )
}

/** Reasons of statuses: the literal types of `code` in the shape of a status. */
export function reasonsIn(sources: readonly Source[]): readonly Named[] {
  const page = 'docs/problems.md'
  return sources
    .filter(({ path }) => path === 'packages/agreement/src/status.ts')
    .flatMap(({ path, text }) =>
      Array.from(text.matchAll(/readonly code: '([a-z-]+)'/g), ([, name = '']) => ({
        name,
        from: path,
        page,
      })),
    )
}

/** Words that the grammar of agreements gives a meaning: `kw<"must">` and its like. */
export function keywordsIn(files: readonly RepositoryFile[]): readonly Named[] {
  const page = 'docs/language.md'
  return files
    .filter(({ path }) => path.endsWith('.grammar'))
    .flatMap(({ path, text }) => {
      const words = Array.from(
        text.matchAll(/\b(?:kw|unit|start|mid)<"([a-z-]+)">/g),
        (it) => it[1],
      )
      return [...new Set(words)].map((name = '') => ({ name, from: path, page }))
    })
}

/** Commands: objects with a name, a synopsis and a summary. Their options: name, value, about. */
export function commandsIn(sources: readonly Source[]): readonly NamedCommand[] {
  const commands: NamedCommand[] = []
  const files = sources.filter(({ path }) => path.startsWith('apps/cli/src/') && !isTest(path))
  const shared = sharedOptions(files)
  for (const { tree } of files) {
    walk(tree, (node) => {
      const name = textAt(node, 'name')
      if (name === null || textAt(node, 'synopsis') === null) return
      const options = propertiesOf(node).find(({ key }) => key === 'options')?.value ?? null
      commands.push({ name, options: options === null ? [] : optionsIn(options, shared) })
    })
  }
  return commands
}

/** Exit codes: the numbers of the table in exit-codes.ts. */
export function exitCodesIn(sources: readonly Source[]): readonly Named[] {
  return sources
    .filter(({ path }) => path === 'apps/cli/src/exit-codes.ts')
    .flatMap(({ path, tree }) =>
      propertiesIn(tree).flatMap(({ value }) => {
        const number = value['value']
        if (typeof number !== 'number') return []
        return [{ name: String(number), from: path, page: 'docs/cli.md' }]
      }),
    )
}

/** Options that stand in a table or constant of their own, by its name. */
function sharedOptions(files: readonly Source[]): ReadonlyMap<string, readonly string[]> {
  const shared = new Map<string, readonly string[]>()
  for (const { tree } of files) {
    walk(tree, (node) => {
      const name = node.type === 'VariableDeclarator' ? nameOf(childAt(node, 'id')) : null
      const value = childAt(node, 'init')
      if (name === null || value === null) return
      const options = optionsIn(value, new Map())
      if (options.length > 0) shared.set(name, options)
    })
  }
  return shared
}

function optionsIn(
  value: SyntaxNode,
  shared: ReadonlyMap<string, readonly string[]>,
): readonly string[] {
  const options: string[] = []
  walk(value, (node) => {
    if (node.type === 'Identifier') options.push(...(shared.get(nameOf(node) ?? '') ?? []))
    const name = textAt(node, 'name')
    if (name === null || textAt(node, 'about') === null) return
    if (propertiesOf(node).some(({ key }) => key === 'value')) options.push(name)
  })
  return [...new Set(options)]
}

type Property = { readonly key: string; readonly value: SyntaxNode }

function propertiesIn(tree: SyntaxNode): readonly Property[] {
  const found: Property[] = []
  walk(tree, (node) => found.push(...propertiesOf(node)))
  return found
}

function propertiesOf(node: SyntaxNode): readonly Property[] {
  if (node.type !== 'ObjectExpression' || !Array.isArray(node['properties'])) return []
  return node['properties'].filter(isNode).flatMap((property) => {
    const key = nameOf(childAt(property, 'key'))
    const value = childAt(property, 'value')
    return key === null || value === null ? [] : [{ key, value }]
  })
}

function textAt(node: SyntaxNode, key: string): string | null {
  const value = propertiesOf(node).find((property) => property.key === key)?.value ?? null
  if (value === null) return null
  if (value.type === 'TemplateLiteral' || value.type === 'BinaryExpression') return ''
  return value.type === 'Literal' ? nameOf(value) : null
}
