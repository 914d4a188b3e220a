// Loaded into an import before its own code: messages are written as to a terminal, where progress
// overwrites itself, and the most memory that the process ever held is written down as it ends.
//
// Nothing of the command line knows of it. Worker threads load it too and leave it at that.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const path = process.env['PEAK_MEMORY_FILE']

if (isMainThread && path !== undefined) {
  process.stderr.isTTY = true
  process.on('exit', () => {
    // What started the command ends after it, and holds less.
    const before = existsSync(path) ? Number(readFileSync(path, 'utf8')) : 0
    writeFileSync(path, `${Math.max(before, process.resourceUsage().maxRSS * 1_024)}\n`)
  })
}
