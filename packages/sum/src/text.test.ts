// Texts that do not compile, and which version of a text is in force at a cut.
// The record adopts the second text after its first entries; both are given from the start.

import { hash } from 'node:crypto'
import { encodeHex, encodeUtf8, parseInstant, present, type Bytes } from '@holdfast/base'
import { textAdoptedBody, textAdoptedKind } from '@holdfast/record'
import { describe, expect, test } from 'vitest'
import { openSum } from './open-sum.ts'
import type { RecordQuestion } from './question.ts'
import { policyFile } from './policy.ts'
import { riversFiles, riversSum, riversText, storyOf } from './testing.ts'
import { agreementFile, compileText, zonesFile, type Text } from './text.ts'

function sha256(bytes: Uint8Array): Bytes {
  return new Uint8Array(hash('sha256', bytes, 'buffer'))
}

function withFile(name: string, text: string): Text {
  return { files: new Map([...riversFiles().files, [name, encodeUtf8(text)]]) }
}

describe('a text', () => {
  test('without the file of the agreement is refused by its name', () => {
    expect(compileText(new Map())).toMatchObject({
      ok: false,
      problem: { code: 'sum.1', about: { file: agreementFile } },
    })
  })

  test('with zones that are none is refused, and says at which', () => {
    expect(compileText(withFile(zonesFile, '[{}]').files)).toMatchObject({
      ok: false,
      problem: { code: 'sum.3', about: { file: zonesFile, at: '0' } },
    })
  })

  test('without frozen zones has UTC alone, unless it is a draft', () => {
    const source = riversText.replace('time zone  UTC', 'time zone  Asia/Gaza')
    const files = new Map([[agreementFile, encodeUtf8(source)]])
    const strict = compileText(files)
    const rules = { zone: 'Asia/Gaza', tzdb: '2031a', offsetMinutes: 120, transitions: [] }
    const draft = compileText(files, () => rules)
    expect(strict.ok && strict.value.zones).toEqual([])
    expect(draft.ok && draft.value.zones).toEqual([rules])
  })

  test('reads a file of places once, however many lines name it', () => {
    const lines = Array.from({ length: 50 }, (_, n) => `places  p${n} in "places.geojson"`)
    const source = riversText.replace(/^time zone .*$/m, (line) => [line, ...lines].join('\n'))
    const asked: string[] = []
    const files = new Map([[agreementFile, encodeUtf8(source)]])
    compileText({
      get: (name) => {
        asked.push(name)
        return files.get(name)
      },
    })
    expect(asked.filter((name) => name === 'places.geojson')).toHaveLength(1)
  })

  test('with a policy is told by it: its statuses are off, or on', () => {
    const policy = (statuses: string) => `{"format":"holdfast-policy/1","statuses":"${statuses}"}`
    const told = (text: string) => {
      const compiled = compileText(withFile(policyFile, text).files)
      return compiled.ok ? compiled.value.agreement?.statuses : compiled.problem
    }
    expect([told(policy('on')), told(policy('off'))]).toEqual(['on', 'off'])
    expect(told(policy('half'))).toEqual({
      code: 'sum.7',
      about: { file: policyFile, at: 'statuses' },
    })
    expect(told('{"format":"holdfast-policy/1","statuses":"on","score":1}')).toMatchObject({
      about: { at: 'score' },
    })
    expect(told('off')).toMatchObject({ code: 'sum.7' })
  })

  test('with errors, or of another agreement, opens no sum', () => {
    const manifest = {
      agreement: 'two-rivers',
      root: { keyId: storyOf(sha256, []).keyOf('north') },
    }
    const open = (texts: readonly Text[]): unknown =>
      openSum({ texts, manifest: { ...manifest, rooms: riversSum(sha256).rooms() }, sha256 })
    const broken = riversText.replace('fire in valley', 'fire in vally')
    const other = riversText.replace('two-rivers', 'three-rivers')
    expect(open([riversFiles(broken)])).toMatchObject({ problem: { code: 'sum.2' } })
    expect(open([riversFiles(other)])).toMatchObject({ problem: { code: 'sum.4' } })
    expect(open([])).toMatchObject({ problem: { code: 'sum.1' } })
  })
})

test('statuses are switched on by the policy that a record adopts, and not by its text', () => {
  const withPolicy = (statuses: string): Text =>
    withFile(policyFile, `{"format":"holdfast-policy/1","statuses":"${statuses}"}`)
  const texts = [withPolicy('off'), withPolicy('on')]
  const story = storyOf(sha256, [])
  for (const { files } of texts) {
    const adopted = [...files].map(([name, bytes]) => ({ name, sha256: encodeHex(sha256(bytes)) }))
    story.say('compiler', textAdoptedKind, textAdoptedBody(adopted))
  }
  const sum = riversSum(sha256, texts)
  for (const { room, entries } of story.rooms) for (const one of entries) sum.observe(room, one)
  const { room, entries } = present(story.rooms[0], 'a room')
  const statusesAt = (size: number): number =>
    sum.standing(
      {
        asOf: parseInstant('2031-04-02T06:00Z'),
        basis: null,
        source: null,
        stage: null,
        view: [room],
        knownAt: new Map([[room, size]]),
      },
      sum.agreement.term.from,
    ).standing.statuses.length
  expect(statusesAt(entries.length - 1)).toBe(0)
  expect(statusesAt(entries.length)).toBeGreaterThan(0)
})

describe('versions of a text', () => {
  const first = riversFiles()
  const second = riversFiles(riversText.replace('at least 20', 'at least 30'))
  const story = storyOf(sha256, [])
  const filesOf = ({ files }: Text) =>
    [...files].map(([name, bytes]) => ({ name, sha256: encodeHex(sha256(bytes)) }))
  const sizeBefore = present(story.rooms[0], 'a room').entries.length
  story.say('compiler', textAdoptedKind, textAdoptedBody(filesOf(first)))
  story.say('compiler', textAdoptedKind, textAdoptedBody(filesOf(second)))
  const sum = riversSum(sha256, [first, second])
  for (const { room, entries } of story.rooms) for (const one of entries) sum.observe(room, one)
  const [room] = story.rooms
  const asked = (size: number | null): RecordQuestion => ({
    asOf: parseInstant('2031-04-02T06:00Z'),
    basis: null,
    source: null,
    stage: null,
    view: room === undefined ? [] : [room.room],
    knownAt: size === null || room === undefined ? null : new Map([[room.room, size]]),
  })
  const target = (size: number | null): number | undefined => {
    const { standing } = sum.standing(asked(size), sum.agreement.term.from)
    return standing.statuses.find(({ clause }) => clause === '3.1')?.target.value
  }

  test('are in force as the record had adopted them at the cut', () => {
    expect([target(sizeBefore + 1), target(sizeBefore + 2), target(null)]).toEqual([20, 30, 30])
  })

  test('that the record did not adopt are named by the file that differs', () => {
    const another = riversSum(sha256, [riversFiles(`${riversText}\n`)])
    for (const { room: name, entries } of story.rooms) {
      for (const one of entries) another.observe(name, one)
    }
    const { differsIn } = another.standing(asked(null), sum.agreement.term.from)
    expect(differsIn).toBe(agreementFile)
    expect(sum.standing(asked(null), sum.agreement.term.from).differsIn).toBeNull()
  })
})
