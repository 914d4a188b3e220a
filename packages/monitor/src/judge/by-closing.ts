// A duty or a ceiling by acts, of which sources closed what they told.
//
// A source that closes its acts bounds the most there was, by its word: what others told within
// its total is no more. Totals of several sources are not joined into one. Where those that close
// decide otherwise than what was told, or each other, nobody can say ("What adds up").

import type { Fact, Reading, RoleId } from '@holdfast/agreement'
import type { Piece } from '../allot/allotment.ts'
import {
  isByEnd,
  isCeiling,
  matchFor,
  mayClose,
  weightFor,
  type Evidence,
} from '../evidence/evidence.ts'
import { hasHappened, isPast } from '../setting.ts'
import { eventVerdict } from './by-events.ts'
import { uncounted } from './left-open.ts'
import { sumOf, type Verdict } from './verdict.ts'

/** What the events of an instance come to, by what told of them. */
export type Judge = (evidence: Evidence, target: number) => Verdict

/** What it comes to without anybody's total, and by each source's that closed some. */
export function withClosings(evidence: Evidence, target: number, judge: Judge): Verdict {
  const { setting, due } = evidence
  const open: Evidence = { ...evidence, closer: null }
  if (due === null || !isPast(setting, due)) return judge(open, target)
  const closers = closersIn(evidence)
  const [only] = closers
  if (only === undefined) return judge(open, target)
  if (closers.length === 1 && evidence.facts('event').every(({ source }) => source === only)) {
    return judge({ ...evidence, closer: only }, target)
  }
  const told = judge(open, target)
  const views = closers.map((source) => boundedBy(evidence, source))
  switch (evidence.instance.obligation.target.compare) {
    case 'at-least':
      return floor({ evidence, told, views, target })
    case 'at-most': {
      if (told.status === 'unmet') return told
      const verdicts = views.map((view) => eventVerdict(view, target))
      return verdicts.find(({ status }) => status === 'met') ?? told
    }
    case 'exactly':
      return exact(evidence, told, views, target)
  }
}

/** The sources that closed acts like those that are asked for. */
function closersIn(evidence: Evidence): readonly RoleId[] {
  const { setting } = evidence
  const closing = evidence
    .facts('closing')
    .filter(
      (fact) =>
        fact.period !== null &&
        hasHappened(setting, fact) &&
        isPast(setting, fact.period.to) &&
        matchFor(evidence, fact) === 'yes' &&
        isWordToClose(evidence, fact),
    )
  return [...new Set(closing.map(({ source }) => source))]
}

function isWordToClose(evidence: Evidence, fact: Fact): boolean {
  if (evidence.instance.obligation.target.compare !== 'exactly') return mayClose(evidence, fact)
  const { toMet, toUnmet } = weightFor(evidence, fact)
  return toMet || toUnmet
}

/** The evidence without what others told within the totals of a source. */
function boundedBy(evidence: Evidence, closer: RoleId): Evidence {
  const totals = evidence.facts('closing').flatMap(({ source, period }) => {
    const isIts = source === closer && period !== null && isPast(evidence.setting, period.to)
    return isIts ? [period] : []
  })
  const isNoMore = ({ form, source, at }: Fact): boolean =>
    form === 'event' &&
    source !== closer &&
    totals.some(({ from, to }) => at.earliest >= from && at.latest <= to && at.earliest < to)
  const left = (facts: readonly Fact[]): readonly Fact[] => facts.filter((fact) => !isNoMore(fact))
  const isOwn = ({ fact }: Piece): boolean => fact.source === closer
  // What went to others of the total's time would have gone to the closer's own acts and the rest.
  const own = evidence.leasts.find((least) => least.length > 0 && least.every(isOwn))
  const given = evidence.pieces.filter(({ fact }) => !isNoMore(fact))
  const others = own === undefined ? given : given.filter((piece) => !isOwn(piece))
  const free = isCeiling(evidence) ? [] : uncounted(evidence, left(evidence.facts('event')))
  return {
    ...evidence,
    closer,
    facts: (heap) => left(evidence.facts(heap)),
    eventsAround: (instants) => left(evidence.eventsAround(instants)),
    pieces: [
      ...(own ?? []),
      ...others,
      ...free.filter((piece) => !isOwn(piece) || own === undefined),
    ],
    leasts: [],
    isSupply: true,
  }
}

type Closed = {
  readonly evidence: Evidence
  readonly told: Verdict
  readonly views: readonly Evidence[]
  readonly target: number
}

function floor({ evidence, told, views, target }: Closed): Verdict {
  if (told.status === 'met') {
    const short = views.filter((view) => eventVerdict(inTime(view), target).status === 'unmet')
    return short.length === 0 ? told : differing(evidence, told, short)
  }
  // Performed, in time or late: no total undoes what was surely told.
  if (told.status !== 'undetermined' || told.performed !== null) return told
  const verdicts = views.map((view) => eventVerdict(view, target))
  return verdicts.find(({ status }) => status === 'unmet') ?? told
}

/** Without what came after the window. */
function inTime(evidence: Evidence): Evidence {
  const pieces = evidence.pieces.filter(({ fact }) => isByEnd(evidence, fact.at))
  return { ...evidence, pieces, factsAfter: () => [] }
}

function exact(
  evidence: Evidence,
  told: Verdict,
  views: readonly Evidence[],
  target: number,
): Verdict {
  if (told.status === 'unmet' && told.reason.code === 'exceeded') return told
  const verdicts = [told, ...views.map((view) => eventVerdict(view, target))]
  const says = verdicts.filter(
    ({ status, reason }) => status === 'met' || reason.code === 'closed-below',
  )
  const [first] = says
  if (first === undefined) return told
  const isOne = says.every(({ status }) => status === first.status)
  return isOne ? first : differing(evidence, told, views)
}

/** What was told, beside what sources closed. */
function differing(evidence: Evidence, told: Verdict, views: readonly Evidence[]): Verdict {
  const { unit } = evidence.instance.obligation.measure
  const closing = views.flatMap((view): readonly Reading[] => {
    const { closer: source } = view
    if (source == null) return []
    const own = view.pieces.filter(({ fact }) => isByEnd(view, fact.at))
    return [{ source, stage: null, value: sumOf(own), unit, closes: true, decides: 'unmet' }]
  })
  const open = Map.groupBy(told.counted, ({ fact }) => fact.source)
  const others = [...open].flatMap(([source, own]): readonly Reading[] =>
    closing.some((one) => one.source === source)
      ? []
      : [{ source, stage: null, value: sumOf(own), unit, closes: false, decides: null }],
  )
  const readings = [...closing, ...others]
  return { ...told, status: 'undetermined', reason: { code: 'counts-differ', readings }, readings }
}
