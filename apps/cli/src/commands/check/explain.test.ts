// Goal: every clause is read back beside its number, in the language asked for.
// Method: the real program on a small text; in English what it says is put in place of the clauses.

import { languageIds } from '@holdfast/words'
import { afterAll, expect, test } from 'vitest'
import { calmPlaces, calmText, clearDesks, memberOf, newDesk, type Desk } from '../../testing.ts'

afterAll(clearDesks)

function deskWith(text: string): Desk {
  const desk = newDesk()
  desk.write('calm.md', text)
  desk.write('places.geojson', calmPlaces)
  return desk
}

const desk = deskWith(calmText)
const clauses = Array.from(calmText.matchAll(/^(\d+\.\d+) /gm), ([, id]) => id)

function sentencesIn(language: string): readonly (readonly [clause: string, sentence: string])[] {
  const { code, out } = desk.run('check', 'calm.md', '--explain', '--json', '--language', language)
  expect(code).toBe(0)
  const list: unknown = memberOf(out, 'sentences')
  return (Array.isArray(list) ? list : []).map((each: unknown) => {
    const json = JSON.stringify(each)
    return [String(memberOf(json, 'clause')), String(memberOf(json, 'sentence'))]
  })
}

test.each(languageIds)('in %s every clause has a sentence', (language) => {
  const said = sentencesIn(language)
  expect(said.map(([clause]) => clause)).toEqual(clauses)
  for (const [, sentence] of said) {
    expect(sentence).toMatch(/\.$|^term:/)
    expect(sentence).not.toMatch(/sentence\.|\{|undefined|\?/)
  }
})

test('in English sentences are clauses with the same sentences', () => {
  const said = sentencesIn('en')
  const fence = ['```pact', ...said.map(([id, sentence]) => `${id}  ${sentence}`), '```'].join('\n')
  const header = calmText.slice(0, calmText.search(/^1\.1 /m))
  const again = deskWith(`${header}\`\`\`\n\n${fence}\n`)
  const first = desk.run('check', 'calm.md', '--explain').out
  const linesOf = (out: string): readonly string[] =>
    out.split('\n').filter((line) => /^\d+\.\d+ /.test(line))
  expect(linesOf(again.run('check', 'calm.md', '--explain').out)).toEqual(linesOf(first))
})

test('a text with errors is not read back, and says what is wrong', () => {
  const bad = deskWith(calmText.replace('must', 'mus'))
  const { code, out } = bad.run('check', 'calm.md', '--explain', '--json')
  expect(code).toBe(1)
  expect(memberOf(out, 'sentences')).toEqual([])
})

test('one stage and sentences are two things', () => {
  const { code, err } = desk.run('check', 'calm.md', '--explain', '--stage', 'compiled')
  expect(code).toBe(2)
  expect(err).toContain('--explain and --stage say two different things')
})
