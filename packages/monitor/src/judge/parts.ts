// The parts of a duty: "of which at least 40 women". Each is the same duty with a narrower filter.
// They share acts with the whole, and the worst of them marks it.

import type { Part, PartStatus, StatusName } from '@holdfast/agreement'
import type { Piece } from '../allot/allotment.ts'
import type { Bound } from '../allot/bound.ts'
import { matchFor, type Evidence } from '../evidence/evidence.ts'
import { targetOf, type Instance } from '../plan/instances.ts'
import type { Verdict } from './verdict.ts'

type Judge = (evidence: Evidence) => Verdict

/** In the order in which one part's status marks the whole. */
const partOrder: readonly StatusName[] = ['unmet', 'undetermined', 'late', 'running', 'met']

/** The whole with its parts beside it; `judge` works one out. */
export function withParts(whole: Verdict, evidence: Evidence, judge: Judge): Verdict {
  const parts = evidence.instance.obligation.parts
  if (parts.length === 0) return whole
  const verdicts = parts.map((part) => ({ part, verdict: partVerdict(part, evidence, judge) }))
  const statuses: PartStatus[] = verdicts.map(({ part, verdict: of }) => ({
    label: part.label,
    status: of.status,
    measured: measuredIn(of, evidence),
    readings: of.readings,
    target: {
      value: targetOf(part.target.amount, null, evidence.leaning) ?? 0,
      unit: evidence.instance.obligation.measure.unit,
    },
    reason: of.reason,
  }))
  const deciding = verdicts.toSorted(
    (a, b) => partOrder.indexOf(a.verdict.status) - partOrder.indexOf(b.verdict.status),
  )[0]
  const isByPart =
    deciding !== undefined &&
    partOrder.indexOf(deciding.verdict.status) < partOrder.indexOf(whole.status)
  if (!isByPart) return { ...whole, parts: statuses }
  return {
    ...whole,
    parts: statuses,
    status: deciding.verdict.status,
    reason: { code: 'part-decides', label: deciding.part.label },
    nextChange: deciding.verdict.nextChange,
    performed: null,
  }
}

function measuredIn(of: Verdict, evidence: Evidence): PartStatus['measured'] {
  const unit = evidence.instance.obligation.measure.unit
  return of.measured === null ? null : { value: of.measured, unit }
}

/** A part is the same duty with a narrower filter; it shares acts with the whole. */
function partVerdict(part: Part, evidence: Evidence, judge: Judge): Verdict {
  const { instance } = evidence
  const place = part.filter.place ?? instance.filter.place
  const narrowed: Instance = {
    ...instance,
    obligation: { ...instance.obligation, target: part.target, parts: [] },
    filter: { ...part.filter, place },
    target: targetOf(part.target.amount, null, evidence.leaning),
  }
  const own: Evidence = { ...evidence, instance: narrowed, pieces: [], begun: [], leasts: [] }
  const ofPart = (pieces: readonly Piece[]): readonly Piece[] =>
    pieces.filter(({ fact }) => matchFor(own, fact) === 'yes')
  const [pieces, begun] = [ofPart(evidence.pieces), ofPart(evidence.begun)]
  const bounded = (by: Bound): readonly Piece[] => ofPart(evidence.bounded(by))
  return judge({ ...own, pieces, begun, bounded, leasts: evidence.leasts.map(ofPart) })
}
