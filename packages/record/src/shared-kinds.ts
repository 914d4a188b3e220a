// The kinds of statement that every domain shares: confirm, correct, retract, dispute, deny,
// answer, settle, cover, decide, report a milestone.
//
// The table says who may say each and how it reads; what each means is in shared-meanings.ts.

import { unitOfMilestones } from './hearing.ts'
import { kindFrom, type Kind, type ToldAs } from './kind.ts'
import { isJsonObject, type JsonObject } from './payload.ts'
import { tell } from './gist.ts'
import {
  hearAnswered,
  hearCompared,
  hearConfirmed,
  hearJudged,
  hearSaidClose,
  hearObjected,
  hearCorrected,
  hearCovered,
} from './shared-meanings.ts'
import { hearDecided, hearDenied, hearDisputed, hearMilestone } from './shared-meanings.ts'
import { hearRecalled, hearRetracted, hearSettled } from './shared-meanings.ts'
import {
  answeredShape,
  comparedShape,
  confirmedShape,
  judgedShape,
  objectedShape,
  saidCloseShape,
  correctedShape,
} from './shared-statements.ts'
import { coveredShape, decidedShape, deniedShape, disputedShape } from './shared-statements.ts'
import { milestoneShape, recalledShape, retractedShape, settledShape } from './shared-statements.ts'

/** Roles of a key that may say whether something occurred. */
const confirmingRoles: readonly string[] = ['monitor', 'body', 'compiler', 'secretariat']

/** Roles of a key that may take back what a page showed: who keeps or compiles the record. */
export const recallingRoles: readonly string[] = ['compiler', 'secretariat']

/** Decisions that are told when they are announced. */
const announced: ReadonlySet<unknown> = new Set(['extend', 'suspend', 'resume'])

function decidedAs({ decision }: JsonObject): ToldAs {
  return isJsonObject(decision) && announced.has(decision['kind']) ? 'extension' : 'other'
}

/** A correction is told as what it says anew would be; which kind that is its members say. */
function correctedAs(body: JsonObject): ToldAs {
  if ('against' in body) return 'incident-claimed'
  if ('cargo' in body) return 'trucks'
  if ('acts' in body) return 'coverage'
  if ('route' in body) return 'crossing-window'
  return body['class'] === 'remains' ? 'remains' : 'other'
}

const none: readonly string[] = []
const byAuthor = { who: 'author' } as const
const byNamed = { who: 'named', member: 'by' } as const

