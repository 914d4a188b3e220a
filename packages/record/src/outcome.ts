// What a statement comes to after everything said about it: facts, an act, a claim.
//
// A pure function of the statement and what stands on the record about it, in record order. What
// would be easy to get wrong: a confirmation speaks of the version it was given, so a correction
// that changes the fact leaves it behind; a party cannot have one thing verified and then say
// another. Objections stay through corrections until they are settled or taken back.

import type { Act, Effect } from '@holdfast/agreement'
import { named, type EntryRef, type Fact, type FactKey } from '@holdfast/agreement'
import type { Objection, RoleId } from '@holdfast/agreement'
import { canonicalJson } from '@holdfast/base'
import type { Told } from './account.ts'
import type { Claim, ClaimAnswer } from './claim.ts'
import { evidenceFrom, unspoken, type Evidence } from './evidence.ts'
import { contentsOf, inRecordOrder, type Graph, type Heard } from './heard.ts'
import type { Decision, FactDraft, Meaning } from './meaning.ts'
import type { StatementId } from './ids.ts'
import { StandingStatements } from './standing-statements.ts'

/** What one statement that stands by itself amounts to. */
export type Outcome = {
  readonly facts: readonly Fact[]
  readonly act: Act | null
  readonly claim: Claim | null
}

/** What is left of a statement that was retracted, or that only repeats another. */
export const noOutcome: Outcome = { facts: [], act: null, claim: null }

/**
 * What is left of what its author took back: nothing of a wrong entry. A side's own word stays: to
 * take it back is a new word, which weighs no more than any other in that side's own interest.
 */
function takenBackBy(graph: Graph, standing: StandingStatements, root: Heard): Outcome {
  const back = graph
    .repliesTo(root)
    .filter((one) => one.meaning.reference?.kind === 'retraction' && standing.isLive(one))
  const isWord = back.every(
    ({ meaning: { reference } }) =>
      reference?.kind === 'retraction' && reference.side !== undefined,
  )
  const [first] = back
  if (!isWord || first === undefined) return noOutcome
  const { facts } = standingOutcome(graph, standing, root)
  const words = facts.filter(({ form }) => form === 'event' || form === 'count')
  return {
    facts: words.map((fact) => ({ ...fact, takenBack: first.entry })),
    act: null,
    claim: null,
  }
}

/** What a statement comes to. `root` is one that stands by itself. */
export function outcomeOf(graph: Graph, root: Heard): Outcome {
  if (root.about !== null || graph.isSetAside(root)) return noOutcome
  const standing = new StandingStatements(graph)
  if (standing.isCopy(root)) return noOutcome
  return standing.isLive(root)
    ? standingOutcome(graph, standing, root)
    : takenBackBy(graph, standing, root)
}

function standingOutcome(graph: Graph, standing: StandingStatements, root: Heard): Outcome {
  if (graph.repliesTo(root).length === 0 && graph.releasesOf(root).length === 0) {
    const entries = [root.entry]
    return outcomeFrom({ graph, standing, root, entries, now: root.meaning, said: nothingSaid })
  }
  const now = standing.meaningNow(root)
  if (now.facts.length === 0 && now.decision === null && now.claim === null) return noOutcome
  const replies = standing.replies(root)
  const answered = replies.flatMap((reply) => answersIn(standing, reply))
  const said: SaidOfIt = {
    objections: answered.map(({ objection }) => objection),
    answers: answered.map(({ answer }) => answer),
    evidence: evidenceFrom(standing, now, replies, currency(standing, root)),
  }
  return outcomeFrom({ graph, standing, root, entries: entriesOf(standing, root), now, said })
}

/** The statement as its domain's account is told it; null where nothing of it stands. */
export function toldOf(graph: Graph, root: Heard): Told | null {
  if (root.about !== null || graph.isSetAside(root)) return null
  const standing = new StandingStatements(graph)
  if (!standing.isLive(root) || standing.isCopy(root)) return null
  const last = standing.versions(root).at(-1) ?? root
  const { reference } = last.meaning
  const body = reference?.kind === 'correction' ? reference.body : last.body
  return { id: root.id, entry: root.entry, kind: root.kind, body, source: contentsOf(last).source }
}

/** What was said of a statement. Its facts share these values: they are one list, not copies. */
type SaidOfIt = {
  readonly objections: readonly Objection[]
  readonly answers: readonly ClaimAnswer[]
  readonly evidence: Evidence
}

// Most statements are never spoken of, and a record may have many: they come to what they say.
const nothingSaid: SaidOfIt = {
  objections: [],
  answers: [],
  evidence: unspoken,
}

type Standing = {
  readonly graph: Graph
  readonly standing: StandingStatements
  readonly root: Heard
  readonly entries: readonly EntryRef[]
  /** What it means now, after its corrections. */
  readonly now: Meaning
  readonly said: SaidOfIt
}

