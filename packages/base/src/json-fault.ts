// Where a text stops being JSON. Engines say that it does, each in its own words; people need the
// line and the character.

/** A place in a text, both counted from 1. */
export type TextPlace = { readonly line: number; readonly character: number }

/** The value of a JSON text, or where it cannot be read on. */
export function readJson(
  text: string,
): { readonly fault: null; readonly value: unknown } | { readonly fault: TextPlace } {
  try {
    const value: unknown = JSON.parse(text)
    return { fault: null, value }
  } catch {
    return { fault: jsonFault(text) ?? { line: 1, character: 1 } }
  }
}

/** Where a text that is no JSON cannot be read on; null where it is JSON. */
export function jsonFault(text: string): TextPlace | null {
  const at = faultOffset(text)
  if (at === null) return null
  const before = text.slice(0, at).split(/\r\n|[\r\n]/)
  return { line: before.length, character: Array.from(before.at(-1) ?? '').length + 1 }
}

const blank = String.raw`[ \t\n\r]*`
const string = String.raw`"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[\da-fA-F]{4}))*"`
const number = String.raw`-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?`
const word = String.raw`(?:${number}|true|false|null)(?![\w.+-])`
const tokens = new RegExp(`${blank}(?:([{}[\\],:])|(${string})|(${word}))`, 'y')

/** What may come next: a value, a name, or what stands between and after them. */
type Next = 'value' | 'value-or-end' | 'name' | 'name-or-end' | 'colon' | 'more' | 'nothing'

function faultOffset(text: string): number | null {
  const open: ('{' | '[')[] = []
  let next: Next = 'value'
  let at = 0
  const closed = (): Next => (open.length === 0 ? 'nothing' : 'more')
  for (;;) {
    tokens.lastIndex = at
    const found = tokens.exec(text)
    const start = at + (/^[ \t\n\r]*/.exec(text.slice(at, at + blanksLookedAt))?.[0].length ?? 0)
    if (found === null) return next === 'nothing' && text.slice(at).trim() === '' ? null : start
    const [, mark, quoted, other] = found
    const after = step({ next, mark, isString: quoted !== undefined, isOther: other !== undefined })
    if (after === null) return start
    if (after === 'open-object') open.push('{')
    if (after === 'open-list') open.push('[')
    if (after === 'close') {
      if (open.pop() !== (mark === '}' ? '{' : '[')) return start
      next = closed()
    } else if (after === 'open-object') next = 'name-or-end'
    else if (after === 'open-list') next = 'value-or-end'
    else if (after === 'closed') next = closed()
    else if (after === 'comma') next = open.at(-1) === '{' ? 'name' : 'value'
    else next = after
    at = tokens.lastIndex
  }
}

/** More blanks than people leave in one place. */
const blanksLookedAt = 10_000

type Step = {
  readonly next: Next
  readonly mark: string | undefined
  readonly isString: boolean
  readonly isOther: boolean
}

type After = 'open-object' | 'open-list' | 'close' | 'closed' | 'comma' | 'colon' | 'value' | null

function step({ next, mark, isString, isOther }: Step): After {
  const isName = next === 'name' || next === 'name-or-end'
  const isValue = next === 'value' || next === 'value-or-end'
  if (mark === '}') return next === 'more' || next === 'name-or-end' ? 'close' : null
  if (mark === ']') return next === 'more' || next === 'value-or-end' ? 'close' : null
  if (mark === ',') return next === 'more' ? 'comma' : null
  if (mark === ':') return next === 'colon' ? 'value' : null
  if (isName) return isString ? 'colon' : null
  if (!isValue) return null
  if (mark === '{') return 'open-object'
  if (mark === '[') return 'open-list'
  return isString || isOther ? 'closed' : null
}
