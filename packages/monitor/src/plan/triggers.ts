// What opens the instances of an obligation that waits for others: when a clause was performed, and
// the triggers of "for each".

import type { Fact, Filter, Obligation, RoleId } from '@holdfast/agreement'
import { reaches } from '@holdfast/agreement'
import { instantFromMs, liesBefore } from '@holdfast/base'
import { byTrigger, type AllottedTrigger, type Instance } from './instances.ts'
import type { Piece } from '../allot/allotment.ts'
import { tellingsOf } from '../allot/allotted.ts'
import { cellSupply } from '../allot/tellings.ts'
import { matchOf } from '../evidence/matching.ts'
import { isEasing, type KnownChange } from './changes.ts'
import { timingOf, type Leaning, type Timing } from './moments.ts'
import { hasHappened, type Setting } from '../setting.ts'
import { mayEase, mayOpen } from '../evidence/weight.ts'
import { seenOn } from '../evidence/who.ts'
import { basisOf } from '../evidence/whose-count.ts'
import type { Worked } from '../judge/work.ts'

/** When a clause, or its first steps, was performed by every bearer. */
export function performedTiming(worked: readonly Worked[], step: number | null): Timing {
  const asked = worked.filter(({ instance }) => step === null || isStep(instance, step))
  let earliest = -Infinity
  let latest = -Infinity
  for (const { instance, verdict } of asked) {
    if (instance.opening === 'never') return { kind: 'never' }
    const performed = verdict?.performed ?? null
    if (performed === null) return { kind: 'awaited' }
    earliest = Math.max(earliest, performed.earliest)
    latest = Math.max(latest, performed.latest)
  }
  if (asked.length === 0) return { kind: 'awaited' }
  return {
    kind: 'known',
    at: { earliest: instantFromMs(earliest), latest: instantFromMs(latest) },
  }
}

/** When the window of a clause, or of one step, opens for the first or closes for the last. */
export function windowTiming(
  worked: readonly Worked[],
  step: number | null,
  edge: 'start' | 'end',
): Timing {
  const asked = worked.filter(({ instance }) => step === null || isStep(instance, step))
  let found: number | null = null
  for (const { instance, due } of asked) {
    if (instance.opening === 'never') return { kind: 'never' }
    const at = edge === 'start' ? instance.opens : due
    if (at === null) return { kind: 'awaited' }
    found = edge === 'start' ? Math.min(found ?? at, at) : Math.max(found ?? at, at)
  }
  if (found === null) return { kind: 'awaited' }
  const at = instantFromMs(found)
  return { kind: 'known', at: { earliest: at, latest: at } }
}

function isStep(instance: Instance, step: number): boolean {
  return instance.name === `step-${step}` || instance.name.startsWith(`step-${step}@`)
}

/** What of an instance's acts opens what answers its clause. Coverage is no act. */
export function openingPieces(
  { instance, verdict }: Worked,
  tags: Filter['tags'] | undefined,
): readonly Piece[] {
  // The pieces of an earlier step stand again in each later one.
  if (instance.obligation.per.kind === 'steps' && !isLastStep(instance)) return []
  const pieces = verdict?.opening ?? verdict?.counted ?? []
  return pieces.filter(({ fact }) => fact.form === 'event' && isOfClass(fact, tags))
}

/** True where a fact says that it is of one of some classes, or nothing asks of which. */
function isOfClass({ tags: said }: Fact, tags?: Filter['tags']): boolean {
  if (tags === undefined) return true
  return Object.entries(tags).some(([tag, values]) => values.includes(said[tag] ?? ''))
}

function isLastStep(instance: Instance): boolean {
  const { per } = instance.obligation
  return per.kind === 'steps' && isStep(instance, per.steps.length)
}

/** A fact as it opens instances, once its evidence is good enough; null where it opens none. */
export function triggerSeen(
  { setting, obligation }: Leaning,
  of: Pick<FactSource, 'filter' | 'grade'>,
  fact: Fact,
): Fact | null {
  const grade = of.grade ?? basisOf(setting, obligation)
  const isGood =
    fact.grade !== 'refuted' &&
    reaches(fact.grade, grade) &&
    setting.asking.without?.includes(fact.source) !== true &&
    hasHappened(setting, fact) &&
    isInForce(setting, fact)
  if (!isGood) return null
  const seen = seenOn(setting, grade, fact)
  return matchOf(of.filter, seen, setting.geography) === 'yes' ? seen : null
}

