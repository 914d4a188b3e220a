// From what a clause says to obligations: one shape for every duty and prohibition.
//
// Defaults are put in here and nowhere else. A number alone is a floor. A prohibition allows none.
// A clause with "each incident" becomes an obligation for every act that is an incident.

import type {
  ActWord,
  Amount,
  Change,
  Filter,
  Measure,
  Obligation,
  Part,
  Per,
  Permission,
  RoleId,
  Target,
} from '@holdfast/agreement'
import { limits } from '@holdfast/base'
import type { Notes, Span } from '../diagnostic.ts'
import type {
  ResolvedClause,
  SaidAmount,
  SaidDuty,
  SaidStep,
  SaidTrigger,
} from '../resolved/ast.ts'
import { dueOf, opensOf, perOf } from './windows.ts'
import { saidOf } from '../resolved/clause-draft.ts'
import { phrase, type Phrase, type PhraseCode } from '../phrase.ts'

/** The obligations of a duty or prohibition; none, and said, where something is missing. */
export function obligationsFrom(
  clause: ResolvedClause,
  duty: SaidDuty,
  notes: Notes,
): readonly Obligation[] {
  const before = notes.errorCount()
  sayClashes(clause, duty, notes)
  const target = targetOf(clause, duty, notes)
  const pers = byCategory(duty, persOf(clause, duty, target, notes), target)
  if (target === null || notes.errorCount() > before) return []
  const parts = duty.parts.flatMap((part): Part[] => {
    const amount = amountOf(part.said, duty, clause, notes)
    if (amount === null) return []
    const filter = mergedFilter(measureOf(duty).filter, part.filter)
    const compare = part.said.compare ?? 'at-least'
    return [{ label: part.label, filter, target: { compare, amount } }]
  })
  return pers.map(({ per, target }) => ({
    kind: duty.kind,
    clause: clause.id,
    bearers: duty.isEither ? null : duty.bearers,
    measure: measureOf(duty),
    target,
    parts,
    per,
    perPlace: duty.perPlace,
    conditions: duty.conditions.map((condition) => ({ kind: 'if-performed', ...condition })),
    ...besides(duty, per),
    basis: duty.basis ?? (duty.isFound ? 'determined' : null),
    count: duty.count,
    ...(duty.basisBy.length === 0 ? {} : { basisBy: duty.basisBy }),
  }))
}

type Asked = { readonly per: Per; readonly target: Target }

/** One for each category of what triggers, where the clause has an amount for each. */
function byCategory(
  { categories }: SaidDuty,
  pers: readonly Per[],
  target: Target | null,
): readonly Asked[] {
  if (target === null) return []
  if (categories.length === 0) return pers.map((per) => ({ per, target }))
  return pers.flatMap((per) =>
    categories.flatMap(({ said, tags }): Asked[] => {
      if (per.kind !== 'for-each' || per.of.kind === 'added-day') return []
      const value = said.amount.kind === 'number' ? said.amount.value : 0
      const amount = { kind: 'per-trigger', value } as const
      const of =
        per.of.kind === 'fact'
          ? { ...per.of, filter: { ...per.of.filter, tags } }
          : { ...per.of, tags }
      return [{ per: { ...per, of }, target: { compare: said.compare ?? 'at-least', amount } }]
    }),
  )
}

/** The permissions of a clause that says who may do something. */
export function permissionsFrom(
  clause: ResolvedClause,
  duty: SaidDuty,
  notes: Notes,
): readonly Permission[] {
  const { consents, companions } = duty
  const isCapped = duty.said !== null || duty.steps !== null || duty.hours !== null
  return obligationsFrom(clause, duty, notes).map((obligation) => ({
    ...obligation,
    kind: 'permission',
    isCapped,
    consents,
    companions,
  }))
}

