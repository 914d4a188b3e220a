// What a Markdown page says that can be checked: links, headings, shell lines, paths in code marks.
//
// Only as much Markdown as our pages use. Fenced blocks are kept apart from prose, so that a link
// or a path inside an example is not taken for one of ours.

/** One line of a page that stands in a fenced block marked with a language. */
export type FencedLine = { readonly language: string; readonly text: string; readonly line: number }

/** Something in a page, and its line from 1. */
export type Mention = { readonly text: string; readonly line: number }

/** Every line of every fenced block. */
export function fencedLines(page: string): readonly FencedLine[] {
  return linesOf(page).flatMap(({ text, line, language }) =>
    language === null ? [] : [{ text, line, language }],
  )
}

/** Targets of links: `[words](target)`. */
export function linksIn(page: string): readonly Mention[] {
  return mentions(page, /\]\(([^()\s]+)\)/g)
}

/** Texts in code marks: `text`. */
export function codeMarksIn(page: string): readonly Mention[] {
  return mentions(page, /`([^`]+)`/g)
}

/** The anchors that the headings of a page can be linked by. */
export function anchorsIn(page: string): readonly string[] {
  return linesOf(page).flatMap(({ text, language }) => {
    const heading = language === null ? /^#+ (.+)$/.exec(text)?.[1] : undefined
    if (heading === undefined) return []
    const plain = heading.toLowerCase().replaceAll(/[^\p{L}\p{N} _-]/gu, '')
    return [plain.trim().replaceAll(' ', '-')]
  })
}

type Line = Mention & { readonly language: string | null }

function linesOf(page: string): readonly Line[] {
  let language: string | null = null
  return page.split('\n').flatMap((text, index) => {
    const fence = /^\s*(?:```|~~~)(\S*)/.exec(text)?.[1]
    if (fence === undefined) return [{ text, line: index + 1, language }]
    language = language === null ? fence : null
    return []
  })
}

function mentions(page: string, pattern: RegExp): readonly Mention[] {
  return linesOf(page).flatMap(({ text, line, language }) =>
    language === null
      ? Array.from(text.matchAll(pattern), ([, found = '']) => ({ text: found, line }))
      : [],
  )
}
