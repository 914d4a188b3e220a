// What a worker works out for a question: one line for each answer that needs a sum.
//
// A presenter asks the sum and arranges what it says; it holds no rule of its own. It runs in a
// worker thread, so it may take its time; what it gives is printed there and sent as it is.

import { isClosed, timelineFrom, timelineJson } from '@holdfast/analysis'
import { tonightFrom, tonightJson } from '@holdfast/analysis'
import { canonicalJson, decodeUtf8, offsetAt, ok, printInstantAt } from '@holdfast/base'
import type { Bytes, Instant, Result } from '@holdfast/base'
import { answerOf } from '@holdfast/replay'
import type { Answer, RecordQuestion, Sum } from '@holdfast/sum'
import { factsJson } from '../present/standing-json.ts'

/** What a route adds to a question, by name; already checked against its shape. */
export type Params = Readonly<Record<string, string>>

/** What is asked of a presenter. `now` is the server's, to the minute. */
export type Asking = {
  readonly sum: Sum
  /** The files of the newest text. */
  readonly files: ReadonlyMap<string, Bytes>
  readonly question: RecordQuestion
  readonly params: Params
  readonly now: Instant
}

/** Answers in printed JSON, or says what it cannot find. */
export type Presenter = {
  readonly present: (asking: Asking) => Result<string>
  /** True where the answer depends on the present also for a question that names a moment. */
  readonly dependsOnNow?: boolean
}

const nothingAsked: Omit<RecordQuestion, 'view'> = {
  asOf: null,
  basis: null,
  source: null,
  stage: null,
  knownAt: null,
}

// Whether an agreement is over is asked of the record as it stands now, whatever else is asked.
function isOver({ sum, question: { view }, now }: Asking): boolean {
  const { standing } = sum.standing({ ...nothingAsked, view, asOf: now }, now)
  return isClosed(standing, now)
}

function answerJson(answer: Answer): ReturnType<typeof answerOf> {
  return answerOf(answer.agreement, answer, answer.question, answer.standing)
}

const statuses: Presenter = {
  present: ({ sum, question, now }) => ok(canonicalJson(answerJson(sum.standing(question, now)))),
}

const facts: Presenter = {
  present: ({ sum, question, now }) => {
    const { agreement, replayed, question: asked } = sum.standing(question, now)
    return ok(canonicalJson(factsJson(agreement, replayed, asked)))
  },
}

const timeline: Presenter = {
  present: ({ sum, question, now }) => {
    const answer = sum.standing(question, now)
    const { agreement, standing } = answer
    const line = timelineFrom(agreement, standing)
    return ok(canonicalJson(timelineJson(agreement, answerJson(answer), line)))
  },
}

const tonight: Presenter = {
  dependsOnNow: true,
  present: (asking) => {
    const { sum, question, now } = asking
    const { agreement, standing, question: asked, ...reach } = sum.standing(question, now)
    const isPublic = question.view.every((room) => room === 'public')
    const isWithheld = isPublic && !isOver(asking)
    const shown = isWithheld ? null : tonightFrom(agreement, standing, asked.asOf)
    return ok(canonicalJson(tonightJson(agreement, reach, shown)))
  },
}

/** The term of an agreement as it stands, and whether it is over: for the shelf. */
const term: Presenter = {
  dependsOnNow: true,
  present: ({ sum, question: { view }, now }) => {
    const asked = { ...nothingAsked, view, asOf: now }
    const { agreement, standing } = sum.standing(asked, now)
    const { from, to } = standing.inForce
    const print = (at: Instant): string =>
      printInstantAt(at, offsetAt(agreement.calendar.rules, at))
    const inForce = { from: print(from), to: to === null ? null : print(to) }
    return ok(JSON.stringify({ inForce, isClosed: isClosed(standing, now) }))
  },
}

/** What one entry amounts to in a view. `params` name its room and its index. */
const outcome: Presenter = {
  present: ({ sum, question, params, now }) => {
    const asked = { ...question, asOf: question.asOf ?? now }
    const { view, knownAt, replayed } = sum.standing(asked, now)
    const isHere = (at: { readonly room: string; readonly index: number }): boolean =>
      at.room === params['room'] && String(at.index) === params['index']
    const refusal = replayed.refused.find(({ entry }) => isHere(entry))?.problem ?? null
    const waitsFor = replayed.unresolved.find(({ entry }) => isHere(entry))?.refersTo ?? null
    const found = {
      view,
      knownAt,
      standing: refusal !== null ? 'refused' : waitsFor !== null ? 'waiting' : 'admitted',
      problem: refusal === null ? null : { code: refusal.code, about: refusal.about },
      waitsFor,
      facts: replayed.facts.filter(({ entries }) => entries.some(isHere)).map(({ key }) => key),
    }
    return ok(JSON.stringify(found))
  },
}

/**
 * An agreement as it is read and checked. `params.reader` is what depends on who reads, a JSON
 * object; the rest is the same for everybody.
 */
const agreement: Presenter = {
  present: ({ sum, files, params }) => {
    const { id, title, notice } = sum.agreement
    const text = { title: sum.text.text.title, articles: sum.text.text.articles }
    const [placesFile = ''] = sum.text.placeFiles
    const places: unknown = JSON.parse(textOf(files, placesFile) ?? 'null')
    const shared = JSON.stringify({ id, title, notice, compiled: sum.agreement, text, places })
    return ok(`${shared.slice(0, -1)},${(params['reader'] ?? '{}').slice(1)}`)
  },
}

function textOf(files: Asking['files'], name: string): string | null {
  const bytes = files.get(name)
  return bytes === undefined ? null : decodeUtf8(bytes)
}

/** Every presenter, by what is asked. */
export const presenters = {
  statuses,
  facts,
  tonight,
  timeline,
  term,
  outcome,
  agreement,
} as const satisfies Readonly<Record<string, Presenter>>

/** What a worker can be asked. */
export type Questioned = keyof typeof presenters
