// `holdfast mappings`: what imports have kept beside a record. Nothing of the record itself is read
// but that it is one.

import { canonicalJson } from '@holdfast/base'
import { keyColumns, parseMapping } from '@holdfast/imports'
import { keptMappings, manifestFile, storeProblems, type KeptMapping } from '@holdfast/store'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import type { Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { cliProblems as problem } from '../../problems.ts'
import { tableLines } from '../../terminal/table.ts'

/** Lists, or shows one. */
export const run: Run = async (invocation) => {
  const { operands, options, screen } = invocation
  const [dir = ''] = operands
  if (!existsSync(dir)) return fail(invocation, problem.noSuchFile(dir))
  if (!existsSync(join(dir, manifestFile))) return fail(invocation, storeProblems.noRecord(dir))
  const kept = await keptMappings(dir)
  if (!kept.ok) return fail(invocation, kept.problem)
  const name = options.text('show')
  if (name !== null) {
    const one = kept.value.find((other) => other.name === name)
    const known = kept.value.map((other) => other.name)
    if (one === undefined) return fail(invocation, problem.noMapping(name, dir, known))
    screen.print(one.text.endsWith('\n') ? one.text : `${one.text}\n`)
    return exitCodes.done
  }
  const listed = kept.value.map(told)
  if (options.flag('json')) screen.answer(canonicalJson({ mappings: listed }))
  else {
    const { words, width, paint } = screen
    const columns = [
      { head: words.say('sheet.head.name') },
      { head: words.say('sheet.head.key') },
      { head: words.say('sheet.head.title'), wraps: true },
    ] as const
    const rows = listed.map((one) => [one.name, one.key.join(', '), one.title ?? ''])
    const lines =
      rows.length === 0
        ? [words.say('import.no-mappings')]
        : tableLines({ columns, rows, width, paint, indent: '' })
    for (const line of lines) screen.answer(line)
  }
  return exitCodes.done
}

/** A mapping as it is listed. One that cannot be used any more is listed by its name. */
function told({ name, text }: KeptMapping) {
  const mapping = parseMapping(text)
  return {
    name,
    title: mapping.ok ? (mapping.value.title ?? null) : null,
    key: mapping.ok ? [...keyColumns(mapping.value)] : [],
    isUsable: mapping.ok,
  }
}
