// Text that people write, and what may hide in it.
//
// Bidirectional controls can make a name read as another (the "Trojan Source" attack,
// CVE-2021-42574). They and other invisible controls are refused everywhere; right-to-left letters
// are welcome.

/** Code points that can hide or reorder text, from and to, in order. Tab and newlines are not. */
const hiddenRanges: readonly (readonly [number, number])[] = [
  [0x0000, 0x0008],
  [0x000b, 0x000c],
  [0x000e, 0x001f],
  [0x007f, 0x009f],
  [0x061c, 0x061c],
  [0x200b, 0x200b],
  [0x200e, 0x200f],
  [0x2028, 0x202e],
  [0x2060, 0x2060],
  [0x2066, 0x2069],
  [0xfeff, 0xfeff],
]

const hex = (code: number): string => `\\u${code.toString(16).padStart(4, '0')}`
const hiddenControl = new RegExp(
  `[${hiddenRanges.map(([from, to]) => `${hex(from)}-${hex(to)}`).join('')}]`,
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

/** True for an id as people write them: letters of any script, digits, `-`, `_`, `.`. */
export function isId(text: string): boolean {
  return /^[\p{L}\p{N}][\p{L}\p{M}\p{N}._-]{0,63}$/u.test(text)
}
