// Facts that were set aside are named with their entry and the reason, and nothing is shown where
// there are none.

import { named, type RoomId } from '@holdfast/agreement'
import { instantFromMs } from '@holdfast/base'
import { expect, test } from 'vitest'
import { painter } from '../terminal/colours.ts'
import type { Screen } from '../terminal/screen.ts'
import { wordsIn } from '../words/language.ts'
import { plainNames } from '../words/sheet-names.ts'
import { setAsideLines } from './set-aside.ts'

const words = await wordsIn('en')
const silent = (): void => undefined
const screen: Screen = {
  answer: silent,
  print: silent,
  say: silent,
  write: silent,
  paint: painter('none'),
  width: 80,
  isUnicode: true,
  isMessageTerminal: false,
  words,
  names: plainNames(words),
}
const inForce = { from: instantFromMs(0), to: null }
const standing = { inForce, statuses: [], powers: [], permissions: [], idleActs: [] }

test('are named by their entries, counted from 1', () => {
  const entries = [{ room: named<RoomId>('public'), index: 11 }]
  const lines = setAsideLines(
    { ...standing, setAside: [{ fact: named('f'), why: 'bounds', entries }] },
    screen,
  )
  expect(lines).toEqual([
    '',
    'Set aside: these count nowhere (1)',
    ' entry public 12: its time is so wide that it could be anywhere',
  ])
  expect(setAsideLines({ ...standing, setAside: [] }, screen)).toEqual([])
})
