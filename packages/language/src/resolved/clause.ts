// One clause, from its surface to its meaning: who, must or may, what, and the rest.
//
// Whatever is wrong is said and left out; the clause then has no meaning, and the others keep
// theirs.

import type { ActWord, ClauseId, GroupId, PlaceId, RoleId } from '@holdfast/agreement'
import { assert } from '@holdfast/base'
import type { Notes, Span } from '../diagnostic.ts'
import { childOf, childrenOf, type SurfaceItem, type SurfaceNode } from '../surface/surface.ts'
import { actOf, checkGroupClasses, filterFrom, readActPhrases } from './act-phrase.ts'
import type { ResolvedClause, SaidDuty, SaidWhen } from './ast.ts'
import { createDraft, type ClauseDraft } from './clause-draft.ts'
import type { Reading } from './moments.ts'
import { rolesNamed, sayUnknown, type Names, type Word } from './names.ts'
import { readIdiom } from './idioms.ts'
import { inQuotes } from './instead.ts'
import { readPhrase } from './phrases.ts'
import { isPowerVerb, powerFrom } from './power.ts'
import { baseOf, isOfOne } from './bases.ts'
import { quotedAct, type Quoted } from './quoted.ts'
import { sensesOf } from './senses.ts'
import type { Clock } from './times.ts'
import { sayUnsaid, type AskedOf } from './unsaid.ts'
import { didYouMean, phrase } from '../phrase.ts'

/** Resolves a clause. `meaning` is null where errors left nothing to go on with. */
export function clauseFrom(
  surface: SurfaceItem,
  id: ClauseId,
  names: Names,
  clock: Clock,
  quoted: Quoted,
  askedOf: AskedOf,
  notes: Notes,
): ResolvedClause {
  const { item, parts } = surface
  const phrases = parts.filter(({ name }) => name !== 'ClauseNumber')
  const before = notes.errorCount()
  // What the grammar could not read was said; what it guessed around it would only mislead.
  const isReadable = surface.misfits.length === 0 && !surface.isUnread
  const hasTrigger = hasTriggerIn(phrases)
  const reading: Reading = { names, clock, notes, hasTrigger, clause: id, quoted }
  const isUnsaid = sayUnsaid(surface, isTermClause(phrases), id, names, askedOf, notes)
  const hasModal = phrases.some(({ name }) => name === 'Modal')
  const isStrange = !hasModal && !isTermClause(phrases) && !isReadable
  if (isStrange && !isUnsaid && !surface.isUnread) {
    sayNoModal(phrases, item, id, notes)
  }
  const isRead = !isUnsaid && (isReadable || isTermClause(phrases))
  const meaning = isRead ? meaningOf(phrases, item, reading) : null
  const isRefused = notes.errorCount() > before || !isReadable
  if (isRefused && !isUnsaid) sayInstead(surface, id, names, notes)
  return {
    id,
    from: item.from,
    to: item.to,
    line: item.line,
    section: item.section,
    source: sourceLine(item.text),
    meaning: notes.errorCount() === before ? meaning : null,
  }
}

/** Writes out what may stand in place of a clause that is refused. */
function sayInstead(surface: SurfaceItem, id: ClauseId, names: Names, notes: Notes): void {
  const clause = inQuotes(surface, id, names)
  if (clause !== null) notes.sayInstead(surface.item, phrase('advice.in-quotes', { clause }))
}

