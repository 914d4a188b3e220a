// Goal: whatever clause compiles, its English sentence compiles to the same.
// Method: random clauses put together from the forms of the language, with the real vocabulary;
// those that compile are read back, compiled again and compared.

import {
  canonicalJson,
  offsetAt,
  present,
  printInstantAt,
  utcRules,
  type Instant,
} from '@holdfast/base'
import { compile, meaningsOf, type Sources } from '@holdfast/language'
import { lawyersHeader, lawyersPlaces } from '@holdfast/language/testing'
import { vocabulary } from '@holdfast/vocabulary'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { languageIds, languages } from './languages.ts'
import { loadCatalogue } from './load-catalogue.ts'
import { namesOf } from './names.ts'
import { sentenceWords, spokenNames, writtenNames } from './sentence-words.ts'
import { createWords, type Words } from './words.ts'

const sources: Sources = {
  vocabulary,
  places: () => lawyersPlaces,
  zones: (zone) => (zone === utcRules.zone ? utcRules : null),
}

const tongues: Words[] = []
for (const id of languageIds) {
  const formatters = { number: String, list: (items: readonly string[]) => items.join(', ') }
  tongues.push(
    createWords({ language: languages[id], catalogue: await loadCatalogue(id), formatters }),
  )
}
const english = present(tongues[0], 'English')

const later = [
  'state      talks "Talks go on"',
  'state      quiet "The line is quiet" holds',
  'date       d-day "D-day"',
  'kind       arms of small-arms, rockets',
].join('\n')
const header = lawyersHeader.replace('act        sign-annex', `${later}\nact        sign-annex`)

const textOf = (clause: string): string => `${header}9.9  ${clause}\n\`\`\`\n`

const oneOf = (...words: readonly string[]) => fc.constantFrom(...words)
const maybe = (...words: readonly string[]) => fc.constantFrom('', '', ...words)

const moment = oneOf(
  'day 7',
  'day 3 of second',
  'the end of first',
  'the start of day 4',
  'the end of the agreement',
  '3 days after 2.2',
  '6 hours before day 9',
  '1 month after day 2',
  '2 days before d-day',
  '2030-03-09',
  '2030-03-09T12:00Z',
  'sign-annex',
  'second',
  '2.2',
  'd-day',
  'talks',
  'the end of that day',
)
const span = oneOf('4 hours', '90 minutes', '3 days', '2 weeks', '1 month')
const when = fc.oneof(
  oneOf('', 'each day', 'each week', 'each month', 'at all times', 'during second', 'promptly'),
  moment.map((at) => `by ${at}`),
  moment.map((at) => `until ${at}`),
  fc.tuple(moment, moment).map(([from, by]) => `from ${from} until ${by}`),
  fc.tuple(moment, moment).map(([from, by]) => `from ${from}, by ${by}`),
  span.map((long) => `within ${long}`),
  fc.tuple(span, moment).map(([long, of]) => `within ${long} of ${of}`),
  fc.tuple(moment, span).map(([from, long]) => `from ${from} within ${long}`),
  fc.tuple(moment, span).map(([from, long]) => `each day from ${from} within ${long}`),
)
const trigger = maybe(
  'for each release under 2.1',
  'for each release under 2.1 or 2.2',
  'for each attack',
  'for each attack in eastmark by borna',
  'for each incident determined serious',
  'for each fire by aldera reported',
)
const amount = maybe(
  '5',
  'at least 5',
  'at most 12',
  'exactly 1',
  'at least 2.5',
  '14,700',
  'all',
  'all of held-in-aldera',
  '30% of held-in-borna',
  'at most 100% of held-in-borna',
  'for at least 6 hours',
  'no more than 3',
)
const condition = maybe(
  'once 2.2 is met',
  'if 2.1 is met up to step 2',
  'if talks',
  'if not talks',
  'as long as quiet',
  'once talks',
  'once not quiet',
  'in parallel with 2.1',
  'unless corin decides otherwise',
  'unless the mediators decide otherwise',
  'unless quiet',
)
const more = maybe(
  'except harbour',
  'except remains',
  'except harbour and red-lamp',
  'except rockets',
  'verified by watch',
  'on the basis determined',
  'counted by bulletin',
  'at the stage entered',
  'in good faith',
  'offensive',
  'deliberately left open',
  'with the consent of corin and borna',
  'with up to 3 companions each',
  'at each crossing',
  'bound for harbour',
  'of which at least 2 bound for harbour and exactly 1 carrying fuel',
  'per person',
)
const schedule = maybe(
  ': at least 3 by day 1, 7 by 2 days after 2.2',
  ': 10% by day 2, all by day 30',
)

const wordFor = (preposition: string): string =>
  preposition === 'of' || preposition === 'from' ? 'from' : preposition