/** One trigger for each fact of a kind. */
export function factTriggers(
  leaning: Leaning,
  of: Pick<FactSource, 'filter' | 'grade' | 'whose'>,
  may: typeof mayOpen = mayOpen,
): readonly AllottedTrigger[] {
  const { setting } = leaning
  const heard = setting
    .heard(of.filter.act)
    .ofForm('event')
    .flatMap((fact) => triggerSeen(leaning, of, fact) ?? [])
  const chosen = (facts: readonly Fact[]): readonly Fact[] => {
    // Several sources may tell of one event: those of whoever reports most open instances.
    const askedOf = ({ actor }: Fact): string => (of.whose === undefined ? '' : (actor ?? ''))
    const tellings = facts.map((fact) => ({ fact, amount: 1, asked: askedOf(fact) }))
    const supply = cellSupply(tellings, tellingsOf(setting, 'opens'))
    return supply === null ? facts : facts.filter((fact) => supply.has(fact))
  }
  return openedFor(leaning, heard, chosen, may)
    .map(({ fact, bearers }) => triggerFrom(fact, fact.amount.value, bearers))
    .sort(byTrigger)
}

type Opened = { readonly fact: Fact; readonly bearers: AllottedTrigger['bearers'] | null }

/**
 * Which facts open instances, and whose where that is not all bearers': a word that would open a
 * duty of another is a claim.
 */
function openedFor(
  { setting, obligation }: Pick<Leaning, 'setting' | 'obligation'>,
  facts: readonly Fact[],
  chosen: (facts: readonly Fact[]) => readonly Fact[],
  may: typeof mayOpen = mayOpen,
): readonly Opened[] {
  const bearers: readonly (RoleId | null)[] = obligation.bearers ?? [null]
  const perBearer = bearers.map((bearer) => {
    const counted = facts.filter((fact) => may(setting, obligation, bearer, fact))
    return { bearer, opens: new Set(chosen(counted)) }
  })
  return facts.flatMap((fact) => {
    const whose = perBearer.filter(({ opens }) => opens.has(fact)).map(({ bearer }) => bearer)
    if (whose.length === 0) return []
    return [{ fact, bearers: whose.length === bearers.length ? null : whose }]
  })
}

/** A fact as a trigger; `bearers` where it asks something of some of them alone. */
export function triggerFrom(
  { key, at, actor, entries: [entry] }: Fact,
  amount: number,
  bearers: Opened['bearers'],
): AllottedTrigger {
  return { key, at, amount, actor, entry, ...(bearers == null ? {} : { bearers }) }
}

type ForEach = Extract<Obligation['per'], { kind: 'for-each' }>
/** The facts of a kind, each of which opens something. */
export type FactSource = Extract<ForEach['of'], { kind: 'fact' }>

/** What changes the amount of a clause's periods, as far as the record tells. */
export function changesKnown(leaning: Leaning): readonly KnownChange[] {
  const { target, per } = leaning.obligation
  return (per.kind === 'each' ? (per.changes ?? []) : []).map((change): KnownChange => {
    const { amount } = change
    if (change.kind === 'on') {
      const { of: filter, grade } = change
      const may = isEasing(change, target) ? mayEase : mayOpen
      return { amount, acts: factTriggers(leaning, { filter, grade }, may) }
    }
    const { from, until } = change
    const closes = until === null ? null : timingOf(until, leaning)
    return { amount, from: timingOf(from, leaning), until: closes }
  })
}

/** What happened before the agreement held, or after, calls for nothing under it. */
function isInForce({ term, agreement: { calendar } }: Setting, { at }: Fact): boolean {
  const isBetween = term.gaps.some(
    ({ from, to }) => at.earliest >= from && liesBefore(calendar, at, to),
  )
  const isBefore = liesBefore(calendar, at, term.from)
  return !isBetween && !isBefore && (term.to === null || at.earliest < term.to)
}
