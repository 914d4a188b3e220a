// The command line as a few files of plain JavaScript, so that a command starts sooner: what it is
// made of otherwise is some six hundred files of TypeScript, each found, read and stripped anew.
//
// They are made of the sources as they lie on the disk and kept under their fingerprint: the name,
// size and times of each file, of the list of what is installed, and of the compiler. The time of a
// file's last change cannot be set by hand, so what is kept is never older than its sources. Where
// nothing can be kept, the sources run as they are. This must itself run on Node 18 with nothing
// installed, so it is plain JavaScript without dependencies.

import { createHash } from 'node:crypto'
import { readFileSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the command line begins, from the root. */
export const cliSource = join('apps', 'cli', 'src', 'main.ts')

/** Compiled forms that are kept: a command that runs still loads parts of the one before. */
const kept = 3

/** What makes a compiled form of a checkout. */
export const compiler = join('scripts', 'compile.mjs')

/** The file of the compiled command line, there or not; null where there is no fingerprint. */
export function compiledPath(root) {
  const print = fingerprintOf(root)
  return print === null ? null : join(folderOf(root), print, 'main.js')
}

/** The list of the compiled files with their sizes, written last: what is not whole is not run. */
const contents = 'contents.json'

/** The compiled command line of the sources as they are; null where it is not there, whole. */
export function compiledCli(root) {
  const path = compiledPath(root)
  return path !== null && isWhole(dirname(path)) ? path : null
}

function isWhole(folder) {
  try {
    const sizes = Object.entries(JSON.parse(readFileSync(join(folder, contents), 'utf8')))
    const isThere = ([name, size]) => statSync(join(folder, name)).size === size
    return sizes.length > 0 && sizes.every(isThere)
  } catch {
    return false
  }
}

/** Says what a folder of compiled files holds, once all of them are there. */
export function listContents(folder) {
  const sizes = readdirSync(folder).map((name) => [name, statSync(join(folder, name)).size])
  writeFileSync(join(folder, contents), JSON.stringify(Object.fromEntries(sizes)))
}

/** Lets go of compiled forms that were made long before the newest. */
export function forgetOlder(root) {
  const folder = folderOf(root)
  const made = readdirSync(folder)
    .map((name) => ({ path: join(folder, name), at: statSync(join(folder, name)).mtimeMs }))
    .sort((a, b) => b.at - a.at)
  for (const { path } of made.slice(kept)) rmSync(path, { recursive: true, force: true })
}

function folderOf(root) {
  return join(root, 'node_modules', '.cache', 'holdfast-cli')
}

/** A fingerprint of all that the command line is made of; null where a part is not to be found. */
export function fingerprintOf(root) {
  const hash = createHash('sha256')
  const note = (path) => {
    const { size, mtimeMs, ctimeMs } = statSync(path)
    hash.update(`${path} ${size} ${mtimeMs} ${ctimeMs}\n`)
  }
  try {
    note(join(root, 'node_modules', '.package-lock.json'))
    note(join(root, compiler))
    note(fileURLToPath(import.meta.url))
    const packages = readdirSync(join(root, 'packages')).sort()
    for (const part of [...packages.map((name) => join('packages', name)), join('apps', 'cli')]) {
      note(join(root, part, 'package.json'))
      noteAll(join(root, part, 'src'), note)
    }
  } catch {
    return null
  }
  return hash.digest('hex')
}

function noteAll(folder, note) {
  const there = readdirSync(folder, { withFileTypes: true })
  for (const one of there.sort((a, b) => (a.name < b.name ? -1 : 1))) {
    const path = join(folder, one.name)
    if (one.isDirectory()) noteAll(path, note)
    else note(path)
  }
}
