// `holdfast init`: the folder of a record, with its text, places, frozen zones and a log a room.
//
// The texts are written first and the manifest last, so that a folder is a record only once all of
// it is there. Whatever fails, what was made is taken away again.

import { canonicalJson, encodeUtf8, ok, printZones, refuse } from '@holdfast/base'
import type { Bytes, Result } from '@holdfast/base'
import { initFolder, type FileKey, type RecordFolder } from '@holdfast/store'
import { manifestFile, storeProblems } from '@holdfast/store'
import { zonesFile } from '@holdfast/sum'
import { existsSync } from 'node:fs'
import { mkdir, open, readFile, rm, rmdir } from 'node:fs/promises'
import { dirname, join, resolve } from 'node:path'
import type { Invocation, Run } from '../../command.ts'
import { exitCodes } from '../../exit-codes.ts'
import { fail } from '../../failing.ts'
import { cliProblems } from '../../problems.ts'
import { readAgreement, withoutErrors } from '../../reading/agreement.ts'
import { systemCode } from '../../reading/files.ts'
import type { ReadAgreement } from '../../reading/agreement.ts'
import { readNamedKey, rolesOfRoot } from '../../reading/keys.ts'
import { uninterrupted } from '../../writing.ts'

/** Makes the record. */
export const run: Run = async (invocation) => {
  const { screen, options, operands } = invocation
  const [dir = ''] = operands
  const prepared = await prepare(invocation)
  if (!prepared.ok) return fail(invocation, prepared.problem)
  const { value: made } = await uninterrupted(() => make(dir, prepared.value, invocation))
  if (!made.ok) return fail(invocation, made.problem)
  const { manifest } = made.value
  const rooms = manifest.rooms.map(({ id }) => id)
  if (options.flag('json')) {
    const { agreement, root } = manifest
    screen.answer(canonicalJson({ dir, agreement, rootKey: root.keyId, rooms }))
    return exitCodes.done
  }
  screen.answer(`Made the record of ${manifest.agreement} in ${dir}, with: ${rooms.join(', ')}.`)
  screen.answer(`Root key ${manifest.root.keyId}: give this to those who will check it.`)
  return exitCodes.done
}

type Prepared = { readonly read: ReadAgreement; readonly key: FileKey }

async function prepare({ options, operands }: Invocation): Promise<Result<Prepared>> {
  const [dir = ''] = operands
  const path = options.text('agreement')
  const as = options.text('as')
  if (path === null) return refuse(cliProblems.missingOption('agreement', 'init'))
  if (as === null) return refuse(cliProblems.missingOption('as', 'init'))
  const manifest = join(dir, manifestFile)
  if (existsSync(manifest)) return refuse(storeProblems.alreadyThere(manifest))
  const key = await readNamedKey(as)
  if (!key.ok) return key
  const read = await readAgreement(path)
  if (!read.ok) return read
  const agreement = withoutErrors(read.value)
  if (!agreement.ok) return agreement
  // Names that cannot be used would be adopted for good.
  const { names } = read.value.compiled
  return names.ok ? ok({ read: read.value, key: key.value }) : names
}

async function make(
  dir: string,
  { read, key }: Prepared,
  { options, now }: Invocation,
): Promise<Result<RecordFolder>> {
  const agreement = withoutErrors(read)
  if (!agreement.ok) return agreement
  const asked = options.list('room')
  const texts = new Map([...read.files, [zonesFile, encodeUtf8(printZones(read.compiled.zones))]])
  const written = await writeTexts(dir, texts)
  if (!written.ok) return written
  const holder = key.name
  const made = await initFolder({
    dir,
    agreement: agreement.value.id,
    rooms: asked.length === 0 ? ['public'] : asked,
    signer: key.signer,
    holder,
    roles: rolesOfRoot(agreement.value, holder),
    claimedAt: now(),
    texts: [...texts.keys()],
  })
  if (!made.ok) await takeAway(written.value)
  return made
}

/** What was made, to be taken away again: the newest last. */
type Made = { readonly files: readonly string[]; readonly folders: readonly string[] }

// Files that are there already with the very same bytes are left as they are.
async function writeTexts(dir: string, texts: ReadonlyMap<string, Bytes>): Promise<Result<Made>> {
  const files: string[] = []
  const folders = foldersToMake(dir)
  try {
    await mkdir(dir, { recursive: true })
    for (const [name, bytes] of texts) {
      const path = join(dir, name)
      if (existsSync(path)) {
        if (Buffer.from(bytes).equals(await readFile(path))) continue
        await takeAway({ files, folders })
        return refuse(cliProblems.nameTaken(path))
      }
      files.push(path)
      await using file = await open(path, 'wx')
      await file.writeFile(bytes)
      await file.sync()
    }
    return ok({ files, folders })
  } catch (error) {
    await takeAway({ files, folders })
    return refuse(storeProblems.diskRefused(files.at(-1) ?? dir, systemCode(error)))
  }
}

function foldersToMake(dir: string): readonly string[] {
  const folders: string[] = []
  for (let path = resolve(dir); !existsSync(path); path = dirname(path)) folders.unshift(path)
  return folders
}

// What the disk will not give back stays; without a manifest it is no record.
async function takeAway({ files, folders }: Made): Promise<void> {
  for (const path of files) await rm(path, { force: true }).catch(() => undefined)
  for (const path of folders.toReversed()) await rmdir(path).catch(() => undefined)
}
