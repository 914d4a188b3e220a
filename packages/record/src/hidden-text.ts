// Finds what may not be in any text of a JSON value, keys included: a hidden control, or letters
// that are not composed as they are written everywhere.
//
// The place is given as a path of keys and indexes, so that whoever wrote the text can find it.

import { hiddenControlIn, isComposed, type Json, type Problem } from '@holdfast/base'
import { recordProblems as problem } from './problems.ts'

/** What hides in the texts of a value, or null. `at` is the path of the value itself. */
export function hiddenTextIn(value: Json | undefined, at: string): Problem | null {
  if (typeof value === 'string') return hiddenIn(value, at)
  if (typeof value !== 'object' || value === null) return null
  const members = Object.entries(value)
  for (const [key, member] of members) {
    const found = hiddenIn(key, at) ?? hiddenTextIn(member, at === '' ? key : `${at}.${key}`)
    if (found !== null) return found
  }
  return null
}

function hiddenIn(text: string, at: string): Problem | null {
  const hidden = hiddenControlIn(text)
  if (hidden !== null) return problem.hiddenControl(at, hidden.code)
  return isComposed(text) ? null : problem.notComposed(at)
}
