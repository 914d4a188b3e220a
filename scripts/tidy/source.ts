// A source file, parsed: its syntax tree, its comments, and what it imports.
//
// The parser is the one that vitest already brings (oxc, through rolldown), so that comments,
// strings and types are told apart by grammar and not by guessing. Nothing here knows a rule.

import { posix } from 'node:path'
import { parseSync } from 'rolldown/utils'
import type { RepositoryFile } from './tree.ts'

/** A node of the syntax tree. Only what the checks look at is named; the rest is unknown. */
export type SyntaxNode = {
  readonly type: string
  readonly start: number
  readonly end: number
  readonly [key: string]: unknown
}

/** A comment and where it begins. `text` is without the slashes and stars. */
export type SourceComment = { readonly text: string; readonly start: number; readonly end: number }

/** One import or re-export, type imports included. */
export type SourceImport = { readonly from: string; readonly line: number }

/** A parsed file. Columns and lines are counted from 1. */
export type Source = RepositoryFile & {
  readonly lines: readonly string[]
  readonly comments: readonly SourceComment[]
  readonly imports: readonly SourceImport[]
  readonly tree: SyntaxNode
}

/** Parses a file. A file that does not parse is the compiler's to report; here it throws. */
export function sourceFrom(file: RepositoryFile): Source {
  const parsed = parseSync(file.path, file.text)
  const [error] = parsed.errors
  if (error !== undefined) throw new Error(`${file.path} does not parse: ${error.message}`)
  const program: unknown = parsed.program
  if (!isNode(program)) throw new Error(`${file.path} has no syntax tree`)
  const comments = parsed.comments.map(({ value, start, end }) => ({ text: value, start, end }))
  const lines = file.text.split('\n')
  return { ...file, lines, comments, tree: program, imports: importsIn(program, file.text) }
}

/** The file that an import means, by its path; null for what is not a file of ours. */
export function importedFile(
  path: string,
  from: string,
  known: ReadonlySet<string>,
): string | null {
  const [scope, name = '', inside] = from.split('/')
  const target = from.startsWith('.')
    ? posix.join(posix.dirname(path), from)
    : scope === '@holdfast'
      ? `packages/${name}/src/${inside ?? 'index'}.ts`
      : null
  return target !== null && known.has(target) ? target : null
}

/** The line of an offset into a text, from 1. */
export function lineAt(text: string, offset: number): number {
  let line = 1
  for (let at = text.indexOf('\n'); at !== -1 && at < offset; at = text.indexOf('\n', at + 1)) {
    line += 1
  }
  return line
}

/** Calls `visit` for every node, outermost first, with the nodes around it, nearest last. */
export function walk(
  node: SyntaxNode,
  visit: (node: SyntaxNode, around: readonly SyntaxNode[]) => void,
  around: readonly SyntaxNode[] = [],
): void {
  visit(node, around)
  const inside = [...around, node]
  for (const child of childrenOf(node)) walk(child, visit, inside)
}

/** A node held under a key, or null where there is none. */
export function childAt(node: SyntaxNode | undefined, key: string): SyntaxNode | null {
  const child = node?.[key]
  return isNode(child) ? child : null
}

/** The nodes of a list held under a key; none where there is no list. */
export function nodesAt(node: SyntaxNode, key: string): readonly SyntaxNode[] {
  const value = node[key]
  return Array.isArray(value) ? value.filter(isNode) : []
}

/** The name of an identifier, the text of a string, or null. */
export function nameOf(node: SyntaxNode | null): string | null {
  if (node === null) return null
  if (node.type === 'Identifier' && typeof node['name'] === 'string') return node['name']
  if (node.type === 'Literal' && typeof node['value'] === 'string') return node['value']
  return null
}

/** Whether a value is a node of the tree. */
export function isNode(value: unknown): value is SyntaxNode {
  return (
    typeof value === 'object' &&
    value !== null &&
    'type' in value &&
    typeof value.type === 'string' &&
    'start' in value &&
    typeof value.start === 'number'
  )
}

function childrenOf(node: SyntaxNode): readonly SyntaxNode[] {
  return Object.values(node).flatMap((value) =>
    Array.isArray(value) ? value.filter(isNode) : isNode(value) ? [value] : [],
  )
}

/** Imports, re-exports, `import('x')` types and calls, and `new URL('./x.ts', import.meta.url)`. */
function importsIn(program: SyntaxNode, text: string): readonly SourceImport[] {
  const found: SourceImport[] = []
  walk(program, (node) => {
    const from = nameOf(childAt(node, 'source'))
    if (from !== null) found.push({ from, line: lineAt(text, node.start) })
    if (node.type !== 'NewExpression' || nameOf(childAt(node, 'callee')) !== 'URL') return
    const [first] = Array.isArray(node['arguments']) ? node['arguments'].filter(isNode) : []
    const url = nameOf(first ?? null)
    if (url !== null && /^\.\.?\/.*\.tsx?$/.test(url)) {
      found.push({ from: url, line: lineAt(text, node.start) })
    }
  })
  return found
}
