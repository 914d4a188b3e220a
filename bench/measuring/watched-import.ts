// Loaded into an import before its own code: messages are written as to a terminal, where progress
// overwrites itself, and the most memory that the process ever held, and its processor time, are
// written down as it ends.
//
// Nothing of the command line knows of it. Worker threads load it too and leave it at that.

import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { isMainThread } from 'node:worker_threads'

const path = process.env['RESOURCES_FILE']

if (isMainThread && path !== undefined) {
  process.stderr.isTTY = true
  process.on('exit', () => {
    // What started the command ends after it, and holds less.
    const before = existsSync(path) ? Number(readFileSync(path, 'utf8').split(' ')[0]) : 0
    const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage()
    const bytes = maxRSS * 1_024
    if (bytes < before) return
    writeFileSync(path, `${bytes} ${(userCPUTime + systemCPUTime) / 1e6}\n`)
  })
}
