// `holdfast import`: a table's rows, signed and appended to a room at once, or not at all.
//
// Everything that can be refused is refused before anything is signed. The append itself is whole
// or is not there, whatever interrupts it.

import { canonicalJson, limits, ok, refuse, type Result } from '@holdfast/base'
import { namesIn } from '@holdfast/domains'
import {
  importTable,
  parseMapping,
  signDrafts,
  type BadRow,
  type Imported,
} from '@holdfast/imports'
import type { Mapping, SignedDrafts } from '@holdfast/imports'
import { encodeEnvelope } from '@holdfast/record'
import { appendEntries, openFiles, type Appended, type FileKey } from '@holdfast/store'
import type { FolderRoom, RecordFolder } from '@holdfast/store'
import { rowWords } from '@holdfast/words'
import { questionProblems } from '@holdfast/sum'
import type { Admission } from '@holdfast/verify'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { cliProblems } from '../../problems.ts'
import { readText, textLimit } from '../../reading/files.ts'
import { authorshipIn, readNamedKey } from '../../reading/keys.ts'
import { memoryHere, openFolderSum } from '../../reading/sum.ts'
import { progressOn, type Progress } from '../../terminal/progress.ts'
import type { Screen } from '../../terminal/screen.ts'
import { wrapIndented } from '../../terminal/text-width.ts'
import { problemLine } from '../../words/problems.ts'
import { uninterrupted } from '../../writing.ts'

/** Imports. */
export const run: Run = async (invocation) => {
  const { screen, options } = invocation
  const progress = progressOn(screen, invocation.elapsedMs)
  const prepared = await prepare(invocation, progress)
  if (!prepared.ok) {
    progress.end()
    return fail(invocation, prepared.problem)
  }
  const { imported, signed } = prepared.value
  if (options.flag('dry-run')) {
    progress.end()
    report(invocation, { imported, signed, appended: null })
    return exitCodes.done
  }
  const { value: appended, wasInterrupted } = await uninterrupted(() => append(prepared.value))
  progress.end()
  if (!appended.ok) return fail(invocation, appended.problem)
  report(invocation, { imported, signed, appended: appended.value })
  if (!wasInterrupted) return exitCodes.done
  screen.say('The import was complete before the interrupt.')
  return exitCodes.interrupted
}

type Prepared = {
  readonly folder: RecordFolder
  readonly room: FolderRoom
  readonly key: FileKey
  readonly admission: Admission
  readonly imported: Imported
  readonly signed: SignedDrafts
}

async function prepare(invocation: Invocation, progress: Progress): Promise<Result<Prepared>> {
  const { options, operands, now } = invocation
  const [path = ''] = operands
  const dir = options.text('into')
  const as = options.text('as')
  if (dir === null) return refuse(cliProblems.missingOption('into', 'import'))
  if (as === null) return refuse(cliProblems.missingOption('as', 'import'))
  const key = await readNamedKey(as)
  if (!key.ok) return key
  const mapping = await readMapping(options.text('mapping') ?? mappingBeside(path))
  if (!mapping.ok) return mapping
  const csv = await readText(path, limits.importBytes)
  if (!csv.ok) return csv
  const opened = await openFolderSum(dir, progress)
  if (!opened.ok) return opened
  const { record, sum } = opened.value
  const read = await openFiles(record.files)
  if (!read.ok) return read
  const folder = read.value
  const room = roomNamed(folder, options.text('room'))
  if (!room.ok) return room
  const authorship = authorshipIn(folder, room.value, {
    key: key.value,
    now: now(),
    dayOf: namesIn(sum.agreement).dayOf,
  })
  if (!authorship.ok) return authorship
  const { author, speaker, said, admission } = authorship.value
  const imported = importTable({
    csv: csv.value,
    mapping: mapping.value,
    context: { agreement: sum.agreement, speaker, said },
    skipBad: options.flag('skip-bad'),
  })
  if (!imported.ok) return imported
  const signed = await signDrafts({
    drafts: imported.value.statements,
    known: said,
    author,
    claimedAt: now(),
    onProgress: (done, total) => progress.step({ what: 'Signing', done, total }),
  })
  if (!signed.ok) return signed
  return ok({
    folder,
    room: room.value,
    key: key.value,
    admission,
    imported: imported.value,
    signed: signed.value,
  })
}

function append({ folder, room, key, admission, signed }: Prepared): Promise<Result<Appended>> {
  const entries = signed.envelopes.map(encodeEnvelope)
  const { signer } = key
  return appendEntries(folder, { room: room.id, entries, signer, admission, memory: memoryHere() })
}

async function readMapping(path: string): Promise<Result<Mapping>> {
  const text = await readText(path, textLimit)
  return text.ok ? parseMapping(text.value) : text
}

/** `relief.csv` has its mapping in `relief.mapping.json`. */
function mappingBeside(path: string): string {
  return `${path.replace(/\.[^./\\]+$/, '')}.mapping.json`
}

function roomNamed(folder: RecordFolder, name: string | null): Result<FolderRoom> {
  const ids = folder.rooms.map(({ id }) => id)
  const usual = folder.rooms.find(({ id }) => id === 'public') ?? folder.rooms[0]
  const room = name === null ? usual : folder.rooms.find(({ id }) => id === name)
  return room === undefined ? refuse(questionProblems.unknownRoom(name ?? '', ids)) : ok(room)
}

type Report = {
  readonly imported: Imported
  readonly signed: SignedDrafts
  readonly appended: Appended | null
}

function report({ screen, options }: Invocation, { imported, signed, appended }: Report): void {
  const { bad } = imported
  const repeated = signed.repeated + (appended?.repeated ?? 0)
  const added = appended?.appended ?? signed.envelopes.length
  for (const row of bad)
    screen.say(wrapIndented(badRowWords(row, screen), { width: screen.width, indent: '  ' }))
  if (options.flag('json')) {
    screen.answer(
      canonicalJson({
        isDryRun: appended === null,
        added,
        repeated,
        bad: bad.map(({ row, line, column = null, problem }) => ({ row, line, column, problem })),
      }),
    )
    return
  }
  const verb = appended === null ? 'would be appended' : 'appended'
  const parts = [`${added} ${added === 1 ? 'statement' : 'statements'} ${verb}`]
  if (repeated > 0) parts.push(`${repeated} on record already, which add nothing`)
  if (bad.length > 0) parts.push(`${bad.length} bad ${bad.length === 1 ? 'row' : 'rows'} left out`)
  screen.answer(`${parts.join('; ')}.`)
}

function badRowWords({ line, column, problem }: BadRow, screen: Screen): string {
  const where = rowWords({ line, column: column ?? null }, screen.words)
  return `${where}: ${problemLine(problem, screen)}`
}
