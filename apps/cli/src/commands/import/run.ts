// `holdfast import`: a table's rows, signed and appended to a room at once, or not at all.
//
// Everything that can be refused is refused before anything is signed. The append itself is whole
// or is not there, whatever interrupts it.

import type { CompiledAgreement } from '@holdfast/agreement'
import { canonicalJson, limits, ok, refuse, type Instant, type Result } from '@holdfast/base'
import {
  importTable,
  parseMapping,
  signDrafts,
  type BadRow,
  type Imported,
} from '@holdfast/imports'
import type { Mapping, SignedDrafts } from '@holdfast/imports'
import { encodeEnvelope } from '@holdfast/record'
import { appendEntries, sha256, type Appended, type FileKey } from '@holdfast/store'
import type { FolderRoom, RecordFolder } from '@holdfast/store'
import { rowWords } from '@holdfast/words'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { cliProblems } from '../../problems.ts'
import { readText, textLimit } from '../../reading/files.ts'
import { authorshipIn, readNamedKey, type Authorship } from '../../reading/keys.ts'
import { questionProblems } from '@holdfast/sum'
import { openFolderSum } from '../../reading/sum.ts'
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
  const { folder, sum } = opened.value
  const room = roomNamed(folder, options.text('room'))
  if (!room.ok) return room
  const authorship = authorshipIn(folder, room.value, { key: key.value, now: now() })
  if (!authorship.ok) return authorship
  const imported = importTable({
    csv: csv.value,
    mapping: mapping.value,
    context: { agreement: sum.agreement, speaker: authorship.value.speaker },
    skipBad: options.flag('skip-bad'),
  })
  if (!imported.ok) return imported
  const signed = await sign({
    agreement: sum.agreement,
    room: room.value,
    key: key.value,
    authorship: authorship.value,
    imported: imported.value,
    claimedAt: now(),
    progress,
  })
  if (!signed.ok) return signed
  return ok({
    folder,
    room: room.value,
    key: key.value,
    imported: imported.value,
    signed: signed.value,
  })
}

type Signing = {
  readonly agreement: CompiledAgreement
  readonly room: FolderRoom
  readonly key: FileKey
  readonly authorship: Authorship
  readonly imported: Imported
  readonly claimedAt: Instant
  readonly progress: Progress
}

function sign(signing: Signing): Promise<Result<SignedDrafts>> {
  const { agreement, room, key, authorship, imported, claimedAt, progress } = signing
  const { size, root } = room.checkpoint
  return signDrafts({
    drafts: imported.statements,
    known: authorship.known,
    sha256,
    signer: key.signer,
    agreement: agreement.id,
    room: room.id,
    claimedAt,
    last: authorship.last,
    seen: { size, root },
    onProgress: (done, total) => progress.step({ what: 'Signing', done, total }),
  })
}

function append({ folder, room, key, signed }: Prepared): Promise<Result<Appended>> {
  const entries = signed.envelopes.map(encodeEnvelope)
  return appendEntries(folder, { room: room.id, entries, signer: key.signer })
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
