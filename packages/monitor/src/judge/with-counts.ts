// A duty or a ceiling by acts that are told one by one, and that somebody counted as well.
//
// What a count has beyond its source's acts is supply already (allot/untold.ts), so that a count
// reaches a target like acts do. Here a count closes: where it is all there was, that bounds the
// most, by that source's word. A total below its own source's acts is its rival, and totals that
// decide otherwise than what was told leave it open.

import type { Reading, RoleId } from '@holdfast/agreement'
import { sumOfAmounts } from '@holdfast/base'
import { rollOf } from '../evidence/count-roll.ts'
import { isCeiling, matchFor, maySpeak, windowOf, type Evidence } from '../evidence/evidence.ts'
import { amountFor } from '../evidence/evidence.ts'
import { hasHappened, isPast } from '../setting.ts'
import { bareOf, countsIn, questionOf, withoutLoneSides } from './by-counts.ts'
import { isSurelyIn } from './left-open.ts'
import { readingsOf, type SeriesReading } from './readings.ts'
import { verdict, type Verdict } from './verdict.ts'

/** What acts came to, beside what was counted of them. */
export function withCounts(evidence: Evidence, target: number, told: Verdict): Verdict {
  const window = windowOf(evidence)
  const counts = countsIn(evidence, window)
  if (counts.lanes.length === 0) return told
  const actsBy = actsIn(evidence)
  const question = {
    ...questionOf(evidence, window, target),
    actsBy: (source: RoleId) => actsBy.get(source) ?? 0,
  }
  const readings = readingsOf(counts.lanes, question).map((reading) => asBound(evidence, reading))
  const deciding = new Set(
    withoutLoneSides(evidence, readings).flatMap(({ decides }) => decides ?? []),
  )
  const all = [...bareOf(readings), ...beside(evidence, readings, actsBy)]
  const shown = isOneWindow(evidence) ? { ...told, readings: all } : told
  if (deciding.size === 0) return shown
  const isOver = evidence.due !== null && isPast(evidence.setting, evidence.due)
  const [vote] = deciding
  if (deciding.size > 1 || isContrary(told, vote)) {
    const counted = [...told.counted, ...countedIn(readings)]
    const more = { counted, opening: told.opening ?? told.counted, readings: all }
    const nextChange = isOver ? null : evidence.due
    return verdict(
      isOver ? 'undetermined' : 'running',
      { code: 'counts-differ', readings: all },
      { ...more, nextChange },
    )
  }
  if (told.status === 'met' || told.status === 'late' || told.status === 'unmet') return shown
  return closed(evidence, shown, readings, vote)
}

/** Counts bound the whole window: not where each act opens a window of its own. */
function isOneWindow({ instance }: Evidence): boolean {
  return instance.obligation.per.kind !== 'for-each'
}

/**
 * What a count decides beyond what acts do: that there was no more. What reaches a floor is supply,
 * and is drawn on once.
 */
function asBound(evidence: Evidence, reading: SeriesReading): SeriesReading {
  const isReached = reading.decides === 'met' && !isCeiling(evidence)
  return isReached ? { ...reading, decides: null } : reading
}

function isContrary({ status }: Verdict, vote: Reading['decides'] | undefined): boolean {
  return (status === 'met' && vote === 'unmet') || (status === 'unmet' && vote === 'met')
}

/** What every total that decides says alike, where what was told left it open. */
function closed(
  evidence: Evidence,
  told: Verdict,
  readings: readonly SeriesReading[],
  vote: Reading['decides'] | undefined,
): Verdict {
  const those = readings.filter(({ decides }) => decides === vote)
  const values = new Set(those.map(({ value }) => value))
  const [value] = values
  const more = {
    measured: values.size === 1 && value !== undefined ? value : told.measured,
    counted: [...told.counted, ...countedIn(those)],
    opening: told.opening ?? told.counted,
    readings: told.readings,
  }
  if (vote === 'met') return verdict('met', { code: 'kept-below' }, more)
  // An exact number is missed by too much as well as by too little.
  const { target } = evidence.instance
  const isTooMuch = target !== null && [...values].every((one) => one > target)
  const code = isCeiling(evidence) || isTooMuch ? 'exceeded' : 'closed-below'
  return verdict('unmet', { code }, more)
}

/** The counts that readings rest on, each once; the acts that they hold count as acts. */
function countedIn(readings: readonly SeriesReading[]): Verdict['counted'] {
  const facts = new Set(readings.flatMap(({ lanes }) => rollOf(lanes, { roll: null }).all))
  return [...facts].map(({ fact }) => ({ fact, amount: 0 }))
}

/** What each source told act by act, surely in the window, whichever instance counted it. */
function actsIn(evidence: Evidence): ReadonlyMap<RoleId, number> {
  const { instance, setting } = evidence
  const acts = evidence
    .facts('event')
    .filter(
      (fact) =>
        matchFor(evidence, fact) === 'yes' &&
        maySpeak(evidence, fact) &&
        hasHappened(setting, fact) &&
        isSurelyIn(evidence, { fact, amount: 0 }),
    )
  const bySource = Map.groupBy(acts, ({ source }) => source)
  return new Map(
    [...bySource].map(([source, own]) => [
      source,
      sumOfAmounts(own.map((fact) => amountFor(instance, fact))),
    ]),
  )
}

/** Those who told acts and counted none: what they told is a lower bound. */
function beside(
  { instance }: Evidence,
  readings: readonly SeriesReading[],
  actsBy: ReadonlyMap<RoleId, number>,
): readonly Reading[] {
  const { unit } = instance.obligation.measure
  return [...actsBy]
    .filter(([by]) => !readings.some(({ source }) => source === by))
    .map(([source, value]) => ({
      source,
      stage: null,
      value,
      unit,
      closes: false,
      decides: null,
    }))
}
