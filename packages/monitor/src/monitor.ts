// The monitor: compiled agreement and changing facts in, statuses out.
//
// It remembers what each instance came to, until when that holds, and which facts it touches; a new
// moment or a new fact costs what it changes. That is never visible: the answer equals one worked
// out from nothing, which monitor.property.test.ts holds it to.

import type { Act, CompiledAgreement, Fact, FactChange, FactKey } from '@holdfast/agreement'
import type { ClauseId, IdleAct, Question, RoleId, SetAside } from '@holdfast/agreement'
import type { Standing, Status, Why } from '@holdfast/agreement'
import type { Instant } from '@holdfast/base'
import { Clock, holdsAt, type Held } from './clock.ts'
import { FactShelves } from './evidence/fact-shelves.ts'
import { Frame, type Outcome } from './frame.ts'
import { actsOf, planOf, type Plan } from './plan/plan.ts'
import { SetAsides } from './evidence/set-aside.ts'
import type { Asking } from './setting.ts'
import { closeAt } from './overlay/close.ts'
import { groundOf, notAmended, termAt } from './overlay/powers.ts'
import type { Amended, Term } from './overlay/powers.ts'
import { whyInFrame } from './why/in-frame.ts'

export type Monitor = {
  /** Takes a fact that is new, changed or gone. The order of changes to different facts is free. */
  readonly observe: (change: FactChange) => void
  /** Takes the acts on record as they now are, in record order, in place of those before. */
  readonly hear: (acts: readonly Act[]) => void
  readonly standing: (question: Question) => Standing
  /** The standings at many moments, in the order given. */
  readonly standings: (asking: Asking, moments: readonly Instant[]) => readonly Standing[]
  /** Why the instances of a clause stand as they do: all of them, or the one of a name. */
  readonly why: (question: Question, clause: ClauseId, instance: string | null) => readonly Why[]
  /** Another monitor that goes on from here. What either is told afterwards, the other is not. */
  readonly fork: () => Monitor
}

/** What has been heard, as `standingFrom` takes it. */
export type Heard = { readonly facts: readonly Fact[]; readonly acts: readonly Act[] }

/** The standing worked out from nothing. */
export function standingFrom(
  agreement: CompiledAgreement,
  heard: Heard,
  question: Question,
): Standing {
  const monitor = createMonitor(agreement)
  for (const fact of heard.facts) monitor.observe({ key: fact.key, before: null, after: fact })
  monitor.hear(heard.acts)
  return monitor.standing(question)
}

/**
 * What one clause comes to, worked out from nothing: of the facts only those are heard on which it
 * leans. So what was known of it at a cut costs its own facts, and not those of all.
 */
export function statusesOf(
  agreement: CompiledAgreement,
  heard: { readonly facts: Iterable<Fact>; readonly acts: readonly Act[] },
  question: Question,
  clause: ClauseId,
): readonly Status[] {
  const plan = planOf(agreement, clause)
  const monitor = new Remembering(plan, notAmended)
  const acts = actsOf(plan)
  for (const fact of heard.facts) {
    if (acts.has(fact.act)) monitor.observe({ key: fact.key, before: null, after: fact })
  }
  monitor.hear(heard.acts)
  return monitor.standing(question).statuses.filter((status) => status.clause === clause)
}

/**
 * A monitor that has heard nothing yet. `amended` says which clauses bind from a moment on or until
 * one, where other texts were in force before or after this one.
 */
export function createMonitor(
  agreement: CompiledAgreement,
  amended: Amended = notAmended,
): Monitor {
  return new Remembering(planOf(agreement), amended)
}

/** Ways of asking, under one term each, that are remembered; the one asked longest ago goes. */
const framesKept = 8
/** Of those, how many a fork begins with: the ones asked last. */
const framesForked = 2
/** Terms that are remembered until an act changes. */
const termsKept = 256

/** A term, and what of it statuses rest on. */
type Grounded = { readonly term: Term; readonly ground: string }

/** How a frame is asked what it comes to at the moment of a question. */
type OutcomeAt = (frame: Frame) => Outcome

/** What a question comes to, before objections are asked about. */
type Unobjected = Grounded & {
  readonly asking: Asking
  readonly outcome: Outcome
  readonly outcomeAt: OutcomeAt
}

class Remembering implements Monitor {
  readonly #plan: Plan
  readonly #amended: Amended
  readonly #shelves: FactShelves
  readonly #aside: SetAsides
  #acts: readonly Act[]
  #terms: Held<Grounded>[]
  /** Least recently asked first. */
  #frames: Frame[]

  constructor(plan: Plan, amended: Amended, from?: Remembering) {
    this.#plan = plan
    this.#amended = amended
    this.#shelves = new FactShelves(from === undefined ? undefined : from.#shelves)
    this.#aside = new SetAsides(from === undefined ? undefined : from.#aside)
    this.#acts = from === undefined ? [] : from.#acts
    this.#terms = from === undefined ? [] : [...from.#terms]
    this.#frames =
      from === undefined ? [] : from.#frames.slice(-framesForked).map((frame) => frame.fork())
  }

