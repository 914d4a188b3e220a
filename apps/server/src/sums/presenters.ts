// What a worker works out for a question: one line for each answer that needs a sum.
//
// A presenter asks the sum and arranges what it says; it holds no rule of its own. It runs in a
// worker thread, so it may take its time; what it gives is printed there and sent as it is.

import { adoptedDiffOf, findClause, isClosed } from '@holdfast/analysis'
import { limits, offsetAt, ok, printInstantAt, refuse } from '@holdfast/base'
import type { Bytes, Instant, Result } from '@holdfast/base'
import {
  answerProblems,
  clockOf,
  dataAnswer,
  diffAnswer,
  printAnswer,
  fileFormats,
  tableNames,
  type AnswerDetail,
  type AnswerName,
} from '@holdfast/protocol'
import { dataOf, ofClause, printed, tableOf, workbookFrom } from '@holdfast/exports'
import { entryNumberOf, factRefOf } from '@holdfast/record'
import { sha256 } from '@holdfast/store'
import { readSupposed, type RecordQuestion, type Sum } from '@holdfast/sum'
import { feedFrom } from '../present/changes.ts'
import { calendarFrom, type Telling } from '../present/deadlines.ts'
import { readBefore } from './before.ts'
import { codebookWords } from './codebook-words.ts'
import { readerWords } from './reader-words.ts'

/** What a route adds to a question, by name; already checked against its shape. */
export type Params = Readonly<Record<string, string>>

/** What is asked of a presenter. `now` is the server's, to the minute. */
export type Asking = {
  readonly sum: Sum
  readonly question: RecordQuestion
  readonly params: Params
  readonly now: Instant
}

/** What is presented: text at once, or the bytes of a workbook when they are made. */
export type Presented = Result<string> | Promise<Result<Bytes>>

