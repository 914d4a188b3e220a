// Where something is, seen from a line: near enough, on that side, or nobody can say.
//
// Three-valued like every match. A report is judged by what it measured itself, else by where its
// place is drawn, each as a range that the accuracy of line and report makes; a range that holds
// the limit is `maybe`. A line named without a version is the one that then held; where several
// held and differ, or none, it is `maybe` too.

import { acrossFrom, type Fact, type Gauge, type LineAsk } from '@holdfast/agreement'
import type { LineVersion, Offset, Place, PlaceId, PlaceOffset } from '@holdfast/agreement'
import type { Bounds, Instant } from '@holdfast/base'

/** How a fact answers, as in matching.ts. */
type Answer = 'yes' | 'maybe' | 'no'

/** What says where something was. */
type Placed = Pick<Fact, 'place' | 'offsets'>

type Version = LineVersion & { readonly id: PlaceId }

/** What is known of lines. */
export type Outlook = {
  /** How a fact answers what is asked of a line, judged by the versions that held at a time. */
  readonly seenFrom: (ask: LineAsk, fact: Placed, at: Bounds) => Answer
  /** When one version of a line gives way to another, in order. */
  readonly changesOf: (line: PlaceId) => readonly Instant[]
  /** Whether a report speaks of all that is asked: as far out, and on no more sides. */
  readonly spans: (ask: LineAsk, fact: Placed) => boolean
}

/** Whoever looked this far out looked everywhere. */
const farthestMetres = 20_000_000

/** Reads the lines of an agreement, and how far its places are from them. */
export function outlookOf(places: readonly Place[], offsets: readonly PlaceOffset[]): Outlook {
  const byPlace = new Map(offsets.map((one) => [`${one.place} ${one.line}`, one]))
  const all = places.flatMap(({ id, version }): Version[] =>
    version === undefined ? [] : [{ id, ...version }],
  )
  const versionsOf = (line: PlaceId): readonly Version[] => {
    const itself = all.filter(({ id }) => id === line)
    const others = all.filter(({ of, id }) => of === line && id !== line)
    return others.length > 0 ? others : itself
  }
  const offsetFrom = (line: PlaceId, version: Version, fact: Placed): Offset | undefined =>
    fact.offsets?.find((one) => one.line === version.id) ??
    fact.offsets?.find((one) => one.line === line) ??
    (fact.place === null ? undefined : byPlace.get(`${fact.place} ${version.id}`))

  const seenFrom: Outlook['seenFrom'] = (ask, fact, at) => {
    // Who names a version means that one, whenever it held.
    const isNamed = all.some(({ id, of }) => id === ask.line && of !== id)
    const held = versionsOf(ask.line).filter((one) => isNamed || heldAt(one, at))
    const answers = new Set(held.map((one) => answerOf(ask, offsetFrom(ask.line, one, fact))))
    const [only] = answers
    return answers.size === 1 && only !== undefined ? only : 'maybe'
  }
  const changesOf = (line: PlaceId): readonly Instant[] => {
    const edges = versionsOf(line).flatMap(({ from, until }) => [from, until])
    return [...new Set(edges.filter((edge) => edge !== null))].sort((a, b) => a - b)
  }
  const spans: Outlook['spans'] = (ask, fact) => {
    const said = versionsOf(ask.line).map((one) => offsetFrom(ask.line, one, fact))
    return said.every(
      (one) =>
        one === undefined ||
        (one.least === 0 &&
          one.most >= (ask.withinMetres ?? farthestMetres) &&
          (one.sides.length === 0 || (ask.side !== null && one.sides.includes(ask.side)))),
    )
  }
  return { seenFrom, changesOf, spans }
}

function heldAt({ from, until }: LineVersion, { earliest, latest }: Bounds): boolean {
  return (from === null || from <= latest) && (until === null || earliest < until)
}

function answerOf({ withinMetres, side }: LineAsk, offset: Offset | undefined): Answer {
  if (offset === undefined) return 'maybe'
  const near = withinMetres === null ? 'yes' : nearness(offset, withinMetres)
  const beside = side === null ? 'yes' : besideness(offset, side)
  if (near === 'no' || beside === 'no') return 'no'
  return near === 'maybe' || beside === 'maybe' ? 'maybe' : 'yes'
}

function nearness({ least, most }: Offset, metres: number): Answer {
  if (most <= metres) return 'yes'
  return least > metres ? 'no' : 'maybe'
}

function besideness({ sides }: Offset, side: Parameters<typeof acrossFrom>[0]): Answer {
  if (sides.includes(side)) return 'yes'
  return sides.includes(acrossFrom(side)) ? 'no' : 'maybe'
}

/** How a fact answers what is asked of its measures: `maybe` where it does not tell one. */
export function gaugeMatch(gauges: readonly Gauge[], fact: Fact): Answer {
  let answer: Answer = 'yes'
  for (const { tag, compare, value } of gauges) {
    const said = fact.tags[tag]
    if (said === undefined) answer = 'maybe'
    else if (!isSo[compare](Number(said), value)) return 'no'
  }
  return answer
}

const isSo: Readonly<Record<Gauge['compare'], (said: number, value: number) => boolean>> = {
  over: (said, value) => said > value,
  under: (said, value) => said < value,
  'at-least': (said, value) => said >= value,
  'at-most': (said, value) => said <= value,
  exactly: (said, value) => said === value,
}
