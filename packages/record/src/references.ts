// Whether a statement may say what it says about another, now that the other is known.
//
// The answer depends on the two statements and their authors alone, never on what else was said
// about them, so that it is the same in whatever order the rooms are read.

import { limits, ok, refuse, unreachable, type Result } from '@holdfast/base'
import type { Hear } from './domain.ts'
import { contentsOf, type Heard } from './heard.ts'
import { mayQuote, type Hearing } from './hearing.ts'
import { isOfTheLog } from './log-kinds.ts'
import type { Meaning, Reference } from './meaning.ts'
import { sharedProblems as problem } from './shared-problems.ts'

/** A statement about another, and the other. */
export type Referring = {
  readonly kind: string
  readonly meaning: Meaning
  readonly reference: Reference
  readonly target: Heard
  readonly hearing: Hearing
  readonly hear: Hear
}

/** The meaning of a statement about another, complete; or why it may not be said. */
export function admitReference(said: Referring): Result<Meaning> {
  const { reference, target } = said
  const most = limits.referenceDepth
  if (target.depth >= most) return refuse(problem.tooDeep(most))
  switch (reference.kind) {
    case 'correction':
      return admitCorrection(said)
    case 'retraction':
      return admitRetraction(said)
    case 'objection':
      return isAnswerable(contentsOf(target), reference.objection.kind)
        ? ok(said.meaning)
        : refuse(problem.wrongTarget(said.kind, target.kind))
    case 'confirmation':
      return admitConfirmation(said, reference.by, reference.grade)
    case 'judgement':
      return isCorroboration(contentsOf(target))
        ? ok(said.meaning)
        : refuse(problem.wrongTarget(said.kind, target.kind))
    case 'settlement':
      return admitSettlement(said)
    default:
      return unreachable(reference)
  }
}

function isOwn({ target, hearing }: Referring): boolean {
  return target.holder === hearing.speaker.holder
}

function notOwn({ target, hearing }: Referring): ReturnType<typeof problem.notTheAuthor> {
  return problem.notTheAuthor(hearing.speaker.holder, target.holder)
}

function isAnswerable(contents: Meaning, kind: 'denied' | 'disputed' | 'answered'): boolean {
  const { facts, claim, decision, reference } = contents
  if (facts.length > 0 || claim !== null || decision !== null) return true
  if (reference?.kind === 'confirmation') return true
  return reference?.kind === 'objection' && kind === 'answered'
}

function isCorroboration({ reference }: Meaning): boolean {
  return reference?.kind === 'confirmation' && reference.grade === 'corroborated'
}

function admitConfirmation(
  { kind, meaning, target }: Referring,
  by: string,
  grade: string | null,
): Result<Meaning> {
  const contents = contentsOf(target)
  if (contents.facts.length === 0) return refuse(problem.wrongTarget(kind, target.kind))
  const isSelf = grade === 'corroborated' && contents.source === by
  return isSelf ? refuse(problem.sameSource(by)) : ok(meaning)
}

// Those who dispute settle their own disputes; bodies and compilers record how others were settled.
function admitSettlement({ kind, meaning, target, hearing }: Referring): Result<Meaning> {
  const settled = contentsOf(target).reference
  if (settled?.kind !== 'objection' || settled.objection.kind !== 'disputed') {
    return refuse(problem.wrongTarget(kind, target.kind))
  }
  const disputedBy = settled.objection.by
  const settlesOwn =
    meaning.reference?.kind === 'settlement' && meaning.reference.by.includes(disputedBy)
  return settlesOwn || mayQuote(hearing)
    ? ok(meaning)
    : refuse(problem.notYoursToSettle(hearing.speaker.holder))
}

// Keys are revoked and a text is replaced; neither is taken back as if it had not been said.
function admitRetraction(said: Referring): Result<Meaning> {
  if (!isOwn(said)) return refuse(notOwn(said))
  return isOfTheLog(said.target.kind)
    ? refuse(problem.wrongTarget(said.kind, said.target.kind))
    : ok(said.meaning)
}

function admitCorrection(said: Referring): Result<Meaning> {
  const { reference, target, hearing, hear } = said
  if (reference.kind !== 'correction') return ok(said.meaning)
  if (!isOwn(said)) return refuse(notOwn(said))
  const first = firstOf(target)
  const before = first.meaning.reference
  const isCorrectable = before?.kind !== 'retraction' && !isOfTheLog(first.kind)
  if (!isCorrectable) return refuse(problem.wrongTarget(said.kind, first.kind))
  const contents = hear({ kind: first.kind, body: reference.body }, hearing)
  if (!contents.ok) return contents
  const after = contents.value.reference
  // To speak of another statement is to say something else: retract, and say that.
  if (before !== null && before.statement !== after?.statement) {
    return refuse(problem.refersElsewhere(before.statement))
  }
  if (after !== null && first.about !== null) {
    const admitted = admitReference({
      ...said,
      kind: first.kind,
      meaning: contents.value,
      reference: after,
      target: first.about,
    })
    if (!admitted.ok) return admitted
  }
  return ok({ ...said.meaning, reference: { ...reference, contents: contents.value } })
}

/** The statement that a line of corrections began with. */
function firstOf(heard: Heard): Heard {
  let at = heard
  while (at.meaning.reference?.kind === 'correction' && at.about !== null) at = at.about
  return at
}
