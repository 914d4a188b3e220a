// A duty that is measured in acts or counts: released, brought in, submitted, withdrawn.
//
// Where somebody counted, the counts decide, else the events that were allotted to the duty. They
// are never added to each other. The parts of a duty, such as "of which 40 women", stand beside it.

import type { Obligation } from '@holdfast/agreement'
import type { Evidence } from '../evidence/evidence.ts'
import { countVerdict, hasCounts } from './by-counts.ts'
import { tellingsVerdict } from './by-tellings.ts'
import { withParts } from './parts.ts'
import { verdict, type Verdict } from './verdict.ts'

/** Works a duty out by events or by counts, and its "of which" parts beside it. */
export function dutyVerdict(evidence: Evidence): Verdict {
  const { instance } = evidence
  const target = instance.target
  if (target === null) return baseUnknown(instance.obligation)
  const forms = instance.obligation.measure.forms
  const whole =
    !forms.includes('event') || hasCounts(evidence)
      ? countVerdict(evidence, target)
      : tellingsVerdict(evidence, target)
  return withParts(whole, evidence, dutyVerdict)
}

/** For a share of a group whose size nobody gave. */
export function baseUnknown({ target: { amount } }: Obligation): Verdict {
  const group = amount.kind === 'share' ? amount.of : ''
  return verdict('undetermined', { code: 'base-unknown', group })
}
