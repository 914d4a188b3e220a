// `holdfast amend`: an amended text, checked, shown, and adopted from a moment on.
//
// Everything that can be refused is refused before anybody is asked. What is shown is worked out by
// a sum of both texts, with the statement that would adopt the new one and without it.

import { diffAnswerOf, whatIfOf } from '@holdfast/analysis'
import type { DiffAnswer, WhatIfAnswer } from '@holdfast/analysis'
import { canonicalJson, isJson, ok, present, refuse, type Json, type Result } from '@holdfast/base'
import { clockOf, diffAnswer, whatIfAnswer } from '@holdfast/protocol'
import { entryNumberOf } from '@holdfast/record'
import { appendEntries, sha256, type FileKey } from '@holdfast/store'
import { openSum, readQuestion, type Answer } from '@holdfast/sum'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes, exitCodeOf, type ExitCode } from '../../exit-codes.ts'
import { fail, sayProblem } from '../../failing.ts'
import { changeLines } from '../../picture/changes.ts'
import { longTime } from '../../picture/days.ts'
import { diagnosticLines } from '../../picture/diagnostics.ts'
import { diffLines } from '../../picture/diff.ts'
import { plainFor } from '../../picture/marks.ts'
import { contextLines, titleLines } from '../../picture/sheet-head.ts'
import { cliProblems } from '../../problems.ts'
import { readAmended, withoutErrors, type ReadAgreement } from '../../reading/agreement.ts'
import { readNamedKey } from '../../reading/keys.ts'
import { memoryHere, openFolderSum, type FolderAnswer, type FolderSum } from '../../reading/sum.ts'
import { progressOn } from '../../terminal/progress.ts'
import { wrapIndented } from '../../terminal/text-width.ts'
import { namedScreen } from '../../words/sheet-names.ts'
import { uninterrupted } from '../../writing.ts'
import { amendmentOf, type Amendment } from './amendment.ts'

/** Amends. */
export const run: Run = async (invocation) => {
  const { options, screen } = invocation
  const found = await prepare(invocation)
  if (!found.ok) return fail(invocation, found.problem)
  const { read } = found.value
  const sound = withoutErrors(read)
  if (!sound.ok) return refuseText(invocation, read)
  const amendment = await amendmentOf({
    ...found.value,
    from: options.text('from'),
    now: invocation.now(),
  })
  if (!amendment.ok) return fail(invocation, amendment.problem)
  const preview = previewOf(invocation, found.value.opened, amendment.value)
  if (!preview.ok) return fail(invocation, preview.problem)
  const isJsonAsked = options.flag('json')
  if (!isJsonAsked) show(invocation, amendment.value, preview.value)
  const isDry = options.flag('dry-run')
  if (!isDry && !(await isConfirmed(invocation))) {
    return fail(invocation, cliProblems.notConfirmed('holdfast amend'))
  }
  const written = isDry ? null : await write(found.value.key, amendment.value)
  if (written?.result.ok === false) return fail(invocation, written.result.problem)
  if (isJsonAsked) screen.answer(printed(amendment.value, preview.value, isDry))
  else sayDone(invocation, amendment.value, preview.value)
  return written?.wasInterrupted === true ? exitCodes.interrupted : exitCodes.done
}

type Prepared = {
  readonly opened: FolderSum
  readonly read: ReadAgreement
  readonly key: FileKey
}

async function prepare({
  options,
  operands,
  screen,
  elapsedMs,
}: Invocation): Promise<Result<Prepared>> {
  const [dir = '', path = ''] = operands
  for (const name of ['from', 'as']) {
    if (options.text(name) === null) {
      return refuse(cliProblems.missingOption(name, 'amend'))
    }
  }
  const key = await readNamedKey(options.text('as') ?? '')
  if (!key.ok) return key
  const progress = progressOn(screen, elapsedMs)
  const opened = await openFolderSum(dir, progress)
  progress.end()
  if (!opened.ok) return opened
  const read = await readAmended(path, opened.value.record.text.files)
  return read.ok ? ok({ opened: opened.value, read: read.value, key: key.value }) : read
}

/** What the checker says of a text with errors: its errors alone stop it. */
function refuseText(invocation: Invocation, { path, compiled }: ReadAgreement): ExitCode {
  const { screen, options } = invocation
  const errors = compiled.diagnostics.filter(({ severity }) => severity === 'error')
  const problem = cliProblems.agreementHasErrors(path, errors.length)
  if (options.flag('json')) {
    const { code, about } = problem
    screen.answer(canonicalJson({ problem: { code, about }, diagnostics: plainJson(errors) }))
  } else {
    const lines = compiled.source.split('\n')
    for (const one of errors) {
      const line = lines[one.line - 1] ?? ''
      const shown = diagnosticLines(one, { path, line, number: null, screen })
      for (const text of [...shown, '']) screen.answer(plainFor(screen, text))
    }
  }
  sayProblem(screen, problem)
  return exitCodeOf(problem)
}

