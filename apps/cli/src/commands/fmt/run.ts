// `holdfast fmt`: a text with its clauses in one layout, printed, written or compared.
//
// A file is made beside the old one and takes its place at once, so that it is never half there.
// What cannot be compiled at all, since it is too long, is left as it is.

import { canonicalJson, decodeUtf8, encodeUtf8, limits, ok, refuse } from '@holdfast/base'
import type { Bytes, Result } from '@holdfast/base'
import { laidOut } from '@holdfast/language'
import { storeProblems } from '@holdfast/store'
import { chmod, open, realpath, rename, rm, stat } from 'node:fs/promises'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { cliProblems } from '../../problems.ts'
import { readBytes, systemCode, textLimit, textOf } from '../../reading/files.ts'
import { visible, wrapIndented } from '../../terminal/text-width.ts'
import { counted } from '../../words/numbers.ts'
import { uninterrupted } from '../../writing.ts'

/** Lays a text out. */
export const run: Run = async (invocation) => {
  const { options, operands } = invocation
  const [path = ''] = operands
  if (options.flag('write') && options.flag('check')) {
    return fail(invocation, cliProblems.optionsClash('write', 'check', 'fmt'))
  }
  const bytes = await readBytes(path, textLimit)
  if (!bytes.ok) return fail(invocation, bytes.problem)
  const text = textOf(path, bytes.value)
  if (!text.ok) return fail(invocation, text.problem)
  const made = layoutOf(text.value)
  const lines = linesDiffering(text.value, made)
  if (options.flag('write') && lines.length > 0) {
    const written = await write(path, withMark(bytes.value, made))
    if (!written.ok) return fail(invocation, written.problem)
  }
  say(invocation, { path, made: withMarkText(bytes.value, made), lines })
  return options.flag('check') && lines.length > 0 ? exitCodes.found : exitCodes.done
}

/** A text with more lines than are read is not compiled, and nobody could say what it means. */
function layoutOf(text: string): string {
  const isRead = text.split('\n', limits.agreementLines + 1).length <= limits.agreementLines
  return isRead ? laidOut(text) : text
}

/** The numbers of the lines that the layout changes; it adds and removes none. */
function linesDiffering(before: string, after: string): readonly number[] {
  const laid = after.split('\n')
  return before.split('\n').flatMap((line, at) => (line === laid[at] ? [] : [at + 1]))
}

type Laid = {
  readonly path: string
  readonly made: string
  readonly lines: readonly number[]
}

function say({ screen, options }: Invocation, { path, made, lines }: Laid): void {
  const isWritten = options.flag('write') && lines.length > 0
  const isPrinted = !options.flag('write') && !options.flag('check')
  if (options.flag('json')) {
    const text = isPrinted ? { text: made } : {}
    screen.answer(
      canonicalJson({ file: path, isLaidOut: lines.length === 0, lines, isWritten, ...text }),
    )
    return
  }
  if (isPrinted) {
    screen.print(made)
    return
  }
  const differing = counted(lines.length, 'line')
  const said =
    lines.length === 0
      ? `${visible(path)} is laid out.`
      : isWritten
        ? `${visible(path)}: ${differing} laid out.`
        : `${visible(path)}: ${differing} to lay out: ${lines.join(', ')}.`
  const indented = wrapIndented(said, { width: screen.width, indent: '' })
  if (options.flag('check')) screen.answer(indented)
  else screen.say(indented)
}

const mark = '\uFEFF'

/** A byte order mark that the file began with stays. */
function withMarkText(bytes: Bytes, text: string): string {
  const isMarked = decodeUtf8(bytes.subarray(0, 3))?.startsWith(mark) === true
  return isMarked ? mark + text : text
}

function withMark(bytes: Bytes, text: string): Bytes {
  return encodeUtf8(withMarkText(bytes, text))
}

async function write(path: string, bytes: Bytes): Promise<Result<null>> {
  const { value } = await uninterrupted(() => replaced(path, bytes))
  return value
}

/** Puts bytes in the place of a file, whole or not at all. A link stays a link. */
async function replaced(path: string, bytes: Bytes): Promise<Result<null>> {
  let temporary: string | null = null
  try {
    const place = await realpath(path)
    const { mode } = await stat(place)
    const beside = `${place}.${process.pid}.new`
    const file = await open(beside, 'wx')
    temporary = beside
    try {
      await file.writeFile(bytes)
      await file.sync()
    } finally {
      await file.close()
    }
    await chmod(beside, mode)
    await rename(beside, place)
    return ok(null)
  } catch (error) {
    if (temporary !== null) await rm(temporary, { force: true })
    return refuse(storeProblems.diskRefused(path, systemCode(error)))
  }
}
