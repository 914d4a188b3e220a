// The surface tree: what the grammar makes of each item, with holes where it makes nothing.
//
// Parsing never fails. Each item is parsed by itself, so that an error in one clause never
// touches another. What the grammar could not place is kept as `misfits`, for a later stage to
// explain. Spans are offsets into the whole file.

import type { SyntaxNodeRef } from '@lezer/common'
import type { Span } from '../diagnostic.ts'
import type { Item } from '../markdown/markdown.ts'
import type { KnownWords } from '../plain/known-words.ts'
import { inSense } from '../plain/in-sense.ts'
import { inOwnWords } from '../plain/own-words.ts'
import { plainDutiesFrom, plainFrom, type PlainDuty } from '../plain/plain.ts'
import { originalSpan, unmasked, type Tracked } from '../plain/tracked.ts'
import { parser } from './parser.ts'

/** A node of the grammar. A leaf has its text; keywords are leaves named after themselves. */
export type SurfaceNode = Span & {
  readonly name: string
  readonly text: string
  readonly children: readonly SurfaceNode[]
}

export type SurfaceItem = {
  readonly item: Item
  /** What was parsed: the item, or the words that stand for it. */
  readonly text: string
  readonly kind: 'declaration' | 'clause' | 'neither'
  /** The declaration's or the clause's parts, in order, without comments. */
  readonly parts: readonly SurfaceNode[]
  /** What fits nowhere: skipped words, or an empty span where something is missing. */
  readonly misfits: readonly Span[]
  /** True where only the number of a clause was kept: it is too long, or hides characters. */
  readonly isUnread: boolean
  /** What it was read from, for where its words are read otherwise; absent for a declaration. */
  readonly plain?: PlainDuty
}

/** The longest item that is parsed, in characters; a longer one is not a clause. */
export const itemCharacters = 4_000

/** True for an item that is a clause and no declaration. */
export function isClauseItem({ text }: Item): boolean {
  return /^\d/.test(text)
}

/**
 * Parses one item; a clause in the words that stand for its own. One that may not be read keeps
 * the number of its clause, if it is one.
 */
export function surfaceFrom(item: Item, mayBeRead: boolean, known: KnownWords): SurfaceItem {
  const isUnread = !mayBeRead || item.text.length > itemCharacters
  const text = isUnread ? (/^[\w.]*/.exec(item.text)?.[0] ?? '') : item.text
  const isPlain = isUnread || !isClauseItem(item)
  return parsedFrom(item, text, isPlain ? null : plainFrom(text, known), isUnread)
}

/** The same; a clause that asks for several things is a clause for each. */
export function surfacesFrom(
  item: Item,
  mayBeRead: boolean,
  known: KnownWords,
): readonly SurfaceItem[] {
  if (!mayBeRead || item.text.length > itemCharacters || !isClauseItem(item)) {
    return [surfaceFrom(item, mayBeRead, known)]
  }
  const { text } = item
  return plainDutiesFrom(text, known).map((plain) => ({
    ...parsedFrom(item, text, plain.tracked, false),
    plain,
  }))
}

/**
 * The clause in its own words, for where nothing else can be made of it; null where it has none.
 */
export function surfaceInOwnWords(
  { item, plain }: SurfaceItem,
  known: KnownWords,
): SurfaceItem | null {
  const turned = plain?.turned ?? null
  const own = turned === null ? null : inOwnWords(turned, item.text, known)
  return own === null ? null : parsedFrom(item, item.text, own, false)
}

/** The clause with the words at some spans of the file in quotes, as the sense of what is asked. */
export function surfaceInSense(
  { item, plain }: SurfaceItem,
  spans: readonly Span[],
  known: KnownWords,
): SurfaceItem | null {
  if (plain === undefined || plain.turned === null) return null
  const own = spans.map(({ from, to }) => ({ from: from - item.from, to: to - item.from }))
  const said = inSense(plain.tracked, item.text, own, known)
  return said === null ? null : parsedFrom(item, item.text, said, false)
}

function parsedFrom(
  item: Item,
  text: string,
  tracked: Tracked | null,
  isUnread: boolean,
): SurfaceItem {
  const misfits: Span[] = []
  const read: Read = { item, text: tracked === null ? text : unmasked(tracked, text), tracked }
  const top = nodeFrom(parser.parse(read.text).topNode, read, misfits)
  const root = top.children.find(({ name }) => name === 'Declaration' || name === 'Clause')
  const isStrange = misfits.some(({ from }) => from === item.from)
  const isClause = root?.name === 'Clause'
  if (root === undefined || (!isClause && (isStrange || isUnread))) {
    const nothing = isUnread ? [] : misfits
    return { item, text: read.text, parts: [], misfits: nothing, kind: 'neither', isUnread }
  }
  return {
    item,
    text: read.text,
    parts: root.children,
    misfits,
    kind: isClause ? 'clause' : 'declaration',
    isUnread,
  }
}

type TreeNode = SyntaxNodeRef['node']

/** What is parsed: the text of an item, or the one that stands for it. */
type Read = { readonly item: Item; readonly text: string; readonly tracked: Tracked | null }

function spanOf({ from, to }: Span, { item, tracked }: Read): Span {
  const span =
    tracked === null ? { from, to } : originalSpan(tracked, { from, to }, item.text.length)
  return { from: item.from + span.from, to: item.from + span.to }
}

/** Depth is bounded by the grammar: no rule of it nests in itself without limit. */
function nodeFrom(node: TreeNode, read: Read, misfits: Span[]): SurfaceNode {
  const children: SurfaceNode[] = []
  for (let child = node.firstChild; child !== null; child = child.nextSibling) {
    if (child.type.isError) misfits.push(spanOf(child, read))
    else if (child.name !== 'Comment') children.push(nodeFrom(child, read, misfits))
  }
  const text = read.text.slice(node.from, node.to)
  return { name: node.name, ...spanOf(node, read), text, children }
}

/** The first child of a name; undefined where there is none. */
export function childOf(node: SurfaceNode, name: string): SurfaceNode | undefined {
  return node.children.find((child) => child.name === name)
}

/** All children of a name, in order. */
export function childrenOf(node: SurfaceNode, name: string): readonly SurfaceNode[] {
  return node.children.filter((child) => child.name === name)
}
