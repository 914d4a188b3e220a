// What a statement comes to after everything said about it: facts, an act, a claim.
//
// A pure function of the statement and what stands on the record about it, in record order. What
// would be easy to get wrong: a confirmation speaks of the version it was given, so a correction
// that changes the fact leaves it behind; a party cannot have one thing verified and then say
// another. Objections stay through corrections until they are settled or taken back.

import { bases, type Act, type Basis, type Confirmation, type Effect } from '@holdfast/agreement'
import { named, type EntryRef, type Fact, type FactKey } from '@holdfast/agreement'
import type { Objection, RoleId } from '@holdfast/agreement'
import { canonicalJson } from '@holdfast/base'
import type { Claim, ClaimAnswer } from './claim.ts'
import { contentsOf, inRecordOrder, isCopy, isLive, meaningNow, membersOf } from './heard.ts'
import { standingReplies, standsFor, versionsOf, type Graph, type Heard } from './heard.ts'
import type { Decision, FactDraft, Meaning, Reference } from './meaning.ts'
import type { StatementId } from './ids.ts'

/** What one statement that stands by itself amounts to. */
export type Outcome = {
  readonly facts: readonly Fact[]
  readonly act: Act | null
  readonly claim: Claim | null
}

/** What is left of a statement that was retracted, or that only repeats another. */
export const noOutcome: Outcome = { facts: [], act: null, claim: null }

/** What a statement comes to. `root` is one that stands by itself. */
export function outcomeOf(graph: Graph, root: Heard): Outcome {
  if (root.about !== null || !isLive(graph, root) || isCopy(graph, root)) return noOutcome
  if (graph.repliesTo(root).length === 0 && graph.releasesOf(root).length === 0) {
    return outcomeAlone(graph, root)
  }
  const now = meaningNow(graph, root)
  if (now.facts.length === 0 && now.decision === null && now.claim === null) return noOutcome
  const entries = entriesOf(graph, root)
  const replies = standingReplies(graph, root)
  const answers = replies.flatMap((reply) => answersIn(graph, reply))
  const evidence = evidenceFrom(graph, root, now, replies)
  return {
    facts: now.facts.map((draft, at) => ({
      key: factKeyOf(root.id, now.facts.length === 1 ? null : at + 1),
      ...draft,
      actor: evidence.actor === undefined ? draft.actor : evidence.actor,
      source: draft.source ?? now.source,
      grade: evidence.grade,
      confirmations: evidence.confirmations,
      objections: answers.map(({ objection }) => objection),
      entries,
    })),
    act: now.decision === null ? null : actOf(graph, root, now.decision, entries),
    claim:
      now.claim === null
        ? null
        : {
            key: factKeyOf(root.id, null),
            source: now.source,
            ...now.claim,
            answers: answers.map(({ answer }) => answer),
            entries,
          },
  }
}

// Most statements are never spoken of, and a record may have many: they come to what they say.
function outcomeAlone(graph: Graph, root: Heard): Outcome {
  const { facts, decision, claim, source } = root.meaning
  const entries = [root.entry]
  return {
    facts: facts.map((draft, at) => ({
      key: factKeyOf(root.id, facts.length === 1 ? null : at + 1),
      ...draft,
      source: draft.source ?? source,
      grade: 'reported',
      confirmations: [],
      objections: [],
      entries,
    })),
    act: decision === null ? null : actOf(graph, root, decision, entries),
    claim:
      claim === null
        ? null
        : { key: factKeyOf(root.id, null), source, ...claim, answers: [], entries },
  }
}

/** The key of a statement's fact; of its nth where it has several. */
export function factKeyOf(id: StatementId, n: number | null): FactKey {
  // A statement id is checked hex; with its number it is longer than ids that people write.
  return (n === null ? id : `${id}.${n}`) as FactKey
}

// The entries a fact rests on: what was first said, then corrections in force and releases.
function entriesOf(graph: Graph, root: Heard): readonly EntryRef[] {
  const inForce = new Set(versionsOf(graph, root))
  const others = membersOf(graph, root).filter(
    (member) => member !== root && (inForce.has(member) || isCopy(graph, member)),
  )
  return [root.entry, ...others.map(({ entry }) => entry).toSorted(inRecordOrder)]
}

