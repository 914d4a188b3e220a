// The text of an agreement for screens: its prose by article, and where each clause stands in it.

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

/** The text, in the order of the file. Articles with nothing in them are kept. */
export function agreementTextFrom(
  text: string,
  file: MarkdownFile,
  clauses: readonly ClauseSpan[],
): AgreementText {
  const articles = file.sections.map(({ id, title, line, blocks }) => ({
    id,
    title,
    line,
    blocks: blocks.map((block): TextBlock => {
      const place = { line: block.line }
      if (block.kind === 'prose') {
        return { kind: 'prose', text: text.slice(block.from, block.to).trim(), ...place }
      }
      const within = clauses.filter(({ from }) => from >= block.from && from < block.to)
      return { kind: 'clauses', clauses: within, ...place }
    }),
  }))
  return {
    title: file.title,
    articles: articles.filter((each) => each.id !== '' || each.blocks.length > 0),
  }
}
