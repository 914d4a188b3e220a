// A duty that is measured in acts or counts: released, brought in, submitted, withdrawn.
//
// Where somebody counted, the counts decide, else the events that were allotted to the duty. They
// are never added to each other. The parts of a duty, such as "of which 40 women", stand beside it.

import type { Fact, Obligation } from '@holdfast/agreement'
import { matchFor, windowOf, type Evidence } from '../evidence/evidence.ts'
import { hasHappened } from '../setting.ts'
import { countVerdict } from './by-counts.ts'
import { eventVerdict } from './by-events.ts'
import { withParts } from './parts.ts'
import { verdict, type Verdict } from './verdict.ts'

/** Works a duty out by events or by counts, and its "of which" parts beside it. */
export function dutyVerdict(evidence: Evidence): Verdict {
  const { instance } = evidence
  const target = instance.target
  if (target === null) return baseUnknown(instance.obligation)
  const counts = countsIn(evidence)
  const forms = instance.obligation.measure.forms
  const whole =
    counts.length > 0 || !forms.includes('event')
      ? countVerdict(evidence, counts, target)
      : eventVerdict(evidence, target)
  return withParts(whole, evidence, dutyVerdict)
}

/** For a share of a group whose size nobody gave. */
export function baseUnknown({ target: { amount } }: Obligation): Verdict {
  const group = amount.kind === 'share' ? amount.of : ''
  return verdict('undetermined', { code: 'base-unknown', group })
}

/** The counts that speak for this window, or for a part of it, and nothing outside it. */
function countsIn(evidence: Evidence): Fact[] {
  const window = windowOf(evidence)
  return evidence
    .facts('count')
    .filter(
      (fact) =>
        fact.period !== null &&
        fact.period.from >= window.from &&
        fact.period.to <= window.to &&
        fact.amount.unit === evidence.instance.obligation.measure.unit &&
        matchFor(evidence, fact) === 'yes' &&
        hasHappened(evidence.setting, fact),
    )
}
