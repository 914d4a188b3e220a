// What a screen can show, and how text is fitted to it.
// The environment and the clock are handed in; no real terminal is needed.

import { expect, test } from 'vitest'
import { colourDepthFrom, painter } from './colours.ts'
import { progressOn } from './progress.ts'
import { isUtf8Locale, widthFrom, type Screen } from './screen.ts'
import { tableLines } from './table.ts'
import { wordsIn } from '../words/language.ts'
import { plainNames } from '../words/sheet-names.ts'
import { cutTo, textWidth, visible, wrap } from './text-width.ts'

test.each([
  [{}, true, 'sixteen'],
  [{}, false, 'none'],
  [{ TERM: 'xterm-256color' }, true, 'many'],
  [{ COLORTERM: 'truecolor' }, true, 'many'],
  [{ TERM: 'dumb' }, true, 'none'],
  [{ NO_COLOR: '1' }, true, 'none'],
  [{ NO_COLOR: '' }, true, 'sixteen'],
  [{ FORCE_COLOR: '1' }, false, 'sixteen'],
  [{ FORCE_COLOR: '3' }, false, 'many'],
  [{ FORCE_COLOR: '0', COLORTERM: 'truecolor' }, true, 'none'],
  [{ FORCE_COLOR: '1', NO_COLOR: '1' }, false, 'sixteen'],
] as const)('%j on a terminal (%s): %s', (env, isTerminal, depth) => {
  expect(colourDepthFrom(env, isTerminal)).toBe(depth)
})

test('without colours text stays as it is', () => {
  expect(painter('none')('met', 'text')).toBe('text')
  expect(painter('many')('met', 'text')).toBe('\u001B[38;5;30mtext\u001B[0m')
})

test('a locale without UTF-8 gets ASCII', () => {
  expect(isUtf8Locale({ LANG: 'en_GB.UTF-8' }, 'linux')).toBe(true)
  expect(isUtf8Locale({ LC_ALL: 'C', LANG: 'en_GB.UTF-8' }, 'linux')).toBe(false)
  expect(isUtf8Locale({}, 'linux')).toBe(false)
  expect(isUtf8Locale({}, 'darwin')).toBe(true)
})

test('the width asked for goes before the terminal’s own, and is never unreadable', () => {
  expect(widthFrom({ COLUMNS: '132' }, 80)).toBe(132)
  expect(widthFrom({}, 80)).toBe(80)
  expect(widthFrom({}, undefined)).toBe(100)
  expect(widthFrom({ COLUMNS: '3' }, 80)).toBe(40)
})

test('width is counted in columns', () => {
  expect(textWidth('plain')).toBe(5)
  expect(textWidth('\u001B[1mbold\u001B[0m')).toBe(4)
  expect(textWidth('غزة')).toBe(3)
  expect(textWidth('e\u0301')).toBe(1)
  expect(textWidth('日本')).toBe(4)
  expect(textWidth('한')).toBe(2)
  expect(textWidth('👩‍👩‍👧')).toBe(2)
  expect(textWidth('■◪⊟◧□‖○–·│')).toBe(10)
})

test('text is cut with a mark and wrapped between words', () => {
  expect(cutTo('no attack in the strip', 12, '…')).toBe('no attack i…')
  expect(cutTo('short', 12, '…')).toBe('short')
  expect(wrap('one two three', 7)).toEqual(['one two', 'three'])
  expect(wrap('unbreakable', 4)).toEqual(['unbreakable'])
})

test('what could move the cursor or turn letters is spelt out', () => {
  expect(visible('a\u001B[31mb')).toBe('a[U+001B][31mb')
  expect(visible('a\u202Eb')).toBe('a[U+202E]b')
  expect(visible('عربي\nline')).toBe('عربي\nline')
})

test('a table leaves empty columns out and wraps the last', () => {
  const lines = tableLines({
    columns: [{ head: 'a' }, { head: 'empty' }, { head: 'words', wraps: true }],
    rows: [
      ['1', '', 'a sentence that is longer than the table'],
      ['22', '', 'short'],
    ],
    width: 26,
    paint: painter('none'),
  })
  expect(lines).toEqual([
    'a   words',
    '1   a sentence that is',
    '    longer than the table',
    '22  short',
  ])
})

const words = await wordsIn('en')

function recording(isMessageTerminal: boolean): { screen: Screen; said: string[] } {
  const said: string[] = []
  const add = (text: string): void => {
    said.push(text)
  }
  const paint = painter('none')
  const screen = {
    answer: add,
    print: add,
    say: add,
    write: add,
    paint,
    width: 80,
    isUnicode: true,
  }
  const names = plainNames(words)
  return { screen: { ...screen, isMessageTerminal, words, names }, said }
}

test('progress is quiet for a second, then says how far and how long', () => {
  const { screen, said } = recording(true)
  let now = 0
  const progress = progressOn(screen, () => now)
  progress.step({ what: 'Reading', done: 0, total: 100 })
  now = 900
  progress.step({ what: 'Reading', done: 10, total: 100 })
  expect(said).toEqual([])
  now = 2_000
  progress.step({ what: 'Reading', done: 20, total: 100 })
  expect(said).toEqual(['\rReading: 20 of 100 (20 %, about 8 s left)'])
  now = 2_050
  progress.step({ what: 'Reading', done: 21, total: 100 })
  expect(said).toHaveLength(1)
  progress.end()
  expect(said.at(-1)).toMatch(/^\r +\r$/)
})

test('progress says at once what is begun', () => {
  const { screen, said } = recording(true)
  let now = 2_000
  const progress = progressOn(screen, () => now)
  now = 4_000
  progress.step({ what: 'Reading', done: 10, total: 100 })
  now = 4_001
  progress.step({ what: 'Signing', done: 0, total: null })
  expect(said.map((line) => line.trim())).toEqual(['Reading: 10 of 100 (10 %)', 'Signing …'])
})

test('progress away from a terminal adds few plain lines', () => {
  const { screen, said } = recording(false)
  let now = 0
  const progress = progressOn(screen, () => now)
  for (now = 0; now <= 25_000; now += 100)
    progress.step({ what: 'Reading', done: now, total: null })
  progress.end()
  expect(said).toEqual(['Reading: 1000', 'Reading: 11000', 'Reading: 21000'])
})
