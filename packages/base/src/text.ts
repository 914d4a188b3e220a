// Text that people write, and what may hide in it.
//
// Bidirectional controls can make a name read as another (the "Trojan Source" attack, CVE-2021-42574).
// They and other invisible controls are refused everywhere; right-to-left letters are welcome.

/** A control that can hide or reorder text: the bidi set, zero-width joins, C0 and C1 controls. */
// eslint-disable-next-line no-control-regex
const hiddenControl =
  /[\u0000-\u0008\u000B\u000C\u000E-\u001F\u007F-\u009F\u061C\u200B\u200E\u200F\u202A-\u202E\u2028\u2029\u2060\u2066-\u2069\uFEFF]/u

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
