// One standing of a text and of the one that was in force before it.
//
// What was over when the newer text came into force stays as the older text has it, also where
// reports of it come later. What was still open goes on under the newer one: a clause that it
// changes or adds binds from that moment, and one that it leaves out ends. A day, week or month
// of a duty that had begun under another text is asked by nobody.

import type { CompiledAgreement, Standing, Status } from '@holdfast/agreement'
import type { Act, PermissionUse, PowerUse } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import type { Amendment } from './versions.ts'

/** What the newer text is joined with. */
export type Joining = {
  readonly agreement: CompiledAgreement
  readonly from: Instant
  readonly amendment: Amendment
  readonly acts: readonly Act[]
}

/** The standing under two texts, the newer of which is in force from a moment. */
export function joined(before: Standing, now: Standing, joining: Joining): Standing {
  const { from, acts } = joining
  const times = new Map(acts.map(({ key, at }) => [key, at.latest]))
  const isBefore = (key: string): boolean => (times.get(key) ?? from) < from
  return {
    ...now,
    statuses: statusesOf(before, now, joining),
    powers: powersOf(before, now, from),
    permissions: permissionsOf(before, now, from),
    idleActs: [
      ...before.idleActs.filter(({ key }) => isBefore(key)),
      ...now.idleActs.filter(({ key }) => !isBefore(key)),
    ],
  }
}

/** The newer text with the clauses that only the older has, so that both can be shown. */
export function bothTexts(before: CompiledAgreement, now: CompiledAgreement): CompiledAgreement {
  const has = new Set<string>(now.clauses.map(({ id }) => id))
  const isGone = ({ clause }: { readonly clause: string }): boolean => !has.has(clause)
  const gone = before.clauses.filter(({ id }) => !has.has(id))
  if (gone.length === 0) return now
  const permissions = [...(now.permissions ?? []), ...(before.permissions ?? []).filter(isGone)]
  return {
    ...now,
    clauses: [...now.clauses, ...gone],
    obligations: [...now.obligations, ...before.obligations.filter(isGone)],
    powers: [...now.powers, ...before.powers.filter(isGone)],
    ...(permissions.length === 0 ? {} : { permissions }),
    articles: withOthers(now.articles, before.articles),
    roles: withOthers(now.roles, before.roles),
    places: withOthers(now.places, before.places),
    groups: withOthers(now.groups, before.groups),
    kinds: withOthers(now.kinds, before.kinds),
    phases: withOthers(now.phases, before.phases),
    acts: withOthers(now.acts, before.acts),
  }
}

function withOthers<One extends { readonly id: string }>(
  now: readonly One[],
  before: readonly One[],
): readonly One[] {
  return [...now, ...before.filter(({ id }) => !now.some((one) => one.id === id))]
}

type Windowed = Pick<Status, 'clause' | 'instance' | 'window'>

function isOver({ window }: Windowed, from: Instant): boolean {
  return window.to !== null && window.to <= from
}

function nameOf({ clause, instance, bearer }: Status): string {
  return `${clause} ${instance} ${bearer ?? ''}`
}

function statusesOf(before: Standing, now: Standing, joining: Joining): readonly Status[] {
  const { agreement, from } = joining
  const ends = new Set<string>(joining.amendment.ends)
  const fresh = now.statuses.filter((one) => !isOver(one, from) && isAsked(one, joining))
  const names = new Set(fresh.map(nameOf))
  const kept = before.statuses.filter(
    (one) =>
      isOver(one, from) ||
      (ends.has(one.clause) && (!names.has(nameOf(one)) || wasByActs(one, from))),
  )
  const keptNames = new Set(kept.map(nameOf))
  return inTextOrder(agreement, [...kept, ...fresh.filter((one) => !keptNames.has(nameOf(one)))])
}

/** What acts made unmet in a period that the older text began stays so. */
function wasByActs({ status, reason, window }: Status, from: Instant): boolean {
  const isBegun = window.from !== null && window.from < from
  return isBegun && status === 'unmet' && reason.code === 'incident-recorded'
}

/** False of a period that had begun before its duty was in force: nobody was told of it. */
function isAsked(status: Status, { agreement, from, amendment }: Joining): boolean {
  if (!amendment.begins.includes(status.clause)) return true
  const obligation = agreement.obligations.find(({ clause }) => clause === status.clause)
  const isPeriod = obligation?.per.kind === 'each' && obligation.kind === 'duty'
  return !isPeriod || status.window.from === null || status.window.from >= from
}

function inTextOrder(agreement: CompiledAgreement, statuses: readonly Status[]): readonly Status[] {
  const places = new Map(agreement.clauses.map(({ id }, at) => [id, at]))
  const placeOf = ({ clause }: Status): number => places.get(clause) ?? places.size
  return statuses
    .map((status, at) => ({ status, at }))
    .sort((a, b) => placeOf(a.status) - placeOf(b.status) || a.at - b.at)
    .map(({ status }) => status)
}

function powersOf(before: Standing, now: Standing, from: Instant): readonly PowerUse[] {
  const usedIn = ({ powers }: Standing, clause: string, isEarly: boolean): PowerUse['used'] =>
    powers
      .filter((power) => power.clause === clause)
      .flatMap(({ used }) => used.filter(({ at }) => at.latest < from === isEarly))
  const clauses = new Set([...now.powers, ...before.powers].map(({ clause }) => clause))
  return [...clauses].map((clause) => ({
    clause,
    used: [...usedIn(before, clause, true), ...usedIn(now, clause, false)],
  }))
}

function permissionsOf(before: Standing, now: Standing, from: Instant): readonly PermissionUse[] {
  const fresh = now.permissions.filter((one) => !isOver(one, from))
  const nameOfUse = ({ clause, instance, holder }: PermissionUse): string =>
    `${clause} ${instance} ${holder ?? ''}`
  const names = new Set(fresh.map(nameOfUse))
  return [...before.permissions.filter((one) => !names.has(nameOfUse(one))), ...fresh]
}