/** The clause as written, without comments, on one line. */
function sourceLine(text: string): string {
  return text
    .split('\n')
    .map((line) => line.replace(/"(?:[^"\\]|\\.)*"|#.*/g, (at) => (at.startsWith('#') ? '' : at)))
    .join(' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
}

/** True for a clause that says "term:"; the rest of it is prose. */
export function isTermClause(phrases: readonly SurfaceNode[]): boolean {
  const [first] = phrases
  return first?.name === 'Word' && first.text === 'term'
}

function hasTriggerIn(phrases: readonly SurfaceNode[]): boolean {
  return phrases.some(
    (node) =>
      node.name === 'ForEach' || (node.name === 'Within' && childOf(node, 'Each') !== undefined),
  )
}

/** A clause as it stands in the text. */
type Written = Span & { readonly text: string }

function meaningOf(
  phrases: readonly SurfaceNode[],
  clause: Written,
  reading: Reading,
): ResolvedClause['meaning'] {
  const { notes } = reading
  if (isTermClause(phrases)) return { kind: 'term' }
  const at = phrases.findIndex(({ name }) => name === 'Modal')
  const modal = phrases[at]
  if (modal === undefined) {
    sayNoModal(phrases, clause, reading.clause, notes)
    return null
  }
  const draft = createDraft(notes)
  const after = phrases.slice(at + 1)
  const isPower = isPowerAfter(modal, after, reading)
  // What stands before the holders of a power limits the power: "if not compliance, north may".
  const before = phrases.slice(0, at)
  const limits = isPower ? before.filter(({ name }) => !holderNodes.includes(name)) : []
  const rests = isPower ? before.filter(({ name }) => holderNodes.includes(name)) : before
  const holders = bearersFrom(rests, modal, draft, reading)
  const again = after.find(({ name }) => name === 'Modal')
  if (again !== undefined) {
    const what = phrase('phrase.two-things')
    notes.say('clause.7', again, { what }, phrase('advice.clause-of-each'))
    return null
  }
  const isMay = childOf(modal, 'may') !== undefined
  const verbAt = isMay ? powerVerbIn(after) : verbIn(after, draft, reading)
  const verb = actNoun(after, verbAt, reading)
  if (verb?.name === 'String' && !(isMay && childOf(modal, 'Not') !== undefined)) {
    const plain = childOf(modal, 'Not') === undefined ? 'duty' : 'prohibition'
    const kind = isMay ? 'permission' : plain
    return dutyFrom(kind, holders, verb, after.toSpliced(verbAt, 1), draft, reading)
  }
  if (verb?.name !== 'Word') {
    notes.say('clause.4', modal, { modal: modal.text })
    return null
  }
  // "May, by unanimity, extend": the rule may stand before the verb.
  const rest = [...limits, ...(isMay ? after.slice(0, verbAt) : []), ...after.slice(verbAt + 1)]
  const isNot = childOf(modal, 'Not') !== undefined
  if (isMay) {
    if (isNot) {
      const fix = { from: modal.from, to: modal.to, insert: 'must not' }
      notes.say('clause.6', modal, {}, null, fix)
      return null
    }
    if (!isPower) {
      return dutyFrom('permission', holders, verb, rest, draft, reading)
    }
    return holders === null ? null : powerFrom(verb, holders.ids, rest, draft, reading)
  }
  return dutyFrom(isNot ? 'prohibition' : 'duty', holders, verb, rest, draft, reading)
}

/** Verbs that say only that an act is done: "conduct attacks", "launch an attack". */
const lightVerbs = new Set(['conduct', 'undertake', 'launch', 'mount', 'make'])

/** The verb; after a verb that only says so, the act that is named. */
function actNoun(
  phrases: readonly SurfaceNode[],
  at: number,
  { names }: Reading,
): SurfaceNode | undefined {
  const node = phrases[at]
  if (node === undefined || sensesOf(node.text, names).length > 0) return node
  const singular = node.text.replace(/s$/, '')
  const isAfterLight = phrases.slice(0, at).some(({ text }) => lightVerbs.has(text))
  const isAct = isAfterLight && sensesOf(singular, names).length > 0
  return isAct ? { ...node, text: singular } : node
}

/** What may stand before "may" in a power and says who, not when. */
const holderNodes: readonly string[] = ['Word', 'Each', 'The', 'And', 'Or', ',', 'String']

/** True for "may" with a verb that no domain hears, or that speaks of the agreement itself. */
function isPowerAfter(
  modal: SurfaceNode,
  after: readonly SurfaceNode[],
  { names }: Reading,
): boolean {
  if (childOf(modal, 'may') === undefined || childOf(modal, 'Not') !== undefined) return false
  const verb = after[powerVerbIn(after)]
  if (verb?.name !== 'Word') return false
  return isPowerVerb(verb) || sensesOf(verb.text, names).length === 0
}

/** Where the verb of a power stands: the first plain word. */
function powerVerbIn(phrases: readonly SurfaceNode[]): number {
  return Math.max(
    0,
    phrases.findIndex(({ name }) => name === 'Word' || name === 'String'),
  )
}

/** Where the verb stands: after what may come between, such as "promptly". */
function verbIn(phrases: readonly SurfaceNode[], draft: ClauseDraft, reading: Reading): number {
  let at = 0
  for (let length = 1; length > 0; at += length) {
    const node = phrases[at]
    const isSilent = node?.name === 'The' || node?.name === ','
    const isVerb = sensesOf(node?.text ?? '', reading.names).length > 0
    const isLight = !isVerb && lightVerbs.has(node?.text ?? '') && phrases[at + 1]?.name === 'Word'
    length = isSilent || isLight ? 1 : isVerb ? 0 : readIdiom(phrases, at, draft, reading)
    // "must, within 3 days, release": when, between two commas.
    const isBetween = node !== undefined && node.name !== 'Word' && node.name !== 'Amount'
    if (length === 0 && !isVerb && isBetween && readPhrase(node, draft, reading)) length = 1
  }
  return at
}

function sayNoModal(
  phrases: readonly SurfaceNode[],
  clause: Written,
  id: ClauseId | null,
  notes: Notes,
): void {
  const near = phrases.find(
    ({ name, text }) => name === 'Word' && /^(m.?u?s?t|shall|will|ma?y)$/.test(text),
  )
  if (near !== undefined) {
    const word = near.text.endsWith('y') ? 'may' : 'must'
    const fix = { from: near.from, to: near.to, insert: word }
    const about = { word: near.text, context: phrase('phrase.a-clause') }
    notes.say('word.1', near, about, didYouMean(word), fix)
    return
  }
  const said = sourceLine(clause.text).replace(/^\S+\s*/, '')
  const list = `${id ?? ''} term: ${said.length > 300 ? '…' : said}`
  const advice = said === '' ? null : phrase('advice.term-or-must', { list })
  notes.say('clause.2', { from: clause.from, to: clause.to }, {}, advice)
}

type Bearers = { readonly ids: readonly RoleId[]; readonly isUnnamed: boolean }

/** Who stands before "must"; phrases that say when or on what condition may stand there too. */
function bearersFrom(
  phrases: readonly SurfaceNode[],
  modal: SurfaceNode,
  draft: ClauseDraft,
  reading: Reading,
): Bearers | null {
  const words: Word[] = []
  for (let at = 0; at < phrases.length;) {
    const length = readIdiom(phrases, at, draft, reading)
    const node = phrases[at]
    at += Math.max(1, length)
    if (length > 0 || node === undefined) continue
    if (node.name === 'Or' && words.length > 0) draft.put('any one of them', true, node)
    if (node.name === 'Word' && node.text === 'only' && words.length === 0) {
      draft.put('that only these may', true, node)
    } else if (node.name === 'Word') words.push(node)
    else if (node.name === 'Each' && childOf(node, 'Unit') === undefined) {
      words.push(...childrenOf(node, 'Word'))
    } else if (isOfEach(phrases, at - 1)) {
      // "Each of a and b": the first of them stands in the phrase "of a".
      words.push(...childrenOf(node, 'Name'))
    } else if (
      ![',', 'The', 'And', 'Or'].includes(node.name) &&
      !readPhrase(node, draft, reading)
    ) {
      reading.notes.say('word.2', node, { word: node.text }, phrase('advice.before-must'))
    }
  }
  if (words.length === 0) {
    reading.notes.say('clause.3', modal, { modal: modal.text })
    return null
  }
  if (words.length === 1 && words[0]?.text === 'unnamed') return { ids: [], isUnnamed: true }
  const ids = words.flatMap((word) => rolesNamed(word, reading.names, reading.notes).ids)
  return ids.length === 0 ? null : { ids: [...new Set(ids)], isUnnamed: false }
}

/** True for "of a" after an "each" that names nothing itself. */
function isOfEach(phrases: readonly SurfaceNode[], at: number): boolean {
  const before = phrases[at - 1]
  const isEach = before?.name === 'Each' && before.children.every(({ name }) => name === 'each')
  return isEach && phrases[at]?.name === 'Of'
}

function dutyFrom(
  kind: SaidDuty['kind'],
  bearers: Bearers | null,
  verb: Word,
  phrases: readonly SurfaceNode[],
  draft: ClauseDraft,
  reading: Reading,
): SaidDuty | null {
  const { names, notes } = reading
  const act = quotedOr(verb, phrases, reading)
  if (act === null) return null
  readActPhrases(act, phrases, draft, reading)
  // Only a group can be had whole.
  const isOfGroup = Object.values(act.prepositions).includes('group')
  const isHeld = act.measure === 'sum' && isOfOne(draft.classes, bearers?.ids ?? [], names)
  if (kind === 'duty' && (isOfGroup || isHeld)) takeDefinite(phrases, draft)
  const groupId = draft.get('the group') ?? null
  const group = groupId === null ? undefined : names.groups.get(groupId)
  if (group !== undefined) checkGroupClasses(draft.classes, group, verb, reading)
  checkStage(act.verb, act.stages, draft, verb, notes)
  if (bearers === null) return null
  assert(bearers.isUnnamed || bearers.ids.length > 0, 'somebody is named or nobody is')
  const count = draft.get('whose count')
  const base = baseOf(act, draft, bearers.ids, reading)
  // "Must keep it 25 km from the line" forbids having it nearer.
  const isAway = draft.get('that it is kept away') === true
  if (isAway && (kind !== 'duty' || act.measure !== 'stock')) {
    const what = phrase('phrase.such-a-distance')
    notes.say('clause.7', verb, { what }, phrase('advice.say-within'))
  }
  return {
    kind: isAway ? 'prohibition' : kind,
    bearers: bearers.isUnnamed ? null : bearers.ids,
    act,
    filter: filterFrom(act, draft, groupAsked(draft) ?? base.group, names),
    unit: draft.get('the unit') ?? unitOf(act, draft.classes),
    group: groupId ?? base.group,
    said: base.said,
    hours: draft.get('for how long') ?? null,
    steps: draft.get('the schedule') ?? null,
    parts: draft.get('of which') ?? [],
    isPerUnit:
      draft.get('per what') === true ||
      draft.categories.length > 0 ||
      draft.get('each of them') === true,
    when: whenFrom(draft),
    conditions: draft.conditions,
    switched: draft.switched,
    perPlace: eachPlace(draft) ?? severalPlaces(kind, act, draft, reading, verb),
    basis: draft.get('the basis') ?? null,
    basisBy: draft.basisBy,
    count: {
      source: count === undefined || count === 'unnamed' ? null : count,
      stage: stageOf(draft),
    },
    unless: draft.get('unless') ?? null,
    openWords: [...new Set(draft.openWords)],
    openTime: draft.get('the open time') ?? null,
    isDeliberate: draft.get('that it is left open') === true,
    isEither: kind === 'duty' && draft.get('any one of them') === true && bearers.ids.length > 1,
    beside: draft.get('beside what') ?? [],
    follows: draft.get('in proportion to what') ?? null,
    categories: draft.categories,
    changes: draft.changes,
    isFound: isQuoted(verb),
    isOnly: draft.get('that only these may') === true,
    consents: draft.get('whose consent') ?? [],
    companions: draft.get('companions') ?? null,
  }
}

/** What the classes of a clause are all counted in, where the domain says so and no unit stands. */
function unitOf({ unitOfClass = {} }: ActWord, classes: readonly string[]): string | null {
  const [first, ...others] = [...new Set(classes.map((each) => unitOfClass[each] ?? null))]
  return others.length === 0 ? (first ?? null) : null
}

/** "Release the deceased": all of them, where no number is said. */
function takeDefinite(phrases: readonly SurfaceNode[], draft: ClauseDraft): void {
  const isCounted = (['the amount', 'the schedule', 'per what', 'of which'] as const).some(
    (name) => draft.get(name) !== undefined,
  )
  if (isCounted || draft.categories.length > 0) return
  const noun = phrases.find(
    ({ text }, at) =>
      phrases[at - 1]?.name === 'The' &&
      (draft.classes.includes(text) || draft.get('the group') === text),
  )
  if (noun === undefined) return
  const amount = { kind: 'share', percent: 100, of: null } as const
  draft.put('the amount', { from: noun.from, to: noun.to, compare: null, amount }, noun)
}

/** The places that each stand by itself, without those that the clause leaves out. */
function eachPlace(draft: ClauseDraft): readonly PlaceId[] | null {
  const places = draft.get('at each')
  const isLeftOut = (place: PlaceId): boolean =>
    draft.exceptions.some((one) => one.kind === 'place' && one.place === place)
  return places?.filter((place) => !isLeftOut(place)) ?? null
}

/** The group an act takes from, or whose share it asks for. */
function groupAsked(draft: ClauseDraft): GroupId | null {
  const from = draft.get('the group')
  const amount = draft.get('the amount')?.amount
  return from ?? (amount?.kind === 'share' ? amount.of : null)
}

/** The act of a verb, or one that is said in quotes. */
function quotedOr(verb: Word, phrases: readonly SurfaceNode[], reading: Reading): ActWord | null {
  if (!isQuoted(verb) || reading.clause === null) return actOf(verb, phrases, reading)
  return quotedAct(verb, reading.clause, reading.quoted)
}

/** True for an act that is said in quotes. */
function isQuoted({ text }: Word): boolean {
  return text.startsWith('"')
}

/**
 * Several places: each by itself, where nothing is counted over all of them together. Where
 * something is, the text has to say which.
 */
function severalPlaces(
  kind: SaidDuty['kind'],
  act: ActWord,
  draft: ClauseDraft,
  { notes }: Reading,
  verb: Word,
): readonly PlaceId[] | null {
  const first = draft.get('the place')
  const more = draft.get('more places')
  if (first === undefined || more === undefined) return null
  if (kind === 'prohibition' || act.ofArea === true) return [first, ...more]
  const what = phrase('phrase.several-places')
  notes.say('clause.7', verb, { what }, phrase('advice.each-place-or-all'))
  return null
}

function whenFrom(draft: ClauseDraft): SaidWhen {
  return {
    every: draft.get('how often') ?? null,
    opens: draft.get('from when') ?? null,
    due: draft.get('the deadline') ?? null,
    until: draft.get('until when') ?? null,
    within: draft.get('within what time') ?? null,
    during: draft.get('the phase') ?? null,
    isAlways: draft.get('at all times') === true,
    forEach: draft.get('for each') ?? null,
  }
}

function stageOf(draft: ClauseDraft): string | null {
  const stage = draft.get('the stage')
  return stage === undefined || stage === 'unnamed' ? null : stage
}

function checkStage(
  verb: string,
  stages: readonly string[],
  draft: ClauseDraft,
  span: Word,
  notes: Notes,
): void {
  const stage = stageOf(draft)
  if (stage === null || stages.includes(stage)) return
  const otherwise =
    stages.length === 0
      ? phrase('advice.it-has-no-stages')
      : phrase('advice.it-has', { list: stages.join(', ') })
  const about = { name: stage, act: verb }
  sayUnknown('name.12', { ...span, text: stage }, about, { known: stages, otherwise }, notes)
}
