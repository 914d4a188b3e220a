// How text is cut, filled and wrapped to a width of a terminal.
//
// How many columns a text takes is the library's to say: one for a grapheme, two where it is wide,
// none for colours. Where terminals differ (a few symbols in East Asian settings) one is taken.

import stringWidth from 'string-width'
import wrapAnsi from 'wrap-ansi'

const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' })
// oxlint-disable-next-line no-control-regex -- that is what it looks for.
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g
const hidden = /[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/g

/** The columns that text takes. */
export function textWidth(text: string): number {
  return stringWidth(text)
}

/** Text filled with spaces up to a width; longer text stays as it is. */
export function padEnd(text: string, width: number): string {
  return text + ' '.repeat(Math.max(0, width - textWidth(text)))
}

/** The same with the spaces before it. */
export function padStart(text: string, width: number): string {
  return ' '.repeat(Math.max(0, width - textWidth(text))) + text
}

/** Plain text cut to a width, with `mark` at its end where anything was cut. */
export function cutTo(text: string, width: number, mark: string): string {
  if (textWidth(text) <= width) return text
  let kept = ''
  let room = width - textWidth(mark)
  for (const { segment } of graphemes.segment(text)) {
    room -= textWidth(segment)
    if (room < 0) break
    kept += segment
  }
  return kept.trimEnd() + mark
}

/** Text in lines of at most `width` columns, broken between words where there are any. */
export function wrap(text: string, width: number): readonly string[] {
  return wrapAnsi(text, width).split('\n')
}

/** Wrapped text whose every line begins with `indent`; the first with `first` instead. */
export function wrapIndented(
  text: string,
  { width, indent, first = indent }: { width: number; indent: string; first?: string },
): string {
  return wrap(text, Math.max(20, width - textWidth(indent)))
    .map((line, at) => (at === 0 ? first : indent) + line)
    .join('\n')
}

/**
 * Text from outside, safe to show: controls that could move the cursor or turn the order of letters
 * are spelt out as `[U+202E]`. Newlines and tabs stay.
 */
export function visible(text: string): string {
  const spell = (letter: string): string => {
    const code = (letter.codePointAt(0) ?? 0).toString(16).toUpperCase().padStart(4, '0')
    return `[U+${code}]`
  }
  return text.replaceAll(controls, spell).replaceAll(hidden, spell)
}
