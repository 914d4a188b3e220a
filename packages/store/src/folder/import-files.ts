// What imports keep beside a record: mappings, to be used again by name, and which statement each
// row of a table made. They are no part of the record, which verifies and answers without them.
//
// Names come from people and become names of files, so that only short plain words are taken. A
// file is replaced whole or not at all. Only plain files are read, and no link is followed.

import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { decodeUtf8, encodeUtf8, limits, ok, refuse, type Result } from '@holdfast/base'
import { errorCode, nodeDisk, NotPlain, type FolderDisk } from './disk.ts'
import { storeProblems as problem } from '../problems.ts'

const folderName = 'imports'
const mappingEnd = '.mapping.json'

/** Whose rows: through which mapping, by which key, in which room. */
export type TiedRows = {
  readonly mapping: string
  readonly keyId: string
  readonly room: string
}

/** A mapping that is kept, as its text. */
export type KeptMapping = { readonly name: string; readonly text: string }

/** True for a name that a mapping can be kept under: small letters, digits, `-` and `_`. */
export function isMappingName(name: string): boolean {
  return /^[a-z0-9][a-z0-9_-]{0,63}$/.test(name)
}

/** The mappings that are kept beside a record, in the order of their names. */
export async function keptMappings(
  dir: string,
  disk: FolderDisk = nodeDisk,
): Promise<Result<readonly KeptMapping[]>> {
  const files = await filesIn(dir, disk)
  if (!files.ok) return files
  const kept: KeptMapping[] = []
  for (const file of files.value) {
    const name = file.endsWith(mappingEnd) ? file.slice(0, -mappingEnd.length) : ''
    if (!isMappingName(name)) continue
    if (kept.length === limits.keptMappings) {
      return refuse(problem.tooManyMappings(dir, limits.keptMappings))
    }
    const text = await textOf(join(dir, folderName, file), limits.agreementBytes, disk)
    if (!text.ok) return text
    if (text.value !== null) kept.push({ name, text: text.value })
  }
  return ok(kept)
}

/** Keeps a mapping under a name, in place of what was kept there. */
export async function keepMapping(
  dir: string,
  { name, text }: KeptMapping,
  disk: FolderDisk = nodeDisk,
): Promise<Result<true>> {
  if (!isMappingName(name)) return refuse(problem.badMappingName(name))
  const kept = await keptMappings(dir, disk)
  if (!kept.ok) return kept
  const isNew = kept.value.every((one) => one.name !== name)
  if (isNew && kept.value.length >= limits.keptMappings) {
    return refuse(problem.tooManyMappings(dir, limits.keptMappings))
  }
  return replaced(dir, { file: `${name}${mappingEnd}`, text, mode: 0o644 }, disk)
}

/** What is kept of ties, as texts; empty where nothing is. */
type KeptTies = {
  readonly own: string
  readonly others: readonly { readonly mapping: string; readonly text: string }[]
}

/** The texts of ties by which rows of tables are known: of one mapping, and of the others. */
export async function readTies(
  dir: string,
  { mapping, keyId, room }: TiedRows,
  disk: FolderDisk = nodeDisk,
): Promise<Result<KeptTies>> {
  const files = await filesIn(dir, disk)
  if (!files.ok) return files
  const end = `.${room}.${keyId}.ties`
  let own = ''
  const others: { mapping: string; text: string }[] = []
  for (const file of files.value.filter((one) => one.endsWith(end))) {
    const text = await textOf(join(dir, folderName, file), limits.importBytes, disk)
    if (!text.ok) return text
    if (file === `${mapping}${end}`) own = text.value ?? ''
    else others.push({ mapping: file.slice(0, -end.length), text: text.value ?? '' })
  }
  return ok({ own, others })
}

/** Keeps the ties of a mapping's rows, in place of those before. Nobody else is to read them. */
export async function keepTies(
  dir: string,
  { mapping, keyId, room }: TiedRows,
  text: string,
  disk: FolderDisk = nodeDisk,
): Promise<Result<true>> {
  if (!isMappingName(mapping)) return refuse(problem.badMappingName(mapping))
  return replaced(dir, { file: `${mapping}.${room}.${keyId}.ties`, text, mode: 0o600 }, disk)
}

async function filesIn(dir: string, disk: FolderDisk): Promise<Result<readonly string[]>> {
  const folder = join(dir, folderName)
  try {
    const kind = await disk.kindOf(folder)
    if (kind === null) return ok([])
    if (kind !== 'folder') return refuse(problem.unreadable(folder, kind))
    return ok((await disk.list(folder)).toSorted())
  } catch (error) {
    return refuse(problem.unreadable(folder, errorCode(error)))
  }
}

async function textOf(
  path: string,
  limit: number,
  disk: FolderDisk,
): Promise<Result<string | null>> {
  try {
    const bytes = await disk.readPlain(path, limit)
    // What is no text is shown as such, and is not taken for a file that is not there.
    return ok(bytes === null ? null : (decodeUtf8(bytes) ?? '\uFFFD'))
  } catch (error) {
    return refuse(
      problem.unreadable(path, error instanceof NotPlain ? error.code : errorCode(error)),
    )
  }
}

type Replacing = { readonly file: string; readonly text: string; readonly mode: number }

async function replaced(
  dir: string,
  { file, text, mode }: Replacing,
  disk: FolderDisk,
): Promise<Result<true>> {
  const folder = join(dir, folderName)
  const path = join(folder, file)
  const aside = join(folder, `.${file}.${randomUUID()}`)
  try {
    const kind = await disk.kindOf(folder)
    if (kind !== null && kind !== 'folder') return refuse(problem.unreadable(folder, kind))
    await disk.makeFolder(folder)
    await disk.create(aside, encodeUtf8(text), mode)
    await disk.rename(aside, path)
    return ok(true)
  } catch (error) {
    await disk.remove(aside).catch(() => undefined)
    return refuse(problem.diskRefused(path, errorCode(error)))
  }
}
