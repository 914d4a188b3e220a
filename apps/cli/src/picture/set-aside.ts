// Facts on record that cannot be used, each with the reason and its entry. They count nowhere; all
// the rest is worked out as if they were not there, and the sheet says so.

import type { Standing } from '@holdfast/agreement'
import { entryNumberOf } from '@holdfast/record'
import type { Screen } from '../terminal/screen.ts'
import { wrapIndented } from '../terminal/text-width.ts'

/** Facts listed; the latest are kept. */
const mostListed = 40

/** The lines about facts that were set aside; none where there are none. */
export function setAsideLines({ setAside }: Standing, screen: Screen): readonly string[] {
  if (setAside.length === 0) return []
  const { words } = screen
  const listed = setAside.slice(-mostListed).map(({ why, entries }) => {
    const where = entries.map(({ room, index }) => `${room} ${entryNumberOf(index)}`).join(', ')
    const text = words.say('aside.fact', { entries: where, why: words.say(`aside.${why}`) })
    return wrapIndented(text, { width: screen.width, indent: '      ', first: ' ' })
  })
  return ['', screen.paint('strong', words.say('aside.title', { n: setAside.length })), ...listed]
}
