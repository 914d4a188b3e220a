// How wide text is on a terminal, and how it is cut, filled and wrapped to a width.
//
// A grapheme takes one column, or two where it is wide (East Asian, pictographs), or none. Colour
// sequences take none. Where terminals differ (a few symbols in East Asian settings) one is taken.

// Made when it is first needed: most text is plain, and making one takes as long as a short answer.
let segmenter: Intl.Segmenter | null = null
// oxlint-disable-next-line no-control-regex -- the escape that begins a colour is one.
const colourSequence = /\u001B\[[\d;]*m/g
// oxlint-disable-next-line no-control-regex -- that is what it looks for.
const controls = /[\u0000-\u0008\u000B-\u001F\u007F-\u009F]/g
const hidden = /[\u061C\u200B\u200E\u200F\u2028-\u202E\u2060\u2066-\u2069\uFEFF]/g
const wide = new RegExp(
  '^(?:[\\u1100-\\u115F\\u2E80-\\u303E\\u3041-\\uA4CF\\uAC00-\\uD7A3\\uF900-\\uFAFF]' +
    '|[\\uFE30-\\uFE6F\\uFF00-\\uFF60\\uFFE0-\\uFFE6\\u{1F300}-\\u{1FAFF}\\u{20000}-\\u{3FFFD}])',
  'u',
)
const nothing = /^[\p{Mn}\p{Me}\p{Cf}]+$/u

/** The columns that text takes. */
export function textWidth(text: string): number {
  const plain = text.replaceAll(colourSequence, '')
  // Letters and marks that are one unit and one column each, ours among them.
  if (/^[\u0020-\u007E\u00A0-\u02FF\u2010-\u2027\u2030-\u203A\u2500-\u25FF■◪⊟◧□‖○]*$/.test(plain)) {
    return plain.length
  }
  let width = 0
  for (const grapheme of graphemes(plain)) width += graphemeWidth(grapheme)
  return width
}

function graphemes(text: string): readonly string[] {
  segmenter ??= new Intl.Segmenter('en', { granularity: 'grapheme' })
  return Array.from(segmenter.segment(text), ({ segment }) => segment)
}

function graphemeWidth(segment: string): number {
  if (nothing.test(segment)) return 0
  return wide.test(segment) ? 2 : 1
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
  for (const grapheme of graphemes(text)) {
    room -= graphemeWidth(grapheme)
    if (room < 0) break
    kept += grapheme
  }
  return kept.trimEnd() + mark
}

/** Plain text in lines of at most `width` columns, broken between words where there are any. */
export function wrap(text: string, width: number): readonly string[] {
  const lines: string[] = []
  for (const paragraph of text.split('\n')) {
    let line = ''
    for (const word of paragraph.split(' ')) {
      const longer = line === '' ? word : `${line} ${word}`
      if (textWidth(longer) <= width || line === '') line = longer
      else {
        lines.push(line)
        line = word
      }
    }
    lines.push(line)
  }
  return lines
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
