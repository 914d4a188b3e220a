// One layout for the clauses of a text: only the room between words changes, and only inside fences
// of clauses. Prose, words, comments, strings and the order and number of lines stay as they are.
//
// So nothing that is compiled can change, the lines of clauses included. What this file does not
// understand it leaves alone: a line that begins too far right, a quotation mark without its pair,
// an item that is longer than is read.

import type { Span } from '../diagnostic.ts'
import { linesOf } from '../markdown/blocks.ts'
import { markdownFrom } from '../markdown/markdown.ts'
import { declarationWords } from '../resolved/keywords.ts'
import { itemCharacters } from '../surface/surface.ts'

/** Where what a declaration says begins: after its first words, padded to this column. */
const headColumn = 11

/** The text laid out. Laid out twice it is the same, and what it compiles to is the same. */
export function laidOut(text: string): string {
  const fences = markdownFrom(text)
    .sections.flatMap(({ blocks }) => blocks)
    .filter(({ kind }) => kind === 'fence')
  const lines = linesOf(text)
  let made = ''
  let last = 0
  let at = 0
  for (const fence of fences) {
    while ((lines[at]?.from ?? Infinity) <= fence.from) at += 1
    const inside: Span[] = []
    for (; (lines[at]?.from ?? Infinity) <= fence.to; at += 1) {
      const line = lines[at]
      if (line !== undefined) inside.push(line)
    }
    if (fence.kind === 'fence' && fence.isClosed) inside.pop()
    for (const { span, words } of linesLaidOut(inside, text)) {
      made += text.slice(last, span.from) + words
      last = span.to
    }
  }
  return made + text.slice(last)
}

type Line = { readonly span: Span; readonly words: string }

/** An item begins at the left edge and goes on over the indented lines. */
function linesLaidOut(spans: readonly Span[], text: string): readonly Line[] {
  const groups: Span[][] = []
  for (const span of spans) {
    const words = text.slice(span.from, span.to)
    const last = groups.at(-1)
    if (last === undefined || (!isSilent(words) && !/^[ \t]/.test(words))) groups.push([span])
    else last.push(span)
  }
  return groups.flatMap((group) => groupLaidOut(group, text))
}

function groupLaidOut(spans: readonly Span[], text: string): readonly Line[] {
  const lines = spans.map((span) => ({ span, words: text.slice(span.from, span.to) }))
  const [first] = lines
  if (first === undefined) return []
  // What is silent at the beginning of a fence belongs to no item.
  const isItem = !isSilent(first.words)
  const isStrange =
    /^[ \t]/.test(first.words) && isItem ? true : lines.some(({ words }) => hasOpenString(words))
  if (isStrange) return lines
  const indent = ' '.repeat(isItem ? indentOf(first.words) : 0)
  const made = lines.map(({ span, words }, at) => ({
    span,
    words: at === 0 && isItem ? firstLine(words) : nextLine(words, indent),
  }))
  return isItem && isTooLong(lines, made) ? lines : made
}

/** True where an item is longer than is read, or would be by its layout alone. */
function isTooLong(before: readonly Line[], after: readonly Line[]): boolean {
  const sizeOf = (lines: readonly Line[]): number =>
    lines.reduce((size, { words }) => size + words.length + 2, 0)
  return sizeOf(before) > itemCharacters || sizeOf(after) > itemCharacters
}

/** Nothing or a comment alone. */
function isSilent(words: string): boolean {
  return /^\s*(?:#.*)?$/.test(words)
}

function nextLine(words: string, indent: string): string {
  if (words.trim() === '') return ''
  // A comment at the left edge is between items, and stays there.
  if (isSilent(words) && !/^[ \t]/.test(words)) return words.trimEnd()
  return indent + spacedOut(words.replace(/^[ \t]+/, ''))
}

function firstLine(words: string): string {
  const spaced = spacedOut(words)
  const { head, rest } = headOf(spaced)
  if (rest === '') return spaced
  if (/^\d/.test(head)) return `${head}  ${rest}`
  return `${head.padEnd(headColumn - 1)} ${rest}`
}

/** How far the lines after the first of an item are indented. */
function indentOf(words: string): number {
  const { head } = headOf(spacedOut(words))
  return /^\d/.test(head) ? head.length + 4 : headColumn
}

const heads = ['time zone', 'day begins', 'in force', ...declarationWords]

/** The number of a clause, or the words that begin a declaration; nothing of anything else. */
function headOf(spaced: string): { readonly head: string; readonly rest: string } {
  const number = /^\d\S*/.exec(spaced)?.[0]
  const head = number ?? heads.find((each) => spaced.startsWith(`${each} `))
  const rest = head === undefined ? '' : spaced.slice(head.length).replace(/^ +/, '')
  // A comment right after it keeps its own place.
  return rest === '' || rest.startsWith('#')
    ? { head: head ?? '', rest: '' }
    : { head: head ?? '', rest }
}

const strings = /"(?:[^"\\]|\\.)*"|#.*/g

/** One space between words, two before a comment; strings and comments as they are. */
function spacedOut(line: string): string {
  let made = ''
  let last = 0
  const add = (words: string): void => {
    made += words.replaceAll(/[ \t]+/g, ' ')
  }
  for (const { index, 0: found } of line.matchAll(strings)) {
    add(line.slice(last, index))
    last = index + found.length
    if (!found.startsWith('#')) {
      made += found
      continue
    }
    // A mark in the middle of a word is probably a slip, and is shown where it was made.
    const before = made.replace(/ +$/, '')
    const isApart = before !== '' && before !== made
    made = `${before}${isApart ? '  ' : ''}${found.trimEnd()}`
  }
  add(line.slice(last))
  return made.replace(/[ \t]+$/, '')
}

/** A quotation mark without its pair: what is meant as a string nobody can say. */
function hasOpenString(line: string): boolean {
  return line.replaceAll(strings, '').includes('"')
}
