// Exposure: what is to come for what each side gave, from the text alone and from a record.
//
// Goal: each link by itself, both sides told alike, the step at which most is to come, and nothing
// to the public while the agreement is in force. Method: texts of the cast with one link each.

import { hash } from 'node:crypto'
import { encodeUtf8, instantFromMs, present } from '@holdfast/base'
import { agreementOf, compileText } from '@holdfast/sum'
import { riversFiles, riversHeading } from '@holdfast/sum/testing'
import { expect, test } from 'vitest'
import { exposureAnswerOf, exposureOfText, type LinkExposure } from './exposure.ts'
import { askerWith, on, released } from './testing.ts'

const askedOf = askerWith((bytes) => new Uint8Array(hash('sha256', bytes, 'buffer')))

function exposed(clauses: string): readonly LinkExposure[] {
  const groups =
    'group      held-by-north  held by north  classes soldier\n' +
    'group      held-by-south  held by south  classes soldier\n```\n\n'
  const source = `${riversHeading}${groups}## 2. Releases\n\n\`\`\`pact\n${clauses}\n\`\`\`\n`
  const files = new Map([...riversFiles().files, ['agreement.md', encodeUtf8(source)]])
  const compiled = compileText(files)
  const agreement = compiled.ok ? agreementOf(compiled.value) : compiled
  if (!agreement.ok) throw new Error(JSON.stringify(compiled))
  return exposureOfText(agreement.value)
}

/** `day 3: 4 → 8 | 0 → 0`: given and to come of each side at each step. */
function lines(link: LinkExposure | undefined): readonly string[] {
  return (link?.steps ?? []).map(({ at, sides }) => {
    const day = (at - on(1)) / 86_400_000
    const told = sides.map(
      ({ given, toCome }) => `${given?.value ?? '?'} → ${toCome?.value ?? '?'}`,
    )
    return `${day}: ${told.join(' | ')}`
  })
}

const schedule =
  '2.1  north must release soldier from held-by-north: at least 2 by day 2, 6 by day 4\n'

test('an answer to each act: most is to come after the largest step', () => {
  const [link, ...others] = exposed(
    `${schedule}2.2  for each release under 2.1: south must release 3 soldier\n` +
      '     from held-by-south per person, within 24 hours',
  )
  expect(others).toEqual([])
  expect(link).toMatchObject({
    kind: 'answers',
    first: '2.1',
    second: '2.2',
    sides: ['north', 'south'],
  })
  expect(lines(link)).toEqual([
    '0: 0 → 0 | 0 → 0',
    '2: 2 → 6 | 0 → 0',
    '3: 2 → 0 | 6 → 0',
    '4: 6 → 12 | 6 → 0',
    '5: 6 → 0 | 18 → 0',
  ])
  expect(link?.greatest).toEqual([
    { side: 'north', step: 3 },
    { side: 'south', step: null },
  ])
})

test('the same with the sides changed is the same with the sides changed', () => {
  const clauses =
    '2.1  north must release 4 soldier from held-by-north within 2 days\n' +
    '2.2  south must release 8 soldier from held-by-south by day 5 if 2.1 is met'
  const swap: Record<string, string> = { north: 'south', south: 'north' }
  const swapped = clauses.replaceAll(/north|south/g, (side) => swap[side] ?? side)
  const [link] = exposed(clauses)
  const [other] = exposed(swapped)
  expect(lines(link)).toEqual(['0: 0 → 0 | 0 → 0', '2: 4 → 8 | 0 → 0', '5: 4 → 0 | 8 → 0'])
  expect(lines(other)).toEqual(lines(link))
  expect(other?.sides).toEqual(['south', 'north'])
})

test('side by side: whoever is ahead waits for the share that the other lags behind', () => {
  const [link] = exposed(
    `${schedule}2.2  south must release 12 soldier from held-by-south in parallel with 2.1`,
  )
  expect(link).toMatchObject({ kind: 'side-by-side', sides: ['north', 'south'] })
  const [, first, second] = link?.steps ?? []
  // Two of six are a third; a third of twelve are four.
  expect(first?.sides[0]?.toCome?.value).toBe(4)
  expect(second?.sides.map(({ toCome }) => toCome?.value)).toEqual([0, 0])
})

test('duties of one side, and duties that nothing links, are no link', () => {
  expect(
    exposed(
      '2.1  north must release 4 soldier from held-by-north within 2 days\n' +
        '2.2  north must release 8 soldier from held-by-north within 5 days if 2.1 is met\n' +
        '2.3  south must release 8 soldier from held-by-south within 5 days',
    ),
  ).toEqual([])
})

test('a record at a moment: what was given, what is to come, and when most was', () => {
  const said = [released('north', 2, 1), released('north', 3, 2), released('south', 4, 3)]
  const { sum, question, answer } = askedOf(said, on(9))
  const { record } = exposureAnswerOf(sum, question, answer, on(9))
  const [link] = present(record, 'it is over')
  expect(link).toMatchObject({ kind: 'answers', first: '2.1', second: '2.2' })
  expect(
    link?.steps.map(({ sides }) => sides.map((side) => side.toCome?.value ?? null)),
  ).toContainEqual([10, 0])
  const [north, south] = link?.greatest ?? []
  expect(link?.steps[north?.step ?? 0]?.sides[0]?.given?.value).toBe(5)
  expect(south).toEqual({ side: 'south', step: null })
})

test('the public is told of the text alone while it is in force', () => {
  const { sum, question, answer } = askedOf([released('north', 2, 1)], on(3))
  const during = exposureAnswerOf(sum, question, answer, instantFromMs(on(3)))
  expect(during.record).toBeNull()
  expect(during.text).toHaveLength(1)
  const board = { ...question, view: sum.rooms().map(({ id }) => id) }
  expect(exposureAnswerOf(sum, board, sum.standing(board, on(3)), on(3)).record).toHaveLength(1)
})
