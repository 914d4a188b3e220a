// `holdfast import`: a table's rows, signed and appended to a room at once, or not at all.
//
// Everything that can be refused is refused before anything is signed. The append itself is whole
// or is not there, whatever interrupts it.

import { canonicalJson, limits, ok, refuse, type Result, type ZoneSource } from '@holdfast/base'
import { namesIn } from '@holdfast/domains'
import { importTable, parseMapping, readTable, signDrafts } from '@holdfast/imports'
import type { BadRow, Imported, Mapping, Remark, SignedDrafts } from '@holdfast/imports'
import { encodeEnvelope } from '@holdfast/record'
import { appendEntries, freezeZone, openFiles, type Appended } from '@holdfast/store'
import type { FileKey } from '@holdfast/store'
import type { FolderRoom, RecordFolder } from '@holdfast/store'
import { rowWords } from '@holdfast/words'
import { questionProblems } from '@holdfast/sum'
import type { Admission } from '@holdfast/verify'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { cliProblems } from '../../problems.ts'
import { readBytes, readText, textLimit } from '../../reading/files.ts'
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
  const wasAnythingGood = imported.bad.length === 0 || imported.statements.length > 0
  const exit = wasAnythingGood ? exitCodes.done : exitCodes.found
  if (options.flag('dry-run')) {
    progress.end()
    report(invocation, { imported, signed, appended: null })
    return exit
  }
  const { value: appended, wasInterrupted } = await uninterrupted(() => append(prepared.value))
  progress.end()
  if (!appended.ok) return fail(invocation, appended.problem)
  report(invocation, { imported, signed, appended: appended.value })
  if (!wasInterrupted) return exit
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
  const bytes = await readBytes(path, limits.importBytes)
  if (!bytes.ok) return bytes
  const most = { rows: limits.importRows, bytes: limits.importBytes }
  const table = await readTable(bytes.value, mapping.value, most)
  if (!table.ok) return inFile(table, path)
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
    table: table.value,
    mapping: mapping.value,
    context: { agreement: sum.agreement, speaker, zones, said },
    skipBad: options.flag('skip-bad'),
    onProgress: (done, total) => progress.step({ what: 'Reading the rows', done, total }),
  })
  if (!imported.ok) return inFile(imported, path)
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

/** A refusal of a table names the file that it was read from. */
function inFile<T>(refused: Result<T> & { readonly ok: false }, file: string): Result<never> {
  const { code, about } = refused.problem
  return refuse({ code, about: { ...about, file } })
}

/** The zones that this machine knows; each is read when a mapping names it. */
const zones: ZoneSource = (() => {
  const known = new Map<string, ReturnType<ZoneSource>>()
  return (zone) => {
    const before = known.get(zone)
    if (before !== undefined) return before
    const frozen = freezeZone(zone, process.versions['tz'] ?? '-', { from: 1950, to: 2100 })
    const rules = frozen.ok ? frozen.value : null
    known.set(zone, rules)
    return rules
  }
})()

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

function report(invocation: Invocation, { imported, signed, appended }: Report): void {
  const { screen, options } = invocation
  const { bad, skipped, remarks } = imported
  const repeated = signed.repeated + (appended?.repeated ?? 0)
  const added = appended?.appended ?? signed.envelopes.length
  const say = (text: string): void => {
    screen.say(wrapIndented(text, { width: screen.width, indent: '  ' }))
  }
  for (const row of bad) say(badRowWords(row, screen))
  for (const remark of remarks) say(remarkWords(remark, screen))
  if (options.flag('json')) {
    screen.answer(
      canonicalJson({
        isDryRun: appended === null,
        added,
        repeated,
        skipped,
        bad: bad.map(({ row, line, column = null, problem }) => ({ row, line, column, problem })),
        remarks,
      }),
    )
    return
  }
  const verb = appended === null ? 'would be appended' : 'appended'
  const parts = [`${added} ${added === 1 ? 'statement' : 'statements'} ${verb}`]
  if (repeated > 0) parts.push(`${repeated} on record already, which add nothing`)
  if (skipped > 0) {
    parts.push(`${rowsOf(skipped)} ${skipped === 1 ? 'fits' : 'fit'} no rule and made nothing`)
  }
  if (bad.length > 0) parts.push(`${bad.length} bad ${bad.length === 1 ? 'row' : 'rows'} left out`)
  screen.answer(`${parts.join('; ')}.`)
}

function rowsOf(count: number): string {
  return count === 1 ? '1 row' : `${count} rows`
}

/** What was made and counts for nothing. */
function remarkWords(remark: Remark, { words }: Screen): string {
  const { rows, line } = remark
  if (remark.what === 'outside-term') return words.say('import.outside-term', { rows, line })
  const { tag, value, nearest } = remark
  return nearest === null
    ? words.say('import.not-asked', { rows, line, tag, value })
    : words.say('import.not-asked.near', { rows, line, tag, value, nearest })
}

function badRowWords({ line, column, problem }: BadRow, screen: Screen): string {
  const where = rowWords({ line, column: column ?? null }, screen.words)
  return `${where}: ${problemLine(problem, screen)}`
}