/** What `only a and b may …` forbids everybody else; nothing where anybody may. */
export function banOfOthers(
  clause: ResolvedClause,
  duty: SaidDuty,
  parties: readonly RoleId[],
  notes: Notes,
): readonly Obligation[] {
  if (!duty.isOnly || duty.bearers === null) return []
  const { bearers: holders } = duty
  const others = parties.filter((party) => !holders.includes(party))
  const but = holders.map((role) => ({ kind: 'actor', role }) as const)
  const except = [...(duty.filter.except ?? []), ...but]
  const none = { said: null, steps: null, hours: null, parts: [], isEither: false } as const
  const bearers = others.length === 0 ? null : others
  const ban: SaidDuty = {
    ...duty,
    ...none,
    kind: 'prohibition',
    bearers,
    filter: { ...duty.filter, except },
  }
  return obligationsFrom(clause, ban, notes)
}

/** What few clauses say; absent where this one does not. */
function besides(
  duty: SaidDuty,
  per: Per,
): Pick<Obligation, 'either' | 'beside' | 'openTime' | 'switched'> {
  const { isEither, bearers, beside, switched } = duty
  const openTime = isUntimed(duty) ? inReturn : duty.openTime
  const isUndated = (per.kind === 'once' || per.kind === 'for-each') && per.due === null
  return {
    ...(isEither && bearers !== null ? { either: bearers } : {}),
    ...(beside.length === 0 ? {} : { beside }),
    ...(switched.length === 0 ? {} : { switched }),
    ...(openTime !== null && isUndated ? { openTime } : {}),
  }
}

function measureOf(duty: SaidDuty): Measure {
  const { act, group } = duty
  const filter = {
    ...duty.filter,
    ...(isOfArea(duty) ? ({ ofArea: true } as const) : {}),
    ...(group === null ? {} : { group }),
    // "In north and south": each is asked for by itself.
    ...(isOneOfEach(duty) ? { place: null } : {}),
  }
  const byBearer = duty.bearers !== null && namesActor(act)
  const base = { forms: act.forms, filter, byBearer }
  if (duty.kind === 'prohibition') return { kind: 'occurrences', unit: act.units[0], ...base }
  if (act.measure === 'duration') return { kind: 'duration', unit: 'hours', ...base }
  // A declared act with a number counts whatever the text counts: officers, metres, pages.
  const counts = duty.said !== null || duty.steps !== null
  const isCounted = act.measure === 'occurrences' && counts && duty.unit !== null
  const isThroughout = act.measure === 'stock' && duty.when.isAlways
  const kind = isCounted && !act.units.includes(duty.unit) ? 'sum' : act.measure
  const throughout = isThroughout ? ({ throughout: true } as const) : {}
  return { kind, unit: duty.unit ?? act.units[0], ...base, ...throughout }
}

function isOfArea({ act, filter: { place, among }, perPlace }: SaidDuty): boolean {
  return act.ofArea === true && (place !== null || perPlace !== null || among !== undefined)
}

function isOneOfEach({ perPlace, filter: { place } }: SaidDuty): boolean {
  return place !== null && perPlace !== null && perPlace.includes(place)
}

/** Counts say how much there was and never who did it, so they count for any bearer. */
function namesActor(act: ActWord): boolean {
  return act.forms.some((form) => form !== 'count' && form !== 'coverage')
}

function targetOf(clause: ResolvedClause, duty: SaidDuty, notes: Notes): Target | null {
  const fixed = (value: number): Amount => ({ kind: 'fixed', value })
  if (duty.kind === 'prohibition') return { compare: 'at-most', amount: fixed(0) }
  if (duty.act.measure === 'duration' && !(duty.kind === 'permission' && duty.hours === null)) {
    if (duty.hours !== null) {
      const plain = duty.kind === 'permission' ? 'at-most' : 'at-least'
      return { compare: duty.hours.compare ?? plain, amount: fixed(duty.hours.value) }
    }
    notes.say('clause.8', clause, { what: duty.act.verb }, phrase('advice.say-how-long'))
    return null
  }
  const said = duty.steps?.at(-1)?.said ?? duty.said ?? duty.categories[0]?.said ?? null
  if (duty.kind === 'permission') {
    const most = said === null ? fixed(limits.amount) : amountOf(said, duty, clause, notes)
    return most === null ? null : { compare: 'at-most', amount: most }
  }
  const compare = duty.steps?.[0]?.said.compare ?? said?.compare ?? 'at-least'
  if (said === null) {
    if (duty.act.measure === 'occurrences') return { compare, amount: fixed(1) }
    notes.say('clause.8', clause, { what: duty.act.verb }, phrase('advice.say-how-much'))
    return null
  }
  const amount = amountOf(said, duty, clause, notes)
  return amount === null ? null : { compare, amount }
}