function outcomeFrom({ graph, standing, root, entries, now, said }: Standing): Outcome {
  const { grade, confirmations, who } = said.evidence
  const { facts, decision, claim, source } = now
  return {
    facts: facts.map((draft, at) => ({
      key: factKeyOf(root.id, facts.length === 1 ? null : at + 1),
      form: draft.form,
      act: draft.act,
      tags: draft.tags,
      place: draft.place,
      amount: draft.amount,
      at: draft.at,
      period: draft.period,
      closes: draft.closes,
      stage: draft.stage,
      ...actorOf(draft, who, draft.source ?? source),
      ...seldomOf(draft),
      source: draft.source ?? source,
      grade,
      confirmations,
      objections: said.objections,
      entries,
    })),
    act: decision === null ? null : actOf(graph, standing, root.id, decision, entries),
    claim:
      claim === null
        ? null
        : { key: factKeyOf(root.id, null), source, ...claim, answers: said.answers, entries },
  }
}

/** What few facts have: most have none of it, and share one empty value. */
function seldomOf({ offsets, sighting, running, per }: FactDraft): Seldom {
  const isPlain = offsets === undefined && sighting === undefined && running === undefined
  if (isPlain && per === undefined) return plain
  return {
    ...(offsets === undefined ? {} : { offsets }),
    ...(sighting === undefined ? {} : { sighting }),
    ...(running === undefined ? {} : { running }),
    ...(per === undefined ? {} : { per }),
  }
}

/** Each member that a fact need not have: a new one does not compile until it is passed on. */
type Seldom = Pick<Fact, OptionalOf<Omit<Fact, 'attribution' | 'takenBack'>>>
type OptionalOf<Of> = { [At in keyof Of]-?: undefined extends Of[At] ? At : never }[keyof Of]

const plain: Seldom = {}

/** Who did it, and by whose word where that is another's than that it was done. */
function actorOf(
  { actor, attributedBy }: FactDraft,
  who: Evidence['who'],
  source: RoleId,
): Pick<Fact, 'actor' | 'attribution'> {
  if (who !== null) return who
  if (attributedBy === undefined || attributedBy === source) return { actor }
  return {
    actor,
    attribution: { source: attributedBy, grade: 'reported', confirmations: [] },
  }
}

/** The key of a statement's fact; of its nth where it has several. */
export function factKeyOf(id: StatementId, n: number | null): FactKey {
  // A statement id is checked hex; with its number it is longer than ids that people write.
  return (n === null ? id : `${id}.${n}`) as FactKey
}

// The entries a fact rests on: what was first said, then corrections in force and releases.
function entriesOf(standing: StandingStatements, root: Heard): readonly EntryRef[] {
  const inForce = new Set(standing.versions(root))
  const others = standing
    .members(root)
    .filter((member) => member !== root && (inForce.has(member) || standing.isCopy(member)))
  return [root.entry, ...others.map(({ entry }) => entry).toSorted(inRecordOrder)]
}

function answersIn(
  standing: StandingStatements,
  reply: Heard,
): { readonly objection: Objection; readonly answer: ClaimAnswer }[] {
  const reference = standing.meaningNow(reply).reference
  if (reference?.kind !== 'objection') return []
  const settled = standing
    .replies(reply)
    .some((said) => standing.meaningNow(said).reference?.kind === 'settlement')
  const { by, kind, hasParticulars, words } = reference.objection
  return [
    {
      objection: { by, kind, hasParticulars, words, settled, entry: reply.entry },
      answer: { by, kind, words, exemption: reference.exemption, settled, entry: reply.entry },
    },
  ]
}

/** Answers whether a reply speaks of what now stands: no correction changed the facts since. */
function currency(standing: StandingStatements, root: Heard): (reply: Heard) => boolean {
  const isCurrent = (reply: Heard, head: Heard, version: Heard): boolean => {
    const last = standing.versions(head).at(-1) ?? head
    if (last === version) return true
    const isAfter = reply.entry.room === last.entry.room && last.entry.index < reply.entry.index
    return isAfter || isSameFacts(contentsOf(version).facts, contentsOf(last).facts)
  }
  return (reply) => {
    if (reply.about === null) return false
    const line = lineOf(reply.about)
    return isCurrent(reply, line, reply.about) && (line === root || isCurrent(reply, root, root))
  }
}

function lineOf(heard: Heard): Heard {
  let at = heard
  while (at.meaning.reference?.kind === 'correction' && at.about !== null) at = at.about
  return at
}

function isSameFacts(a: readonly FactDraft[], b: readonly FactDraft[]): boolean {
  return a === b || textOf(a) === textOf(b)
}

// Facts never change, and each version is compared with the last again and again.
const texts = new WeakMap<readonly FactDraft[], string>()

function textOf(facts: readonly FactDraft[]): string {
  const text = texts.get(facts) ?? canonicalJson(facts)
  texts.set(facts, text)
  return text
}

function actOf(
  graph: Graph,
  standing: StandingStatements,
  key: StatementId,
  { under, by, at, effect }: Decision,
  entries: readonly EntryRef[],
): Act {
  return { key, under, by, at, entries, ...effectNow(graph, standing, effect) }
}

// An allotment may name a correction or a release; the fact has the key of what it stands for.
function effectNow(graph: Graph, standing: StandingStatements, effect: Effect): Effect {
  const now = (fact: FactKey): FactKey => {
    const target = graph.find(named<StatementId>(fact))
    return target === null ? fact : factKeyOf(standing.standsFor(target).id, null)
  }
  if (effect.kind === 'allot') return { ...effect, fact: now(effect.fact) }
  if (effect.kind !== 'same' && effect.kind !== 'distinct') return effect
  const [one, other] = effect.facts
  return { ...effect, facts: [now(one), now(other)] }
}
