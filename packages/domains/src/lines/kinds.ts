// The kinds of statement about lines, in one table, with what they add up to: versions and who
// acknowledged them, areas left and taken over. Which position holds at a moment is asked later.

import { ok, type Result } from '@holdfast/base'
import { kindFrom, meaning, sourceOf, tell, type Domain } from '@holdfast/record'
import type { FactDraft, Hearing, Meaning, Quote } from '@holdfast/record'
import { linesAccount } from './account.ts'
import { clearanceFact, moveOutFact, positionFact } from './facts.ts'
import { takeoverFact, withdrawalFact } from './facts.ts'
import { clearanceFrom, positionFrom, withdrawalFrom } from './position.ts'
import { admitAcknowledged, admitArea, admitHandover, admitMarkers } from './rules.ts'
import { admitPosition, admitVersion, admitWithdrawn } from './rules.ts'
import { acknowledgedShape, handoverPlannedShape, keptClearShape } from './statements.ts'
import { markersFoundShape, movedOutShape, positionShape, takenOverShape } from './statements.ts'
import { versionToldShape, withdrawnShape } from './statements.ts'

/** Lines: where units are, what was left, taken over and kept clear, how lines run. */
export const lines: Domain = {
  name: 'lines',
  kinds: [
    kindFrom({
      name: 'lines.position_reported',
      shape: positionShape,
      sayers: { who: 'anybody' },
      asks: ['station'],
      hear: (body, hearing) =>
        saying(admitPosition(body, hearing), body, hearing, () => [
          positionFact(positionFrom(body)),
        ]),
      gist: ({ by, what, place, amount, unit, closes, offsets }) => ({
        by: tell.role(by),
        category: tell.word('category', what),
        amount: tell.amount(amount, unit),
        place: tell.place(place),
        line: tell.place(offsets?.[0]?.line),
        least: tell.amount(offsets?.[0]?.leastMetres, 'metres'),
        most: tell.amount(offsets?.[0]?.mostMetres, 'metres'),
        bound: tell.case(closes === true ? 'all' : 'least'),
      }),
    }),
    kindFrom({
      name: 'lines.withdrawn',
      shape: withdrawnShape,
      sayers: { who: 'anybody' },
      asks: ['withdraw'],
      hear: (body, hearing) =>
        saying(admitWithdrawn(body, hearing), body, hearing, () => [
          withdrawalFact(withdrawalFrom(body)),
        ]),
      gist: ({ by, place, behind, at }) => ({
        by: tell.role(by),
        place: tell.place(place),
        line: tell.place(behind),
        at: tell.bounds(at),
      }),
    }),
    kindFrom({
      name: 'lines.moved_out',
      shape: movedOutShape,
      sayers: { who: 'anybody' },
      asks: ['move-out'],
      hear: (body, hearing) =>
        saying(admitArea(body, hearing), body, hearing, () => [moveOutFact(body)]),
      gist: ({ by, what, place, amount, unit, at }) => ({
        by: tell.role(by),
        category: tell.word('category', what),
        amount: tell.amount(amount, unit),
        place: tell.place(place),
        at: tell.bounds(at),
      }),
    }),
    kindFrom({
      name: 'lines.taken_over',
      shape: takenOverShape,
      sayers: { who: 'anybody' },
      asks: ['take-over'],
      hear: (body, hearing) =>
        saying(admitArea(body, hearing), body, hearing, () => [takeoverFact(body)]),
      gist: ({ by, place, at }) => ({
        by: tell.role(by),
        place: tell.place(place),
        at: tell.bounds(at),
      }),
    }),
    kindFrom({
      name: 'lines.handover_planned',
      shape: handoverPlannedShape,
      sayers: { who: 'named', member: 'by' },
      asks: [],
      hear: (body, hearing) => saying(admitHandover(body, hearing), body, hearing),
      gist: ({ by, place, to, hours }) => ({
        by: tell.roles(by),
        place: tell.place(place),
        to: tell.role(to),
        amount: tell.amount(hours, 'hours'),
      }),
    }),
    kindFrom({
      name: 'lines.kept_clear',
      shape: keptClearShape,
      sayers: { who: 'anybody' },
      asks: ['keep-out'],
      hear: (body, hearing) =>
        saying(admitArea(body, hearing), body, hearing, () => [clearanceFact(clearanceFrom(body))]),
      gist: ({ by, what, place, period }) => ({
        by: tell.role(by),
        category: tell.word('category', what),
        place: tell.place(place),
        at: tell.bounds({ earliest: period.from, latest: period.to }),
      }),
    }),
    kindFrom({
      name: 'lines.version_told',
      toldAs: 'line',
      shape: versionToldShape,
      sayers: { who: 'named', member: 'by' },
      asks: [],
      hear: (body, hearing) => saying(admitVersion(body, hearing), body, hearing),
      gist: ({ by, line, version, basis, accuracyMetres, from, until }) => ({
        by: tell.roles(by),
        line: tell.place(line),
        words: tell.words(version),
        basis: tell.words(basis),
        amount: tell.amount(accuracyMetres, 'metres'),
        from: tell.instant(from),
        until: tell.instant(until),
      }),
    }),
    kindFrom({
      name: 'lines.acknowledged',
      shape: acknowledgedShape,
      sayers: { who: 'named', member: 'by' },
      asks: [],
      hear: (body, hearing) => saying(admitAcknowledged(body, hearing), body, hearing),
      gist: ({ by, line, version, reservation }) => ({
        by: tell.role(by),
        line: tell.place(line),
        words: tell.words(version),
        reservation: tell.words(reservation),
      }),
    }),
    kindFrom({
      name: 'lines.markers_found',
      toldAs: 'line',
      shape: markersFoundShape,
      sayers: { who: 'anybody' },
      asks: [],
      hear: (body, hearing) => saying(admitMarkers(body, hearing), body, hearing),
      gist: ({ line, version, place, leastMetres, mostMetres }) => ({
        line: tell.place(line),
        words: tell.words(version),
        place: tell.place(place),
        least: tell.amount(leastMetres, 'metres'),
        most: tell.amount(mostMetres, 'metres'),
      }),
    }),
  ],
  account: linesAccount,
}

function saying(
  admitted: Result<true>,
  { quote }: { readonly quote?: Quote | undefined },
  hearing: Hearing,
  facts: () => readonly FactDraft[] = () => [],
): Result<Meaning> {
  return admitted.ok ? ok(meaning(sourceOf(hearing, quote), { facts: facts() })) : admitted
}
