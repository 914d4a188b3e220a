// Bans, and duties by counts: what an instance comes to before powers have their say.
//
// Acts are in acts.ts. Every source and stage is a reading of the clause, and none is added to
// another.

import type { Fact, Filter, Target } from '@holdfast/agreement'
import type { Decided } from './acts.ts'
import { countsFor, rangeOf, type Range } from './counts.ts'
import { actsFor, basisOf, isClaim, isOnBasis, isShownAlone } from './heard.ts'
import { lastOf, sideOf, thousandths, type Asked } from './heard.ts'
import { isWatched, stretchesOf } from './watched.ts'
import type { Instance } from './windows.ts'

/** "unmet when an incident is on record on the basis, met only under coverage, else …". */
export function decidedOfBan(asked: Asked, instance: Instance): Decided {
  const { clause, bearer, place, opens, due } = instance
  const { asOf } = asked.question
  if (opens === null || due === null) return 'undetermined'
  const [from, to] = [opens.earliest, due.latest]
  const basis = basisOf(asked, clause)
  const known = actsFor(asked, clause, bearer, place).filter(
    ({ fact }) =>
      fact.grade !== 'refuted' &&
      fact.at.earliest <= asOf &&
      fact.at.earliest < to &&
      lastOf(asked.agreement, fact.at) >= from &&
      // "claims and humanitarian reports leave it met, shown beside it".
      !isClaim(asked, bearer, fact, 'unmet') &&
      !isShownAlone(asked, fact, true) &&
      // "where its source is of no declared side".
      (fact.actor !== null || fact.grade !== 'reported' || sideOf(asked, fact.source) === null),
  )
  const recorded = known.filter(
    ({ fact, isSure }) =>
      isSure &&
      isOnBasis(fact, basis) &&
      fact.at.earliest >= from &&
      lastOf(asked.agreement, fact.at) < to,
  )
  if (recorded.length > 0) return 'unmet'
  if (asOf < to) return 'running'
  // "any other incident short of the basis leaves it undetermined"; so do bounds that straddle
  // "two periods of a ban", and what is told of a wider place or of nobody.
  if (known.length > 0) return 'undetermined'
  // "own coverage closes nothing".
  const counts = (fact: Fact): boolean =>
    isOnBasis(fact, basis) &&
    !isClaim(asked, bearer, fact, 'met') &&
    !isShownAlone(asked, fact, true)
  const { act, place: whole } = clause.measure.filter
  const what = { act, place: place ?? whole, counts }
  const periods = asked.facts.flatMap(({ period }) => (period === null ? [] : [period]))
  const isSeen = stretchesOf({ from, to }, periods).every((one) => isWatched(asked, what, one))
  return isSeen ? 'met' : 'undetermined'
}

/** A duty by counts, with its "of which" parts. */
export function decidedByCounts(asked: Asked, instance: Instance): Decided {
  const { clause, target } = instance
  const whole = readingsOf(asked, instance, clause.measure.filter, clause.target, target)
  const parts = clause.parts.map((part) => {
    const { amount } = part.target
    const asks = amount.kind === 'fixed' ? thousandths(amount.value) : 0
    return readingsOf(asked, instance, part.filter, part.target, asks)
  })
  const all = [whole, ...parts]
  // "Of which: unmet if any part is, met if all are."
  if (all.includes('unmet')) return 'unmet'
  if (all.every((one) => one === 'met')) return 'met'
  if (all.every((one) => one === 'met' || one === 'late')) return 'late'
  return all.includes('undetermined') ? 'undetermined' : 'running'
}

type Says = 'met' | 'late' | 'unmet'

function readingsOf(
  asked: Asked,
  instance: Instance,
  filter: Filter,
  target: Target,
  asks: number,
): Decided {
  const { opens, due, clause } = instance
  const { asOf } = asked.question
  if (opens === null) return 'undetermined'
  const place = instance.place ?? filter.place
  const isDue = due !== null && asOf >= due.latest
  const window = { from: opens.earliest, to: due?.latest ?? asOf }
  const readings = countsFor(asked, clause, filter, instance.bearer).map((figures) => {
    const [toMet, toUnmet] = weighed(asked, instance, figures)
    const rangeFor = (some: readonly Fact[]): Range => rangeOf(asked.agreement, some, place, window)
    const inAll = { from: window.from, to: asOf }
    const more =
      instance.isPeriod || !isDue ? 0 : rangeOf(asked.agreement, toMet, place, inAll).least
    // "One report may count for its lower bound and not for its closing."
    const least = rangeFor(target.compare === 'at-most' ? toUnmet : toMet)
    const most = rangeFor(target.compare === 'at-most' ? toMet : toUnmet)
    const says: readonly Says[] =
      target.compare === 'exactly'
        ? [
            ...saysOf(least, target, asks).filter((one) => one === 'met'),
            ...saysOf(most, target, asks).filter((one) => one === 'unmet'),
          ]
        : saysOf({ least: least.least, most: most.most }, target, asks)
    // What arithmetic leaves between two numbers decides only where both decide alike.
    const isBounded = figures.some(({ running }) => running === true)
    const decides = isBounded && new Set(says).size > 1 ? [] : says
    // "Counts never became late: 60 by day 2 (closed), 50 on day 3, 100 asked. Right: late".
    const isLate = target.compare === 'at-least' && more >= asks && !decides.includes('met')
    const [first] = figures
    const side = first === undefined ? null : sideOf(asked, first.source)
    return { side, says: isLate && decides.length > 0 ? (['late'] as const) : decides }
  })
  // "Unnamed bearer: a side's count decides only where an opposed side's or an outside count
  // decides alike."
  const heard = readings.flatMap(({ side, says }) =>
    says.filter(
      (one) =>
        side === null ||
        instance.bearer !== null ||
        readings.some((other) => other.side !== side && other.says.includes(one)),
    ),
  )
  const said = new Set<Says>(heard)
  // "Where all counts on record that decide at all decide alike, that decides".
  const [only] = said
  if (said.size === 1 && only !== undefined) return only
  return isDue ? 'undetermined' : 'running'
}

/** A source's figures as far as they may move the instance toward met, and toward unmet. */
function weighed(
  asked: Asked,
  { bearer }: Instance,
  figures: readonly Fact[],
): readonly [readonly Fact[], readonly Fact[]] {
  if (bearer === null) return [figures, figures]
  return [
    figures.filter((fact) => !isClaim(asked, bearer, fact, 'met')),
    figures.filter((fact) => !isClaim(asked, bearer, fact, 'unmet')),
  ]
}

/** What one reading decides at either end of its range. */
function saysOf({ least, most }: Range, target: Target, asks: number): readonly Says[] {
  switch (target.compare) {
    case 'at-least':
      return [least, most ?? least].flatMap((value): readonly Says[] =>
        value >= asks ? ['met'] : most === null ? [] : ['unmet'],
      )
    case 'at-most':
      return [least, most ?? least].flatMap((value): readonly Says[] =>
        value > asks ? ['unmet'] : most === null ? [] : ['met'],
      )
    case 'exactly':
      if (most === null) return least > asks ? ['unmet'] : []
      return [least, most].map((value) => (value === asks ? 'met' : 'unmet'))
  }
}
