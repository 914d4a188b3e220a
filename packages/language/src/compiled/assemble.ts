// The compiled agreement, from the resolved one: obligations, powers, and each clause's text.
//
// What the text leaves open is listed beside each clause and asked as a question; it is never
// filled in.

import {
  named,
  type ActId,
  type ClauseText,
  type CompiledAgreement,
  type Obligation,
  type OwnAct,
  type Permission,
  type Power,
} from '@holdfast/agreement'
import { instantFromMs } from '@holdfast/base'
import type { DiagnosticCode } from '../diagnostic-table.ts'
import type { Notes } from '../diagnostic.ts'
import type { MarkdownFile } from '../markdown/markdown.ts'
import type { Resolved, ResolvedClause, SaidDuty } from '../resolved/ast.ts'
import type { About } from '../phrase.ts'
import { filterOf } from '../resolved/moments.ts'
import { proportioned } from './proportions.ts'
import { banOfOthers, inReturn, isUntimed, obligationsFrom, permissionsFrom } from './lower.ts'

/** A whole agreement, also where clauses are missing: whether it may be used is said elsewhere. */
export function assembled(resolved: Resolved, file: MarkdownFile, notes: Notes): CompiledAgreement {
  const { header, clauses } = resolved
  const obligations: Obligation[] = []
  const powers: Power[] = []
  const permissions: Permission[] = []
  const parties = header.roles.flatMap(({ kind, id: party }) => (kind === 'party' ? [party] : []))
  const texts: ClauseText[] = []
  const forbidden = forbiddenOwn(resolved)
  for (const clause of clauses) {
    const heard = heardToo(clause.meaning, forbidden)
    const meaning = heard?.kind === 'duty' ? proportioned(clause, heard, resolved, notes) : heard
    if (meaning === null) continue
    if (meaning.kind === 'duty' || meaning.kind === 'prohibition') {
      obligations.push(...obligationsFrom(clause, meaning, notes))
    }
    if (meaning.kind === 'permission') {
      permissions.push(...permissionsFrom(clause, meaning, notes))
      obligations.push(...banOfOthers(clause, meaning, parties, notes))
    }
    powers.push(...powersOf(clause))
    texts.push(clauseText(clause, file, openIn({ ...clause, meaning }, resolved, notes)))
  }
  const { hasZone: _hasZone, term, roles, id, ...rest } = header
  return {
    format: 'holdfast-agreement/1',
    id: named(id),
    title: file.title === '' ? id : file.title,
    ...rest,
    term: term ?? { from: instantFromMs(0), to: null },
    roles: roles.map(({ zone: _zone, from: _from, to: _to, ...role }) => role),
    articles: file.sections
      .filter((section) => section.id !== '')
      .map((section) => ({ id: section.id, title: section.title })),
    clauses: texts,
    obligations,
    powers,
    ...(permissions.length === 0 ? {} : { permissions }),
  }
}

/** The agreement's own acts that some clause forbids. */
function forbiddenOwn({ header, clauses }: Resolved): readonly ActId[] {
  const own = header.acts.map(({ id }) => id)
  return own.filter((act) =>
    clauses.some(({ meaning }) => meaning?.kind === 'prohibition' && meaning.filter.act === act),
  )
}

/** "Each incident" hears what the agreement forbids of its own, besides what any can report. */
function heardToo(
  meaning: ResolvedClause['meaning'],
  own: readonly ActId[],
): ResolvedClause['meaning'] {
  if (meaning === null || meaning.kind === 'power' || meaning.kind === 'term') return meaning
  const { forEach } = meaning.when
  if (forEach?.kind !== 'fact' || forEach.isAnyIncident !== true) return meaning
  const [like] = forEach.filters
  const filters = [
    ...forEach.filters,
    ...own.map((act) => (like === undefined ? filterOf(act) : { ...like, act })),
  ]
  return { ...meaning, when: { ...meaning.when, forEach: { ...forEach, filters } } }
}

function powersOf({ id, meaning }: ResolvedClause): readonly Power[] {
  if (meaning === null || meaning.kind === 'term') return []
  if (meaning.kind === 'power') {
    const { kind: _kind, saysRule: _saysRule, ...power } = meaning
    return [{ clause: id, ...power }]
  }
  if (meaning.unless === null) return []
  const limits = { daysAtOnce: null, daysInAll: null }
  const { holders, rule } = meaning.unless
  return [{ clause: id, holders, rule, effect: 'excuse', scope: [id], ...limits }]
}

