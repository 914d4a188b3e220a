// `holdfast places`: the places file of an agreement, made from what people have.
//
// What is made is read again as the language reads it, before it is written: a file that `check`
// would refuse is never made. What was mended is told here and stands in the file.

import { canonicalJson, encodeUtf8, hexSha256, limits, type Bytes } from '@holdfast/base'
import { readPlaces, type MadePlaces } from '@holdfast/imports'
import { createPlaceFiles, type FeatureFault, type PlaceFile } from '@holdfast/language'
import { sha256 } from '@holdfast/store'
import { diagnosticWords } from '@holdfast/words'
import { basename } from 'node:path'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes, type ExitCode } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { cliProblems } from '../../problems.ts'
import { readBytes } from '../../reading/files.ts'
import { visible, wrapIndented } from '../../terminal/text-width.ts'
import { counted } from '../../words/numbers.ts'
import { uninterrupted, writeNew } from '../../writing.ts'

/** Makes the file. */
export const run: Run = async (invocation) => {
  const { options, operands } = invocation
  const [path = ''] = operands
  const out = options.text('out')
  if (out === null) return fail(invocation, cliProblems.missingOption('out', 'places'))
  const bytes = await readBytes(path, limits.textBytes)
  if (!bytes.ok) return fail(invocation, bytes.problem)
  const made = await readPlaces(bytes.value, {
    by: options.text('by'),
    from: options.text('from'),
    isSwapped: options.flag('swap'),
  })
  if (!made.ok) {
    const { code, about } = made.problem
    return fail(invocation, { code, about: { ...about, file: path } })
  }
  const text = textOfPlaces(made.value, path, bytes.value)
  const read = createPlaceFiles(() => text)(basename(out), 'id')
  if (read.refusal !== null || read.faults.some(({ isDoubt }) => !isDoubt)) {
    return sayRefused(invocation, { ...read, file: basename(path) })
  }
  const { value: written } = await uninterrupted(() => writeNew(out, encodeUtf8(text)))
  if (!written.ok) return fail(invocation, written.problem)
  return sayWritten(invocation, { out, made: made.value, read })
}

/** GeoJSON with a line for each place, so that two versions can be compared. */
function textOfPlaces(
  { format, projection, places, mended }: MadePlaces,
  path: string,
  bytes: Bytes,
): string {
  const from = { file: basename(path), sha256: hexSha256(sha256, bytes), format, projection }
  const properties = JSON.stringify({ from, mended: mended.length })
  const features = places.map((place) => JSON.stringify(place)).join(',\n')
  return `{"type":"FeatureCollection","properties":${properties},"features":[\n${features}\n]}\n`
}

type SaidOfFile = Parameters<typeof diagnosticWords>[0]

function say(
  { screen }: Invocation,
  code: SaidOfFile['code'],
  about: SaidOfFile['about'],
  advice: SaidOfFile['advice'] = [],
): void {
  const { message, hint } = diagnosticWords({ code, about, advice }, screen.words)
  screen.say(wrapIndented(visible(message), { width: screen.width, indent: '' }))
  if (hint !== '') {
    screen.say(wrapIndented(visible(hint), { width: screen.width, indent: '  ' }))
  }
}

function sayFaults(invocation: Invocation, faults: readonly FeatureFault[], file: string): void {
  for (const { number, name, what, advice, isDoubt } of faults.slice(0, limits.placeFaults)) {
    say(invocation, isDoubt ? 'name.16' : 'name.15', { file, number, name, what }, [advice])
  }
  const count = faults.length - limits.placeFaults
  if (count > 0) say(invocation, 'name.17', { file, count })
}

function sayRefused(invocation: Invocation, { file, refusal, faults }: PlaceFile): ExitCode {
  const { screen, options } = invocation
  if (refusal !== null) say(invocation, 'name.10', { file }, [refusal])
  const wrong = faults.filter(({ isDoubt }) => !isDoubt)
  sayFaults(invocation, wrong, file)
  if (options.flag('json')) {
    const refused = wrong.map(({ number, name, what }) => ({ number, name, what: what.code }))
    screen.answer(canonicalJson({ written: null, refused }))
  }
  return exitCodes.found
}

type Written = { readonly out: string; readonly made: MadePlaces; readonly read: PlaceFile }

function sayWritten(invocation: Invocation, { out, made, read }: Written): ExitCode {
  const { screen, options } = invocation
  const { format, projection, places, mended } = made
  if (options.flag('json')) {
    const doubts = read.faults.map(({ number, name, what }) => ({ number, name, what: what.code }))
    const list = mended.map(({ number, id, mends }) => ({ number, id, mends: [...mends] }))
    screen.answer(
      canonicalJson({
        written: out,
        places: places.length,
        format,
        projection,
        mended: list,
        doubts,
      }),
    )
    return exitCodes.done
  }
  const count = counted(places.length, 'place')
  screen.answer(`${visible(out)}: ${count} from ${format}, ${projection}.`)
  for (const { number, id, mends } of mended.slice(0, limits.placeFaults)) {
    screen.answer(`Feature ${number} (${visible(id)}): ${mends.join('; ')}.`)
  }
  const more = mended.length - limits.placeFaults
  if (more > 0) screen.answer(`${counted(more, 'more place')} mended; the file says which.`)
  sayFaults(invocation, read.faults, read.file)
  return exitCodes.done
}
