// Every status as a row, and every figure that somebody counted as a row of its own. The figures
// are those of every screen (`figuresOf`); none stands where nobody counted.

import { figuresOf, standingAnswerOf, type Figure, type ToldStatus } from '@holdfast/analysis'
import type { Status } from '@holdfast/agreement'
import { headOf } from '@holdfast/analysis'
import type { Instant } from '@holdfast/base'
import type { Answer } from '@holdfast/sum'
import {
  clockFor,
  column,
  listed,
  tableFrom,
  type Reading,
  type Table,
  type Value,
} from './table.ts'

/** A status as it is told, with the figures that everybody is shown of it. */
type Standing = ToldStatus & { readonly figures: readonly Figure[] }

/** Where every obligation stands. */
export function statusesTable(answer: Answer): Table {
  const { source, stage } = headOf(answer)
  const asked: readonly Reading<Standing>[] = [
    column('by_source', '#meta+source', () => source),
    column('at_stage', '#meta+stage', () => stage),
  ]
  const columns = [...ofClause(answer), ...ofStatus(answer), ...asked]
  const { statuses } = answer.standing
  const rows = standingAnswerOf(answer).statuses.map((told, at): Standing => {
    const status = statuses[at]
    return { ...told, figures: status === undefined ? [] : figuresOf(status) }
  })
  return tableFrom(answer, 'statuses', columns, rows)
}

type Named = Pick<Status, 'clause' | 'instance' | 'bearer' | 'window' | 'target'>

function ofClause(answer: Answer): readonly Reading<Named>[] {
  const time = timeOn(answer)
  return [
    column('clause', '#meta+clause', ({ clause }) => clause),
    column('instance', '#meta+instance', ({ instance }) => instance),
    column('bearer', '#org+bearer', ({ bearer }) => bearer),
    column('window_from', '#date+start', ({ window }) => time(window.from)),
    column('window_to', '#date+end', ({ window }) => time(window.to)),
    column('target', '#value+target', ({ target }) => target.value),
    column('target_unit', '#meta+unit+target', ({ target }) => target.unit),
  ]
}

function ofStatus(answer: Answer): readonly Reading<Standing>[] {
  const time = timeOn(answer)
  return [
    column('status', '#status+code', ({ status }) => status),
    column('reason', '#status+reason', ({ reason }) => reason.code),
    ...ofFigures,
    column('next_change', '#date+next', ({ nextChange }) => time(nextChange)),
    column('basis', '#meta+basis', ({ basis }) => basis),
    column('evidence', '#meta+evidence', ({ evidence }) =>
      listed(evidence.map(({ fact }) => fact)),
    ),
    column('disputed_by', '#org+disputing', ({ disputes }) =>
      listed([...new Set(disputes.map(({ by }) => by))]),
    ),
    column('claimed_by', '#org+claiming', ({ claims }) =>
      listed([...new Set(claims.map(({ by }) => by))]),
    ),
  ]
}

// No figure stands where nobody counted: what is shown on screen is what stands here.
const ofFigures: readonly Reading<Standing>[] = [
  column('measured', '#value+measured', ({ figures }) => ofActs(figures, false)),
  column('at_least', '#value+least', ({ figures, reason }) =>
    reason.code === 'may-be-same' ? reason.least : ofActs(figures, true),
  ),
  column(
    'recorded',
    '#value+recorded',
    ({ figures }) => figures.find((one) => one.kind === 'recorded')?.recorded ?? null,
  ),
  column(
    'determined',
    '#value+determined',
    ({ figures }) => figures.find((one) => one.kind === 'recorded')?.determined ?? null,
  ),
]

function ofActs(figures: readonly Figure[], isLowerBound: boolean): Value {
  const found = figures.find((one) => one.kind === 'of')
  return found?.isLowerBound === isLowerBound ? found.value : null
}

type Counted = Named & { readonly figure: Figure & { readonly kind: 'count' } }

/** Every count beside a status, by source and stage, of all days: nothing is added up. */
export function countsTable(answer: Answer): Table {
  const rows = answer.standing.statuses.flatMap((status): readonly Counted[] =>
    figuresOf(status).flatMap((figure) => (figure.kind === 'count' ? [{ ...status, figure }] : [])),
  )
  const columns: readonly Reading<Counted>[] = [
    ...ofClause(answer),
    column('value', '#value', ({ figure }) => figure.value),
    column('unit', '#meta+unit', ({ figure }) => figure.unit),
    column('is_lower_bound', '#meta+lower', ({ figure }) => figure.isLowerBound),
    column('source', '#meta+source', ({ figure }) => figure.source),
    column('stage', '#meta+stage', ({ figure }) => figure.stage),
  ]
  return tableFrom(answer, 'counts', columns, rows)
}

function timeOn(answer: Answer): (at: Instant | null) => Value {
  const clock = clockFor(answer)
  return (at) => (at === null ? null : clock(at))
}
