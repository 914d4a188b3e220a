// What an overview of 400 days and 120 obligations weighs on its way, compressed.
//
// The shell is the agreement and its summary; the whole has the charts and places as well. The
// page's own code and type are measured where they are built.

import { gzipSync } from 'node:zlib'
import { canonicalJson, isJson, parseInstant, present } from '@holdfast/base'
import { printAnswer, stripAnswer, type AnswerName } from '@holdfast/protocol'
import { readQuestion } from '@holdfast/sum'
import { expect, test } from 'vitest'
import { largeSum } from './large-agreement.ts'

const sum = largeSum(20)
const now = present(parseInstant('2032-04-20T12:00Z'), 'an instant')
const asked = readQuestion({}, { agreement: sum.agreement, rooms: sum.rooms() })
const question = present(asked.ok ? asked.value : null, 'a question')

function printed(what: AnswerName): string {
  const text = printAnswer(what, { sum, question, now })
  return present(text.ok ? text.value : null, what)
}

function kilobytes(...texts: readonly string[]): number {
  return texts.reduce((size, text) => size + gzipSync(text).length, 0) / 1024
}

test('an overview of 400 days by 120 obligations is light', { timeout: 120_000 }, () => {
  expect(sum.agreement.obligations).toHaveLength(120)
  const compiled: unknown = JSON.parse(JSON.stringify(sum.agreement))
  const text = canonicalJson(isJson(compiled) ? compiled : null)
  const shell = [text, JSON.stringify(sum.text.text), printed('summary')]
  const strip = printed('strip')
  const answer = stripAnswer.parse(JSON.parse(strip))
  expect(answer?.columns).toHaveLength(58)
  expect(answer?.rows).toHaveLength(120)
  expect(kilobytes(...shell, strip)).toBeLessThan(200)
  const whole = [...shell, strip, printed('chart'), printed('places')]
  expect(kilobytes(...whole)).toBeLessThan(400)
})
