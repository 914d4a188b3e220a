// Everything of an import that comes before the record is changed: reading, planning, signing.
//
// What can be refused is refused here.

import { limits, ok, present, refuse, type Result, type ZoneSource } from '@holdfast/base'
import { saidByAny } from '@holdfast/author'
import { kinds, namesIn } from '@holdfast/domains'
import {
  importProblems,
  importTable,
  ownStatements,
  parseTies,
  planByContent,
  planByKey,
  printTies,
  readTable,
  refusedFor,
  sealingFor,
  signDrafts,
  tiesAfter,
} from '@holdfast/imports'
import type {
  Imported,
  KnownNames,
  OwnStatement,
  Plan,
  Sealing,
  SignedDrafts,
} from '@holdfast/imports'
import { freezeZone, openFiles, readTies, sha256, type FileKey } from '@holdfast/store'
import type { FolderRoom, RecordFolder, TiedRows } from '@holdfast/store'
import { placesKnown, questionProblems, rolesKnown, type Sum } from '@holdfast/sum'
import { hiddenTextIn, type Hearing, type StatementId } from '@holdfast/record'
import type { Admission } from '@holdfast/verify'
import type { Given, Invocation } from '../../command.ts'
import { cliProblems } from '../../problems.ts'
import { readBytes } from '../../reading/files.ts'
import { authorshipIn, readNamedKey, type Authorship } from '../../reading/keys.ts'
import { openFolderSum } from '../../reading/sum.ts'
import type { Progress } from '../../terminal/progress.ts'
import { mappingNamed, type NamedMapping } from './mapping-named.ts'

/** An import that is ready to be written. */
export type Prepared = {
  readonly folder: RecordFolder
  readonly room: FolderRoom
  readonly key: FileKey
  readonly admission: Admission
  readonly sum: Sum
  readonly imported: Imported
  readonly plan: Plan
  readonly signed: SignedDrafts
  readonly named: NamedMapping
  /** What its rows are tied to afterwards; null where rows have no key. */
  readonly ties: { readonly of: TiedRows; readonly text: string } | null
}

/** Reads the table, the mapping and the record, and signs what is to be said. */
export async function prepare(
  invocation: Invocation,
  progress: Progress,
): Promise<Result<Prepared>> {
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
  const bytes = await readBytes(path, limits.importBytes)
  if (!bytes.ok) return bytes
  const most = { rows: limits.importRows, bytes: limits.importBytes }
  const table = await readTable(bytes.value, mapping, most)
  if (!table.ok) return inFile(table, path)
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
  const authorship = authorshipIn(folder, room.value, { key: key.value, now: now(), dayOf })
  if (!authorship.ok) return authorship
  const { speaker, said, admission } = authorship.value
  const heard = hearWhy(options.text('why'), { names, speaker, cosigners: [] })
  if (!heard.ok) return heard
  const imported = importTable({
    table: table.value,
    mapping,
    context: { agreement: sum.agreement, speaker, zones, said, known: knownIn(sum) },
    skipBad: leavesBadOut(options),
    onProgress: (done, total) => progress.step({ what: 'Reading the rows', done, total }),
  })
  if (!imported.ok) return inFile(imported, path)
  const ground = { folder, room: room.value, key: key.value, sum, admission }
  const work = { ...ground, invocation, named: named.value, authorship: authorship.value, progress }
  const signed = await planAndSign(work, imported.value, table.value.sheet)
  return signed.ok ? ok({ ...ground, named: named.value, ...signed.value }) : inFile(signed, path)
}

type Work = Pick<Prepared, 'folder' | 'room' | 'key' | 'named'> & {
  readonly invocation: Invocation
  readonly authorship: Authorship
  readonly progress: Progress
}

type Signed = Pick<Prepared, 'imported' | 'plan' | 'signed' | 'ties'>

async function planAndSign(
  work: Work,
  imported: Imported,
  sheet: string | null,
): Promise<Result<Signed>> {
  const { invocation, authorship, progress } = work
  const { options, now } = invocation
  const { words } = invocation.screen
  const planned = await planFor(work, imported)
  if (!planned.ok) return planned
  const { plan, tied } = planned.value
  const why = options.text('why')
  const signed = await signDrafts({
    plan,
    withdrawMissing: options.flag('withdraw-missing'),
    why: {
      changed: why ?? words.say('import.why.changed'),
      gone: why ?? words.say('import.why.gone'),
    },
    author: authorship.author,
    claimedAt: now(),
    onProgress: (done, total) => progress.step({ what: 'Signing', done, total }),
  })
  if (!signed.ok) return signed
  const bad = [...imported.bad, ...plan.bad, ...signed.value.bad].toSorted((a, b) => a.row - b.row)
  if (bad.length > 0 && !leavesBadOut(options)) return refusedFor(bad, sheet)
  const ties =
    tied === null
      ? null
      : { of: tied.of, text: printTies(tiesAfter(plan, signed.value.ids, tied.seal)) }
  return ok({ imported: { ...imported, bad }, plan, signed: signed.value, ties })
}

/** What the places and roles of an agreement are called. */
export function knownIn({ agreement, text: { names, map } }: Sum): KnownNames {
  const given = names.ok ? names.value : null
  const of = { agreement, given, map }
  return { place: placesKnown(of), role: rolesKnown(of) }
}

/** A preview lists bad rows among the others. */
function leavesBadOut(options: Given): boolean {
  return options.flag('skip-bad') || options.flag('preview')
}

type Planned = {
  readonly plan: Plan
  readonly tied: { readonly of: TiedRows; readonly seal: Sealing } | null
}

async function planFor(work: Work, imported: Imported): Promise<Result<Planned>> {
  const { invocation, folder, room, key, named, authorship } = work
  const { statements: drafts, keys } = imported
  const { said } = authorship
  if (named.mapping.key === undefined || named.name === null) {
    return ok({ plan: planByContent(drafts, said), tied: null })
  }
  const of = { mapping: named.name, keyId: key.signer.keyId, room: room.id }
  const kept = await readTies(folder.dir, of)
  if (!kept.ok) return kept
  const there = { agreement: folder.manifest.agreement, room: room.id }
  const seal = await sealingFor(there, { sha256, sign: key.signer.sign })
  const elsewhere = kept.value.others.flatMap(parseTies).map(({ statement }) => statement)
  const { options } = invocation
  const plan = planByKey({
    drafts,
    keys,
    own: ownIn(room, authorship),
    holder: authorship.speaker.holder,
    // Seals of other columns are of no row here: rows are known again by what they say.
    ties: named.isKeyedAnew ? [] : parseTies(kept.value.own),
    tiedElsewhere: new Set<StatementId>(elsewhere),
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

function roomNamed(folder: RecordFolder, name: string | null): Result<FolderRoom> {
  const ids = folder.rooms.map(({ id }) => id)
  const usual = folder.rooms.find(({ id }) => id === 'public') ?? folder.rooms[0]
  const room = name === null ? usual : folder.rooms.find(({ id }) => id === name)
  return room === undefined ? refuse(questionProblems.unknownRoom(name ?? '', ids)) : ok(room)
}