/** A permission is a power; one that only some have forbids it to the others. */
function kindOf(meaning: ResolvedClause['meaning']): ClauseText['kind'] {
  if (meaning?.kind === 'permission') return meaning.isOnly ? 'prohibition' : 'power'
  return meaning?.kind ?? 'term'
}

function clauseText(
  clause: ResolvedClause,
  file: MarkdownFile,
  unnamed: readonly string[],
): ClauseText {
  const { id, meaning, source, line, section } = clause
  const article = file.sections[section]?.id ?? ''
  const text = { id, article, kind: kindOf(meaning), source, line }
  const isDeliberate = meaning !== null && 'isDeliberate' in meaning && meaning.isDeliberate
  return isDeliberate ? { ...text, unnamed: [], deliberate: unnamed } : { ...text, unnamed }
}

/** What a clause leaves open, each asked as a question. */
function openIn(clause: ResolvedClause, resolved: Resolved, notes: Notes): readonly string[] {
  const { meaning } = clause
  if (meaning === null) return []
  if (meaning.kind === 'power') {
    if (meaning.saysRule || meaning.holders.length < 2) return []
    notes.say('open.5', clause, { id: clause.id })
    return ['rule']
  }
  if (meaning.kind !== 'term') return openInDuty(clause, meaning, resolved, notes)
  const isSaid = /^\S+\s+term\s*:/i.test(clause.source)
  if (!isSaid) notes.say('open.7', clause, { id: clause.id })
  return []
}

/** What a clause is the first to count from, in quotes. */
function eventsOf({ id }: ResolvedClause, acts: readonly OwnAct[]): readonly OwnAct[] {
  const own = [`event-${id}`, `event-${id}-`]
  return acts.filter(
    (act) => act.quoted === true && (act.id === own[0] || act.id.startsWith(own[1] ?? '')),
  )
}

/** A name that words may be declared by. */
function idOf(words: string): string {
  const letters = words.toLowerCase().match(/[\p{L}\d]+/gu) ?? []
  return letters.slice(0, 6).join('-')
}

function openInDuty(
  clause: ResolvedClause,
  duty: SaidDuty,
  { clauses, header: { acts } }: Resolved,
  notes: Notes,
): readonly string[] {
  const open: string[] = []
  const { id } = clause
  const { act, count, isDeliberate } = duty
  const ask = (what: string, code: DiagnosticCode, about: About = {}): void => {
    if (!isDeliberate) notes.say(code, clause, { id, ...about })
    open.push(what)
  }
  if (duty.bearers === null) ask('bearer', 'open.1')
  const isCounted = act.forms.includes('count')
  if (isCounted && act.stages.length > 1 && count.stage === null) {
    ask('stage', 'open.2', { choices: act.stages.join(', ') })
  }
  if (isCounted && count.source === null) ask('count', 'open.3')
  if (duty.isFound && !isDeliberate) notes.say('open.6', clause, { id })
  for (const word of duty.openWords) {
    // Nothing else says when: the text is silent, and its words are no answer.
    ask(word, word === inReturn ? 'open.13' : 'open.4', word === inReturn ? {} : { word })
  }
  if (isUntimed(duty)) ask(inReturn, 'open.13')
  for (const { name } of eventsOf(clause, acts)) {
    const line = `act ${idOf(name)} "${name}"`
    if (!isDeliberate) notes.say('open.14', clause, { id, name, line })
  }
  const asked = whoseIsOpen(duty, clauses)
  if (asked !== null) ask('whose', 'open.8', { act: asked })
  return open
}

/**
 * The act of which it is not said who answers for whose: where each of several is to answer for
 * what each of several may have done. Null where that is said, or only one of them can have.
 */
function whoseIsOpen(
  { when, bearers, isEither }: SaidDuty,
  clauses: readonly ResolvedClause[],
): string | null {
  const { forEach } = when
  if (forEach === null || forEach.kind === 'added-day' || forEach.whose !== undefined) return null
  if (bearers === null || bearers.length < 2 || isEither) return null
  if (forEach.kind === 'fact') {
    const open = forEach.filters.find(({ actor }) => actor === undefined)
    return open?.act ?? null
  }
  const answered = clauses.flatMap(({ id, meaning }) =>
    forEach.clauses.includes(id) && meaning?.kind === 'duty' ? [meaning] : [],
  )
  const several = answered.find((duty) => (duty.bearers?.length ?? 0) > 1 && !duty.isEither)
  return several?.act.verb ?? null
}
