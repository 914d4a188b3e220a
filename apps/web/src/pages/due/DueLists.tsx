// The three lists of one agreement: due within a day, contested, changed since the last visit. Each
// row has its clause in words, its bearer, its clock and the way to why.
//
// What they say is one answer of the server; since when is kept on this device alone.

import type { Contested, Due, DueAnswer, WhatIfChange } from '@holdfast/analysis'
import { parseInstant, type Instant } from '@holdfast/base'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useState, type ReactNode } from 'react'
import { AccountTable } from '../../accounts/AccountTable.tsx'
import { dueQuery } from '../../api/queries.ts'
import { Mark } from '../../marks/Mark.tsx'
import { clauseWords } from '../../names/clause-words.ts'
import { Failure } from '../../parts/Failure.tsx'
import { figureText } from '../../parts/Figures.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { searchFrom } from '../../question/question.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { keepVisit, keptVisit, visitOf } from './visit.ts'

/** Rows of each list; the agreement's own page has all that the answer has. */
export type DueListsProps = { readonly most: number }

export function DueLists({ most }: DueListsProps) {
  const words = useWords()
  const { id, question } = useScene()
  const [since, setSince] = useState(() => keptVisit(id))
  const due = useQuery({ ...dueQuery(id, question, since), placeholderData: keepPreviousData })
  const { data: answer } = due
  return (
    <>
      {due.isPending && <Loading what="due.loading" />}
      {due.error !== null && <Failure error={due.error} retry={() => void due.refetch()} />}
      {answer?.hasStatuses === true && (
        <Told
          answer={answer}
          most={most}
          since={since?.since ?? null}
          seen={() => {
            const visit = visitOf(answer)
            keepVisit(id, visit)
            setSince(visit)
          }}
        />
      )}
      {answer?.hasStatuses === false && <p className="caveat">{words.say('due.off')}</p>}
    </>
  )
}

type ToldProps = DueListsProps & {
  readonly answer: DueAnswer
  readonly since: string | null
  readonly seen: () => void
}

function Told({ answer, most, since, seen }: ToldProps) {
  const words = useWords()
  const { clock } = useScene()
  const { due, contested, changed, until } = answer
  const then = since === null ? null : parseInstant(since)
  return (
    <>
      <List
        title={words.say('due.due', { until: clock.full(until) })}
        none={words.say('due.none')}
        heads={['clause', 'bearer', 'until', 'reached', 'why']}
        of={due}
        most={most}
      >
        {(row) => <DueCells row={row} />}
      </List>
      <List
        title={words.say('due.contested')}
        none={words.say('due.not-contested')}
        heads={['clause', 'bearer', 'status', 'by', 'figures', 'until', 'why']}
        of={contested}
        most={most}
      >
        {(row) => <ContestedCells row={row} />}
      </List>
      {changed !== null && (
        <List
          title={words.say('due.changed')}
          none={words.say('due.not-changed')}
          heads={['clause', 'bearer', 'before', 'after', 'why']}
          of={changed}
          most={most}
        >
          {(row) => <ChangedCells row={row} />}
        </List>
      )}
      <p className="small screen-only">
        {then === null
          ? words.say('due.no-visit')
          : words.say('due.since', { time: clock.full(then) })}{' '}
        <button type="button" className="linkish" onClick={seen}>
          {words.say('due.seen')}
        </button>
      </p>
    </>
  )
}

type ListProps<Row> = {
  readonly title: string
  readonly none: string
  readonly heads: readonly string[]
  readonly of: { readonly count: number; readonly rows: readonly Row[] }
  readonly most: number
  readonly children: (row: Row) => ReactNode
}

function List<Row>({ title, none, heads, of, most, children }: ListProps<Row>) {
  const words = useWords()
  const shown = of.rows.slice(0, most)
  return (
    <AccountTable
      title={title}
      none={none}
      heads={heads.map((head) => words.say(`due.head.${head}`))}
      shown={shown.length}
      inAll={of.count}
    >
      {shown.map((row, at) => (
        <tr key={at}>{children(row)}</tr>
      ))}
    </AccountTable>
  )
}

type Named = Pick<Due, 'clause' | 'instance' | 'bearer'>

function ClauseCells({ clause, bearer }: Named) {
  const words = useWords()
  const { agreement, names, obligation } = useScene()
  const of = obligation(clause)
  return (
    <>
      <th scope="row">
        <bdi>{clause}</bdi> {of !== null && clauseWords(agreement, of, names, words)}
      </th>
      <td>{names.role(bearer)}</td>
    </>
  )
}

function WhyCell({ clause, instance, bearer }: Named) {
  const words = useWords()
  const { id, question } = useScene()
  return (
    <td>
      <Link
        to="/agreements/$id/text"
        params={{ id }}
        search={searchFrom({ ...question, clause, instance, bearer: bearer ?? '' })}
        aria-label={words.say('due.why-of', { clause, instance })}
      >
        {words.say('strip.why')}
      </Link>
    </td>
  )
}

function Until({ at }: { readonly at: Instant | null }) {
  const words = useWords()
  const { clock } = useScene()
  return <td>{at === null ? words.say('due.no-clock') : <time>{clock.brief(at)}</time>}</td>
}

function DueCells({ row }: { readonly row: Due }) {
  const words = useWords()
  const { names } = useScene()
  const { measured, target } = row
  return (
    <>
      <ClauseCells {...row} />
      <Until at={row.due} />
      <td>
        {target.value === 0
          ? words.say('due.restraint')
          : words.say('due.of', {
              measured:
                measured === null ? words.say('figures.no-count') : words.number(measured.value),
              target: names.count(target.value, target.unit),
            })}
      </td>
      <WhyCell {...row} />
    </>
  )
}

function ContestedCells({ row }: { readonly row: Contested }) {
  const words = useWords()
  const { names } = useScene()
  return (
    <>
      <ClauseCells {...row} />
      <Status of={row.status} />
      <td>{words.say(`due.why.${row.why}`, { by: names.roles(row.by) })}</td>
      <td>
        {words.list(
          row.figures.map((figure) => {
            const source = figure.kind === 'count' ? `${names.role(figure.source)}: ` : ''
            return `${source}${figureText(figure, names, words)}`
          }),
        )}
      </td>
      <Until at={row.window.to} />
      <WhyCell {...row} />
    </>
  )
}

function ChangedCells({ row }: { readonly row: WhatIfChange }) {
  return (
    <>
      <ClauseCells {...row} />
      <Side of={row.before} />
      <Side of={row.after} />
      <WhyCell {...row} />
    </>
  )
}

function Side({ of }: { readonly of: WhatIfChange['before'] }) {
  const words = useWords()
  const { names } = useScene()
  if (of === null) return <td>{words.say('due.not-asked')}</td>
  const { measured } = of
  return (
    <td>
      <Mark status={of.status} isDecoration /> {words.say(`status.${of.status}`)}
      {measured !== null && <> · {names.count(measured.value, measured.unit)}</>}
    </td>
  )
}

function Status({ of }: { readonly of: Contested['status'] }) {
  const words = useWords()
  return (
    <td>
      <Mark status={of} isDecoration /> {words.say(`status.${of}`)}
    </td>
  )
}