/** A clause of one verb: mostly what it takes, so that most of them compile. */
const duty = fc
  .record({
    word: fc.constantFrom(...vocabulary.acts, null),
    at: fc.nat({ max: 20 }),
    who: oneOf('aldera', 'each party', 'aldera or borna', 'unnamed', 'mediators', 'only watch'),
    modal: oneOf('must', 'must', 'must', 'must not', 'may'),
    isCounted: fc.boolean(),
    amount,
    isPlaced: fc.boolean(),
    isClassed: fc.boolean(),
    when,
    extra: fc.oneof(condition, more, trigger, schedule),
    another: fc.oneof(fc.constant(''), fc.constant(''), condition, more),
  })
  .map((parts) => {
    const { word, at, who, modal, isCounted, isPlaced, isClassed, extra, another } = parts
    const pick = (of: readonly string[]): string => of[at % Math.max(1, of.length)] ?? ''
    const takes = Object.entries(word?.prepositions ?? { in: 'place' })
    const [preposition = '', noun] = takes[at % Math.max(1, takes.length)] ?? []
    const named = noun === 'group' ? 'held-in-aldera' : 'eastmark'
    const place = preposition === '' ? '' : `${wordFor(preposition)} ${named}`
    const groupClass = at % 2 === 0 ? 'women' : 'remains or women'
    const isSchedule = extra.startsWith(':')
    const isNeeded = word !== null && word.measure !== 'occurrences' && modal === 'must'
    const number =
      word?.measure === 'duration' ? 'for at least 6 hours' : parts.amount || 'at least 5'
    const isNumbered = (isCounted || isNeeded) && modal !== 'must not' && !isSchedule
    const said = [
      who,
      modal,
      word?.verb ?? 'sign-annex',
      isNumbered ? number : '',
      isClassed && word?.classTag === 'class' ? groupClass : '',
      isClassed && word?.classTag !== 'class' ? pick(word?.classes ?? []) : '',
      isNumbered && !/hours|%|all/.test(number) ? pick(word?.units ?? ['pages']) : '',
      isPlaced || /^(?:all|\d+%)$/.test(number) ? place : '',
      parts.when === '' && modal === 'must' && !isSchedule
        ? 'by day 9'
        : isSchedule
          ? ''
          : parts.when,
      another,
      extra,
    ]
    return said.filter((each) => each !== '').join(' ')
  })

const power = fc
  .record({
    who: oneOf('corin', 'mediators', 'commission and watch'),
    what: oneOf(
      'extend the agreement',
      'terminate the agreement',
      'switch on statuses',
      'suspend 2.1',
      'suspend 1.1, 2.1 to 2.2',
      'resume 1.1',
      'excuse 2.2',
      'excuse clauses',
      'allot releases under 2.1',
      'allot releases',
      'amend 1.2 and 1.3',
      'amend the agreement',
      'set the size of held-in-aldera',
      'find whether talks holds',
      'set the date of d-day and the size of held-in-borna',
      'set',
    ),
    limit: maybe('by up to 7 days', 'by up to 2 weeks, by up to 30 days in all'),
    rule: maybe('by unanimity', 'by majority', 'by any', 'by two-thirds', 'by four-fifths'),
    condition: maybe('if talks', 'if not quiet'),
  })
  .map((parts) => `${parts.who} may ${Object.values(parts).slice(1).join(' ')}`)

/** What the clause compiles to, but for how it is written. */
function compiledOf(text: string): string | null {
  const { agreement } = compile(text, sources)
  if (agreement === null) return null
  const { clauses, obligations, permissions = [], powers } = agreement
  const its = <Part extends { readonly clause: string }>(parts: readonly Part[]): readonly Part[] =>
    parts.filter(({ clause }) => clause === '9.9')
  const [last] = clauses.filter(({ id }) => id === '9.9')
  const { source: _source, unnamed, deliberate = [], ...rest } = present(last, 'the clause')
  return canonicalJson({
    ...rest,
    unnamed: unnamed.toSorted(),
    deliberate: deliberate.toSorted(),
    obligations: its(obligations),
    permissions: its(permissions),
    powers: its(powers),
  })
}

function sentencesOf(text: string): readonly string[] {
  const agreement = present(compile(text, sources).agreement, 'a text without errors')
  const { meaning } = present(meaningsOf(agreement, vocabulary).at(-1), 'the clause')
  const { rules } = agreement.calendar
  const time = (at: Instant): string => printInstantAt(at, offsetAt(rules, at))
  return tongues.map((words) => {
    const spoken = spokenNames(namesOf({ agreement, given: null, words }), agreement, words)
    const names = words === english ? writtenNames(agreement, words) : spoken
    return sentenceWords(meaning, { words, names, time })
  })
}

let compiled = 0

function hold(clause: string): void {
  const before = compiledOf(textOf(clause))
  if (before === null) return
  compiled += 1
  const [sentence = '', ...others] = sentencesOf(textOf(clause))
  const { diagnostics } = compile(textOf(sentence), sources)
  const errors = diagnostics.filter(({ severity }) => severity === 'error')
  expect([sentence, errors.map(({ code, about }) => [code, about])]).toEqual([sentence, []])
  expect(`${sentence}\n${compiledOf(textOf(sentence)) ?? ''}`).toBe(`${sentence}\n${before}`)
  for (const other of others) {
    expect(other).not.toMatch(/sentence\.|[{}?]|undefined/)
    expect(other.length).toBeGreaterThan(10)
  }
}

// The same clauses in every run; with new ones, a form that cannot be read back is found in time:
// HOLDFAST_ROUND_TRIP=1 takes new ones.
const seed = process.env['HOLDFAST_ROUND_TRIP'] === undefined ? { seed: 1 } : {}

test('a duty, a ban or a permission', () => {
  fc.assert(fc.property(duty, hold), { numRuns: 600, ...seed })
  expect(compiled).toBeGreaterThan(200)
})

test('a power', () => {
  compiled = 0
  fc.assert(fc.property(power, hold), { numRuns: 300, ...seed })
  expect(compiled).toBeGreaterThan(100)
})
