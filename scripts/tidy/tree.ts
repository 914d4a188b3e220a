// The files of the repository, as the checks see them: paths with forward slashes, and text.
//
// The tree is walked, not asked of git, so that the checks also work in an unpacked archive and
// see new files before they are committed. What is installed or produced by a run is left out.

import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A file by its path from the root of the repository. */
export type RepositoryFile = { readonly path: string; readonly text: string }

/** The root of the repository on this machine. */
export const repositoryRoot = fileURLToPath(new URL('../../', import.meta.url))

const products = ['.boot', 'coverage', 'data', 'dist']
const leftOut = new Set(['node_modules', '.git', '.DS_Store', ...products])

/** Every file under a folder, in order of path. Installed packages and products are left out. */
export function filesUnder(root: string, folder = ''): readonly RepositoryFile[] {
  const files: RepositoryFile[] = []
  const entries = readdirSync(join(root, folder), { withFileTypes: true })
  for (const entry of entries.toSorted((a, b) => (a.name < b.name ? -1 : 1))) {
    if (leftOut.has(entry.name) || entry.name.endsWith('.log')) continue
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (entry.isDirectory()) files.push(...filesUnder(root, path))
    else if (entry.isFile()) files.push({ path, text: readFileSync(join(root, path), 'utf8') })
  }
  return files
}

/** Whether a path is code that the compiler reads. */
export function isCode(path: string): boolean {
  return /\.(ts|tsx|mts|mjs)$/.test(path)
}

/** Whether a path is a test. Tests may use the machine they run on; kernels may not. */
export function isTest(path: string): boolean {
  return /\.test\.tsx?$/.test(path)
}
