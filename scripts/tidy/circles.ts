// Circles of imports: files that reach themselves, and packages that do.
//
// A type import counts like any other. Two files that need each other's types are one subject that
// was cut in two, or a third file's subject that neither owns; and whoever reads one must read
// both.

import { layers, placeOf } from './layers.ts'
import { importedFile, type Source } from './source.ts'
import { isTest } from './tree.ts'
import type { Untidy } from './untidy.ts'

type Graph = ReadonlyMap<string, ReadonlySet<string>>

/** Every circle of files, as its shortest way round; and every circle of packages. */
export function checkCircles(sources: readonly Source[]): readonly Untidy[] {
  const known = new Set(sources.map(({ path }) => path))
  const files = graphOf(
    sources.map(({ path, imports }) => [
      path,
      imports.flatMap(({ from }) => importedFile(path, from, known) ?? []),
    ]),
  )
  const places = graphOf(
    sources
      .filter(({ path }) => !isTest(path) && !path.endsWith('/testing.ts'))
      .map(({ path, imports }) => [
        placeOf(path) ?? path,
        imports.flatMap(({ from }) => {
          const target = importedFile(path, from, known)
          return target === null ? [] : [placeOf(target) ?? target]
        }),
      ]),
  )
  return [...circlesIn(files), ...circlesIn(places)]
}

/** Circles in the import table itself. */
export function checkTable(
  table: Readonly<Record<string, { readonly ours: readonly string[] }>> = layers,
): readonly Untidy[] {
  return circlesIn(
    graphOf(
      Object.entries(table).map(([place, { ours }]) => [
        place,
        ours.map((name) => `packages/${name}`),
      ]),
    ),
  )
}

function graphOf(edges: readonly (readonly [string, readonly string[]])[]): Graph {
  const graph = new Map<string, Set<string>>()
  for (const [from, targets] of edges) {
    const known = graph.get(from) ?? new Set()
    for (const target of targets) if (target !== from) known.add(target)
    graph.set(from, known)
  }
  return graph
}

// One circle for each file that is in any, told from the first of its files only.
function circlesIn(graph: Graph): readonly Untidy[] {
  const told = new Set<string>()
  const untidy: Untidy[] = []
  for (const start of graph.keys()) {
    if (told.has(start)) continue
    const circle = shortestCircle(graph, start)
    if (circle === null) continue
    for (const one of circle) told.add(one)
    const what = `It is in a circle: ${[...circle, start].join(' → ')}.`
    const instead = 'move what they share to the one that needs the other least, or to a third.'
    untidy.push({ where: start, what, instead })
  }
  return untidy
}

function shortestCircle(graph: Graph, start: string): readonly string[] | null {
  const before = new Map<string, string>()
  const waiting = [start]
  for (const at of waiting) {
    for (const next of graph.get(at) ?? []) {
      if (next === start) {
        const circle = [at]
        for (let one = at; one !== start; circle.unshift(one)) one = before.get(one) ?? start
        return circle
      }
      if (before.has(next)) continue
      before.set(next, at)
      waiting.push(next)
    }
  }
  return null
}