/** What all domains share. Milestones report the agreement's own acts, so they ask for none. */
export const sharedKinds: readonly Kind[] = [
  kindFrom({
    name: 'record.confirmed',
    shape: confirmedShape,
    sayers: { who: 'roles', roles: confirmingRoles },
    asks: none,
    hear: hearConfirmed,
    gist: ({ grade, words }) => ({ grade: tell.case(grade), words: tell.words(words) }),
  }),
  kindFrom({
    name: 'record.corrected',
    toldAs: ({ body }) => (isJsonObject(body) ? correctedAs(body) : 'other'),
    shape: correctedShape,
    sayers: byAuthor,
    asks: none,
    hear: hearCorrected,
    gist: ({ why }) => ({ words: tell.words(why) }),
  }),
  kindFrom({
    name: 'record.retracted',
    shape: retractedShape,
    sayers: byAuthor,
    asks: none,
    hear: hearRetracted,
    gist: ({ why }) => ({ words: tell.words(why) }),
  }),
  kindFrom({
    name: 'record.recalled',
    toldAs: 'recall',
    shape: recalledShape,
    sayers: { who: 'roles', roles: recallingRoles },
    asks: none,
    hear: hearRecalled,
    gist: ({ at, clauses, said, now }) => ({
      from: tell.instant(at),
      under: tell.clauses(clauses),
      words: tell.words(said),
      now: tell.words(now),
    }),
  }),
  kindFrom({
    name: 'record.disputed',
    shape: disputedShape,
    sayers: byNamed,
    asks: none,
    hear: hearDisputed,
    gist: ({ by, particulars }) => ({ by: tell.role(by), words: tell.words(particulars) }),
  }),
  kindFrom({
    name: 'record.denied',
    shape: deniedShape,
    sayers: byNamed,
    asks: none,
    hear: hearDenied,
    gist: ({ by, words }) => ({ by: tell.role(by), words: tell.words(words) }),
  }),
  kindFrom({
    name: 'record.answered',
    shape: answeredShape,
    sayers: byNamed,
    asks: none,
    hear: hearAnswered,
    gist: ({ by, words }) => ({ by: tell.role(by), words: tell.words(words) }),
  }),
  kindFrom({
    name: 'record.settled',
    shape: settledShape,
    sayers: byNamed,
    asks: none,
    hear: hearSettled,
    gist: ({ by, words }) => ({ by: tell.roles(by), words: tell.words(words) }),
  }),
  kindFrom({
    name: 'record.covered',
    toldAs: 'coverage',
    shape: coveredShape,
    sayers: byNamed,
    asks: none,
    hear: hearCovered,
    gist: ({ by, acts, places, date, together }) => ({
      by: tell.role(by),
      rows: tell.case(together === true ? 'together' : 'watched'),
      acts: tell.acts(acts),
      place: tell.place(places[0]),
      scope: tell.case(places.length > 1 ? 'several' : places.length === 1 ? 'one' : 'everywhere'),
      date: tell.date(date),
    }),
  }),
  kindFrom({
    name: 'record.decided',
    toldAs: decidedAs,
    shape: decidedShape,
    sayers: byNamed,
    asks: none,
    hear: hearDecided,
    gist: ({ by, decision, under, words }) => ({
      by: tell.roles(by),
      decision: tell.case(decision.kind),
      days: decision.kind === 'extend' ? tell.amount(decision.days, 'days') : null,
      under: tell.clauses(under === undefined ? null : [under]),
      words: tell.words(words),
    }),
  }),
  kindFrom({
    name: 'record.said_same',
    shape: comparedShape,
    sayers: byNamed,
    asks: none,
    hear: (said, hearing) => hearCompared('same', said, hearing),
    gist: ({ by, why }) => ({ by: tell.role(by), words: tell.words(why) }),
  }),
  kindFrom({
    name: 'record.said_distinct',
    shape: comparedShape,
    sayers: byNamed,
    asks: none,
    hear: (said, hearing) => hearCompared('distinct', said, hearing),
    gist: ({ by, why }) => ({ by: tell.role(by), words: tell.words(why) }),
  }),
  kindFrom({
    name: 'record.objected',
    shape: objectedShape,
    sayers: byNamed,
    asks: none,
    hear: hearObjected,
    gist: ({ by, source, why }) => ({
      by: tell.role(by),
      source: tell.role(source),
      words: tell.words(why),
    }),
  }),
  kindFrom({
    name: 'record.judged_independent',
    shape: judgedShape,
    sayers: byNamed,
    asks: none,
    hear: hearJudged,
    gist: ({ by, why }) => ({ by: tell.roles(by), words: tell.words(why) }),
  }),
  kindFrom({
    name: 'record.said_close',
    shape: saidCloseShape,
    sayers: byNamed,
    asks: none,
    hear: hearSaidClose,
    gist: ({ by, source, to, why }) => ({
      by: tell.role(by),
      source: tell.role(source),
      to: tell.role(to),
      words: tell.words(why),
    }),
  }),
  kindFrom({
    name: 'record.milestone_reported',
    shape: milestoneShape,
    sayers: { who: 'anybody' },
    asks: none,
    hear: hearMilestone,
    gist: ({ act, by, place, amount, unit }) => ({
      act: tell.acts([act]),
      by: tell.role(by),
      place: tell.place(place),
      amount: tell.amount(amount, unit ?? unitOfMilestones),
    }),
  }),
]
