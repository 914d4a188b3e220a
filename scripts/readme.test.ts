// Goal: the first reading in README.md is what the command prints today.
// Method: the command of the page is run as a person would, and its strip is compared line by line.

import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { repositoryRoot } from './tidy/tree.ts'

const path = join(repositoryRoot, 'README.md')
const fence = /```text\n(.*?)```/s

/** The line that says where it stands, and the strip with its key. */
function firstReading(printed: string): string {
  const lines = printed.split('\n')
  const [headline = ''] = lines.filter((line) => line.startsWith('Closed after'))
  const begin = lines.findIndex((line) => /^ +day 1 /.test(line))
  const end = lines.findIndex((line) => line.includes('blank: nothing asked that day'))
  return `${[headline, '', ...lines.slice(begin, end + 1)].join('\n')}\n`
}

test('the first reading is what the command prints', () => {
  const page = readFileSync(path, 'utf8')
  const said = /npm run -s holdfast -- (status \S+ --as-of \S+)\n/.exec(page)?.[1] ?? ''
  const program = join(repositoryRoot, 'apps', 'cli', 'src', 'main.ts')
  const printed = execFileSync(process.execPath, [program, ...said.split(' ')], {
    cwd: repositoryRoot,
    encoding: 'utf8',
    env: { PATH: process.env['PATH'], LANG: 'C.UTF-8', COLUMNS: '100', NO_COLOR: '1' },
  })
  const reading = firstReading(printed)
  if (process.env['UPDATE_GOLDEN'] === '1') {
    writeFileSync(path, page.replace(fence, `\`\`\`text\n${reading}\`\`\``))
  }
  expect(fence.exec(page)?.[1]).toBe(reading)
})
