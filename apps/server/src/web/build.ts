// Builds the web app with vite where it is not built, or is older than what it is built from.
//
// In a deployment the built app comes along and vite does not; then there is nothing to build with
// and what is there is served.

import { spawn } from 'node:child_process'
import { readdir, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { precompress } from './precompress.ts'

/** What came of it. */
export type Built = 'fresh' | 'built' | 'failed' | 'no-vite'

/** Builds the app of a checkout where that is needed. `say` is told before it takes time. */
export async function buildWebApp(root: string, say: (text: string) => void): Promise<Built> {
  const app = join(root, 'apps', 'web')
  const vite = join(root, 'node_modules', 'vite', 'bin', 'vite.js')
  const isHere = await Promise.all([vite, join(app, 'vite.config.ts')].map(isThere))
  if (isHere.includes(false)) return 'no-vite'
  const built = await modifiedAt(join(app, 'dist', 'index.html'))
  const configs = ['vite', 'left-out', 'parsed-words', 'documents'].map((of) => `${of}.config.ts`)
  const own = ['src', 'index.html', ...configs].map((name) => join(app, name))
  const sources = [...own, join(root, 'packages'), join(root, 'docs')]
  const newest = Math.max(...(await Promise.all(sources.map(newestIn))))
  if (built >= newest) return 'fresh'
  say('Building the web app. This happens when its source is new, and takes some seconds.')
  const code = await new Promise<number | null>((resolve) => {
    const child = spawn(process.execPath, [vite, 'build', '--logLevel', 'warn'], {
      cwd: app,
      stdio: ['ignore', 2, 2],
    })
    child.on('error', () => resolve(null))
    child.on('exit', resolve)
  })
  if (code !== 0) return 'failed'
  await precompress(join(app, 'dist'))
  return 'built'
}

async function isThere(path: string): Promise<boolean> {
  return (await modifiedAt(path)) > 0
}

async function modifiedAt(path: string): Promise<number> {
  return stat(path).then(
    ({ mtimeMs }) => mtimeMs,
    () => 0,
  )
}

async function newestIn(path: string): Promise<number> {
  const entries = await readdir(path, { withFileTypes: true, recursive: true }).catch(() => null)
  if (entries === null) return modifiedAt(path)
  const files = entries.filter(
    (entry) =>
      entry.isFile() && !/node_modules|\.test\.tsx?$/.test(join(entry.parentPath, entry.name)),
  )
  const times = await Promise.all(
    files.map(({ parentPath, name }) => modifiedAt(join(parentPath, name))),
  )
  return Math.max(0, ...times)
}
