// A duty or a ceiling by acts, of which sources closed what they told.
//
// A source that closes its acts bounds the most there was, by its word: what others told within its
// totals is no more. Totals of several sources are not joined into one. Where those that close
// decide otherwise than what was told, or each other, nobody can say ("What adds up").

import type { Fact, Reading } from '@holdfast/agreement'
import { isNoMore, mayBeNoMore, type Bound } from '../allot/bound.ts'
import { isByEnd, matchFor, mayClose, maySpeak, weightFor, windowOf } from '../evidence/evidence.ts'
import type { Evidence } from '../evidence/evidence.ts'
import { hasHappened, isPast } from '../setting.ts'
import { eventVerdict } from './by-events.ts'
import { sumOf, type Verdict } from './verdict.ts'

/** What an instance comes to by everything that was told of it. */
type Judge = (evidence: Evidence, target: number) => Verdict

/** What it comes to without anybody's total, beside what each source says that closed some. */
export function withClosings(evidence: Evidence, target: number, judge: Judge): Verdict {
  const { setting, due } = evidence
  if (due === null || !isPast(setting, due)) return judge(evidence, target)
  const bounds = boundsIn(evidence)
  const [only] = bounds
  if (only === undefined) return judge(evidence, target)
  const isAllIts = (fact: Fact): boolean => fact.source === only.source && maySpeak(evidence, fact)
  if (bounds.length === 1 && evidence.facts('event').every(isAllIts)) return judge(evidence, target)
  const told = judge({ ...evidence, closer: null }, target)
  const views = bounds.map((by) => boundedBy(evidence, by))
  switch (evidence.instance.obligation.target.compare) {
    case 'at-least':
      return floor(told, views, target)
    case 'at-most': {
      if (told.status === 'unmet') return told
      const verdicts = views.map((view) => eventVerdict(view, target))
      return verdicts.find(({ status }) => status === 'met') ?? told
    }
    case 'exactly':
      return exact(told, views, bounds, target)
  }
}

/** The sources that closed acts like those that are asked for, with the totals that are over. */
function boundsIn(evidence: Evidence): readonly Bound[] {
  const { setting } = evidence
  const totals = evidence
    .facts('closing')
    .filter(
      (fact) =>
        fact.form === 'event' &&
        fact.period !== null &&
        hasHappened(setting, fact) &&
        isPast(setting, fact.period.to) &&
        matchFor(evidence, fact) === 'yes' &&
        isWordToClose(evidence, fact),
    )
  const bySource = Map.groupBy(totals, ({ source }) => source)
  const apart = new Set(setting.term.allotments.map(({ fact }) => fact))
  const window = windowOf(evidence)
  const { calendar } = setting.agreement
  return [...bySource].map(([source, own]) => ({ source, totals: own, window, calendar, apart }))
}

function isWordToClose(evidence: Evidence, fact: Fact): boolean {
  if (evidence.instance.obligation.target.compare !== 'exactly') return mayClose(evidence, fact)
  const { toMet, toUnmet } = weightFor(evidence, fact)
  return toMet || toUnmet
}

/** The evidence without what others told within the totals of a source. */
function boundedBy(evidence: Evidence, by: Bound): Evidence {
  const left = (facts: readonly Fact[]): readonly Fact[] =>
    facts.filter((fact) => fact.form !== 'event' || !isNoMore(by, fact))
  const begun = evidence.bounded(by)
  return {
    ...evidence,
    closer: by.source,
    facts: (heap, only) => left(evidence.facts(heap, only)),
    eventsAround: (instants) => left(evidence.eventsAround(instants)),
    pieces: begun.filter(({ fact }) => hasHappened(evidence.setting, fact)),
    begun,
    leasts: [],
    isSupply: true,
  }
}

function floor(told: Verdict, views: readonly Evidence[], target: number): Verdict {
  if (told.status === 'met') {
    const short = views.filter((view) => eventVerdict(inTime(view), target).status === 'unmet')
    return short.length === 0 ? told : differing(told, short)
  }
  // Performed, in time or late: no total undoes what was surely told.
  if (told.status !== 'undetermined' || told.performed !== null) return told
  const verdicts = views.map((view) => eventVerdict(view, target))
  return verdicts.find(({ status }) => status === 'unmet') ?? told
}

/** Without what came after the window. */
function inTime(evidence: Evidence): Evidence {
  const isIn = ({ fact }: Evidence['pieces'][number]): boolean => isByEnd(evidence, fact.at)
  return {
    ...evidence,
    pieces: evidence.pieces.filter(isIn),
    begun: evidence.begun.filter(isIn),
    factsAfter: () => [],
  }
}

function exact(
  told: Verdict,
  views: readonly Evidence[],
  bounds: readonly Bound[],
  target: number,
): Verdict {
  if (told.status === 'unmet' && told.reason.code === 'exceeded') return told
  // Just so many with what may be no more by its word is no word of just so many.
  const seen = views.map((view) => eventVerdict(view, target))
  const closed = seen.filter(({ status, counted }, at) => {
    const by = bounds[at]
    return by === undefined || status !== 'met' || !counted.some((one) => mayBeNoMore(by, one.fact))
  })
  const verdicts = [told, ...closed]
  const says = verdicts.filter(
    ({ status, reason }) => status === 'met' || reason.code === 'closed-below',
  )
  const [first] = says
  if (first === undefined) return told
  return says.every(({ status }) => status === first.status) ? first : differing(told, views)
}

/** What was told, beside what sources closed. */
function differing(told: Verdict, views: readonly Evidence[]): Verdict {
  const closing = views.flatMap((view): readonly Reading[] => {
    const { closer: source, instance } = view
    if (source == null) return []
    const { unit } = instance.obligation.measure
    const value = sumOf(view.pieces.filter(({ fact }) => isByEnd(view, fact.at)))
    return [{ source, stage: null, value, unit, closes: true, decides: 'unmet' }]
  })
  const [first] = closing
  const unit = first?.unit ?? ''
  const bySource = Map.groupBy(told.counted, ({ fact }) => fact.source)
  const others = [...bySource].flatMap(([source, own]): readonly Reading[] =>
    closing.some((one) => one.source === source)
      ? []
      : [{ source, stage: null, value: sumOf(own), unit, closes: false, decides: null }],
  )
  const readings = [...closing, ...others]
  return { ...told, status: 'undetermined', reason: { code: 'counts-differ', readings }, readings }
}
