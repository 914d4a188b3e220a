// Where keys lie: where the person stands, or in a folder of the user's own.
//
// A private key must not be handed on with what lies around it. A folder under git is shared, and
// so is the folder of a record; a key made there would one day be in somebody else's hands.

import { ok, refuse, type Result } from '@holdfast/base'
import { manifestFile } from '@holdfast/store'
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { homedir } from 'node:os'
import { basename, dirname, join, resolve } from 'node:path'
import { cliProblems as problem } from '../problems.ts'

type Environment = Readonly<Record<string, string | undefined>>

/** The user's own folder of keys. It may not be there yet. */
export function ownKeysFolder(
  env: Environment = process.env,
  platform: NodeJS.Platform = process.platform,
): string {
  const asked = env['XDG_DATA_HOME'] ?? ''
  if (asked !== '') return join(asked, 'holdfast', 'keys')
  const local = env['LOCALAPPDATA'] ?? ''
  if (platform === 'win32' && local !== '') return join(local, 'holdfast', 'keys')
  return join(homedir(), '.local', 'share', 'holdfast', 'keys')
}

/** The path of the key file that a name means: here, or in the user's own folder of keys. */
export function keyPath(text: string): string {
  if (existsSync(text)) return text
  const file = `${text}.key.json`
  if (existsSync(file)) return file
  const own = join(ownKeysFolder(), file)
  return basename(text) === text && existsSync(own) ? own : text
}

/**
 * Where a new key is written. `asked` is refused inside a record, and under git unless git ignores
 * it; without `asked` it is here, or in the user's own folder where here is such a place.
 */
export function newKeyPath(name: string, asked: string | null): Result<string> {
  const path = asked ?? `${name}.key.json`
  const shared = sharedFolderOf(path)
  if (shared === null) return ok(path)
  if (asked === null) return ok(join(ownKeysFolder(), path))
  const isIgnored = shared.by === 'git' && gitIgnores(path)
  return isIgnored
    ? ok(path)
    : refuse(problem.keyWouldBeShared(path, shared.folder, ownKeysFolder()))
}

type Shared = { readonly by: 'git' | 'record'; readonly folder: string }

// The record or the work tree of git that a path lies in; a record where it is both.
function sharedFolderOf(path: string): Shared | null {
  const folders: string[] = []
  for (let at = dirname(resolve(path)); ; at = dirname(at)) {
    folders.push(at)
    if (at === dirname(at)) break
  }
  const record = folders.find((folder) => existsSync(join(folder, manifestFile)))
  if (record !== undefined) return { by: 'record', folder: record }
  const tree = folders.find((folder) => existsSync(join(folder, '.git')))
  return tree === undefined ? null : { by: 'git', folder: tree }
}

// Where git is not there to say so, nothing is taken to be ignored.
function gitIgnores(path: string): boolean {
  const folder = dirname(resolve(path))
  const args = ['-C', folder, 'check-ignore', '--quiet', '--', resolve(path)]
  return spawnSync('git', args, { stdio: 'ignore' }).status === 0
}
