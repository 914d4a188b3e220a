// Text that no spreadsheet takes for a formula, and back.
//
// A spreadsheet runs a cell that begins like a formula, also of a file that it only opens. An
// apostrophe before it makes it text (OWASP, "CSV Injection"). Where a list separator other than
// the comma is usual, a cell may begin behind one, a tab or a line's end too, so that there stands
// one as well. What was said is got back by taking each away.

const start = String.raw`(^|[;\t\r\n])`
const formula = String.raw`'*[=+\-@＝＋－＠]`
const toGuard = new RegExp(`${start}(?=${formula})`, 'g')
const guarded = new RegExp(`${start}'(?=${formula})`, 'g')

/** The text with an apostrophe wherever a formula might begin. */
export function guardedText(text: string): string {
  const inside = text.replaceAll(toGuard, "$1'")
  return /^'*[\t\r]/.test(inside) ? `'${inside}` : inside
}

/** The text that was guarded. Inverse of `guardedText`. */
export function unguardedText(text: string): string {
  return text.replace(/^'(?='*[\t\r])/, '').replaceAll(guarded, '$1')
}
