// Everything of an import that comes before anything is signed: reading the table, the mapping and
// the record, and planning what becomes of each row.
//
// What a preview or a dry run would say is signed by nobody: their key gives no signature.

import { saidByAny, type Author } from '@holdfast/author'
import { limits, ok, present, refuse } from '@holdfast/base'
import type { Bytes, Result, ZoneSource } from '@holdfast/base'
import { kinds, namesIn } from '@holdfast/domains'
import {
  importProblems,
  importTable,
  ownStatements,
  parseTies,
  planByContent,
  planByKey,
  readTable,
  rulesOf,
  sealingFor,
} from '@holdfast/imports'
import type { Imported, Mapping, OwnStatement, Plan, Sealing, Table } from '@holdfast/imports'
import { freezeZone, openFiles, readTies, sha256, type FileKey } from '@holdfast/store'
import type { FolderRoom, RecordFolder, TiedRows } from '@holdfast/store'
import { namesKnown, questionProblems, type Sum } from '@holdfast/sum'
import { hiddenTextIn, type Hearing, type StatementId } from '@holdfast/record'
import type { Admission } from '@holdfast/verify'
import type { Given, Invocation } from '../../command.ts'
import { cliProblems } from '../../problems.ts'
import { readBytes } from '../../reading/files.ts'
import { authorshipIn, readNamedKey, type Authorship } from '../../reading/keys.ts'
import { openFolderSum } from '../../reading/sum.ts'
import type { Progress } from '../../terminal/progress.ts'
import { mappingNamed, type NamedMapping } from './mapping-named.ts'

/** An import that is ready to be signed. */
export type Prepared = {
  readonly folder: RecordFolder
  readonly room: FolderRoom
  readonly key: FileKey
  readonly admission: Admission
  readonly author: Author
  readonly sum: Sum
  readonly table: Pick<Table, 'sheet'>
  readonly imported: Imported
  readonly plan: Plan
  readonly named: NamedMapping
  /** By which its rows are known; null where they have no key. */
  readonly tied: Tied | null
}

type Tied = { readonly of: TiedRows; readonly seal: Sealing }

/** What the rows make, before it is compared with the record. */
type Made = Omit<Prepared, 'plan' | 'tied'> & Pick<Work, 'authorship'>

/** Reads the table, the mapping and the record, and plans what is to be said. */
export async function prepare(
  invocation: Invocation,
  progress: Progress,
): Promise<Result<Prepared>> {
  // The table itself is let go of before its drafts are compared: a long one is large.
  const made = await madeOf(invocation, progress)
  if (!made.ok) return made
  const { authorship, ...ready } = made.value
  const work = { ...ready, options: invocation.options, progress, authorship }
  const planned = await planFor(work, ready.imported)
  if (!planned.ok) return inFile(planned, invocation.operands[0] ?? '')
  return ok({ ...ready, ...planned.value })
}

async function madeOf(invocation: Invocation, progress: Progress): Promise<Result<Made>> {
  const { options, operands, now } = invocation
  const [path = ''] = operands
  const dir = options.text('into')
  const as = options.text('as')
  if (dir === null) return refuse(cliProblems.missingOption('into', 'import'))
  if (as === null) return refuse(cliProblems.missingOption('as', 'import'))
  if (options.flag('skip-bad') && options.flag('withdraw-missing')) {
    return refuse(cliProblems.optionsClash('skip-bad', 'withdraw-missing', 'import'))
  }
  const key = await readNamedKey(as)
  if (!key.ok) return key
  const named = await mappingNamed(options, { table: path, dir })
  if (!named.ok) return named
  const { mapping } = named.value
  if (mapping.key === undefined && options.flag('withdraw-missing')) {
    return refuse(importProblems.needsKey('--withdraw-missing'))
  }
  const table = await tableIn(path, mapping, progress)
  if (!table.ok) return table
  const opened = await openFolderSum(dir, progress)
  if (!opened.ok) return opened
  const { record, sum } = opened.value
  const read = await openFiles(record.files)
  if (!read.ok) return read
  const folder = read.value
  const room = roomNamed(folder, options.text('room'))
  if (!room.ok) return room
  const names = namesIn(sum.agreement)
  const { dayOf } = names
  const speaking = { key: signsNothing(options) ? unsigned(key.value) : key.value, now: now() }
  const authorship = authorshipIn(folder, room.value, { ...speaking, dayOf })
  if (!authorship.ok) return authorship
  const { speaker, said, admission, author } = authorship.value
  const heard = hearWhy(options.text('why'), { names, speaker, cosigners: [] })
  if (!heard.ok) return heard
  const imported = importTable({
    table: table.value,
    mapping,
    context: { agreement: sum.agreement, speaker, zones, said, known: namesKnown(sum) },
    skipBad: leavesBadOut(options),
    onProgress: (done, total) => progress.step({ what: 'Reading the rows', done, total }),
  })
  if (!imported.ok) return inFile(imported, path)
  const ground = { folder, room: room.value, key: key.value, named: named.value }
  const { sheet } = table.value
  const made = { sum, admission, author, table: { sheet }, imported: imported.value }
  return ok({ ...ground, ...made, authorship: authorship.value })
}

