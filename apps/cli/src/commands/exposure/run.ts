// `holdfast exposure`: what each side gave and what is to come for it, by the text and the record.
//
// Of a file only the text is told; the rest is as `analysis` answers.

import { exposureAnswerOf, exposureOfText, type LinkExposure } from '@holdfast/analysis'
import type { CompiledAgreement } from '@holdfast/agreement'
import { canonicalJson, isJson, type Json } from '@holdfast/base'
import { statSync } from 'node:fs'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes, type ExitCode } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { exposureLines } from '../../picture/exposure.ts'
import { plainFor } from '../../picture/marks.ts'
import { contextLines, entryFinder, titleLines } from '../../picture/sheet-head.ts'
import { readSoundText } from '../../reading/sound-text.ts'
import { answerAbout, printed } from '../../reading/sum.ts'
import { progressOn } from '../../terminal/progress.ts'
import type { Screen } from '../../terminal/screen.ts'
import { wrapIndented } from '../../terminal/text-width.ts'
import { namedScreen } from '../../words/sheet-names.ts'

/** Answers. */
export const run: Run = async (invocation) => {
  const [path = ''] = invocation.operands
  const isFile = statSync(path, { throwIfNoEntry: false })?.isFile() === true
  return isFile ? ofText(path, invocation) : ofRecord(invocation)
}

async function ofText(path: string, invocation: Invocation): Promise<ExitCode> {
  const { options } = invocation
  const progress = progressOn(invocation.screen, invocation.elapsedMs)
  const read = await readSoundText(path, progress)
  progress.end()
  if (!read.ok) return fail(invocation, read.problem)
  const { agreement } = read.value
  const screen = namedScreen(invocation.screen, read.value)
  const text = exposureOfText(agreement)
  if (options.flag('json')) {
    screen.answer(canonicalJson({ agreement: agreement.id, text: asJson(text) }))
    return exitCodes.done
  }
  say(titleLines(agreement, screen), screen)
  section('text', text, { agreement, screen, entryOf: () => null })
  return exitCodes.done
}

async function ofRecord(invocation: Invocation): Promise<ExitCode> {
  const progress = progressOn(invocation.screen, invocation.elapsedMs)
  const sum = await answerAbout(invocation, progress)
  progress.end()
  if (!sum.ok) return fail(invocation, sum.problem)
  const { agreement, sum: living, asked, now, replayed } = sum.value
  const screen = namedScreen(invocation.screen, living)
  if (invocation.options.flag('json')) {
    screen.answer(printed('exposure', sum.value))
    return exitCodes.done
  }
  const { text, record } = exposureAnswerOf(living, asked, sum.value, now)
  say([...titleLines(agreement, screen), ...contextLines(sum.value, screen)], screen)
  const drawing = { agreement, screen, entryOf: entryFinder(replayed) }
  section('text', text, drawing)
  if (record !== null) section('record', record, drawing)
  else {
    const withheld = screen.words.say('sheet.exposure.withheld')
    say(['', wrapIndented(withheld, { width: screen.width, indent: '' })], screen)
  }
  return exitCodes.done
}

type Drawing = {
  readonly agreement: CompiledAgreement
  readonly screen: Screen
  readonly entryOf: (statement: string) => string | null
}

function section(name: string, links: readonly LinkExposure[], drawing: Drawing): void {
  const { screen } = drawing
  const { words } = screen
  say(['', screen.paint('strong', words.say(`sheet.exposure.${name}`))], screen)
  if (links.length === 0) say([`  ${words.say('sheet.exposure.no-links')}`], screen)
  for (const link of links) say(exposureLines(link, drawing), screen)
}

function say(lines: readonly string[], screen: Screen): void {
  for (const line of lines) screen.answer(plainFor(screen, line))
}

function asJson(value: unknown): Json {
  const plain: unknown = JSON.parse(JSON.stringify(value))
  return isJson(plain) ? plain : null
}