function amountOf(said: SaidAmount, duty: SaidDuty, span: Span, notes: Notes): Amount | null {
  if (said.amount.kind === 'number') {
    const { value } = said.amount
    return { kind: duty.isPerUnit && duty.when.forEach !== null ? 'per-trigger' : 'fixed', value }
  }
  const of = said.amount.of ?? duty.group
  if (of !== null) {
    const classes = duty.act.classTag === null ? undefined : duty.filter.tags[duty.act.classTag]
    const only = classes === undefined ? {} : { classes }
    return { kind: 'share', percent: said.amount.percent, of, ...only }
  }
  const about = { what: phrase('phrase.share'), with: phrase('phrase.no-group') }
  notes.say('clause.9', span, about, phrase('advice.name-group'))
  return null
}

/** How it repeats: several where "each incident" stands for several acts. */
function persOf(
  clause: ResolvedClause,
  duty: SaidDuty,
  target: Target | null,
  notes: Notes,
): readonly Per[] {
  if (duty.steps !== null && target !== null) {
    const steps = duty.steps.flatMap(({ said, due, span }) => {
      const amount = amountOf(said, duty, span, notes)
      return amount === null ? [] : [{ amount, due }]
    })
    return [{ kind: 'steps', opens: opensOf(duty), steps }]
  }
  const trigger = duty.when.forEach
  if (trigger !== null) {
    const due = dueOf(duty) ?? duty.when.until ?? (duty.when.isAlways ? perEnd(duty) : null)
    if (due === null && duty.openTime === null && !isUntimed(duty)) {
      notes.say('duty.1', clause, { id: clause.id }, phrase('advice.say-within-of-each'))
    }
    return sourcesOf(trigger).map((of) => ({ kind: 'for-each', of, due }))
  }
  const per = withChanges(clause, duty, target, notes)
  const isUndated = per.kind === 'once' && per.due === null
  if (isUndated && duty.openTime === null) notes.say('duty.1', clause, { id: clause.id })
  return [per]
}

/** What stands where a date would in a ratio that names none: the answer is given in return. */
export const inReturn = 'in return'

/**
 * "Fifty for a soldier, thirty for a civilian", and nothing about when: it falls due at no moment,
 * and is asked about. Only what is so many for each of a class is read so.
 */
export function isUntimed({ kind, when, openTime, categories }: SaidDuty): boolean {
  const { forEach } = when
  if (kind !== 'duty' || forEach === null || openTime !== null) return false
  const isDated = when.due !== null || when.within !== null || when.until !== null || when.isAlways
  const isOfClass =
    categories.length > 0 ||
    (forEach.kind === 'allotted' && forEach.tags !== undefined) ||
    (forEach.kind === 'fact' &&
      forEach.filters.some(
        ({ tags, actor }) => actor !== undefined && Object.keys(tags).length > 0,
      ))
  return isOfClass && !isDated && when.during === null
}

/** A period's amount may change; of anything else each amount has a clause of its own. */
function withChanges(
  clause: ResolvedClause,
  duty: SaidDuty,
  target: Target | null,
  notes: Notes,
): ReturnType<typeof perOf> {
  const per = perOf(duty)
  if (duty.changes.length === 0 || target === null) return per
  const clash = (other: Phrase): void =>
    notes.say('clause.9', clause, { what: phrase('phrase.change'), with: other }, twoClauses)
  if (per.kind !== 'each') {
    clash(phrase('phrase.no-period'))
    return per
  }
  const changes = duty.changes.flatMap(({ said, when, from, to }): Change[] => {
    if (said.compare !== null && said.compare !== target.compare) {
      clash(phrase('phrase.another-limit'))
    }
    const amount = amountOf(said, duty, { from, to }, notes)
    if (amount === null) return []
    if (when.kind === 'on' && per.unit !== 'day') clash(phrase('phrase.no-days'))
    return [{ ...when, amount }]
  })
  return { ...per, changes }
}

