// What a source file says about itself, and what it must not leave behind.
//
// Every file opens with a header: what it is for, and what it leaves out. Every exported name of a
// package has a contract. Markers of unfinished work, switched-off tests and switched-off checks
// are not committed.

import { childAt, isNode, lineAt, nameOf, walk, type Source, type SyntaxNode } from './source.ts'
import { isExempt } from './sizes.ts'
import { isTest } from './tree.ts'
import type { Untidy } from './untidy.ts'

const headerLines = 2
const markers = /\b(TODO|FIXME|XXX|HACK|TBD)\b/

/** The header of a file: a comment of two lines or more at the very top. */
export function checkHeader(source: Source): readonly Untidy[] {
  if (isExempt(source.path)) return []
  if (/(^|\/)index\.ts$/.test(source.path) && isListOfExports(source.tree)) return []
  const lines = source.lines[0]?.startsWith('#!') === true ? source.lines.slice(1) : source.lines
  const end = lines.findIndex((line) => !/^(\/\/|\/\*| \*)/.test(line))
  const header = (end === -1 ? lines : lines.slice(0, end)).filter((line) => /[a-z]/i.test(line))
  if (header.length >= headerLines) return []
  const what = `Its header has ${header.length} lines; ${headerLines} are the least.`
  return [{ where: source.path, what, instead: 'say what the file is for and what it leaves out.' }]
}

/** An index is nothing but a list of what is public. */
export function checkIndex(source: Source): readonly Untidy[] {
  if (!/^packages\/[^/]+\/src\/index\.ts$/.test(source.path)) return []
  if (isListOfExports(source.tree)) return []
  const instead = 'move the code to a file named after its subject and export it from here.'
  return [{ where: source.path, what: 'It holds more than a list of exports.', instead }]
}

/** Exported functions, classes and constants of packages without a contract before them. */
export function checkContracts(source: Source): readonly Untidy[] {
  if (!source.path.startsWith('packages/') || isTest(source.path) || isExempt(source.path))
    return []
  return bodyOf(source.tree).flatMap((node) => {
    const declaration = childAt(node, 'declaration')
    if (node.type !== 'ExportNamedDeclaration' || declaration === null) return []
    if (declaration.type.startsWith('TS')) return []
    const hasContract = source.comments.some(
      ({ text, end }) => text.startsWith('*') && source.text.slice(end, node.start).trim() === '',
    )
    if (hasContract) return []
    const name = namesOf(declaration).join(', ')
    const where = `${source.path}:${lineAt(source.text, node.start)}`
    const instead = 'put /** what it promises and refuses, units, order, limits */ before it.'
    return [{ where, what: `${name} is exported without a contract.`, instead }]
  })
}

/** Markers of unfinished work, and comments that switch a check off. */
export function checkMarkers(source: Source): readonly Untidy[] {
  return source.comments.flatMap(({ text, start }) => {
    const where = `${source.path}:${lineAt(source.text, start)}`
    const marker = markers.exec(text)?.[1]
    if (marker !== undefined) {
      return [{ where, what: `A comment says ${marker}.`, instead: 'do it, or leave it out.' }]
    }
    const switchedOff = /@ts-(ignore|nocheck|expect-error)/.exec(text)?.[0]
    if (switchedOff !== undefined) {
      return [{ where, what: `${switchedOff} hides an error.`, instead: 'mend the types.' }]
    }
    const isBare = /(eslint|oxlint)-disable/.test(text) && !/ -- \S/.test(text)
    if (!isBare) return []
    const instead = 'mend the code, or give the reason: oxlint-disable-next-line rule -- why.'
    return [{ where, what: 'A rule is switched off without a reason.', instead }]
  })
}

/** `any` as a type, in whatever position. */
export function checkAny(source: Source): readonly Untidy[] {
  const untidy: Untidy[] = []
  walk(source.tree, (node) => {
    if (node.type !== 'TSAnyKeyword' || isExempt(source.path)) return
    const where = `${source.path}:${lineAt(source.text, node.start)}`
    untidy.push({
      where,
      what: 'A type is any.',
      instead: 'use unknown and check, or say the type.',
    })
  })
  return untidy
}

/** Tests that are switched off, or that switch the others off. */
export function checkSwitchedOff(source: Source): readonly Untidy[] {
  const untidy: Untidy[] = []
  walk(source.tree, (node) => {
    if (node.type !== 'MemberExpression') return
    const how = nameOf(childAt(node, 'property')) ?? ''
    const what = nameOf(childAt(node, 'object')) ?? ''
    if (!/^(test|it|describe|suite)$/.test(what) || !/^(only|skip|todo|fails)$/.test(how)) return
    const where = `${source.path}:${lineAt(source.text, node.start)}`
    untidy.push({ where, what: `${what}.${how} is committed.`, instead: 'run it, or remove it.' })
  })
  return untidy
}

function bodyOf(tree: SyntaxNode): readonly SyntaxNode[] {
  return Array.isArray(tree['body']) ? tree['body'].filter(isNode) : []
}

function isListOfExports(tree: SyntaxNode): boolean {
  return bodyOf(tree).every(
    (node) => node.type.startsWith('Export') && childAt(node, 'source') !== null,
  )
}

function namesOf(declaration: SyntaxNode): readonly string[] {
  const declared = declaration['declarations']
  const nodes = Array.isArray(declared) ? declared.filter(isNode) : [declaration]
  return nodes.map((node) => nameOf(childAt(node, 'id')) ?? 'A name')
}
