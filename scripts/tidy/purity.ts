// What pure packages may not name: the clock, randomness, the network, files, the process, the
// console, and anything whose answer depends on the machine's language or time zone.
//
// A name that a file declares itself (an argument called `fetch`) is its own business. Names in
// strings, comments, types of properties and after a dot are not uses of the global.

import { childAt, isNode, lineAt, nameOf, walk, type Source, type SyntaxNode } from './source.ts'
import { placeOf } from './layers.ts'
import { isTest } from './tree.ts'
import type { Untidy } from './untidy.ts'

const handIn = 'take it as an argument; whoever calls has it.'
const useInstants = 'use Instant and the frozen zone rules of @holdfast/base.'
const compareByCode = 'compare with < and >, which is the same on every machine.'

/** Globals a kernel may not name, and what to do instead. */
const bannedGlobals: Readonly<Record<string, string>> = {
  process: handIn,
  console: 'return what there is to say; apps print it.',
  fetch: handIn,
  crypto: 'take hashing, signing or verifying as an argument.',
  performance: handIn,
  setTimeout: 'return when something is due; the caller waits.',
  setInterval: 'return when something is due; the caller waits.',
  setImmediate: handIn,
  Buffer: 'use Uint8Array and the spellings of @holdfast/base (bytes.ts).',
  globalThis: handIn,
  window: handIn,
  document: handIn,
  navigator: handIn,
  localStorage: handIn,
  indexedDB: handIn,
  WebSocket: handIn,
  XMLHttpRequest: handIn,
  require: 'use import.',
  eval: 'write the code.',
  Intl: 'hand in frozen zone rules, or a formatter for sentences.',
}

/** Members a kernel may not call, by object and name. */
const bannedMembers: Readonly<Record<string, string>> = {
  'Date.now': handIn,
  'Date.parse': useInstants,
  'Math.random': handIn,
}

/** Methods whose answer depends on the machine, whatever they are called on. */
const bannedMethods: Readonly<Record<string, string>> = {
  localeCompare: compareByCode,
  toLocaleString: handIn,
  toLocaleDateString: handIn,
  toLocaleTimeString: handIn,
  toLocaleLowerCase: 'use toLowerCase.',
  toLocaleUpperCase: 'use toUpperCase.',
  getTimezoneOffset: useInstants,
  getFullYear: useInstants,
  getMonth: useInstants,
  getDate: useInstants,
  getDay: useInstants,
  getHours: useInstants,
  getMinutes: useInstants,
  getSeconds: useInstants,
}

/** Whether a file must be pure: code of any package but the store, tests aside. */
function mustBePure(path: string): boolean {
  const place = placeOf(path)
  return (
    place !== null && place.startsWith('packages/') && place !== 'packages/store' && !isTest(path)
  )
}

/** Every use of the machine in a file that must be pure. */
export function checkPurity(source: Source): readonly Untidy[] {
  if (!mustBePure(source.path)) return []
  const declared = declaredIn(source.tree)
  const untidy: Untidy[] = []
  walk(source.tree, (node, around) => {
    const banned = bannedUse(node, around, declared)
    if (banned === null) return
    const [name, instead] = banned
    const where = `${source.path}:${lineAt(source.text, node.start)}`
    untidy.push({ where, what: `A pure package uses ${name}.`, instead })
  })
  return untidy
}

type BannedUse = readonly [name: string, instead: string]

function bannedUse(
  node: SyntaxNode,
  around: readonly SyntaxNode[],
  declared: ReadonlySet<string>,
): BannedUse | null {
  switch (node.type) {
    case 'Identifier': {
      const name = nameOf(node)
      const instead = name === null ? undefined : own(bannedGlobals, name)
      if (name === null || instead === undefined || declared.has(name)) return null
      return isReference(node, around.at(-1)) ? [name, instead] : null
    }
    case 'MemberExpression':
      return bannedMember(node)
    case 'NewExpression': {
      const isDate = nameOf(childAt(node, 'callee')) === 'Date'
      return isDate && countOf(node['arguments']) === 0 ? ['new Date()', handIn] : null
    }
    case 'CallExpression':
      return nameOf(childAt(node, 'callee')) === 'Date' ? ['Date()', handIn] : null
    case 'MetaProperty':
      return ['import.meta', handIn]
    default:
      return null
  }
}

function bannedMember(node: SyntaxNode): BannedUse | null {
  const member = nameOf(childAt(node, 'property'))
  if (member === null) return null
  const full = `${nameOf(childAt(node, 'object')) ?? ''}.${member}`
  const instead = own(bannedMembers, full)
  if (instead !== undefined) return [full, instead]
  const isPlain = node['computed'] !== true
  const ofMethod = isPlain ? own(bannedMethods, member) : undefined
  return ofMethod === undefined ? null : [`.${member}()`, ofMethod]
}

/** An identifier that stands for a value in scope, and not for a member or a key. */
function isReference(node: SyntaxNode, parent: SyntaxNode | undefined): boolean {
  if (parent === undefined) return false
  const isName = childAt(parent, 'property') === node || childAt(parent, 'key') === node
  return !isName || parent['computed'] === true
}

/** Names that the file itself gives: imports, variables, arguments, functions, classes. */
function declaredIn(tree: SyntaxNode): ReadonlySet<string> {
  const names = new Set<string>()
  walk(tree, (node) => {
    const params = Array.isArray(node['params']) ? node['params'].filter(isNode) : []
    for (const pattern of [childAt(node, 'id'), childAt(node, 'local'), ...params]) {
      for (const name of namesIn(pattern)) names.add(name)
    }
  })
  return names
}

/** The names that a pattern binds; not those in its default values or types. */
function namesIn(pattern: SyntaxNode | null): readonly string[] {
  if (pattern === null) return []
  if (pattern.type === 'Identifier') return [nameOf(pattern) ?? '']
  const parts = [pattern['properties'], pattern['elements']].flat().filter(isNode)
  const held = ['left', 'argument', 'value'].map((key) => childAt(pattern, key))
  return [...parts, ...held].flatMap(namesIn)
}

/** A member of a table, and never one that every object has (`constructor`). */
function own(table: Readonly<Record<string, string>>, key: string): string | undefined {
  return Object.hasOwn(table, key) ? table[key] : undefined
}

function countOf(value: unknown): number {
  return Array.isArray(value) ? value.length : 0
}
