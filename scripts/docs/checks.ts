// Documents against the tree: every public name is on its page, every page names only what exists.
//
// Whether a page says something true is for its readers. That it says something about everything,
// and leads nowhere that is not there, is checked here.

import { posix } from 'node:path'
import type { RepositoryFile } from '../tidy/tree.ts'
import type { Untidy } from '../tidy/untidy.ts'
import { anchorsIn, codeMarksIn, fencedLines, linksIn } from './markdown.ts'
import type { Named, NamedCommand } from './named.ts'

/** What the checks compare pages with. */
export type Repository = {
  readonly pages: readonly RepositoryFile[]
  readonly paths: ReadonlySet<string>
  readonly commands: readonly NamedCommand[]
  readonly scripts: readonly string[]
}

/** Public names that their page does not have in code marks. */
export function checkNamed(
  named: readonly Named[],
  pages: readonly RepositoryFile[],
): readonly Untidy[] {
  const marked = new Map<string, Set<string>>()
  for (const { path, text } of pages) {
    const words = codeMarksIn(text).flatMap((mark) => [mark.text, ...mark.text.split(/[\s,|]+/)])
    const fenced = fencedLines(text).flatMap((line) => line.text.split(/[\s,:;()|]+/))
    marked.set(path, new Set([...words, ...fenced]))
  }
  const missing = named.filter(({ name, page }) => marked.get(page)?.has(name) !== true)
  const byPlace = Map.groupBy(missing, ({ page, from }) => `${page} ${from}`)
  return Array.from(byPlace.values(), (group) => {
    const [{ page, from } = { page: '', from: '' }] = group
    const names = group.map(({ name }) => `\`${name}\``).join(', ')
    const instead = 'say what each means and what to do, with the name in code marks.'
    return { where: page, what: `Not explained, of ${from}: ${names}.`, instead }
  })
}

/** Codes on a page that no table has. */
export function checkCodesExist(
  named: readonly Named[],
  pages: readonly RepositoryFile[],
): readonly Untidy[] {
  const known = new Set(named.map(({ name }) => name))
  const families = new Set(named.map(({ name }) => name.split('.')[0]))
  return pages.flatMap(({ path, text }) =>
    codeMarksIn(text).flatMap(({ text: mark, line }) => {
      const family = /^([a-z][a-z-]*)\.\d+$/.exec(mark)?.[1]
      if (family === undefined || !families.has(family) || known.has(mark)) return []
      const instead = 'correct the number; a code that retired is not explained any more.'
      return [{ where: `${path}:${line}`, what: `There is no code ${mark}.`, instead }]
    }),
  )
}

/** One code for two problems. A code is public and means one thing. */
export function checkCodesDiffer(named: readonly Named[]): readonly Untidy[] {
  const firstFrom = new Map<string, string>()
  return named.flatMap(({ name, from }) => {
    const first = firstFrom.get(name)
    firstFrom.set(name, first ?? from)
    if (first === undefined) return []
    const instead = 'take the next free number of the table.'
    return [{ where: from, what: `${name} stands in ${first} already.`, instead }]
  })
}

/** Links to files or headings that are not there. */
export function checkLinks({ pages, paths }: Repository): readonly Untidy[] {
  const byPath = new Map(pages.map((page) => [page.path, page]))
  return pages.flatMap(({ path, text }) =>
    linksIn(text).flatMap(({ text: target, line }) => {
      if (/^[a-z]+:/.test(target)) return []
      const [file = '', anchor] = target.split('#')
      const to = file === '' ? path : posix.join(posix.dirname(path), file)
      const where = `${path}:${line}`
      if (!exists(to, paths)) {
        return [{ where, what: `${target} is not there.`, instead: 'link to what is there.' }]
      }
      const page = byPath.get(to)
      if (anchor === undefined || page === undefined) return []
      if (anchorsIn(page.text).includes(anchor)) return []
      return [{ where, what: `${to} has no heading #${anchor}.`, instead: 'link to one it has.' }]
    }),
  )
}

/** Paths in code marks, from the root, that are not there. */
export function checkPaths({ pages, paths }: Repository): readonly Untidy[] {
  const ours = /^(?:packages|apps|agreements|scenarios|bench|docs|scripts)\/[\w./-]+$/
  return pages.flatMap(({ path, text }) =>
    codeMarksIn(text).flatMap(({ text: mark, line }) => {
      if (!ours.test(mark) || exists(mark, paths)) return []
      const what = `\`${mark}\` is not there.`
      return [{ where: `${path}:${line}`, what, instead: 'name what is there.' }]
    }),
  )
}

/** Shell lines that call a script, a command, an option or a benchmark that is not there. */
export function checkShellLines(repository: Repository): readonly Untidy[] {
  return repository.pages.flatMap(({ path, text }) =>
    fencedLines(text).flatMap(({ language, text: written, line }) => {
      if (language !== 'sh') return []
      const what = refusalOf(written.replace(/\s#.*$/, '').trim(), repository)
      const instead = 'show what works.'
      return what === null ? [] : [{ where: `${path}:${line}`, what, instead }]
    }),
  )
}

function refusalOf(written: string, { commands, scripts, paths }: Repository): string | null {
  const words = written.split(/\s+/)
  if (words.shift() !== 'npm') return null
  const [script, ...args] = words.filter((word) => word !== 'run' && word !== '-s' && word !== '--')
  if (script === undefined || script === 'install' || script === 'ci') return null
  if (!scripts.includes(script)) return `There is no script "${script}".`
  if (script === 'bench') {
    const [name] = args
    const isThere = name === undefined || paths.has(`bench/${name}.ts`)
    return isThere ? null : `There is no benchmark "${name}".`
  }
  if (script !== 'holdfast') return null
  return refusalOfCommand(args, commands, paths)
}

const helpWords = ['help', '--help', '--version']

function refusalOfCommand(
  args: readonly string[],
  commands: readonly NamedCommand[],
  paths: ReadonlySet<string>,
): string | null {
  const [name = 'help', ...rest] = args
  if (helpWords.includes(name)) return null
  const command = commands.find((one) => one.name === name)
  if (command === undefined) return `There is no command "${name}".`
  for (const arg of rest) {
    const option = /^--([a-z-]+)/.exec(arg)?.[1]
    if (option !== undefined && option !== 'help' && !command.options.includes(option)) {
      return `The command ${name} has no option --${option}.`
    }
    if (arg.startsWith('agreements/') && !exists(arg, paths)) return `${arg} is not there.`
  }
  return null
}

/** Whether a file or a folder is there. Folders are there when a file in them is. */
function exists(path: string, paths: ReadonlySet<string>): boolean {
  const folder = path.replace(/\/$/, '')
  if (paths.has(folder) || folder === '.') return true
  for (const one of paths) if (one.startsWith(`${folder}/`)) return true
  return false
}
