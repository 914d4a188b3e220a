// Text that people write, and what may hide in it.
//
// Bidirectional controls can make a name read as another (the "Trojan Source" attack,
// CVE-2021-42574); variation selectors, fillers and soft hyphens make two names that look like one.
// They are refused everywhere; letters of every script are welcome. The ranges are written out, so
// that the answer does not depend on which Unicode a machine knows.

/** Code points that are not seen or reorder text, from and to, in order. Tab and newlines stay. */
const hiddenRanges: readonly (readonly [number, number])[] = [
  [0x0000, 0x0008],
  [0x000b, 0x000c],
  [0x000e, 0x001f],
  [0x007f, 0x009f],
  [0x00ad, 0x00ad],
  [0x034f, 0x034f],
  [0x061c, 0x061c],
  [0x115f, 0x1160],
  [0x17b4, 0x17b5],
  [0x180b, 0x180f],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x206f],
  [0x3164, 0x3164],
  [0xfe00, 0xfe0f],
  [0xfeff, 0xfeff],
  [0xffa0, 0xffa0],
  [0xfff0, 0xfffb],
  [0x1bca0, 0x1bca3],
  [0x1d173, 0x1d17a],
  [0xe0000, 0xe0fff],
]

// Blocks of scripts that are written with joiners: Arabic to Nko, the scripts of India and their
// neighbours, Arabic's forms; and pictures of people. Between two of them a joiner is spelling;
// elsewhere it hides.
const joiningRanges: readonly (readonly [number, number])[] = [
  [0x0620, 0x07ff],
  [0x0840, 0x08ff],
  [0x0900, 0x0dff],
  [0x1000, 0x109f],
  [0x1780, 0x17b3],
  [0x1820, 0x18aa],
  [0xfb50, 0xfdff],
  [0xfe70, 0xfefc],
  [0x1f300, 0x1faff],
]

const classOf = (ranges: readonly (readonly [number, number])[]): string =>
  ranges.map(([from, to]) => `\\u{${from.toString(16)}}-\\u{${to.toString(16)}}`).join('')
const joiner = '[\\u200c\\u200d]'
const joining = classOf(joiningRanges)
const hiddenControl = new RegExp(
  `[${classOf(hiddenRanges)}]|(?<![${joining}])${joiner}|${joiner}(?![${joining}])`,
  'u',
)

/** `at` counts UTF-16 units; `code` is written `U+202E`. */
export type HiddenControl = { readonly at: number; readonly code: string }

/** The first hidden control of a text with its place in UTF-16 units, or null. */
export function hiddenControlIn(text: string): HiddenControl | null {
  const found = hiddenControl.exec(text)
  if (found === null) return null
  const code = found[0].codePointAt(0) ?? 0
  return { at: found.index, code: `U+${code.toString(16).toUpperCase().padStart(4, '0')}` }
}

/** True where letters are composed as they are written everywhere (NFC): one text, one spelling. */
export function isComposed(text: string): boolean {
  return text.normalize('NFC') === text
}

/**
 * True for an id as people write them: letters of any script, digits, `-`, `_`, `.`; composed, and
 * with nothing hidden in it.
 */
export function isId(text: string): boolean {
  if (plainId.test(text)) return true
  return anyId.test(text) && isComposed(text) && hiddenControlIn(text) === null
}

const plainId = /^[A-Za-z0-9][A-Za-z0-9._-]{0,63}$/
const anyId = /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,63}$/u
