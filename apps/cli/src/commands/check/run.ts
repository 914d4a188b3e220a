// `holdfast check`: what compiling a text found, each with its line, its mark and how to mend it.
//
// `--stage` prints one stage as indented JSON, for those who want to see what the machine sees.

import { canonicalJson, isJson, ok, refuse, type Json, type Result } from '@holdfast/base'
import type { Diagnostic, Severity } from '@holdfast/language'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { diagnosticLines } from '../../picture/diagnostics.ts'
import { plainFor } from '../../picture/marks.ts'
import { cliProblems } from '../../problems.ts'
import { readAgreement, type ReadAgreement } from '../../reading/agreement.ts'
import { visible, wrapIndented } from '../../terminal/text-width.ts'
import { counted } from '../../words/numbers.ts'
import { explained, explainedLines, type Explained } from './explain.ts'

const stages = ['markdown', 'surface', 'resolved', 'compiled'] as const
type Stage = (typeof stages)[number]

/** Checks. */
export const run: Run = async (invocation) => {
  const { screen, options, operands } = invocation
  const [path = ''] = operands
  const stage = readStage(options.text('stage'))
  if (!stage.ok) return fail(invocation, stage.problem)
  const read = await readAgreement(path)
  if (!read.ok) return fail(invocation, read.problem)
  const { agreement, diagnostics } = read.value.compiled
  const hasErrors = agreement === null
  const isExplained = options.flag('explain')
  if (isExplained && stage.value !== null) {
    return fail(invocation, cliProblems.optionsClash('explain', 'stage', 'check'))
  }
  const sentences = isExplained ? explained(read.value.compiled, screen.words) : null
  if (options.flag('json')) {
    const said = diagnostics.map((diagnostic) => ({ ...diagnostic }))
    const staged = stage.value === null ? {} : { [stage.value]: stageJson(read.value, stage.value) }
    const back = sentences === null ? {} : { sentences: asJson(sentences) }
    screen.answer(
      canonicalJson({
        file: path,
        isGood: !hasErrors,
        diagnostics: asJson(said),
        ...staged,
        ...back,
      }),
    )
  } else if (stage.value === null) showDiagnostics(read.value, sentences ?? [], invocation)
  else screen.answer(JSON.stringify(stageJson(read.value, stage.value), null, 2))
  return hasErrors ? exitCodes.found : exitCodes.done
}

function readStage(text: string | null): Result<Stage | null> {
  if (text === null) return ok(null)
  const stage = stages.find((one) => one === text)
  return stage === undefined ? refuse(cliProblems.unknownValue('stage', text, stages)) : ok(stage)
}

function stageJson({ compiled }: ReadAgreement, stage: Stage): Json {
  if (stage === 'compiled') return asJson(compiled.agreement ?? compiled.draft)
  return asJson(compiled[stage])
}

// Plain JSON of a stage: maps become objects, what has no JSON is left out.
function asJson(value: unknown): Json {
  const text = JSON.stringify(value, (_, member: unknown): unknown => {
    if (member instanceof Map) return Object.fromEntries<unknown>(member)
    return member instanceof Set ? [...member] : member
  })
  const plain: unknown = JSON.parse(text)
  return isJson(plain) ? plain : null
}

function showDiagnostics(
  { path, compiled }: ReadAgreement,
  sentences: readonly Explained[],
  { screen }: Invocation,
): void {
  const { agreement, diagnostics, source } = compiled
  const lines = source.split('\n')
  const show = (diagnostic: Diagnostic, number: number | null): void => {
    const line = lines[diagnostic.line - 1] ?? ''
    const shown = diagnosticLines(diagnostic, { path, line, number, screen })
    for (const one of [...shown, '']) screen.answer(plainFor(screen, one))
  }
  for (const diagnostic of diagnostics) {
    if (diagnostic.severity !== 'question') show(diagnostic, null)
  }
  const toSettle = diagnostics.filter(({ severity }) => severity === 'question')
  if (toSettle.length > 0) {
    const head = screen.words.say('diagnostic.to-settle')
    screen.answer(wrapIndented(head, { width: screen.width, indent: '' }))
    screen.answer('')
  }
  for (const [at, diagnostic] of toSettle.entries()) show(diagnostic, at + 1)
  for (const line of explainedLines(sentences, screen)) screen.answer(line)
  const count = (severity: Severity): number =>
    diagnostics.filter((one) => one.severity === severity).length
  const errors = count('error')
  const questions = counted(count('question'), 'question')
  const others = `${counted(count('warning'), 'warning')}, ${questions}`
  if (agreement === null) {
    screen.answer(`${visible(path)}: ${counted(errors, 'error')}, ${others}.`)
    return
  }
  const clauses = counted(agreement.clauses.length, 'clause')
  screen.answer(`${visible(path)}: ${clauses}, no errors, ${others}.`)
}
