// The text of an agreement for screens: its prose by article, and where each clause stands in it.
//
// The prose is given as written, Markdown and all; how it looks is the screen's business. Spans are
// offsets into the file that was compiled, so they hold for that text only.

import type { ClauseId } from '@holdfast/agreement'
import type { Span } from './diagnostic.ts'
import type { MarkdownFile } from './markdown/markdown.ts'

/** A clause's place in the file; spans are offsets into it. */
export type ClauseSpan = Span & { readonly id: ClauseId; readonly line: number }

export type TextBlock =
  | { readonly kind: 'prose'; readonly text: string; readonly line: number }
  | { readonly kind: 'clauses'; readonly clauses: readonly ClauseSpan[]; readonly line: number }

/** The text under one heading. Before the first heading, `id` and `title` are empty. */
export type ArticleText = {
  readonly id: string
  readonly title: string
  readonly line: number
  readonly blocks: readonly TextBlock[]
}

export type AgreementText = {
  readonly title: string
  readonly articles: readonly ArticleText[]
}

/** The text, in the order of the file, in which the clauses must be too. */
export function agreementTextFrom(
  text: string,
  file: MarkdownFile,
  clauses: readonly ClauseSpan[],
): AgreementText {
  let next = 0
  const upTo = (end: number): readonly ClauseSpan[] => {
    const first = next
    while ((clauses[next]?.from ?? Infinity) < end) next += 1
    return clauses.slice(first, next).map(({ id, from, to, line }) => ({ id, from, to, line }))
  }
  const articles = file.sections.map(({ id, title, line, blocks }) => ({
    id,
    title,
    line,
    blocks: blocks.map((block): TextBlock => {
      const place = { line: block.line }
      if (block.kind === 'fence') return { kind: 'clauses', clauses: upTo(block.to), ...place }
      return { kind: 'prose', text: text.slice(block.from, block.to).trim(), ...place }
    }),
  }))
  const isAny = (article: ArticleText): boolean => article.id !== '' || article.blocks.length > 0
  return { title: file.title, articles: articles.filter(isAny) }
}