/** Answers in printed JSON, or a table as a file; or says what it cannot find. */
export type Presenter = {
  readonly present: (asking: Asking) => Presented
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

/** An answer that the command line and browsers print as well. */
function answered(what: AnswerName): Presenter {
  return {
    // Whether an agreement is over, and tonight may be told, is asked of now.
    dependsOnNow: what === 'tonight' || what === 'exposure',
    present: ({ sum, question, params, now }) =>
      printAnswer(what, { sum, question, now, detail: detailIn(params) }),
  }
}

function detailIn({ cells, week, clause, instance, from, domain }: Params): AnswerDetail {
  return {
    cells: cells === 'now' ? 'now' : 'day-end',
    week: week === undefined ? undefined : Number(week),
    clause,
    instance,
    from: from === undefined ? undefined : Number(from),
    domain,
  }
}

/** What is due and contested. `params` name the earlier answer that it is compared with. */
const due: Presenter = {
  present: ({ sum, question, params, now }) => {
    const since = params['since']
    if (since === undefined) return printAnswer('due', { sum, question, now })
    const detail = { before: readBefore(since) }
    return printAnswer('due', { sum, question, now, detail })
  },
}

/** Deadlines to come, as a calendar. */
const calendar: Presenter = {
  present: ({ sum, question, params, now }) =>
    ok(calendarFrom(sum.standing(question, now), tellingIn(params))),
}

/** What was said last, as a feed. */
const changes: Presenter = {
  present: ({ sum, question, params, now }) => {
    const { self = '' } = params
    return ok(feedFrom(sum.standing(question, now), { ...tellingIn(params), self }))
  },
}

function tellingIn({ lang, base = '' }: Params): Telling {
  return { words: readerWords(lang), base }
}

/** What would change by what is supposed; it is read again here, as messages are plain. */
const whatif: Presenter = {
  present: ({ sum, question, params, now }) => {
    const supposed = readSupposed(params['supposed'] ?? '')
    if (!supposed.ok) return supposed
    return printAnswer('whatif', { sum, question, now, detail: { supposed: supposed.value } })
  },
}

/** What differs between two texts that the record adopted. */
const diff: Presenter = {
  present: ({ sum, params: { from, to } }) => {
    const found = adoptedDiffOf(sum, {
      from: from === undefined ? null : Number(from),
      to: to === undefined ? null : Number(to),
    })
    return found.ok ? ok(diffAnswer.print(found.value, clockOf(sum.agreement))) : found
  },
}

/** A table to take away. `params` name it and its form, and were checked by the route. */
const table: Presenter = {
  present: ({ sum, question, params, now }) => {
    const name = tableNames.find((one) => one === params['table']) ?? 'statuses'
    const format = fileFormats.find((one) => one === params['format']) ?? 'csv'
    const answer = sum.standing(question, now)
    const { clause } = params
    const whole = tableOf(name, answer)
    if (clause !== undefined && findClause(answer.agreement, clause) === null) {
      return refuse(answerProblems.unknownClause(clause))
    }
    const asked = clause === undefined ? ok(whole) : ofClause(whole, clause)
    if (!asked.ok) return asked
    const { say } = codebookWords
    if (format === 'xlsx') return workbookFrom([asked.value], say, limits.servedCells)
    return printed(asked.value, { answer, format, say })
  },
}

/** What there is to take away. */
const data: Presenter = {
  present: ({ sum, question, now }) => {
    const { say } = codebookWords
    const told = dataOf(sum.standing(question, now), { say, sha256 })
    return ok(dataAnswer.print(told, clockOf(sum.agreement)))
  },
}

/** The term of an agreement as it stands, and whether it is over: for the shelf. */
const term: Presenter = {
  dependsOnNow: true,
  present: ({ sum, question: { view, knownAt }, now }) => {
    const asked = { ...nothingAsked, view, knownAt, asOf: now }
    const { agreement, standing } = sum.standing(asked, now)
    const { from, to } = standing.inForce
    const print = (at: Instant): string =>
      printInstantAt(at, offsetAt(agreement.calendar.rules, at))
    const inForce = { from: print(from), to: to === null ? null : print(to) }
    return ok(JSON.stringify({ inForce, isClosed: isClosed(standing, now) }))
  },
}

/** What one entry amounts to in a view. `params` name its room and its number. */
const outcome: Presenter = {
  present: ({ sum, question, params, now }) => {
    const asked = { ...question, asOf: question.asOf ?? now }
    const { view, knownAt, replayed } = sum.standing(asked, now)
    const isHere = (at: { readonly room: string; readonly index: number }): boolean =>
      at.room === params['room'] && String(entryNumberOf(at.index)) === params['entry']
    const refusal = replayed.refused.find(({ entry }) => isHere(entry))?.problem ?? null
    const waitsFor = replayed.unresolved.find(({ entry }) => isHere(entry))?.refersTo ?? null
    const found = {
      view,
      knownAt,
      standing: refusal !== null ? 'refused' : waitsFor !== null ? 'waiting' : 'admitted',
      problem: refusal === null ? null : { code: refusal.code, about: refusal.about },
      waitsFor,
      facts: replayed.facts.filter(({ entries }) => entries.some(isHere)).map(factRefOf),
    }
    return ok(JSON.stringify(found))
  },
}

/**
 * An agreement as it is read and checked. `params.reader` is what depends on who reads, a JSON
 * object; the rest is the same for everybody.
 */
const agreement: Presenter = {
  present: ({ sum, params }) => {
    const { id, title, notice } = sum.agreement
    const text = { title: sum.text.text.title, articles: sum.text.text.articles }
    const { map } = sum.text
    const places = map.length === 0 ? null : { type: 'FeatureCollection', features: map }
    const names = sum.text.names.ok ? sum.text.names.value : null
    const compiled = sum.agreement
    const shared = JSON.stringify({ id, title, notice, compiled, text, places, names })
    return ok(`${shared.slice(0, -1)},${(params['reader'] ?? '{}').slice(1)}`)
  },
}

/** Every presenter, by what is asked. */
export const presenters = {
  statuses: answered('statuses'),
  summary: answered('summary'),
  strip: answered('strip'),
  chart: answered('chart'),
  clause: answered('clause'),
  why: answered('why'),
  places: answered('places'),
  account: answered('account'),
  facts: answered('facts'),
  due,
  calendar,
  changes,
  provenance: answered('provenance'),
  tonight: answered('tonight'),
  exposure: answered('exposure'),
  timeline: answered('timeline'),
  whatif,
  diff,
  data,
  table,
  term,
  outcome,
  agreement,
} as const satisfies Readonly<Record<string, Presenter>>

/** What a worker can be asked. */
export type Questioned = keyof typeof presenters