  observe = (change: FactChange): void => {
    const { key } = change
    const before = this.#aside.has(key) ? null : change.before
    const after = this.#aside.admit(key, change.after)
    if (before === null && after === null) return
    const isAsIs = before === change.before && after === change.after
    const usable = isAsIs ? change : { key, before, after }
    this.#shelves.observe(usable, this.#note)
  }

  #note = (changed: FactChange): void => {
    for (const frame of this.#frames) frame.note(changed)
  }

  hear = (acts: readonly Act[]): void => {
    if (acts === this.#acts) return
    this.#acts = acts
    // What an act leaves as it was stays worked out: it is known again by its ground.
    this.#terms = []
  }

  standing = ({ asOf, basis, source, stage }: Question): Standing => {
    const asking = { basis, source, stage }
    const at: OutcomeAt = (frame) => frame.at(new Clock(asOf), this.#shelves)
    return this.#at(asOf, asking, this.#aside.list(), at)
  }

  standings = (asking: Asking, moments: readonly Instant[]): readonly Standing[] => {
    const aside = this.#aside.list()
    return moments.map((asOf) =>
      this.#at(asOf, asking, aside, (frame) => frame.atOneOfMany(asOf, this.#shelves)),
    )
  }

  why = (question: Question, clause: ClauseId, instance: string | null): readonly Why[] => {
    const { asOf, basis, source, stage } = question
    const { term, ground } = this.#termAt(asOf)
    if (!term.isOn) return []
    const frame = this.#frameOf({ basis, source, stage }, term, ground)
    return whyInFrame(frame, new Clock(asOf), this.#shelves, { clause, instance })
  }

  fork = (): Monitor => new Remembering(this.#plan, this.#amended, this)

  #at(
    asOf: Instant,
    asking: Asking,
    setAside: readonly SetAside[],
    outcomeAt: OutcomeAt,
  ): Standing {
    const { term, ground } = this.#termAt(asOf)
    const outcome = outcomeAt(this.#frameOf(asking, term, ground))
    const told = { asking, term, ground, outcome, outcomeAt }
    return {
      inForce: { from: term.from, to: term.to },
      statuses: term.isOn ? this.#withObjections(asOf, told) : [],
      powers: term.uses,
      permissions: term.isOn ? outcome.permissions : [],
      idleActs: [...term.idle, ...this.#unapplied(term, outcome)],
      setAside,
    }
  }

  /** Each status that turns on sources objected to, or close to a side, says what it is without. */
  #withObjections(
    asOf: Instant,
    { asking, term, ground, outcome: { statuses }, outcomeAt }: Unobjected,
  ): readonly Status[] {
    const close = closeAt(this.#plan.agreement, term, asOf)
    const named = [...term.objected, ...close].map(({ source }) => source)
    const sources = [...new Set(named)].toSorted()
    if (sources.length === 0) return statuses
    const frame = this.#frameOf({ ...asking, without: sources }, term, ground)
    const others = outcomeAt(frame).statuses
    const byName = new Map(others.map((other) => [nameOf(other), other.status]))
    const told = close.length === 0 ? {} : { close }
    return statuses.map((one) => {
      const status = byName.get(nameOf(one)) ?? 'void'
      return status === one.status ? one : { ...one, without: { sources, status, ...told } }
    })
  }

  #termAt(asOf: Instant): Grounded {
    const known = this.#terms.find((held) => holdsAt(held, asOf))
    if (known !== undefined) return known.value
    const clock = new Clock(asOf)
    const held = clock.watch(() => {
      const term = termAt(this.#plan.agreement, this.#acts, clock, this.#amended)
      return { term, ground: groundOf(term) }
    })
    this.#terms = [held, ...this.#terms].slice(0, termsKept)
    return held.value
  }

  #frameOf(asking: Asking, term: Term, ground: string): Frame {
    const isAsked = (frame: Frame): boolean =>
      frame.ground === ground &&
      frame.asking.basis === asking.basis &&
      frame.asking.source === asking.source &&
      frame.asking.stage === asking.stage &&
      isSameList(frame.asking.without, asking.without)
    const frame = this.#frames.find(isAsked) ?? new Frame(this.#plan, asking, term)
    this.#frames = [...this.#frames.filter((one) => one !== frame), frame].slice(-framesKept)
    return frame
  }

  /** Decisions that name no fact or no instance there is. What a reader leaves out is no reason. */
  #unapplied(term: Term, { applied, hasInstance }: Outcome): IdleAct[] {
    const isKnown = (key: FactKey): boolean => this.#shelves.has(key)
    return term.allotments
      .filter(
        (act) =>
          !applied.has(act.key) && !(isKnown(act.fact) && hasInstance(act.clause, act.instance)),
      )
      .map((act) => ({ key: act.key, why: 'unknown-target', entries: act.entries }))
  }
}

function isSameList(a: readonly RoleId[] = [], b: readonly RoleId[] = []): boolean {
  return a.length === b.length && a.every((one, at) => one === b[at])
}

function nameOf({ clause, instance, bearer }: Status): string {
  return `${clause} ${instance} ${bearer ?? ''}`
}