const twoClauses = phrase('advice.two-clauses')

function perEnd(duty: SaidDuty) {
  const per = perOf(duty)
  return per.kind === 'once' ? per.due : null
}

type Source = Extract<Per, { kind: 'for-each' }>['of']

function sourcesOf(trigger: SaidTrigger): readonly Source[] {
  if (trigger.kind !== 'fact') return [trigger]
  const { filters, grade, whose } = trigger
  const by = whose === undefined ? {} : { whose }
  return filters.map((filter) => ({ kind: 'fact', filter, grade, ...by }))
}

/** A part asks for what the whole asks for, unless it says otherwise. */
function mergedFilter(whole: Filter, part: Filter): Filter {
  return { ...whole, tags: { ...whole.tags, ...part.tags }, place: part.place ?? whole.place }
}

/** Things that cannot stand in one clause. */
function sayClashes(clause: ResolvedClause, duty: SaidDuty, notes: Notes): void {
  const { when } = duty
  const clash = (what: PhraseCode, other: Phrase, advice: PhraseCode): void =>
    notes.say('clause.9', clause, { what: phrase(what), with: other }, phrase(advice))
  if (when.within !== null && when.due !== null) {
    notes.say('clause.5', when.within.span, { what: saidOf('the deadline') })
  }
  if (duty.kind === 'prohibition') sayClashesOfBan(duty, clash)
  const isOfWhole = duty.kind === 'duty' && duty.act.ofArea === true
  if (duty.filter.among !== undefined && !isOfWhole) {
    const verb = phrase('phrase.verb', { verb: duty.act.verb })
    clash('phrase.so-many-places', verb, 'advice.each-place-or-all')
  }
  if (duty.hours !== null && duty.kind === 'duty' && duty.act.measure !== 'duration') {
    const verb = phrase('phrase.verb', { verb: duty.act.verb })
    clash('phrase.length', verb, 'advice.say-when-instead')
  }
  if (duty.steps !== null) {
    const schedule = phrase('phrase.a-schedule')
    const isTotal = duty.said !== null && isTotalOf(duty.steps, duty.said)
    if (duty.said !== null && !isTotal) {
      clash('phrase.amount', schedule, 'advice.steps-have-amounts')
    }
    if (when.forEach !== null) clash('phrase.for-each-first', schedule, 'advice.two-clauses')
    if (when.every !== null) clash('phrase.each-day', schedule, 'advice.two-clauses')
    if (dueOf(duty) !== null) clash('phrase.deadline', schedule, 'advice.step-has-deadline')
  }
  if (when.forEach !== null && when.every !== null) {
    clash('phrase.each-day', phrase('phrase.for-each'), 'advice.two-clauses')
  }
  if (duty.categories.length > 0 && when.forEach?.kind === 'added-day') {
    clash('phrase.per', phrase('phrase.no-for-each'), 'advice.name-clause-of-acts')
  }
  if (duty.isPerUnit && when.forEach === null) {
    clash('phrase.per', phrase('phrase.no-for-each'), 'advice.say-for-what')
  }
}

/** "33 women: 3 by day 1, 33 by day 42": what is said first is what the last step comes to. */
function isTotalOf(steps: readonly SaidStep[], { amount }: SaidAmount): boolean {
  const last = steps.at(-1)?.said.amount
  return last?.kind === 'number' && amount.kind === 'number' && last.value === amount.value
}

type Clash = (what: PhraseCode, other: Phrase, advice: PhraseCode) => void

function sayClashesOfBan(duty: SaidDuty, clash: Clash): void {
  const { when } = duty
  const ban = phrase('phrase.must-not')
  if (duty.said !== null || duty.steps !== null || duty.parts.length > 0) {
    clash('phrase.amount', ban, 'advice.write-ceiling')
  }
  if (duty.hours !== null) clash('phrase.length', ban, 'advice.write-keep')
  if (when.within !== null && when.forEach === null) {
    clash('phrase.within', ban, 'advice.write-until')
  }
}
