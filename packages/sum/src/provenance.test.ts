// How a record was compiled, as its file says it: read by language, refused in another shape, and
// set aside without changing anything else where it cannot be read.

import { encodeUtf8, limits } from '@holdfast/base'
import { expect, test } from 'vitest'
import { provenanceFile } from './provenance.ts'
import { riversFiles } from './testing.ts'
import { compileText } from './text.ts'

const given = {
  format: 'holdfast-provenance/1',
  compiler: { en: 'Nobody who signed it.', ar: 'لا أحد ممن وقّعوه.' },
  text: [{ en: 'From a newspaper.' }],
  gaps: [{ en: 'Counts after May.', tr: 'Mayıstan sonraki sayılar.' }],
}

function provenanceOf(value: unknown) {
  const files = new Map(riversFiles().files)
  files.set(provenanceFile, encodeUtf8(typeof value === 'string' ? value : JSON.stringify(value)))
  const compiled = compileText(files)
  if (!compiled.ok) throw new Error(compiled.problem.code)
  expect(compiled.value.agreement?.id).toBe('two-rivers')
  return compiled.value.provenance
}

test('notes are read by language; what is left out has none', () => {
  expect(provenanceOf(given)).toEqual({
    ok: true,
    value: {
      compiler: given.compiler,
      text: given.text,
      notFound: [],
      notSought: [],
      gaps: given.gaps,
    },
  })
})

test('a text without it has none', () => {
  const compiled = compileText(riversFiles().files)
  expect(compiled).toMatchObject({ value: { provenance: { ok: true, value: null } } })
})

test.each([
  ['no JSON', '{', ''],
  ['another format', { ...given, format: 'holdfast-provenance/2' }, 'format'],
  ['no compiler', { ...given, compiler: undefined }, 'compiler'],
  ['a note in no language', { ...given, gaps: [{}] }, 'gaps.0'],
  ['a note that is empty', { ...given, gaps: [{ en: '' }] }, 'gaps.0.en'],
  ['a member that is none', { ...given, missing: [] }, 'missing'],
])('%s is refused', (_, value, at) => {
  expect(provenanceOf(value)).toMatchObject({
    ok: false,
    problem: { code: 'sum.8', about: { at } },
  })
})

test('a hidden control is refused, and so is what is too large', () => {
  const hidden = { ...given, gaps: [{ en: 'a\u202Eb' }] }
  expect(provenanceOf(hidden)).toMatchObject({ ok: false, problem: { code: 'record.7' } })
  const large = JSON.stringify(given).padEnd(limits.namesBytes + 1)
  expect(provenanceOf(large)).toMatchObject({ problem: { code: 'sum.8' } })
})
