// What the confirmations and findings of a statement make of its evidence: that the act was done,
// and who did it, each by itself (AGREEMENTS.md, "Occurrence and actor each need the basis").
//
// A finding goes before confirmations. Of an incident it speaks of the act alone unless it says who
// did it. What only corroborates raises nothing until it is judged that the source knows of it by
// itself: by a body, or by two offices of different sides.

import { bases, type Attribution, type Basis, type Confirmation } from '@holdfast/agreement'
import type { EntryRef, RoleId } from '@holdfast/agreement'
import type { Heard } from './heard.ts'
import type { FactDraft, Judge, Meaning, Reference } from './meaning.ts'
import type { StandingStatements } from './standing-statements.ts'

/** How sure it is that something was done, and who did it where that is known otherwise. */
export type Evidence = {
  readonly grade: Basis | 'refuted'
  readonly confirmations: readonly Confirmation[]
  /** Null: by the word and the evidence for the act. */
  readonly who: Who | null
}

/** Who did it, and whose word that is. */
export type Who = { readonly actor: RoleId | null; readonly attribution: Attribution }

/** Of a statement that nobody spoke of. */
export const unspoken: Evidence = { grade: 'reported', confirmations: [], who: null }

type Given = {
  readonly said: Extract<Reference, { kind: 'confirmation' }>
  readonly entry: EntryRef
  /** False for what is shown and raises nothing. */
  readonly counts: boolean
}

/**
 * The evidence of a statement by what was said of it. `speaksOfNow` says which replies speak of what
 * the statement now says.
 */
export function evidenceFrom(
  standing: StandingStatements,
  now: Meaning,
  replies: readonly Heard[],
  speaksOfNow: (reply: Heard) => boolean,
): Evidence {
  const [draft] = now.facts
  if (draft === undefined) return unspoken
  const source = draft.source ?? now.source
  const given: Given[] = []
  for (const reply of replies) {
    const said = standing.meaningNow(reply).reference
    if (said?.kind !== 'confirmation' || !speaksOfNow(reply)) continue
    const corroborates = said.grade === 'corroborated'
    if (corroborates && isOneSource(said, source)) continue
    const counts = !corroborates || said.isJudge === true || isJudged(standing, reply)
    given.push({ said, entry: reply.entry, counts })
  }
  const { grade, confirmations } = weighed(given.filter(({ said }) => said.only !== 'actor'))
  return { grade, confirmations, who: whoDidIt(draft, source, grade, given) }
}

/** What a source says of its own report, or its side's of each other's, corroborates nothing. */
function isOneSource({ by, alike = [] }: Given['said'], source: RoleId): boolean {
  return by === source || alike.includes(source)
}

/** True where a body, or two offices of different sides, judge that a source knows by itself. */
function isJudged(standing: StandingStatements, confirmation: Heard): boolean {
  const judges = standing.replies(confirmation).flatMap((reply): readonly Judge[] => {
    const said = standing.meaningNow(reply).reference
    return said?.kind === 'judgement' ? said.by : []
  })
  return (
    judges.some(({ isBody }) => isBody) ||
    judges.some((one) => judges.some((other) => areOfDifferentSides(one, other)))
  )
}

function areOfDifferentSides(one: Judge, other: Judge): boolean {
  return (
    one.role !== other.role &&
    one.sides.some((side) => other.sides.some((another) => another !== side))
  )
}

/** Who did it, where findings, or others' words, say that apart from the act. */
function whoDidIt(
  draft: FactDraft,
  source: RoleId,
  ofAct: Basis | 'refuted',
  given: readonly Given[],
): Who | null {
  const findings = latestByEach(given.filter(({ said }) => said.isFinding))
  const named = findings.findLast(({ said }) => said.attributedTo !== undefined)
  const cleared = findings.flatMap(({ said }) => (said.notBy === undefined ? [] : [said]))
  const not = cleared.flatMap(({ notBy }) => (notBy === undefined ? [] : [notBy]))
  const others = not.length === 0 ? {} : { not }
  if (named !== undefined && ofAct === 'determined') {
    const { by, attributedTo: actor = null } = named.said
    const confirmations = confirmationsOf([named])
    return { actor, attribution: { source: by, grade: 'determined', confirmations, ...others } }
  }
  const isIncident = draft.sighting !== undefined
  const ofActor = given.filter(
    ({ said }) =>
      said.only === 'actor' || (said.only === undefined && !(said.isFinding && isIncident)),
  )
  const { grade, confirmations } = weighed(ofActor)
  const { actor, attributedBy = source } = draft
  const body = cleared.at(-1)?.by
  if (body !== undefined && (actor === null || not.includes(actor))) {
    return { actor: null, attribution: { source: body, grade: 'determined', confirmations, not } }
  }
  if (actor === null) return null
  if (grade === 'refuted' && ofAct !== 'refuted') {
    const by = ofActor.findLast(({ said }) => said.grade === 'refuted')?.said.by ?? attributedBy
    return { actor: null, attribution: { source: by, grade, confirmations, not: [...not, actor] } }
  }
  if (attributedBy === source && grade === ofAct && not.length === 0) return null
  return { actor, attribution: { source: attributedBy, grade, confirmations, ...others } }
}

function weighed(given: readonly Given[]): Pick<Evidence, 'grade' | 'confirmations'> {
  const findings = latestByEach(given.filter(({ said }) => said.isFinding))
  const others = latestByEach(given.filter(({ said }) => !said.isFinding))
  const grade = gradeOf(findings) ?? gradeOf(others) ?? 'reported'
  return { grade, confirmations: confirmationsOf(given) }
}

function confirmationsOf(given: readonly Given[]): readonly Confirmation[] {
  return given.flatMap(({ said: { by, grade }, entry }) =>
    grade === null ? [] : [{ grade, by, entry }],
  )
}

// Where somebody spoke twice, their last word stands.
function latestByEach(given: readonly Given[]): readonly Given[] {
  const latest = new Map<string, Given>()
  for (const one of given) {
    // Of the act and of who did it, each body speaks apart.
    const { by, attributedTo, notBy } = one.said
    const key = notBy === undefined || attributedTo !== undefined ? by : `${by} not ${notBy}`
    latest.delete(key)
    latest.set(key, one)
  }
  return [...latest.values()]
}

// Where some refute what others uphold, neither decides.
function gradeOf(all: readonly Given[]): Basis | 'refuted' | null {
  const given = all.filter(({ counts }) => counts)
  const isRefuted = given.some(({ said }) => said.grade === 'refuted')
  const upheld = bases.findLast((basis) => given.some(({ said }) => said.grade === basis)) ?? null
  if (isRefuted) return upheld === null ? 'refuted' : null
  return upheld
}
