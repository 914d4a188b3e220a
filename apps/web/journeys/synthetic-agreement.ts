// Puts a made-up agreement together by the command line, like any other: a text, its places, and a
// table of what was said.

import { execFile } from 'node:child_process'
import { mkdir, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { promisify } from 'node:util'

const root = fileURLToPath(new URL('../../../', import.meta.url))
const commandLine = join(root, 'apps/cli/src/main.ts')
const run = promisify(execFile)

/** What a made-up agreement is made of. */
export type Synthetic = {
  readonly id: string
  readonly text: string
  readonly places: object
  /** The columns of the table of what was said, and its rows. */
  readonly header: string
  readonly rows: readonly string[]
  readonly mapping: object
}

// Of what is made up the public is told everything at once, so that a reader sees it grow.
const policy = { format: 'holdfast-policy/1', statuses: 'on', bulletins: 'at-once' }

/** The head of a made-up text, which says that it is one, with what it declares besides. */
export function syntheticHead(id: string, title: string, declared: string): string {
  return `# Synthetic: no such agreement exists${title}

\`\`\`pact
agreement  ${id}
time zone  UTC
day begins 06:00
in force   from 2031-04-01T06:00 for 14 days
basis      reported
notice     "Every party, place and count in it is made up."
party      north "North", south "South"
intermediary society "Relief Society"
${declared}
\`\`\`
`
}

/** Makes the folder of its record below `dir`. */
export async function makeSynthetic(dir: string, synthetic: Synthetic): Promise<void> {
  const { id, text, places, header, rows, mapping } = synthetic
  const drafts = `${dir}-${id}`
  await mkdir(drafts, { recursive: true })
  const key = join(drafts, 'compiler.key.json')
  const table = join(drafts, 'table.csv')
  const agreement = join(drafts, 'agreement.md')
  await writeFile(agreement, text)
  await writeFile(join(drafts, 'places.geojson'), JSON.stringify(places))
  await writeFile(join(drafts, 'policy.json'), JSON.stringify(policy))
  await writeFile(table, `${[header, ...rows].join('\n')}\n`)
  await writeFile(join(drafts, 'table.mapping.json'), JSON.stringify(mapping))
  const holdfast = async (...args: readonly string[]): Promise<void> => {
    await run(process.execPath, [commandLine, ...args], { cwd: drafts })
  }
  const record = join(dir, id)
  await holdfast('key', 'new', 'compiler', '--out', key)
  await holdfast('init', record, '--agreement', agreement, '--as', key)
  await holdfast('import', table, '--into', record, '--as', key)
}