function answersIn(
  graph: Graph,
  reply: Heard,
): { readonly objection: Objection; readonly answer: ClaimAnswer }[] {
  const reference = meaningNow(graph, reply).reference
  if (reference?.kind !== 'objection') return []
  const settled = standingReplies(graph, reply).some(
    (said) => meaningNow(graph, said).reference?.kind === 'settlement',
  )
  const { by, kind, hasParticulars, words } = reference.objection
  return [
    {
      objection: { by, kind, hasParticulars, words, settled, entry: reply.entry },
      answer: { by, kind, words, exemption: reference.exemption, settled, entry: reply.entry },
    },
  ]
}

type Evidence = {
  readonly grade: Basis | 'refuted'
  readonly confirmations: readonly Confirmation[]
  /** Undefined: nobody determined who did it. */
  readonly actor: RoleId | null | undefined
}

type Given = {
  readonly said: Extract<Reference, { kind: 'confirmation' }>
  readonly entry: EntryRef
}

function evidenceFrom(
  graph: Graph,
  root: Heard,
  now: Meaning,
  replies: readonly Heard[],
): Evidence {
  const given: Given[] = []
  const speaksOfNow = currency(graph, root)
  for (const reply of replies) {
    const said = meaningNow(graph, reply).reference
    if (said?.kind !== 'confirmation' || !speaksOfNow(reply)) continue
    const isSelf = said.grade === 'corroborated' && said.by === (now.facts[0]?.source ?? now.source)
    if (!isSelf) given.push({ said, entry: reply.entry })
  }
  const findings = latestByEach(given.filter(({ said }) => said.isFinding))
  const others = latestByEach(given.filter(({ said }) => !said.isFinding))
  const determined = findings.filter(({ said }) => said.grade === 'determined')
  const grade = gradeOf(findings) ?? gradeOf(others) ?? 'reported'
  return {
    grade,
    confirmations: given.flatMap(({ said: { by, grade: evidence }, entry }) =>
      evidence === null ? [] : [{ grade: evidence, by, entry }],
    ),
    actor: grade === 'determined' ? determined.at(-1)?.said.attributedTo : undefined,
  }
}

// Where somebody spoke twice, their last word stands.
function latestByEach(given: readonly Given[]): readonly Given[] {
  const latest = new Map<RoleId, Given>()
  for (const one of given) {
    latest.delete(one.said.by)
    latest.set(one.said.by, one)
  }
  return [...latest.values()]
}

// Where some refute what others uphold, neither decides.
function gradeOf(given: readonly Given[]): Basis | 'refuted' | null {
  const isRefuted = given.some(({ said }) => said.grade === 'refuted')
  const upheld = bases.findLast((basis) => given.some(({ said }) => said.grade === basis)) ?? null
  if (isRefuted) return upheld === null ? 'refuted' : null
  return upheld
}

/** Answers whether a reply speaks of what now stands: no correction changed the facts since. */
function currency(graph: Graph, root: Heard): (reply: Heard) => boolean {
  const lasts = new Map<Heard, Heard>()
  const lastOf = (head: Heard): Heard => {
    const last = lasts.get(head) ?? versionsOf(graph, head).at(-1) ?? head
    lasts.set(head, last)
    return last
  }
  const isCurrent = (reply: Heard, head: Heard, version: Heard): boolean => {
    const last = lastOf(head)
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
  return a === b || canonicalJson(a) === canonicalJson(b)
}

function actOf(graph: Graph, root: Heard, decision: Decision, entries: readonly EntryRef[]): Act {
  const { under, by, at, effect } = decision
  return { key: root.id, under, by, at, entries, ...effectNow(graph, effect) }
}

// An allotment may name a correction or a release; the fact has the key of what it stands for.
function effectNow(graph: Graph, effect: Effect): Effect {
  if (effect.kind !== 'allot') return effect
  const target = graph.find(named<StatementId>(effect.fact))
  return target === null
    ? effect
    : { ...effect, fact: factKeyOf(standsFor(graph, target).id, null) }
}
