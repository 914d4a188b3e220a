// A duty that is measured in acts or counts: released, brought in, submitted, withdrawn.
//
// What is told only by counts is read from counts. Where acts are told one by one, a source's counts
// hold its acts (with-counts.ts): neither is added to the other. The parts of a duty, such as "of
// which 40 women", stand beside it.

import type { Obligation } from '@holdfast/agreement'
import type { Evidence } from '../evidence/evidence.ts'
import { countVerdict } from './by-counts.ts'
import { tellingsVerdict } from './by-tellings.ts'
import { withParts } from './parts.ts'
import { verdict, type Verdict } from './verdict.ts'
import { withCounts } from './with-counts.ts'

/** Works a duty out by events or by counts, and its "of which" parts beside it. */
export function dutyVerdict(evidence: Evidence): Verdict {
  const { instance } = evidence
  const target = instance.target
  if (target === null) return baseUnknown(instance.obligation)
  const forms = instance.obligation.measure.forms
  const whole = forms.includes('event')
      ? withCounts(evidence, target, tellingsVerdict(evidence, target))
      : countVerdict(evidence, target)
  return withParts(whole, evidence, dutyVerdict)
}

/** For a share of a group whose size nobody gave. */
export function baseUnknown({ target: { amount } }: Obligation): Verdict {
  const group = amount.kind === 'share' ? amount.of : ''
  return verdict('undetermined', { code: 'base-unknown', group })
}