type Preview = {
  readonly difference: DiffAnswer
  readonly changes: WhatIfAnswer
  readonly before: FolderAnswer
  readonly after: Answer
}

/**
 * What differs, and which statuses change: at the moment from which the text is in force, or now
 * where that is later.
 */
function previewOf(
  { options, now }: Invocation,
  { record }: FolderSum,
  { from, text, entry, room }: Amendment,
): Result<Preview> {
  const { manifest, rooms } = record
  const there = {
    rooms,
    entries: (id: string) => rooms.find((one) => one.id === id)?.entries ?? [],
    recalled: null,
  }
  const sum = openSum({ texts: [record.text, { files: text }], manifest, sha256, there })
  if (!sum.ok) return sum
  const old = sum.value
  const amended = old.fork()
  amended.observe(room.id, entry)
  const asked = { agreement: old.agreement, rooms: old.rooms() }
  const question = readQuestion({ view: options.text('view') }, asked)
  if (!question.ok) return question
  const usual = amended.standing(question.value, now()).question.asOf
  const at = { ...question.value, asOf: usual > from ? usual : from }
  const answer = old.standing(at, now())
  const after = amended.standing(at, now())
  const [was, is] = [old.texts().at(-1), amended.texts().at(-1)]
  return ok({
    difference: diffAnswerOf(present(was, 'a text'), present(is, 'a text')),
    changes: whatIfOf(answer, after),
    before: { ...answer, record, sum: old, isRecalled: false, asked: at, now: now() },
    after,
  })
}

function show({ screen: plain }: Invocation, { from, kept }: Amendment, preview: Preview): void {
  const { difference, changes, before, after } = preview
  const screen = namedScreen(plain, before.sum)
  const { words, paint, width } = screen
  const wrapped = (text: string): string => wrapIndented(text, { width, indent: '' })
  const { agreement } = after
  const off = agreement.statuses === 'off' && after.standing.statuses.length === 0
  const lines = [
    ...titleLines(agreement, screen),
    ...contextLines(before, screen),
    ...diffLines(difference, agreement, screen),
    '',
    paint('strong', words.say('sheet.amend.statuses')),
    off
      ? words.say('sheet.amend.off')
      : changes.changes.length === 0
        ? words.say('sheet.whatif.none')
        : words.say('sheet.amend.changes', { n: changes.changes.length }),
    ...changeLines(changes, after, screen),
    '',
    wrapped(words.say('sheet.amend.from', { time: longTime(agreement, from, words) })),
    ...(kept.length === 0
      ? []
      : [wrapped(words.say('sheet.amend.kept', { files: kept.join(', ') }))]),
  ]
  for (const line of lines) screen.answer(plainFor(screen, line))
}

async function isConfirmed({ options, screen, ask }: Invocation): Promise<boolean> {
  if (options.flag('yes')) return true
  const { words } = screen
  const said = await ask(words.say('sheet.amend.ask'))
  const yes = ['yes', words.say('sheet.amend.yes')]
  return said !== null && yes.includes(said.toLowerCase())
}

async function write(key: FileKey, { folder, room, admission, written, entry }: Amendment) {
  const { value, wasInterrupted } = await uninterrupted(() =>
    appendEntries(folder, {
      room: room.id,
      entries: [entry],
      texts: written,
      signer: key.signer,
      admission,
      memory: memoryHere(),
    }),
  )
  return { result: value, wasInterrupted }
}

function sayDone(
  { screen, options }: Invocation,
  { from, room }: Amendment,
  preview: Preview,
): void {
  const { words, width } = screen
  const { agreement } = preview.after
  const said = options.flag('dry-run')
    ? words.say('sheet.amend.dry')
    : words.say('sheet.amend.done', {
        agreement: agreement.id,
        time: longTime(agreement, from, words),
        number: entryNumberOf(room.entries.length),
        room: room.id,
      })
  screen.answer('')
  screen.answer(plainFor(screen, wrapIndented(said, { width, indent: '' })))
}

function printed({ from, text, kept }: Amendment, preview: Preview, isDryRun: boolean): string {
  const { difference, changes, after } = preview
  const clock = clockOf(after.agreement)
  return canonicalJson({
    isDryRun,
    from: clock(from),
    files: [...text.keys()].toSorted(),
    kept: [...kept],
    diff: parsed(diffAnswer.print(difference, clock)),
    whatif: parsed(whatIfAnswer.print(changes, clock)),
  })
}

function parsed(text: string): Json {
  const value: unknown = JSON.parse(text)
  return isJson(value) ? value : null
}

function plainJson(value: unknown): Json {
  return parsed(JSON.stringify(value))
}
