// The laws of the catalogues: every language is whole and takes the same particulars, everything
// that the code can say has words, no words judge, and none is dead.
//
// Codes are read from the sources, so that a new one cannot be forgotten.

import { bases, statusNames } from '@holdfast/agreement'
import { kinds } from '@holdfast/domains'
import { diagnosticTable, phraseCodes, sayingCodes } from '@holdfast/language'
import { vocabulary } from '@holdfast/vocabulary'
import { irregularityKinds, type FormField } from '@holdfast/record'
import { globSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { describe, expect, test } from 'vitest'
import { languageIds, languages } from './languages.ts'
import { asWritten, loadCatalogue } from './load-catalogue.ts'
import { argumentsIn, casesIn, parsedMessage } from './message.ts'
import { createWords } from './words.ts'

const root = join(import.meta.dirname, '..', '..', '..')
const english = asWritten(await loadCatalogue('en'))
const catalogues = new Map<string, Readonly<Record<string, string>>>()
for (const id of languageIds) catalogues.set(id, asWritten(await loadCatalogue(id)))

function sources(...patterns: readonly string[]): readonly { path: string; text: string }[] {
  return patterns
    .flatMap((pattern) => globSync(pattern, { cwd: root }))
    .filter((path) => !/\.test\.|node_modules/.test(path))
    .map((path) => ({ path, text: readFileSync(join(root, path), 'utf8') }))
}

const code = sources('packages/*/src/**/*.ts', 'apps/*/src/**/*.{ts,tsx}')

function named(pattern: RegExp, path: RegExp): readonly string[] {
  return code
    .filter((source) => path.test(source.path))
    .flatMap(({ text }) => Array.from(text.matchAll(pattern), ([, name = '']) => name))
}

describe.each(languageIds)('the catalogue of %s', (id) => {
  const own = catalogues.get(id) ?? {}

  test('has every message and no other', () => {
    expect(Object.keys(own).toSorted()).toEqual(Object.keys(english).toSorted())
  })

  test('takes the particulars that English takes', () => {
    const differing = Object.entries(own).filter(([message, text]) => {
      // A plural may say a number in words instead of showing it.
      const inEnglish = argumentsIn(english[message] ?? '')
        .toSorted()
        .join()
      return argumentsIn(text).toSorted().join() !== inEnglish
    })
    expect(differing.map(([message]) => message)).toEqual([])
  })

  test('can be formatted, whatever the number', () => {
    const formatters = { number: String, list: (items: readonly string[]) => items.join() }
    const words = createWords({ language: languages[id], catalogue: own, formatters })
    for (const [message, text] of Object.entries(own)) {
      for (const n of [0, 1, 2, 3, 11, 100, 1.5]) {
        const plural = new Set(Array.from(text.matchAll(/\{(\w+), plural/g), ([, name]) => name))
        const values: Record<string, string | number> = {}
        for (const name of argumentsIn(text)) values[name] = plural.has(name) ? n : `[${name}]`
        expect(`${message}: ${words.say(message, values)}`).not.toMatch(/[{}]|undefined/)
      }
    }
  })

  test('hides no character that turns text', () => {
    const hidden = Object.entries(own).filter(([, text]) =>
      /[\u200B-\u200F\u202A-\u2069]/.test(text),
    )
    expect(hidden.map(([message]) => message)).toEqual([])
  })
})

test('every problem has words', () => {
  const codes = named(/code: '([a-z-]+\.\d+)'/g, /^(packages|apps)\/(?!language)/)
  expect(codes.length).toBeGreaterThan(150)
  expect(codes.filter((one) => !(`problem.${one}` in english))).toEqual([])
})

test('every reason has words, brief and whole', () => {
  const codes = named(/readonly code: '([a-z-]+)'/g, /^packages\/agreement\/src\/status\.ts$/)
  expect(codes.length).toBeGreaterThan(15)
  expect(codes.filter((one) => !(`reason.${one}` in english))).toEqual([])
  const brief = codes.map((one) => (one === 'incident-recorded' ? 'recorded' : one))
  expect(brief.filter((one) => !(`reason.brief.${one}` in english))).toEqual([])
})

test('every reason why a fact does not count has words, and all that would decide', () => {
  const of = (type: string): readonly string[] => {
    const path = /^packages\/agreement\/src\/why\.ts$/
    const [text = ''] = code.filter((one) => path.test(one.path)).map((one) => one.text)
    const part = text.split(`export type ${type} =`)[1]?.split('\n\n')[0] ?? ''
    return Array.from(part.matchAll(/readonly code: '([a-z-]+)'/g), ([, name = '']) => name)
  }
  const ids = [
    ...of('Lacking').map((name) => `lacking.${name}`),
    ...of('Deciding').map((name) => `deciding.${name}`),
  ]
  expect(ids.length).toBeGreaterThan(40)
  expect(ids.filter((id) => !(id in english))).toEqual([])
})

test('every status, basis, idle act and irregularity has words', () => {
  const idle = named(/^ {4}\| '([a-z-]+)'$/gm, /^packages\/agreement\/src\/status\.ts$/)
  expect(idle.length).toBeGreaterThan(4)
  const ids = [
    ...statusNames.flatMap((name) => [`status.${name}`, `status.key.${name}`]),
    ...bases.flatMap((name) => [`basis.${name}`, `basis.${name}.phrase`]),
    ...idle.map((name) => `idle.${name}`),
    ...Object.keys(irregularityKinds).map((name) => `irregularity.${name}`),
  ]
  expect(ids.filter((id) => !(id in english))).toEqual([])
})

test('every diagnostic and every phrase of one has words', () => {
  const ids = [...Object.keys(diagnosticTable).map((name) => `diagnostic.${name}`), ...phraseCodes]
  expect(ids.filter((id) => !(id in english))).toEqual([])
})

test('every part of a sentence has words', () => {
  const ids = [
    ...sayingCodes,
    ...vocabulary.acts.flatMap(({ act, domain }) => [
      `sentence.act.${act}`,
      `sentence.domain.${domain}`,
    ]),
  ]
  expect([...new Set(ids)].filter((id) => !(id in english))).toEqual([])
})

test('everything that clauses can ask for has words', () => {
  const ids = vocabulary.acts.flatMap(({ act, units, stages, classes }) => [
    `act.${act}`,
    ...units.flatMap((unit) => [`unit.${unit}`, `count.${unit}`]),
    ...stages.map((stage) => `stage.${stage}`),
    ...classes.map((each) => `class.${each}`),
  ])
  expect(ids.length).toBeGreaterThan(80)
  expect([...new Set(ids)].filter((id) => !(id in english))).toEqual([])
})

test('every kind has a name, a sentence and labels for what it is asked', () => {
  const membersOf = (fields: readonly FormField[]): readonly string[] =>
    fields.flatMap(({ at, parts }) => [`member.${at}`, ...membersOf(parts)])
  const ids = [...kinds.values()].flatMap(({ name, form }) => [
    `kind.${name}`,
    `gist.${name}`,
    ...membersOf(form),
  ])
  expect(ids.length).toBeGreaterThan(100)
  expect([...new Set(ids)].filter((id) => !(id in english))).toEqual([])
})

test('every language tells the same cases apart', () => {
  const casesOf = (text: string): readonly string[] =>
    Array.from(casesIn(text), ([name, cases]) => `${name}: ${[...cases].toSorted().join()}`)
      .filter((line) => !/: (=|zero|one|two|few|many|$)/.test(line))
      .toSorted()
  for (const [id, catalogue] of catalogues) {
    const differing = Object.entries(catalogue).filter(
      ([message, text]) => casesOf(text).join(';') !== casesOf(english[message] ?? '').join(';'),
    )
    expect(`${id}: ${differing.map(([message]) => message).join()}`).toBe(`${id}: `)
  }
})

test('no words judge', () => {
  const judging = new RegExp(
    String.raw`\b(breach\w*|violat\w*|compl[iy]\w*|guilt\w*|blam\w+|score|accus\w*|broken?` +
      String.raw`|fail\w*|attribut\w*|perpetrat\w*|honou?r\w*)\b`,
    'i',
  )
  const inOthers = /خرق|انتهاك|هجوم غادر|הפרה|הפרת|אשמה|ihlal|suçlu/
  for (const catalogue of catalogues.values()) {
    const said = Object.entries(catalogue).filter(
      ([, text]) => judging.test(text) || inOthers.test(text),
    )
    expect(said.map(([message]) => message)).toEqual([])
  }
})

/** Ids that are made from a name at hand: the name is in a table of the code. */
const made = [
  /^problem\.([a-z-]+\.\d+)(?:\.todo)?$/,
  /^(?:status|status\.key|basis|idle|aside|irregularity)\.([\w-]+)$/,
  /^(?:reason|reason\.brief|system|expected|lacking|deciding|closed-by)\.([\w-]+)$/,
  /^basis\.([\w-]+)\.phrase$/,
  /^status\.decides\.([\w-]+)$/,
  /^instance\.(day|week|month|period|step)$/,
  /^(?:kind|gist)\.([a-z]+\.[a-z_]+)$/,
  /^member\.(\w+)$/,
  /^(?:act|unit|count|stage|class|holder)\.([\w-]+)$/,
  /^diagnostic\.([a-z]+\.\d+)(?:\.todo)?$/,
  /^sheet\.(?:effect|permission|days-code|head|label|unnamed)\.([\w-]+)$/,
  /^sheet\.(?:part|declared|diff|exposure)\.(?:link-)?([\w-]+)$/,
  /^sheet\.column\.(day|week)$/,
  /^sentence\.(?:act|domain|share-of|side)\.([\w-]+)$/,
  /^sentence\.(?:span\.)?(minute|hour|day|week|month|and|or|comma|semicolon)$/,
  /^export\.(?:column|table)\.([\w-]+)$/,
  /^sheet\.(month)\.(?:short\.)?\d+$/,
]

test('no message is dead', () => {
  const text = code.map((source) => source.text).join('\n')
  const systemCodes = /^E[A-Z]+$/
  const dead = Object.keys(english).filter((id) => {
    if (text.includes(`'${id}'`)) return false
    const name = made.map((pattern) => pattern.exec(id)?.[1]).find((found) => found !== undefined)
    if (name === undefined) return true
    return !systemCodes.test(name) && !text.includes(`'${name}'`) && !text.includes(`${name}: `)
  })
  expect(dead).toEqual([])
})

test.each(languageIds)('a message of %s says the same where it was parsed before', async (id) => {
  const written = asWritten(await loadCatalogue(id))
  const parsed = Object.fromEntries(
    Object.entries(written).map(([name, text]) => [name, parsedMessage(text)]),
  )
  const formatters = { number: String, list: (items: readonly string[]) => items.join(', ') }
  const given = { language: languages[id], formatters }
  const fromText = createWords({ ...given, catalogue: written })
  const fromParsed = createWords({ ...given, catalogue: parsed })
  for (const [name, text] of Object.entries(written)) {
    const values = Object.fromEntries(argumentsIn(text).map((argument) => [argument, 2]))
    expect(fromParsed.say(name, values)).toBe(fromText.say(name, values))
  }
})
