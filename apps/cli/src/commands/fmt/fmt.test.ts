// Goal: a file is laid out where that is asked, whole, and nowhere else.
// Method: the real program; that the layout keeps every meaning is tested in packages/language.

import { chmodSync, readFileSync, readdirSync, statSync, symlinkSync } from 'node:fs'
import { afterAll, describe, expect, test } from 'vitest'
import { calmPlaces, calmText, clearDesks, memberOf, newDesk, type Desk } from '../../testing.ts'

afterAll(clearDesks)

const loose = calmText
  .replace('agreement  calm', 'agreement     calm   # a  calm')
  .replace('1.1  each party must', '1.1 each   party\tmust')

const tight = calmText.replace('agreement  calm', 'agreement  calm  # a  calm')

function deskWith(text: string | Uint8Array): Desk {
  const desk = newDesk()
  desk.write('calm.md', text)
  desk.write('places.geojson', calmPlaces)
  return desk
}

const read = (desk: Desk): string => readFileSync(desk.path('calm.md'), 'utf8')

describe('fmt', () => {
  test('prints the text to the last byte, and writes nothing', () => {
    const desk = deskWith(`\uFEFF${loose.trimEnd()}`)
    const { code, out, err } = desk.run('fmt', 'calm.md')
    expect([code, err]).toEqual([0, ''])
    expect(out.replace(/(?<=group {6}held) {2}/, ' ')).toBe(`\uFEFF${laid(tight).trimEnd()}`)
    expect(read(desk)).toBe(`\uFEFF${loose.trimEnd()}`)
  })

  test('writes the file, its mode and a link to it as they were', () => {
    const desk = deskWith(loose)
    chmodSync(desk.path('calm.md'), 0o640)
    symlinkSync('calm.md', desk.path('link.md'))
    const { code, out } = desk.run('fmt', 'link.md', '--write')
    expect([code, out]).toEqual([0, ''])
    expect(read(desk)).toBe(laid(tight))
    expect(statSync(desk.path('calm.md')).mode & 0o777).toBe(0o640)
    expect(readdirSync(desk.dir).toSorted()).toEqual(['calm.md', 'link.md', 'places.geojson'])
    expect(desk.run('fmt', 'calm.md', '--write').err).toContain('calm.md is laid out.')
    expect(desk.run('fmt', 'calm.md', '--check')).toMatchObject({ code: 0 })
  })

  test('compares, and says which lines differ', () => {
    const desk = deskWith(loose)
    const { code, out } = desk.run('fmt', 'calm.md', '--check')
    expect(code).toBe(1)
    expect(out).toMatch(/calm\.md: \w+ lines to lay out: 4, .*22\./)
    expect(read(desk)).toBe(loose)
    const json = desk.run('fmt', 'calm.md', '--check', '--json')
    expect(json.code).toBe(1)
    expect(memberOf(json.out, 'isLaidOut')).toBe(false)
    expect(memberOf(json.out, 'lines')).toContain(22)
    expect(memberOf(json.out, 'isWritten')).toBe(false)
  })

  test('keeps line ends, and lays out a text with errors', () => {
    const desk = deskWith(loose.replace('must not', 'mus  not').replaceAll('\n', '\r\n'))
    expect(desk.run('fmt', 'calm.md', '--write').code).toBe(0)
    expect(read(desk)).toBe(laid(tight).replace('must not', 'mus not').replaceAll('\n', '\r\n'))
  })

  test('refuses what it cannot read, and two things at once', () => {
    const desk = deskWith(Uint8Array.of(0x61, 0xff))
    expect(desk.run('fmt', 'calm.md').code).toBe(3)
    expect(desk.run('fmt', 'nowhere.md').code).toBe(3)
    expect(desk.run('fmt', 'calm.md', '--write', '--check')).toMatchObject({ code: 2, out: '' })
    expect(desk.run('fmt').code).toBe(2)
  })
})

/** What the calm text has besides that its layout changes. */
function laid(text: string): string {
  return text.replace('held  held by north  classes', 'held held by north classes')
}
