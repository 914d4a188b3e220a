// Reports of a stock as a clause sees them that asks where, seen from a line, or of which calibre.
//
// A report that something moved away ends the one before it, though it is not asked for itself: it
// is read as none. What may be meant, and may not, is read both ways. Where a version of a line
// gives way to another, what was there by then is judged anew.

import type { Fact } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { Evidence } from '../evidence/evidence.ts'
import { streamOf } from '../evidence/levels.ts'
import { gaugeMatch } from '../evidence/lines.ts'
import { both, type Match } from '../evidence/matching.ts'

/** The reports that speak for an instance, with the amounts that are surely and perhaps meant. */
export type Reports = {
  /** Those that are surely meant, as they were said. */
  readonly sure: readonly Fact[]
  readonly least: readonly Fact[]
  readonly most: readonly Fact[]
  /** Those of which nobody can say whether they are meant. */
  readonly open: readonly Fact[]
}

/** Of what was reported of what a clause asks for, where and how large it was aside. */
export function reportsIn({ setting, instance }: Evidence, heard: readonly Fact[]): Reports {
  const { line, gauges } = instance.filter
  if (line === undefined && gauges === undefined) {
    return { sure: heard, least: heard, most: heard, open: [] }
  }
  const { outlook } = setting.geography
  const meantAt = (fact: Fact, at: Fact['at']): Match =>
    both(
      line === undefined ? 'yes' : outlook.seenFrom(line, fact, at),
      gauges === undefined ? 'yes' : gaugeMatch(gauges, fact),
    )
  const judged = [
    ...heard,
    ...anew(heard, line === undefined ? [] : outlook.changesOf(line.line)),
  ].map((fact) => {
    const speaksForAll = line === undefined || fact.place !== null || outlook.spans(line, fact)
    return {
      fact: { ...fact, closes: fact.closes && speaksForAll },
      match: meantAt(fact, fact.at),
    }
  })
  const none = (fact: Fact): Fact => ({ ...fact, amount: { ...fact.amount, value: 0 } })
  const open = new Set(
    judged
      .filter(({ fact, match }) => match === 'maybe' && fact.amount.value > 0)
      .map(({ fact }) => fact.key),
  )
  return {
    sure: heard.filter((fact) => meantAt(fact, fact.at) === 'yes'),
    least: judged.map(({ fact, match }) => (match === 'yes' ? fact : none(fact))),
    most: judged.map(({ fact, match }) => (match === 'no' ? none(fact) : fact)),
    open: heard.filter(({ key }) => open.has(key)),
  }
}

/** What each source last said before each of these moments, as said again at that moment. */
function anew(facts: readonly Fact[], moments: readonly Instant[]): readonly Fact[] {
  if (moments.length === 0) return []
  const sorted = facts.toSorted((a, b) => a.at.latest - b.at.latest)
  return moments.flatMap((moment) => {
    const last = new Map<string, Fact>()
    for (const fact of sorted) {
      if (fact.at.latest >= moment) break
      last.set(
        `${fact.source} ${fact.place ?? ''} ${fact.tags['site'] ?? ''} ${streamOf(fact)}`,
        fact,
      )
    }
    return [...last.values()].map((fact) => ({ ...fact, at: { earliest: moment, latest: moment } }))
  })
}
