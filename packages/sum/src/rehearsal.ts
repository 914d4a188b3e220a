// An agreement rehearsed from its text alone: each duty is performed in full at its last moment, by
// whoever bears it, and how it then stands is worked out as it is from a record.
//
// It supposes nothing that the text leaves to be said later, and no duty without a deadline is
// performed. It shows what the text lays out, not what anybody will do.

import { named, type CompiledAgreement, type Fact, type Obligation } from '@holdfast/agreement'
import type { ClauseId, Standing, Status } from '@holdfast/agreement'
import { instantFromMs, type Instant } from '@holdfast/base'
import { createMonitor } from '@holdfast/monitor'

/** Duties that were supposed performed at a moment, and how everything stands then. */
export type Rehearsed = {
  readonly at: Instant
  /** None at the beginning. */
  readonly done: readonly Pick<Status, 'clause' | 'instance' | 'bearer'>[]
  readonly standing: Standing
}

/** Performances that are supposed at most. */
const mostPerformances = 400

/** Rehearses some clauses of an agreement, and whatever they wait for, from its beginning on. */
export function rehearse(
  agreement: CompiledAgreement,
  clauses: ReadonlySet<ClauseId>,
): readonly Rehearsed[] {
  const on: CompiledAgreement = { ...agreement, statuses: 'on' }
  const monitor = createMonitor(on)
  const asked = (asOf: Instant): Standing =>
    monitor.standing({ asOf, basis: null, source: null, stage: null })
  let at = agreement.term.from
  let standing = asked(at)
  const steps: Rehearsed[] = [{ at, done: [], standing }]
  const given = new Set<string>()
  const duties = agreement.obligations.filter(
    ({ kind, clause, target }) =>
      kind === 'duty' && clauses.has(clause) && target.compare !== 'at-most',
  )
  while (given.size < mostPerformances) {
    const next = nextDue({ standing, at, duties, given })
    const [first] = next
    if (first === undefined) break
    for (const { status, obligation, due } of next) {
      given.add(nameOf(status))
      const fact = performanceOf(status, obligation, due, given.size)
      monitor.observe({ key: fact.key, before: null, after: fact })
    }
    at = first.due > at ? first.due : at
    standing = asked(at)
    const done = next.map(({ status: { clause, instance, bearer } }) => {
      return { clause, instance, bearer }
    })
    steps.push({ at, done, standing })
  }
  return steps
}

function nameOf({ clause, instance, bearer }: Status): string {
  return `${clause} ${instance} ${bearer ?? ''}`
}

type Rehearsing = {
  readonly standing: Standing
  readonly at: Instant
  readonly duties: readonly Obligation[]
  readonly given: ReadonlySet<string>
}

type Next = { readonly status: Status; readonly obligation: Obligation; readonly due: Instant }

/** The duties that fall due first of those whose window is known; in the order of the text. */
function nextDue({ standing, at, duties, given }: Rehearsing): readonly Next[] {
  let next: Next[] = []
  for (const status of standing.statuses) {
    const obligation = duties.find(({ clause }) => clause === status.clause)
    const { from, to: due } = status.window
    // What falls due at this very moment is still in time.
    const isDue = due === at && (status.status === 'undetermined' || status.status === 'unmet')
    const isOpen = isDue || status.status === 'running' || status.status === 'pending'
    if (obligation === undefined || from === null || due === null || !isOpen) continue
    if (given.has(nameOf(status)) || due < from) continue
    const [first] = next
    if (first === undefined || due < first.due) next = [{ status, obligation, due }]
    else if (due === first.due) next.push({ status, obligation, due })
  }
  return next
}

/** What was missing, done at the last moment and beyond doubt. */
function performanceOf(
  status: Status,
  { measure, basisBy = [], either = [], per }: Obligation,
  due: Instant,
  n: number,
): Fact {
  const { filter, forms } = measure
  const form = forms.includes('event') ? 'event' : (forms[0] ?? 'event')
  const isPeriod = per.kind === 'each'
  // The end of a day belongs to the next; a deadline is still in time.
  const at = isPeriod && form === 'event' ? instantFromMs(due - 1) : due
  const begin = status.window.from ?? due
  const entry = { room: named<Fact['entries'][number]['room']>('rehearsal'), index: n }
  const missing = status.target.value - (status.measured?.value ?? 0)
  const value = form === 'event' ? missing : status.target.value
  return {
    key: named(`rehearsal-${n}`),
    form,
    act: filter.act,
    actor: status.bearer ?? either[0] ?? null,
    tags: Object.fromEntries(
      Object.entries(filter.tags).flatMap(([tag, [first]]) =>
        first === undefined ? [] : [[tag, first]],
      ),
    ),
    place: filter.place,
    amount: { value, unit: measure.unit },
    at: form === 'interval' || form === 'count' ? { earliest: begin, latest: at } : bothAt(at),
    period: form === 'interval' || form === 'count' ? { from: begin, to: due } : null,
    closes: form !== 'event',
    source: named('rehearsal'),
    stage: null,
    grade: 'determined',
    confirmations: basisBy.map((by) => ({ grade: 'determined', by, entry })),
    objections: [],
    entries: [entry],
  }
}

function bothAt(at: Instant): Fact['at'] {
  return { earliest: at, latest: at }
}
