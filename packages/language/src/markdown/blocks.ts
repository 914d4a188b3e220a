// The blocks of a Markdown text, as @lezer/markdown sees them: headings, fences, and all else.
//
// Only the outermost blocks are told apart; what stands in a quotation, a list or HTML is in one
// block with it. Marks inside a line (emphasis, links) are not looked at. Whoever calls this has
// counted lines and marks: what a text costs grows with them, in time and in memory.

import { present } from '@holdfast/base'
import { parser } from '@lezer/markdown'
import type { Span } from '../diagnostic.ts'

type Line = Span & { readonly number: number }
type Node = ReturnType<typeof parser.parse>['topNode']

export type MarkdownBlock = Span & { readonly line: number } & (
    | { readonly kind: 'heading'; readonly level: number; readonly words: string }
    | {
        readonly kind: 'fence'
        readonly language: string
        readonly isClosed: boolean
        /** What stands between the marks. */
        readonly lines: readonly Line[]
      }
    | { readonly kind: 'other' }
  )

const marksInside =
  'LinkReference Escape Entity InlineCode HTMLTag Emphasis HardBreak Link Image LinkEnd'
const blockParser = parser.configure({ remove: marksInside.split(' ') })

/** The blocks of a text in their order. */
export function blocksOf(text: string): readonly MarkdownBlock[] {
  const lines = linesOf(text)
  const blocks: MarkdownBlock[] = []
  const cursor = blockParser.parse(text).cursor()
  let at = 0
  for (let isOne = cursor.firstChild(); isOne; isOne = cursor.nextSibling()) {
    while ((lines[at + 1]?.from ?? Infinity) <= cursor.from) at += 1
    blocks.push(blockFrom(cursor.node, text, lines, at))
  }
  return blocks
}

/** How many marks of lists and quotations begin the lines of a text. */
export function countMarks(text: string): number {
  const beginnings = /^(?:[ \t]*(?:>|(?:[-+*]|\d{1,9}[.)])(?=\s)))+/gm
  let count = 0
  for (const [beginning] of text.matchAll(beginnings)) {
    count += beginning.match(/[>\-+*.)]/g)?.length ?? 0
  }
  return count
}

function blockFrom(node: Node, text: string, lines: readonly Line[], at: number): MarkdownBlock {
  const { from, to } = node
  const span = { from, to, line: at + 1 }
  const level = /^(?:ATX|Setext)Heading(\d)$/.exec(node.name)?.[1]
  if (level !== undefined) {
    const words = wordsOf(node, text)
    return words === ''
      ? { ...span, kind: 'other' }
      : { ...span, kind: 'heading', level: Number(level), words }
  }
  if (node.name !== 'FencedCode') return { ...span, kind: 'other' }
  const isClosed = node.getChildren('CodeMark').length > 1
  const inside: Line[] = []
  for (let next = at + 1; (lines[next]?.from ?? Infinity) <= to; next++) {
    inside.push(present(lines[next], 'a line of the fence'))
  }
  if (isClosed) inside.pop()
  const [info] = node.getChildren('CodeInfo')
  const [language = ''] = info === undefined ? [] : text.slice(info.from, info.to).split(/\s/)
  return { ...span, kind: 'fence', language, isClosed, lines: inside }
}

/** The words of a heading without its marks, on one line. */
function wordsOf(node: Node, text: string): string {
  let words = ''
  let at = node.from
  for (const mark of node.getChildren('HeaderMark')) {
    words += text.slice(at, mark.from)
    at = mark.to
  }
  return (words + text.slice(at, node.to)).replaceAll(/\s+/g, ' ').trim()
}

/** The lines of a text, without what ends them. */
export function linesOf(text: string): readonly Line[] {
  const lines: Line[] = []
  let from = 0
  for (let number = 1; from <= text.length; number++) {
    const newline = text.indexOf('\n', from)
    const end = newline === -1 ? text.length : newline
    lines.push({ from, to: end > from && text[end - 1] === '\r' ? end - 1 : end, number })
    from = end + 1
  }
  return lines
}
