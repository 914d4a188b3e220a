// Why the instances of a clause stand as they do: each status with its figures, the facts that
// could bear on it with what each lacks, the allotment, the arithmetic, and what would decide or
// change it.
//
// Every figure is one that the status rests on: what counted, least and most come from the monitor.
// What would decide is read from the reason and from what the facts lack; nothing is promised.

import type { ClauseId, Deciding, Lacking, Why } from '@holdfast/agreement'
import type { Answer, RecordQuestion, Sum } from '@holdfast/sum'
import { limits, unreachable } from '@holdfast/base'
import type { ClauseStatus } from './clause.ts'
import { toldFact, type ToldFact } from './facts.ts'
import { figuresOf } from './figures.ts'
import { headOf, type AnswerHead } from './head.ts'
import { referrerOf } from './references.ts'
import { toldSetAside, toldStatus, type ToldSetAside } from './standing.ts'

/** A fact as it bears on an instance, by reference. */
export type ToldWeighed = Omit<Why['facts'][number], 'key'> & { readonly fact: string }

/** One instance: its status, and why. */
export type ToldWhy = ClauseStatus & {
  readonly why: Omit<Why, 'clause' | 'instance' | 'bearer' | 'facts'> & {
    readonly facts: readonly ToldWeighed[]
    /** Facts that could bear on it and are too many to list. */
    readonly unlisted: number
    readonly deciding: readonly Deciding[]
  }
}

/** Why a clause stands as it does. */
export type WhyAnswer = AnswerHead & {
  readonly clause: ClauseId
  readonly instances: readonly ToldWhy[]
  /** Each fact that is named, once. */
  readonly facts: readonly ToldFact[]
  /** Facts that cannot be used at all, whatever clause hears them. */
  readonly setAside: readonly ToldSetAside[]
}

/** What is asked: a clause, and one of its instances or all. */
export type WhyAsked = { readonly clause: ClauseId; readonly instance: string | null }

/** Why the instances of a clause stand as they do in an answer that `sum` gave. */
export function whyAnswerOf(
  sum: Pick<Sum, 'why'>,
  question: RecordQuestion,
  answer: Answer,
  asked: WhyAsked,
): WhyAnswer {
  const refer = referrerOf(answer)
  const { clause, instance: name } = asked
  const own = answer.standing.statuses.filter(
    (status) => status.clause === clause && (name === null || status.instance === name),
  )
  const whys = sum.why({ ...question, asOf: answer.question.asOf }, answer.question.asOf, asked)
  const listed = new Set<string>()
  const instances = own.flatMap((status, at): ToldWhy[] => {
    const why = whys[at]
    if (why === undefined) return []
    const { clause: _clause, instance: _instance, bearer: _bearer, facts, ...plain } = why
    const shown = facts.slice(-limits.factsOfInstance)
    for (const { key } of shown) listed.add(key)
    const toldFacts = shown.map(({ key, ...fact }) => ({ fact: refer(key), ...fact }))
    const told = toldStatus(status, refer)
    return [
      {
        ...told,
        figures: figuresOf(status),
        why: {
          ...plain,
          facts: toldFacts,
          unlisted: facts.length - shown.length,
          deciding: decidingOf(told, toldFacts),
        },
      },
    ]
  })
  return {
    ...headOf(answer),
    clause,
    instances,
    facts: answer.replayed.facts.filter(({ key }) => listed.has(key)).map(toldFact),
    setAside: toldSetAside(answer.standing.setAside, refer),
  }
}

/** The instances that a clause has in an answer, in the order of their statuses. */
export function instancesOf({ standing }: Answer, clause: ClauseId): readonly string[] {
  const own = standing.statuses.filter((status) => status.clause === clause)
  return [...new Set(own.map(({ instance }) => instance))]
}

const isSettled = (status: string): boolean =>
  ['met', 'late', 'excused', 'void', 'unmet'].includes(status)

function decidingOf(
  status: ReturnType<typeof toldStatus>,
  facts: readonly ToldWeighed[],
): readonly Deciding[] {
  if (isSettled(status.status)) return []
  return [...byReason(status, facts), ...byLacking(facts)]
}

function byReason(
  { reason }: ReturnType<typeof toldStatus>,
  facts: readonly ToldWeighed[],
): readonly Deciding[] {
  switch (reason.code) {
    case 'trigger-awaited':
    case 'condition-after-due':
    case 'amount-open':
      return [{ code: 'trigger' }]
    case 'window-open':
    case 'deadline-open':
    case 'area-partly':
      return [{ code: 'performance' }]
    case 'not-closed':
      return [{ code: 'closing-total' }]
    case 'no-count':
    case 'count-too-wide':
      return [{ code: 'a-count' }]
    case 'no-coverage':
    case 'partly-covered':
      return [{ code: 'watching' }]
    case 'counts-differ':
      return [{ code: 'counts-alike' }]
    case 'may-be-same':
      return [{ code: 'same-or-distinct', facts: countedIn(facts) }]
    case 'bounds-straddle':
      return [{ code: 'time-of', facts: reason.facts }]
    case 'performed-at-unknown':
      return [{ code: 'time-of', facts: countedIn(facts) }]
    case 'qualifier-open':
      return [{ code: 'finding', word: reason.word, facts: reason.facts }]
    case 'base-unknown':
      return [{ code: 'size-of', group: reason.group }]
    case 'condition-off':
      return [{ code: 'state', state: reason.state }]
    case 'suspended-by':
      return [{ code: 'resuming' }]
    // What the facts lack says it, or it is decided.
    case 'actor-unknown':
    case 'closed-below':
    case 'covered-none-recorded':
    case 'exceeded':
    case 'exception-unknown':
    case 'gauge-unknown':
    case 'line-unknown':
    case 'excused-by':
    case 'incident-recorded':
    case 'kept-below':
    case 'not-yet-open':
    case 'part-decides':
    case 'place-unknown':
    case 'reached-late':
    case 'superseded-by':
    case 'target-reached':
    case 'terminated-by':
    case 'trigger-cannot-come':
    case 'window-too-short':
      return []
    default:
      return unreachable(reason)
  }
}

function countedIn(facts: readonly ToldWeighed[]): readonly string[] {
  return facts.filter(({ counted }) => counted > 0).map(({ fact }) => fact)
}

/** What facts lack that somebody could still say. */
function byLacking(facts: readonly ToldWeighed[]): readonly Deciding[] {
  const of = (...codes: readonly Lacking['code'][]): readonly string[] =>
    facts.filter(({ lacking }) => lacking !== null && codes.includes(lacking.code)).map(nameOf)
  const lists: readonly Deciding[] = [
    { code: 'place-of', facts: of('place-not-told') },
    { code: 'class-of', facts: of('left-out-not-told') },
    { code: 'actor-of', facts: of('actor-not-told', 'actor-not-on-basis') },
    { code: 'another-word', facts: of('own-interest', 'decides-nothing') },
  ]
  const [first] = facts.flatMap(({ lacking }) => (lacking?.code === 'below-basis' ? [lacking] : []))
  const confirming: readonly Deciding[] =
    first === undefined
      ? []
      : [{ code: 'confirming', basis: first.basis, by: first.by, facts: of('below-basis') }]
  return [...lists.filter((one) => 'facts' in one && one.facts.length > 0), ...confirming]
}

function nameOf({ fact }: ToldWeighed): string {
  return fact
}
