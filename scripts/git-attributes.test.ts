// Goal: a checkout has the very bytes that were signed, whatever git makes of line ends.
//
// Method: a repository with our attributes and one example, cloned as git on Windows is set up, and
// compared file by file. The example is given a table with Windows' own line ends as well.

import { execFileSync } from 'node:child_process'
import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { filesUnder, repositoryRoot } from './tidy/tree.ts'

const folder = mkdtempSync(join(tmpdir(), 'holdfast-bytes-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

function git(cwd: string, ...args: readonly string[]): void {
  const windows = ['-c', 'core.autocrlf=true', '-c', 'core.eol=crlf', '-c', 'core.safecrlf=false']
  const author = ['-c', 'user.name=Test', '-c', 'user.email=test@example.org']
  execFileSync('git', [...windows, ...author, ...args], { cwd, stdio: 'ignore' })
}

test('records, tables and vectors keep their bytes, and code its line ends, on Windows', () => {
  const from = join(folder, 'from')
  const example = join('agreements', 'two-sectors')
  const vectors = join('packages', 'ledger', 'vectors')
  for (const path of [example, vectors, '.gitattributes', join('scripts', 'check.ts')]) {
    cpSync(join(repositoryRoot, path), join(from, path), { recursive: true })
  }
  mkdirSync(join(from, example, 'sources'), { recursive: true })
  writeFileSync(join(from, example, 'sources', 'table.csv'), 'day,trucks\r\n1,2\r\n')
  git(from, 'init', '--quiet')
  git(from, 'add', '--all')
  git(from, 'commit', '--quiet', '--message', 'all')
  git(folder, 'clone', '--quiet', 'from', 'to')

  const paths = filesUnder(from).map(({ path }) => path)
  expect(paths.length).toBeGreaterThan(10)
  const changed = paths.filter(
    (path) => !readFileSync(join(from, path)).equals(readFileSync(join(folder, 'to', path))),
  )
  expect(changed).toEqual([])
})
