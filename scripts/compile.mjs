// Makes the compiled form of the command line (compiled.mjs): `node scripts/compile.mjs ROOT`.
//
// What a source asks of its own place on the disk, it is told: the place of the source. All files
// are written elsewhere first and moved at once, so that nobody ever runs half of them, and of two
// who compile at the same time one is kept.

import { mkdirSync, renameSync, rmSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { rolldown } from 'rolldown'
import { cliSource, compiledCli, compiledPath, forgetOlder, listContents } from './compiled.mjs'

/** Each source is told where it lies. */
const placed = {
  name: 'placed',
  transform(code, id) {
    if (!code.includes('import.meta.')) return null
    return code
      .replaceAll('import.meta.dirname', JSON.stringify(dirname(id)))
      .replaceAll('import.meta.url', JSON.stringify(pathToFileURL(id).href))
  },
}

async function compile(root) {
  const path = compiledPath(root)
  if (path === null) throw new Error(`There is no checkout in ${root}.`)
  const folder = dirname(path)
  const making = `${folder}.${process.pid}`
  mkdirSync(dirname(folder), { recursive: true })
  const bundle = await rolldown({
    input: { main: join(root, cliSource) },
    cwd: root,
    platform: 'node',
    logLevel: 'silent',
    plugins: [placed],
  })
  try {
    await bundle.write({ dir: making, format: 'esm' })
    listContents(making)
    // Sources that changed meanwhile are somebody else's to compile.
    if (compiledPath(root) === path && compiledCli(root) === null) {
      // What is there is not whole, or is nothing.
      rmSync(folder, { recursive: true, force: true })
      renameSync(making, folder)
    }
  } finally {
    await bundle.close()
    rmSync(making, { recursive: true, force: true })
  }
  forgetOlder(root)
}

await compile(process.argv[2])
