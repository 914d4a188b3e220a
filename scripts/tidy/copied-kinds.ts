// Lists of kinds of statements that somebody wrote by hand beside the table of kinds.
//
// A kind is one value, and the domains' tables list them all. A second list is a place that whoever
// adds a kind must find. What kinds there are is read from the tables' own files, so that a word
// that only looks like a kind is left alone. Words for kinds are no list: they are missed by a
// test.

import { childAt, lineAt, nameOf, nodesAt, walk } from './source.ts'
import type { Source, SyntaxNode } from './source.ts'
import { isTest } from './tree.ts'
import type { Untidy } from './untidy.ts'

/** From this many on it is a list. */
const listLength = 3
const tables = /^packages\/(domains|record)\/src\//
const wording = /^(packages\/words|apps\/web)\/src\/(.*\/)?(words|kinds|catalogue)/

/** Every list, record, union or switch that names kinds outside of their tables. */
export function checkCopiedKinds(sources: readonly Source[]): readonly Untidy[] {
  const code = sources.filter(({ path }) => !isTest(path) && !path.endsWith('/testing.ts'))
  const kinds = new Set(code.filter(({ path }) => tables.test(path)).flatMap(kindsIn))
  return code
    .filter(({ path }) => !tables.test(path) && !wording.test(path))
    .flatMap((source) => listsIn(source, kinds))
}

function kindsIn({ tree }: Source): readonly string[] {
  const found: string[] = []
  walk(tree, (node) => {
    const text = node.type === 'Literal' ? nameOf(node) : null
    if (text !== null && /^[a-z]+\.[a-z]+(_[a-z]+)*$/.test(text)) found.push(text)
  })
  return found
}

function listsIn(source: Source, kinds: ReadonlySet<string>): readonly Untidy[] {
  const untidy: Untidy[] = []
  walk(source.tree, (node) => {
    const named = new Set(membersOf(node).filter((name) => kinds.has(name)))
    if (named.size < listLength) return
    const where = `${source.path}:${lineAt(source.text, node.start)}`
    const what = `It lists kinds of statements: ${[...named].slice(0, listLength).join(', ')} …`
    const instead = 'ask the table: a member of Kind, or kinds of @holdfast/domains.'
    untidy.push({ where, what, instead })
  })
  return untidy
}

/** What holds a list, and under which member of an element its name stands. */
const lists: Readonly<Record<string, readonly [members: string, name: string]>> = {
  ArrayExpression: ['elements', ''],
  ObjectExpression: ['properties', 'key'],
  TSUnionType: ['types', 'literal'],
  SwitchStatement: ['cases', 'test'],
}

// An element of a list of pairs is named by its first.
function membersOf(node: SyntaxNode): readonly string[] {
  const [members = '', name = ''] = lists[node.type] ?? []
  return nodesAt(node, members).flatMap((member) => {
    const [first] = nodesAt(member, 'elements')
    return nameOf(first ?? childAt(member, name) ?? member) ?? []
  })
}
