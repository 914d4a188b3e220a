// What the command line adds to the words of packages/words: what a particular hides is spelt out,
// the language is found, and pictures judge nobody.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { languageAsked, wordsIn } from './language.ts'
import { plainNames } from './sheet-names.ts'
import { problemLine, problemWords } from './problems.ts'

const english = { words: await wordsIn('en') }

test('no words of ours judge', () => {
  const judging = /\b(broken?|breach\w*|violat\w*|compl[iy]\w*|guilt\w*|blame\w*|score|accus\w*)\b/i
  for (const folder of ['words', 'picture']) {
    const dir = join(import.meta.dirname, '..', folder)
    for (const name of readdirSync(dir).filter((one) => !one.includes('.test.'))) {
      const texts = readFileSync(join(dir, name), 'utf8').replaceAll(/^\s*(\/\/|\*|\/\*).*$/gm, '')
      for (const [, text = ''] of texts.matchAll(/(?:'|`)([^'`\n]*)(?:'|`)/g)) {
        expect(`${name}: ${text}`).not.toMatch(judging)
      }
    }
  }
})

test('particulars fill the words', () => {
  const problem = { code: 'record.52', about: { place: 'atlantis' } }
  expect(problemLine(problem, english)).toBe(
    'The agreement declares no place atlantis. Check the spelling, or declare it in the agreement.',
  )
})

test('a hidden control in a particular is spelt out', () => {
  const { what } = problemWords({ code: 'record.52', about: { place: 'a\u202Eb' } }, english)
  expect(what).toContain('a[U+202E]b')
})

test('one of a unit is one', () => {
  const names = plainNames(english.words)
  expect([1, 2, 0].map((n) => names.count(n, 'incidents'))).toEqual([
    '1 incident',
    '2 incidents',
    '0 incidents',
  ])
})

test.each([
  [['status', 'x', '--language', 'tr'], {}, 'tr'],
  [['--language=ar', 'status', 'x'], { LANG: 'he_IL.UTF-8' }, 'ar'],
  [['status', 'x'], { HOLDFAST_LANGUAGE: 'he', LANG: 'tr_TR.UTF-8' }, 'he'],
  [['status', 'x'], { LANG: 'tr_TR.UTF-8' }, 'tr'],
  [['status', 'x'], { LC_ALL: 'C', LANG: 'tr_TR.UTF-8' }, 'en'],
  [['status', 'x'], { HOLDFAST_LANGUAGE: 'xx' }, 'en'],
  [['status', '--', 'x', '--language', 'tr'], {}, 'en'],
] as const)('%j with %j is said in %s', (args, env, language) => {
  const asked = languageAsked(args, env)
  expect(asked.language).toBe(language)
  expect(asked.problem).toBeNull()
  expect(asked.args[0]).toBe('status')
})

test.each([
  [['status', 'x', '--language', 'xx'], 'cli.52'],
  [['status', 'x', '--language'], 'cli.59'],
  [['status', 'x', '--language', '--json'], 'cli.59'],
  [['status', '--language', 'tr', '--language=he'], 'cli.61'],
] as const)('%j is refused', (args, code) => {
  expect(languageAsked(args, {}).problem?.code).toBe(code)
})
