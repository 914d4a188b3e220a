// What the tree itself must be like: kinds and names of files, what every package and domain has,
// titles of decision records, and no path of anybody's machine in any text.
//
// Looks at paths and texts only; what code says is for the other checks.

import { posix } from 'node:path'
import { isCode, type RepositoryFile } from './tree.ts'
import type { Untidy } from './untidy.ts'

/** Kinds of files that may be here. Everything else needs a line of its own with a reason. */
const allowedKinds: readonly { readonly path: RegExp; readonly why: string }[] = [
  { path: /\.ts$/, why: 'code' },
  { path: /^apps\/web\/.*\.(tsx|css|html|svg)$/, why: 'the web app' },
  { path: /^scripts\/(boot|compiled)\.(mjs|d\.mts)$/, why: 'runs before anything is installed' },
  { path: /^scripts\/compile\.mjs$/, why: 'runs where nothing reads TypeScript yet' },
  { path: /\.(md|json)$/, why: 'documents, manifests and data' },
  { path: /^packages\/language\/.*\.grammar$/, why: 'the grammar of agreements' },
  { path: /^packages\/store\/migrations\/\d{4}_\w+\.sql$/, why: 'migrations' },
  { path: /^agreements\/.*\.(geojson|csv|jsonl)$/, why: 'places, tables and records' },
  { path: /^docs\/manual\/places\.geojson$/, why: 'the places of the manual’s examples' },
  { path: /^docs\/guides\/\w+\.geojson$/, why: 'names of places, to import into' },
  { path: /^agreements\/[^/]+\/rooms\/[^/]+\/(checkpoint|leaves\.txt)$/, why: 'logs of records' },
  { path: /^docs\/pictures\/.*\.(png|pdf)$/, why: 'pages as pictures, made by a script' },
  { path: /^(LICENSE|\.gitignore|\.gitattributes|\.npmrc|\.ci\/run)$/, why: 'the root' },
]

const vagueNames = /^(utils?|helpers?|common|shared|types|misc|stuff|lib)$/
const domainFiles = ['README.md', 'statements.ts', 'rules.ts', 'problems.ts', 'facts.ts']

/** A file of a kind that is not expected where it is. */
export function checkKind({ path }: RepositoryFile): readonly Untidy[] {
  if (allowedKinds.some((kind) => kind.path.test(path))) return []
  const instead = 'keep it elsewhere, or add its kind and the reason to housekeeping.ts.'
  return [{ where: path, what: 'This kind of file is not expected here.', instead }]
}

/** A file of code whose name is not a subject in kebab case. */
export function checkName({ path }: RepositoryFile): readonly Untidy[] {
  if (!isCode(path)) return []
  const [stem = '', ...endings] = posix.basename(path).split('.')
  const shape = endings.at(-1) === 'tsx' ? /^[A-Z][A-Za-z0-9]*$/ : /^[a-z0-9]+(-[a-z0-9]+)*$/
  if (!shape.test(stem)) {
    const instead = 'kebab-case.ts; PascalCase.tsx for a component.'
    return [{ where: path, what: `"${stem}" is not how files are named.`, instead }]
  }
  if (!vagueNames.test(stem)) return []
  const instead = 'name it after its subject, and split it if it has several.'
  return [{ where: path, what: `"${stem}" says nothing about what is in it.`, instead }]
}

/** Packages without README.md or src/index.ts; domains without their six files. */
export function checkPackages(paths: readonly string[]): readonly Untidy[] {
  const here = new Set(paths)
  const wanted = foldersOf(paths, /^packages\/[^/]+/).flatMap((folder) => [
    `${folder}/README.md`,
    `${folder}/src/index.ts`,
    `${folder}/package.json`,
  ])
  const domains = foldersOf(paths, /^packages\/domains\/src\/[^/]+(?=\/)/)
  wanted.push(...domains.flatMap((domain) => domainFiles.map((file) => `${domain}/${file}`)))
  return wanted
    .filter((path) => !here.has(path))
    .map((path) => ({
      where: path,
      what: 'It is missing. Every package, and every domain, has it.',
      instead: 'write it: what this is, how it works, what it leaves out.',
    }))
}

/** A decision record whose title is a question or a subject instead of a decision. */
export function checkDecision({ path, text }: RepositoryFile): readonly Untidy[] {
  if (!path.startsWith('docs/decisions/')) return []
  if (!/\/\d{4}-[a-z0-9]+(-[a-z0-9]+)*\.md$/.test(path)) {
    return [
      { where: path, what: 'Its name is wrong.', instead: 'docs/decisions/0007-what-we-do.md' },
    ]
  }
  const title = /^# (?:\d+[.:]? )?(.+)\n/.exec(text)?.[1]
  const instead = 'open with "# We do this", the decision as a sentence.'
  if (title === undefined) return [{ where: path, what: 'It has no title.', instead }]
  const isDecision =
    title.trim().split(/\s+/).length >= 3 && !/\?|^(Whether|Which|How|Should)\b/.test(title)
  return isDecision ? [] : [{ where: path, what: `"${title}" decides nothing.`, instead }]
}

/** Two decision records with one number. */
export function checkDecisionNumbers(paths: readonly string[]): readonly Untidy[] {
  const firstByNumber = new Map<string, string>()
  return paths.flatMap((path) => {
    const number = /^docs\/decisions\/(\d{4})-/.exec(path)?.[1]
    if (number === undefined) return []
    const first = firstByNumber.get(number)
    firstByNumber.set(number, first ?? path)
    if (first === undefined) return []
    const instead = 'give the later one the next free number.'
    return [{ where: path, what: `${first} has the number ${number} already.`, instead }]
  })
}

/** Paths of a person's machine, and leftover markers in documents. */
export function checkText({ path, text }: RepositoryFile): readonly Untidy[] {
  return text.split('\n').flatMap((line, index) => {
    const where = `${path}:${index + 1}`
    const machine = /(?<![\w.~}/-])(\/(root|home|work|Users)\/[\w.-]+|[A-Z]:\\Users\\)/.exec(
      line,
    )?.[1]
    if (machine !== undefined) {
      const instead = 'write a path from the root of the repository.'
      return [{ where, what: `${machine} is a path of one machine.`, instead }]
    }
    const marker = path.endsWith('.md') ? /\b(TODO|FIXME|TBD)\b/.exec(line)?.[1] : undefined
    if (marker === undefined) return []
    return [{ where, what: `The document says ${marker}.`, instead: 'write it, or leave it out.' }]
  })
}

function foldersOf(paths: readonly string[], folder: RegExp): readonly string[] {
  return [...new Set(paths.flatMap((path) => folder.exec(path)?.[0] ?? []))]
}
