// If everything stopped tonight: who has given what, what is owed for it, which clocks run, and
// what falls due by tomorrow noon. As far as the view allows: the public sees it of closed
// agreements.

import type { Instant } from '@holdfast/base'
import type { Clock, Given, Owed, Tonight } from '@holdfast/analysis'
import { boundedWords } from '@holdfast/words'
import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { AccountTable } from '../../accounts/AccountTable.tsx'
import { tonightQuery } from '../../api/queries.ts'
import { Mark } from '../../marks/Mark.tsx'
import { clauseWords } from '../../names/clause-words.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { WithWords } from '../../words/WithWords.tsx'

export function TonightPage() {
  return (
    <WithWords part="own" otherwise={<Loading what="account.loading" />}>
      <Told />
    </WithWords>
  )
}

function Told() {
  const words = useWords()
  const { id, question } = useScene()
  const tonight = useQuery(tonightQuery(id, question))
  return (
    <>
      <h2>{words.say('tonight.title')}</h2>
      {tonight.isPending && <Loading what="tonight.loading" />}
      {tonight.error !== null && (
        <Failure error={tonight.error} retry={() => void tonight.refetch()} />
      )}
      {tonight.data?.tonight === null && <p className="caveat">{words.say('tonight.withheld')}</p>}
      {tonight.data?.tonight != null && <Shown tonight={tonight.data.tonight} />}
    </>
  )
}

function Shown({ tonight }: { readonly tonight: Tonight }) {
  const words = useWords()
  const { clock } = useScene()
  const noon = clock.full(tonight.noon)
  return (
    <>
      <p className="small">{words.say('tonight.note')}</p>
      <Table title={words.say('tonight.due', { noon })} heads={clockHeads} rows={tonight.dueByNoon}>
        {(row) => <ClockCells row={row} />}
      </Table>
      <Table title={words.say('tonight.clocks')} heads={clockHeads} rows={tonight.clocks}>
        {(row) => <ClockCells row={row} />}
      </Table>
      <Table title={words.say('tonight.owed')} heads={owedHeads} rows={tonight.owed}>
        {(row) => <OwedCells row={row} />}
      </Table>
      <Table title={words.say('tonight.given')} heads={givenHeads} rows={tonight.given}>
        {(row) => <GivenCells row={row} />}
      </Table>
    </>
  )
}

const clockHeads = ['clause', 'bearer', 'status', 'until', 'remaining']
const owedHeads = ['clause', 'bearer', 'to', 'status', 'remaining', 'until']
const givenHeads = ['clause', 'bearer', 'amount', 'instances']

type TableProps<Row> = {
  readonly title: string
  readonly heads: readonly string[]
  readonly rows: readonly Row[]
  readonly children: (row: Row) => ReactNode
}

/** Rows shown at once. */
const rowsShown = 60

function Table<Row>({ title, heads, rows, children }: TableProps<Row>) {
  const words = useWords()
  const shown = rows.slice(0, rowsShown)
  return (
    <AccountTable
      title={title}
      none={words.say('overview.nothing')}
      heads={heads.map((head) => words.say(`tonight.head.${head}`))}
      shown={shown.length}
      inAll={rows.length}
    >
      {shown.map((row, at) => (
        <tr key={at}>{children(row)}</tr>
      ))}
    </AccountTable>
  )
}

function ClauseCells({
  clause,
  bearer,
}: {
  readonly clause: string
  readonly bearer: string | null
}) {
  const words = useWords()
  const { agreement, names } = useScene()
  const obligation = agreement.obligations.find((each) => each.clause === clause)
  return (
    <>
      <th scope="row">
        <bdi>{clause}</bdi>{' '}
        <span data-asked="">
          {obligation !== undefined && clauseWords(agreement, obligation, names, words)}
        </span>
      </th>
      <td>{names.role(bearer)}</td>
    </>
  )
}

function StatusCell({ status }: { readonly status: Clock['status'] }) {
  const words = useWords()
  return (
    <td>
      <Mark status={status} isDecoration /> {words.say(`status.${status}`)}
    </td>
  )
}

function When({ at }: { readonly at: Instant | null }) {
  const words = useWords()
  const { clock } = useScene()
  return at === null ? words.say('text.unknown') : clock.brief(at)
}

type Counted = { readonly value: number; readonly unit: string } | null

type AmountProps = { readonly of: Counted; readonly isLowerBound?: boolean }

function Amount({ of, isLowerBound = false }: AmountProps) {
  const words = useWords()
  const { names } = useScene()
  if (of === null) return words.say('tonight.cannot-say')
  return boundedWords(words, { value: names.count(of.value, of.unit), isLowerBound })
}

function ClockCells({ row }: { readonly row: Clock }) {
  return (
    <>
      <ClauseCells {...row} />
      <StatusCell status={row.status} />
      <td>
        <When at={row.due} />
      </td>
      <td>
        <Remaining row={row} />
      </td>
    </>
  )
}

/** What is still to do. A prohibition asks for restraint, of which there is no amount. */
function Remaining({ row }: { readonly row: Clock }) {
  const words = useWords()
  const { agreement } = useScene()
  const obligation = agreement.obligations.find(({ clause }) => clause === row.clause)
  if (row.status === 'pending') return words.say('tonight.not-open')
  if (obligation?.kind === 'prohibition') return words.say('tonight.restraint')
  return <Amount of={row.remaining} />
}

/** Whose count an amount under a clause is. */
function WhoseCount({ clause, bearer }: Pick<Given, 'clause' | 'bearer'>) {
  const words = useWords()
  const { summary, names } = useScene()
  const own = summary.articles
    .flatMap((article) => article.clauses)
    .find((each) => each.clause === clause && each.bearer === bearer)
  if (own === undefined || own.sources.length === 0) return null
  const whose = words.say('overview.whose', { sources: names.roles(own.sources) })
  return <span className="quiet"> {whose}</span>
}

function OwedCells({ row }: { readonly row: Owed }) {
  const { names } = useScene()
  return (
    <>
      <ClauseCells {...row} />
      <td>{names.roles(row.to)}</td>
      <StatusCell status={row.status} />
      <td>
        <Amount of={row.outstanding} />
      </td>
      <td>
        <When at={row.due} />
      </td>
    </>
  )
}

function GivenCells({ row }: { readonly row: Given }) {
  const words = useWords()
  return (
    <>
      <ClauseCells {...row} />
      <td>
        {row.instances === 0 ? (
          words.say('tonight.not-asked')
        ) : (
          <Amount of={row.amount} isLowerBound={row.isLowerBound} />
        )}
        {row.amount !== null && <WhoseCount {...row} />}
      </td>
      <td>
        <bdi>{row.instances}</bdi>
      </td>
    </>
  )
}
