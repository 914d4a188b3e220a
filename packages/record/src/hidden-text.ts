// Finds a hidden control in any text of a JSON value, keys included.
//
// The place is given as a path of keys and indexes, so that whoever wrote the text can find it.

import { hiddenControlIn, type Json } from '@holdfast/base'

/** `at` is a path such as `body.names.0`; `character` is `U+202E`. */
export type HiddenText = { readonly at: string; readonly character: string }

/** The first hidden control in a value, or null. `at` is the path of the value itself. */
export function hiddenTextIn(value: Json | undefined, at: string): HiddenText | null {
  if (typeof value === 'string') return hiddenIn(value, at)
  if (typeof value !== 'object' || value === null) return null
  const members = Object.entries(value)
  for (const [key, member] of members) {
    const found = hiddenIn(key, at) ?? hiddenTextIn(member, at === '' ? key : `${at}.${key}`)
    if (found !== null) return found
  }
  return null
}

function hiddenIn(text: string, at: string): HiddenText | null {
  const hidden = hiddenControlIn(text)
  return hidden === null ? null : { at, character: hidden.code }
}
