// The file, cut into prose and items: declarations and clauses between ```pact fences.
//
// This stage never fails: any text has a cut. An item begins in the first column of a fence and
// goes on over the indented lines below it. Only headings, fences and blank lines mean anything in
// the prose; it is shown as written. A fence of another language is prose, whatever is in it.

import { limits } from '@holdfast/base'
import type { Span } from '../diagnostic.ts'

/** A declaration or a clause, as its span of the file. It may hold comments and line ends. */
export type Item = Span & {
  readonly text: string
  readonly line: number
  /** Index of the section it stands in. */
  readonly section: number
  readonly isIndented: boolean
}

export type Block =
  | (Span & { readonly kind: 'prose'; readonly line: number })
  | (Span & { readonly kind: 'fence'; readonly line: number; readonly isClosed: boolean })

/** A part of the text under one heading; the first, before any heading, has no id. */
export type Section = {
  readonly id: string
  readonly title: string
  readonly line: number
  readonly blocks: readonly Block[]
}

export type MarkdownFile = {
  readonly title: string
  readonly sections: readonly Section[]
  readonly items: readonly Item[]
  /** False where the file has more items than are read. */
  readonly isWhole: boolean
}

/** The most items that are read: clauses, and as many declarations. */
export const itemsMax = 2 * limits.clauses

type Line = Span & { readonly text: string; readonly number: number }

type Fence = { readonly mark: string; readonly isPact: boolean; readonly opening: Line }

/** Cuts a file. Linear in its length. */
export function markdownFrom(text: string): MarkdownFile {
  const cutter = createCutter()
  let fence: Fence | null = null
  for (const line of linesOf(text)) {
    if (fence !== null) {
      if (closes(fence, line)) {
        cutter.closeFence(fence, line)
        fence = null
      } else if (fence.isPact) cutter.pactLine(line)
      else cutter.prose(line)
      continue
    }
    fence = fenceOpenedBy(line)
    if (fence === null) cutter.proseOrHeading(line)
    else cutter.openFence(fence)
  }
  return cutter.file(text, fence)
}

function* linesOf(text: string): Generator<Line> {
  let from = 0
  for (let number = 1; from <= text.length; number++) {
    const newline = text.indexOf('\n', from)
    const end = newline === -1 ? text.length : newline
    const to = end > from && text[end - 1] === '\r' ? end - 1 : end
    yield { from, to, text: text.slice(from, to), number }
    from = end + 1
  }
}

function fenceOpenedBy(line: Line): Fence | null {
  const found = /^ {0,3}(`{3,}|~{3,})[ \t]*([^\s`]*)/.exec(line.text)
  if (found === null) return null
  const [, mark = '', language = ''] = found
  return { mark, isPact: language === 'pact', opening: line }
}

function closes(fence: Fence, line: Line): boolean {
  const trimmed = line.text.trim()
  return trimmed.startsWith(fence.mark) && /^(`+|~+)$/.test(trimmed)
}

type Draft = { id: string; title: string; line: number; blocks: Block[] }

/** Collects lines into sections, blocks and items. */
function createCutter() {
  let title = ''
  const sections: Draft[] = [{ id: '', title: '', line: 1, blocks: [] }]
  const items: { from: number; to: number; line: number; section: number; isIndented: boolean }[] =
    []
  let inItem = false
  let isWhole = true
  const section = (): Draft | undefined => sections.at(-1)

  const prose = (line: Line): void => {
    const blocks = section()?.blocks
    const last = blocks?.at(-1)
    if (last?.kind === 'prose') blocks?.splice(-1, 1, { ...last, to: line.to })
    else if (line.text.trim() !== '') {
      blocks?.push({ kind: 'prose', from: line.from, to: line.to, line: line.number })
    }
  }

  const pactLine = (line: Line): void => {
    const isBlank = /^\s*(#.*)?$/.test(line.text)
    const isIndented = /^[ \t]/.test(line.text)
    const last = items.at(-1)
    if (isBlank) return
    if (isIndented && inItem && last !== undefined) {
      last.to = line.to
      return
    }
    if (items.length >= itemsMax) {
      isWhole = false
      return
    }
    const { from, to, number } = line
    items.push({ from, to, line: number, section: sections.length - 1, isIndented })
    inItem = true
  }

  return {
    prose,
    pactLine,
    proseOrHeading: (line: Line): void => {
      const heading = /^ {0,3}(#{1,6})\s+(.+?)(\s+#+)?\s*$/.exec(line.text)
      if (heading === null) return prose(line)
      const [, marks = '', words = ''] = heading
      if (marks === '#' && title === '') {
        title = words
        return
      }
      sections.push({ ...articleOf(words), line: line.number, blocks: [] })
    },
    openFence: (fence: Fence): void => {
      inItem = false
      if (!fence.isPact) prose(fence.opening)
    },
    closeFence: (fence: Fence, line: Line): void => {
      if (!fence.isPact) return prose(line)
      section()?.blocks.push(fenceBlock(fence, line.to, true))
    },
    file: (text: string, open: Fence | null): MarkdownFile => {
      if (open?.isPact === true) section()?.blocks.push(fenceBlock(open, text.length, false))
      return {
        title,
        sections,
        isWhole,
        items: items.map((item) => ({ ...item, text: text.slice(item.from, item.to) })),
      }
    },
  }
}

function fenceBlock({ opening }: Fence, to: number, isClosed: boolean): Block {
  return { kind: 'fence', from: opening.from, to, line: opening.number, isClosed }
}

/** `1. Hostilities` is article 1; a heading without a number is its own id. */
function articleOf(words: string): { readonly id: string; readonly title: string } {
  const found = /^(?:Article\s+)?((?:\d+|[A-Z]|[IVXLC]+)(?:\.\d+)*)[.):]?\s+(.+)$/.exec(words)
  if (found === null) return { id: words, title: words }
  const [, id = '', title = ''] = found
  return { id, title }
}