async function tableIn(path: string, mapping: Mapping, progress: Progress): Promise<Result<Table>> {
  progress.step({ what: 'Reading the table', done: 0, total: null })
  const bytes = await readBytes(path, limits.importBytes)
  if (!bytes.ok) return bytes
  const table = await readTable(bytes.value, mapping, {
    rows: limits.importRows,
    bytes: limits.importBytes,
    onProgress: (done, total) => progress.step({ what: 'Reading the table', done, total }),
  })
  return table.ok ? table : inFile(table, path)
}

type Work = Pick<Prepared, 'folder' | 'room' | 'key' | 'named'> & {
  readonly options: Given
  readonly progress: Progress
  readonly authorship: Authorship
}

/** True where the record is to stay as it is. */
function signsNothing(options: Given): boolean {
  return options.flag('preview') || options.flag('dry-run')
}

/** The key, whose signatures are nobody's. */
function unsigned(key: FileKey): FileKey {
  const sign = async (): Promise<Bytes> => Promise.resolve(new Uint8Array(64))
  return { ...key, signer: { ...key.signer, sign } }
}

/** A preview lists bad rows among the others. */
export function leavesBadOut(options: Given): boolean {
  return options.flag('skip-bad') || options.flag('preview')
}

type Planned = Pick<Prepared, 'plan' | 'tied'>

async function planFor(work: Work, imported: Imported): Promise<Result<Planned>> {
  const { options, folder, room, key, named, authorship, progress } = work
  const comparing = (done: number, total: number | null): void =>
    progress.step({ what: 'Comparing with the record', done, total })
  const { statements: drafts, keys } = imported
  const { said } = authorship
  if (named.mapping.key === undefined || named.name === null) {
    return ok({ plan: planByContent(drafts, said, comparing), tied: null })
  }
  const of = { mapping: named.name, keyId: key.signer.keyId, room: room.id }
  const kept = await readTies(folder.dir, of)
  if (!kept.ok) return kept
  const there = { agreement: folder.manifest.agreement, room: room.id }
  const seal = await sealingFor(there, { sha256, sign: key.signer.sign })
  const own = parseTies(kept.value.own, seal)
  if (own === null) return refuse(importProblems.alteredTies(of.mapping))
  const elsewhere: StatementId[] = []
  for (const { mapping, text } of kept.value.others) {
    const ties = parseTies(text, seal)
    if (ties === null) return refuse(importProblems.alteredTies(mapping))
    for (const { statement } of ties) elsewhere.push(statement)
  }
  comparing(0, null)
  const plan = planByKey({
    drafts,
    keys,
    own: ownIn(room, authorship),
    holder: authorship.speaker.holder,
    // Seals of other columns are of no row here: rows are known again by what they say.
    ties: named.isKeyedAnew ? [] : own,
    rules: rulesOf(named.mapping),
    tiedElsewhere: new Set(elsewhere),
    seal,
    withdrawMissing: options.flag('withdraw-missing'),
    untiedAreNew: options.flag('as-new'),
  })
  return plan.ok ? ok({ plan: plan.value, tied: { of, seal } }) : plan
}

/** What an author has said in a room through any of their keys, as it now stands. */
function ownIn(
  room: FolderRoom,
  { admission, speaker }: Authorship,
): ReadonlyMap<StatementId, OwnStatement> {
  const { keys } = admission.registerOf(room.id)
  return ownStatements(
    saidByAny(sha256, (id) => keys.get(id)?.holder === speaker.holder, room.entries),
  )
}

/** Words that no reader would hear would leave what they explain uncorrected. */
function hearWhy(why: string | null, hearing: Hearing): Result<unknown> {
  if (why === null) return ok(null)
  const body = { statement: '0'.repeat(64), why }
  const hidden = hiddenTextIn(body, '')
  if (hidden !== null) return refuse(hidden)
  const kind = present(kinds.get('record.retracted'), 'a kind that all domains share')
  return kind.hear(body, hearing)
}

/** A refusal of a table names the file that it was read from. */
export function inFile<T>(
  refused: Result<T> & { readonly ok: false },
  file: string,
): Result<never> {
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

function roomNamed(folder: RecordFolder, name: string | null): Result<FolderRoom> {
  const ids = folder.rooms.map(({ id }) => id)
  const usual = folder.rooms.find(({ id }) => id === 'public') ?? folder.rooms[0]
  const room = name === null ? usual : folder.rooms.find(({ id }) => id === name)
  return room === undefined ? refuse(questionProblems.unknownRoom(name ?? '', ids)) : ok(room)
}
