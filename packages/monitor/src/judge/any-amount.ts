// An instance of which it is not known which of several amounts it is asked for, because the moment
// at which the amount changed is known only within bounds.
//
// It is worked out under each. Where they come to the same, that is the status; where they do not,
// nobody can say.

import type { Evidence } from '../evidence/evidence.ts'
import type { Verdict } from './verdict.ts'

/** What an instance comes to, whichever of its amounts is asked for. */
export function ofAnyAmount(evidence: Evidence, judge: (evidence: Evidence) => Verdict): Verdict {
  const { instance } = evidence
  const { target, otherTargets = [] } = instance
  if (otherTargets.length === 0) return judge(evidence)
  const targets = [target, ...otherTargets]
  const [first, ...others] = targets.map((each) =>
    judge({ ...evidence, instance: { ...instance, target: each } }),
  )
  if (first === undefined) return judge(evidence)
  const all = [first, ...others]
  if (others.every(({ status }) => status === first.status)) return lastOf(all, first)
  const open = all.find(({ status }) => status === 'running')
  if (open !== undefined) return open
  const known = targets.filter((each) => each !== null)
  const [least, most] = [Math.min(...known), Math.max(...known)]
  const reason = { code: 'amount-open', least, most } as const
  return { ...first, status: 'undetermined', reason, performed: null, nextChange: null }
}

/** The one that was performed last: by then all of them were. */
function lastOf(all: readonly Verdict[], first: Verdict): Verdict {
  return all.reduce((last, each) => {
    const [a, b] = [last.performed, each.performed]
    return a !== null && b !== null && b.latest > a.latest ? each : last
  }, first)
}
