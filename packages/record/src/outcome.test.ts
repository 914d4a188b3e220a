// Goal: what a statement comes to is worked out by looking at each statement of its thread a few
// times, however many there are and however they refer to each other.
// Method: threads of one shape and growing size, in a graph that counts every statement it hands
// out. Work is counted, not timed.

import { named, type RoleId } from '@holdfast/agreement'
import { assert, limits, present } from '@holdfast/base'
import { describe, expect, test } from 'vitest'
import type { Graph, Heard } from './heard.ts'
import { isStatementId, type StatementId } from './ids.ts'
import { meaning, type FactDraft, type Meaning, type Reference } from './meaning.ts'
import { outcomeOf } from './outcome.ts'
import { at } from './testing.ts'

const when = { earliest: at('2031-04-02T10:00Z'), latest: at('2031-04-02T10:00Z') }
const draft: FactDraft = {
  form: 'event',
  act: named('fire'),
  actor: null,
  tags: {},
  place: named('upper'),
  amount: { value: 1, unit: 'incidents' },
  at: when,
  period: null,
  closes: false,
  stage: null,
}

function idOf(n: number): StatementId {
  const id = n.toString(16).padStart(64, '0')
  assert(isStatementId(id), 'an id')
  return id
}

/** A thread that grows, and counts what is asked of it. */
class Thread implements Graph {
  readonly #heard: Heard[] = []
  readonly #replies = new Map<StatementId, Heard[]>()
  readonly #releases = new Map<StatementId, Heard[]>()
  handedOut = 0

  say(given: Meaning, about: Heard | null = null, releases: Heard | null = null): Heard {
    const index = this.#heard.length
    const heard: Heard = {
      id: idOf(index),
      entry: { room: named('public'), index },
      kind: 'incident.reported',
      holder: 'north',
      body: {},
      claimedAt: when.earliest,
      releases: releases?.id ?? null,
      meaning: given,
      about,
      depth: about === null ? 0 : about.depth + 1,
    }
    this.#heard.push(heard)
    if (about !== null) put(this.#replies, about.id, heard)
    if (releases !== null) put(this.#releases, releases.id, heard)
    return heard
  }

  find(id: StatementId): Heard | null {
    return this.#heard[Number.parseInt(id, 16)] ?? null
  }

  repliesTo({ id }: Heard): readonly Heard[] {
    return this.#handOut(this.#replies.get(id) ?? [])
  }

  releasesOf({ id }: Heard): readonly Heard[] {
    return this.#handOut(this.#releases.get(id) ?? [])
  }

  isSetAside(): boolean {
    return false
  }

  #handOut(list: readonly Heard[]): readonly Heard[] {
    this.handedOut += 1 + list.length
    return list
  }
}

function put(lists: Map<StatementId, Heard[]>, id: StatementId, heard: Heard): void {
  const list = lists.get(id)
  if (list === undefined) lists.set(id, [heard])
  else list.push(heard)
}

function reported(facts: number): Meaning {
  return meaning(named('north'), { facts: Array.from({ length: facts }, () => draft) })
}

function reply(reference: Reference): Meaning {
  return meaning(named('south'), { reference })
}

const south = named<RoleId>('south')

function denial({ id }: Heard, words = 'no'): Meaning {
  const objection = { by: south, kind: 'denied', hasParticulars: false, words } as const
  return reply({ kind: 'objection', statement: id, objection, exemption: null })
}

function retraction({ id }: Heard): Meaning {
  return reply({ kind: 'retraction', statement: id })
}

function correction({ id }: Heard, contents: Meaning): Meaning {
  return reply({ kind: 'correction', statement: id, body: {}, contents })
}

const shapes: readonly (readonly [string, (thread: Thread, root: Heard, n: number) => void])[] = [
  [
    'denials one after another',
    (thread, root, n) => {
      for (let at = 0; at < n; at++) thread.say(denial(root), root)
    },
  ],
  [
    'denials, each retracted',
    (thread, root, n) => {
      for (let at = 0; at < n / 2; at++) {
        const denied = thread.say(denial(root), root)
        thread.say(retraction(denied), denied)
      }
    },
  ],
  [
    'a line of retractions of retractions, again and again',
    (thread, root, n) => {
      let last = root
      for (let at = 0; at < n; at++) {
        last = thread.say(retraction(last), last)
        if (last.depth >= limits.referenceDepth) last = root
      }
    },
  ],
  [
    'corrections of corrections, again and again',
    (thread, root, n) => {
      let last = root
      for (let at = 0; at < n; at++) {
        last = thread.say(correction(last, reported(1)), last)
        if (last.depth >= limits.referenceDepth) last = root
      }
    },
  ],
  [
    'releases in other rooms, each denied',
    (thread, root, n) => {
      for (let at = 0; at < n / 2; at++) {
        const release = thread.say(reported(1), null, root)
        thread.say(denial(release), release)
      }
    },
  ],
]

function workOf(shape: (thread: Thread, root: Heard, n: number) => void, n: number): number {
  const thread = new Thread()
  const root = thread.say(reported(1))
  shape(thread, root, n)
  thread.handedOut = 0
  outcomeOf(thread, root)
  return thread.handedOut
}

describe('what a statement comes to is worked out in steps that grow with its thread', () => {
  for (const [what, shape] of shapes) {
    test(`for ${what}`, () => {
      for (const n of [1_000, 4_000, 16_000]) expect(workOf(shape, n)).toBeLessThan(12 * n)
    })
  }
})

describe('what is said against a statement', () => {
  test('is one list for all its facts, however many', () => {
    const thread = new Thread()
    const root = thread.say(reported(72))
    for (let at = 0; at < 100; at++) thread.say(denial(root, 'x'.repeat(4_000)), root)
    const { facts } = outcomeOf(thread, root)
    expect(facts).toHaveLength(72)
    expect(new Set(facts.map(({ objections }) => objections)).size).toBe(1)
    expect(new Set(facts.map(({ entries }) => entries)).size).toBe(1)
    expect(facts[0]?.objections).toHaveLength(100)
  })

  test('counts up to the limit, the first of the record first', () => {
    const thread = new Thread()
    const root = thread.say(reported(1))
    for (let at = 0; at <= limits.repliesOfStatement; at++) thread.say(denial(root), root)
    const objections = present(outcomeOf(thread, root).facts[0], 'a fact').objections
    expect(objections).toHaveLength(limits.repliesOfStatement)
    expect(objections[0]?.entry.index).toBe(1)
  })
})
