// The file, cut into prose and items: declarations and clauses between ```pact fences.
//
// Where blocks begin and end is Markdown's to say, by a whole parser; of what it knows only
// headings and fences mean anything here. Prose is kept as written. This stage never fails: any
// text has a cut. A fence that looks like one of clauses and is not read as one is listed.

import { limits, nearestTo, present, unreachable } from '@holdfast/base'
import type { Span } from '../diagnostic.ts'
import { blocksOf, type MarkdownBlock } from './blocks.ts'

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

/** A fence that somebody may have meant as clauses, and that is not read as such. */
export type UnreadFence = Span & {
  /** What it is called, where that is all that is wrong with it; else null. */
  readonly language: string | null
}

export type MarkdownFile = {
  readonly title: string
  readonly sections: readonly Section[]
  readonly items: readonly Item[]
  readonly unread: readonly UnreadFence[]
  /** False where the file has more items than are read. */
  readonly isWhole: boolean
}

/** The most items that are read: clauses, and as many declarations. */
export const itemsMax = 2 * limits.clauses

/** Cuts a file. */
export function markdownFrom(text: string): MarkdownFile {
  const cutter = createCutter(text)
  for (const block of blocksOf(text)) {
    switch (block.kind) {
      case 'heading':
        cutter.heading(block)
        break
      case 'fence':
        if (block.language.toLowerCase() === 'pact') cutter.fence(block)
        else cutter.otherFence(block)
        break
      case 'other':
        cutter.prose(block)
        break
      default:
        unreachable(block)
    }
  }
  return cutter.file()
}

type Draft = { id: string; title: string; line: number; blocks: Block[] }
type Heading = MarkdownBlock & { readonly kind: 'heading' }
type Fence = MarkdownBlock & { readonly kind: 'fence' }

/** Collects blocks into sections and items. */
function createCutter(text: string) {
  let title = ''
  const sections: Draft[] = [{ id: '', title: '', line: 1, blocks: [] }]
  const items: Item[] = []
  const unread: UnreadFence[] = []
  let isWhole = true
  const blocksHere = (): Block[] => present(sections.at(-1), 'a section').blocks

  const keep = ({ from, to, line }: MarkdownBlock): void => {
    const blocks = blocksHere()
    const last = blocks.at(-1)
    if (last?.kind === 'prose') blocks.splice(-1, 1, { ...last, to })
    else blocks.push({ kind: 'prose', from, to, line })
  }

  return {
    prose: (block: MarkdownBlock): void => {
      unread.push(...fencesInside(block, text))
      keep(block)
    },
    otherFence: (fence: Fence): void => {
      const { from, to, language } = fence
      if (nearestTo(language, ['pact']) !== null) unread.push({ from, to, language })
      keep(fence)
    },
    heading: (heading: Heading): void => {
      if (heading.level === 1 && title === '') title = heading.words
      else sections.push({ ...articleOf(heading.words), line: heading.line, blocks: [] })
    },
    fence: ({ from, to, line, isClosed, lines }: Fence): void => {
      blocksHere().push({ kind: 'fence', from, to, line, isClosed })
      const cut = itemsOf(lines, sections.length - 1, text)
      isWhole &&= items.length + cut.length <= itemsMax
      items.push(...cut.slice(0, itemsMax - items.length))
    },
    file: () => ({ title, sections, items, unread, isWhole }),
  }
}

/** The items of one fence: each begins at the left edge and goes on over the indented lines. */
function itemsOf(lines: Fence['lines'], section: number, text: string): readonly Item[] {
  const spans: { from: number; to: number; line: number; isIndented: boolean }[] = []
  for (const { from, to, number } of lines) {
    const words = text.slice(from, to)
    if (/^\s*(#.*)?$/.test(words)) continue
    const isIndented = /^[ \t]/.test(words)
    const last = spans.at(-1)
    if (isIndented && last !== undefined) last.to = to
    else spans.push({ from, to, line: number, isIndented })
  }
  return spans.map((span) => ({ ...span, section, text: text.slice(span.from, span.to) }))
}

// In a quotation, a list, a comment of HTML, or too far indented: no place for what binds.
function fencesInside({ from, to }: Span, text: string): readonly UnreadFence[] {
  const opening = /^[ \t>*+\-\d.)]*(?:`{3,}|~{3,})[ \t]*pact\b/gim
  return Array.from(text.slice(from, to).matchAll(opening), ({ index, 0: found }) => ({
    from: from + index,
    to: from + index + found.length,
    language: null,
  }))
}

/** `1. Hostilities` is article 1; a heading without a number is its own id. */
function articleOf(words: string): { readonly id: string; readonly title: string } {
  const found = /^(?:Article\s+)?((?:\d+|[A-Z]|[IVXLC]+)(?:\.\d+)*)[.):]?\s+(.+)$/.exec(words)
  if (found === null) return { id: words, title: words }
  const [, id = '', title = ''] = found
  return { id, title }
}
