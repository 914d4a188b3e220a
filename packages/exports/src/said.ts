// What the record amounts to: facts with their evidence, and claims with their answers. A claim is
// never a row without the cell that says what was answered.

import { toldClaim, toldFact, type ToldClaim, type ToldFact } from '@holdfast/analysis'
import type { Answer } from '@holdfast/sum'
import { clockFor, column, listed, tableFrom, type Reading, type Table } from './table.ts'

/** Every fact of the view: whose word it is, and how far it is confirmed or disputed. */
export function factsTable(answer: Answer): Table {
  const facts = answer.replayed.facts.map(toldFact)
  const tags = [...new Set(facts.flatMap((fact) => Object.keys(fact.tags)))].toSorted()
  const tagged = tags.map((tag): Reading<ToldFact> =>
    column(`tag_${tag}`, `#meta+${hxlName(tag)}`, (fact) => fact.tags[tag] ?? null, {
      code: 'export.column.tag',
      about: { tag },
    }),
  )
  const columns = [...whatHappened(answer), ...tagged, ...whoseWord]
  return tableFrom(answer, 'facts', columns, facts)
}

function whatHappened(answer: Answer): readonly Reading<ToldFact>[] {
  const time = clockFor(answer)
  return [
    column('fact', '#meta+id', ({ fact }) => fact),
    column('form', '#meta+form', ({ form }) => form),
    column('act', '#event+type', ({ act }) => act),
    column('actor', '#org+actor', ({ actor }) => actor),
    column('place', '#loc+code', ({ place }) => place),
    column('amount', '#value', ({ amount }) => amount.value),
    column('unit', '#meta+unit', ({ amount }) => amount.unit),
    column('earliest', '#date+earliest', ({ at }) => time(at.earliest)),
    column('latest', '#date+latest', ({ at }) => time(at.latest)),
    column('period_from', '#date+start', ({ period }) =>
      period === null ? null : time(period.from),
    ),
    column('period_to', '#date+end', ({ period }) => (period === null ? null : time(period.to))),
    column('closes', '#meta+closes', ({ closes }) => closes),
    column('running', '#meta+running', ({ running }) => running ?? null),
  ]
}

const whoseWord: readonly Reading<ToldFact>[] = [
  column('source', '#meta+source', ({ source }) => source),
  column('stage', '#meta+stage', ({ stage }) => stage),
  column('grade', '#meta+grade', ({ grade }) => grade),
  column('actor_by', '#org+naming', ({ attribution }) => attribution?.source ?? null),
  column('disputed_by', '#org+disputing', ({ objections }) =>
    listed(
      objections.flatMap(({ by, hasParticulars, settled }) =>
        hasParticulars && !settled ? [by] : [],
      ),
    ),
  ),
  column('taken_back', '#meta+withdrawn', ({ takenBack }) => takenBack ?? null),
  column('entries', '#meta+entries', ({ entries }) => listed(entries)),
]

/** Every claim, with what was answered: a claim beside its answer, never alone. */
export function claimsTable(answer: Answer): Table {
  const time = clockFor(answer)
  const columns: readonly Reading<ToldClaim>[] = [
    column('claim', '#meta+id', ({ claim }) => claim),
    column('claimant', '#org+claiming', ({ by, source }) => listed(by) ?? source),
    column('source', '#meta+source', ({ source }) => source),
    column('against', '#org+against', ({ against }) => against),
    column('words', '#description+claim', ({ words }) => words),
    column('earliest', '#date+earliest', ({ at }) => (at === null ? null : time(at.earliest))),
    column('latest', '#date+latest', ({ at }) => (at === null ? null : time(at.latest))),
    column('place', '#loc+code', ({ place }) => place),
    column('answers', '#description+answer', ({ answers }) =>
      answers.length === 0
        ? null
        : answers.map(({ by, kind, words }) => `${by} (${kind}): ${words}`).join('\n'),
    ),
    column('entries', '#meta+entries', ({ entries }) => listed(entries)),
  ]
  return tableFrom(answer, 'claims', columns, answer.replayed.claims.map(toldClaim))
}

// A hashtag's attribute is of letters and digits.
function hxlName(tag: string): string {
  return tag.toLowerCase().replaceAll(/[^a-z0-9]/g, '') || 'tag'
}
