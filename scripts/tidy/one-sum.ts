// The sum is put together in one place. Whoever compiles a text, replays a record and works
// statuses out of the two has put it together a second time, and the two will one day disagree.
//
// Packages say what they offer for it; packages/sum joins them; everybody else asks packages/sum.

import { placeOf } from './layers.ts'
import { childAt, lineAt, nameOf, nodesAt, type Source } from './source.ts'
import { isTest } from './tree.ts'
import type { Untidy } from './untidy.ts'

const theSum = 'packages/sum'
/** Measures the parts of the sum one by one. */
const partByPart = ['bench/kernels.ts', 'bench/monitor.ts', 'bench/records/year-file.ts']
const compiling = ['compile', 'compileStages']

/** Every import by which a place other than packages/sum puts the sum together. */
export function checkOneSum(sources: readonly Source[]): readonly Untidy[] {
  const running = sources.filter(
    ({ path }) => !isTest(path) && !path.endsWith('/testing.ts') && !partByPart.includes(path),
  )
  const taken = running.flatMap(valuesTaken).filter(({ place }) => place !== theSum)
  const compilers = new Set(
    taken.flatMap(({ place, of, name }) =>
      of === '@holdfast/language' && compiling.includes(name) ? [place] : [],
    ),
  )
  return taken.flatMap(({ place, where, of, name }) => {
    const instead = 'ask @holdfast/sum: openSum, observe, standing, standings, fork.'
    if (of === '@holdfast/monitor') {
      return [{ where, what: `${place} works statuses out by itself, with ${name}.`, instead }]
    }
    const isReplay = of === '@holdfast/replay' && !name.endsWith('Problems')
    if (!isReplay || !compilers.has(place)) return []
    return [{ where, what: `${place} compiles texts and replays records, with ${name}.`, instead }]
  })
}

type Taken = {
  readonly place: string
  readonly where: string
  readonly of: string
  readonly name: string
}

// What a file takes that runs; types run nothing.
function valuesTaken({ path, text, tree }: Source): readonly Taken[] {
  return nodesAt(tree, 'body').flatMap((node) => {
    const of = nameOf(childAt(node, 'source'))
    if (of === null || node['importKind'] === 'type' || node['exportKind'] === 'type') return []
    const names = nodesAt(node, 'specifiers')
      .filter((one) => one['importKind'] !== 'type' && one['exportKind'] !== 'type')
      .map((one) => nameOf(childAt(one, 'imported') ?? childAt(one, 'local')) ?? '*')
    const where = `${path}:${lineAt(text, node.start)}`
    return names.map((name) => ({ place: placeOf(path) ?? path, where, of, name }))
  })
}
