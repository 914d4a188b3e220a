// The line under the strip: what the cell looked at says, on which basis, by whose counts; the way
// to why, and the way to the proof. It stands still, covers nothing, prints, and works by touch.
//
// What the strip does not carry is asked of the cell's clause, as of the cell's own moment.

import { claimedOf } from '@holdfast/analysis'
import { withoutWords } from '@holdfast/words'
import type { ClauseAnswer, CellReading, StripColumn, StripMark } from '@holdfast/analysis'
import { earlier } from '@holdfast/base'
import { useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { clauseQuery } from '../api/queries.ts'
import { Mark } from '../marks/Mark.tsx'
import { entryOf, EntryLink } from '../parts/EntryLink.tsx'
import { figureText } from '../parts/Figures.tsx'
import { countedFacts, reasonWords } from '../reasons/reason-words.ts'
import { useScene } from '../scene/scene.ts'
import { searchFrom, type Question } from '../question/question.ts'
import { useWords } from '../words/use-words.ts'
import styles from './Detail.module.css'
import type { ShownRow } from './shown-rows.ts'
import type { Chosen } from './Strip.tsx'
import { useSettled } from './use-settled.ts'

export type DetailProps = {
  readonly chosen: Chosen | null
  readonly column: StripColumn | undefined
  readonly cells: CellReading
}

/** How long a cell is looked at before its clause is asked for. */
const settledMs = 150

export function Detail({ chosen, column, cells }: DetailProps) {
  const words = useWords()
  const { id } = useScene()
  const moment = useMomentOf(column, cells)
  const looked = chosen === null ? '' : `${chosen.row.key} ${chosen.column}`
  const isSettled = useSettled(looked, settledMs) === looked
  const clause = useQuery({
    ...clauseQuery(id, moment, chosen?.row.clause ?? ''),
    enabled: chosen !== null && isSettled,
  })
  if (chosen === null || column === undefined) {
    return (
      <div className={`${styles['detail']} screen-only`} data-empty="">
        <p className="small">{words.say('strip.detail-empty')}</p>
      </div>
    )
  }
  return (
    <div className={styles['detail']} aria-live="polite" aria-busy={clause.isFetching}>
      {chosen.marks.map((mark) => (
        <DetailOf
          key={mark.instance}
          row={chosen.row}
          answer={clause.data}
          {...{ mark, column, moment }}
        />
      ))}
    </div>
  )
}

/** The question as of the moment that a cell of the column speaks of. */
function useMomentOf(column: StripColumn | undefined, cells: CellReading): Question {
  const { question, asOf, clock } = useScene()
  if (column === undefined || column.isAhead || cells === 'now') {
    return { ...question, asOf: clock.print(asOf) }
  }
  return { ...question, asOf: clock.print(earlier(column.to, asOf)) }
}

type DetailOfProps = {
  readonly row: ShownRow
  readonly mark: StripMark
  readonly column: StripColumn
  readonly moment: Question
  readonly answer: ClauseAnswer | undefined
}

function DetailOf({ row, mark, column, moment, answer }: DetailOfProps) {
  const words = useWords()
  const { clock, names, summary } = useScene()
  const day =
    column.first === column.last
      ? words.say('time.day-dated', {
          n: column.first,
          weekday: clock.weekday(column.from),
          date: clock.date(column.from),
        })
      : words.say('strip.days', { first: column.first, last: column.last })
  const bearer = row.bearer === null ? '' : ` (${names.role(row.bearer)})`
  const what = words.say('strip.detail', { clause: `${row.clause}${bearer}`, column: day })
  const status = answer?.statuses.find(
    ({ instance, bearer: by }) => instance === mark.instance && by === row.bearer,
  )
  const basis = words.say(`basis.${status?.basis ?? summary.basis}`).toLowerCase()
  const figures = mark.figures.map((figure) => figureText(figure, names, words))
  const disputes = [...new Set(status?.disputes.map(({ by }) => names.role(by)))]
  return (
    <div className={styles['one']}>
      <Mark status={mark.status} part={mark.part} isDecoration />
      <p>
        <b>
          {what}: {words.say(`status.${mark.status}`)}
        </b>{' '}
        {words.say('strip.on-basis', { basis })}{' '}
        {status === undefined
          ? figures.join(words.say('state.and'))
          : reasonWords({ status, facts: answer?.facts ?? [] }, { names, clock, words })}
        {status !== undefined &&
          claimedOf(status).map(({ by, amount }) => (
            <span key={by}>
              {' '}
              {words.say('strip.claimed', {
                amount: names.count(amount, status.target.unit),
                by: names.role(by),
              })}
            </span>
          ))}
        {status?.without !== undefined &&
          ` ${withoutWords('strip.without', status.without, { words, role: names.role })}`}
        {disputes.length > 0 && ` ${words.say('strip.disputed', { by: words.list(disputes) })}`}
      </p>
      <Ways {...{ row, mark, moment, what }} entries={entriesOf(status, answer)} />
    </div>
  )
}

/** Enough entries to begin with; the clause's page has them all. */
const proofs = 3

function entriesOf(
  status: ClauseAnswer['statuses'][number] | undefined,
  answer: ClauseAnswer | undefined,
): readonly string[] {
  if (status === undefined || answer === undefined) return []
  const facts = countedFacts({ status, facts: answer.facts })
  return [...new Set(facts.flatMap(({ entries }) => entries))].slice(0, proofs)
}

type WaysProps = Pick<DetailOfProps, 'row' | 'mark' | 'moment'> & {
  readonly what: string
  readonly entries: readonly string[]
}

function Ways({ row, mark, moment, what, entries }: WaysProps) {
  const words = useWords()
  const { id, question } = useScene()
  const { clause, bearer } = row
  return (
    <span className={`${styles['ways']} screen-only`}>
      <Link
        to="/agreements/$id/text"
        params={{ id }}
        search={searchFrom({ ...question, clause, instance: mark.instance, bearer: bearer ?? '' })}
        aria-label={words.say('strip.why-of', { what })}
      >
        {words.say('strip.why')}
      </Link>
      <Link
        to="/agreements/$id/cite"
        params={{ id }}
        search={searchFrom({ ...moment, clause, instance: mark.instance, bearer: bearer ?? '' })}
        aria-label={`${words.say('foot.cite')}: ${what}`}
      >
        {words.say('foot.cite')}
      </Link>
      {entries.map((entry, at) => (
        <EntryLink
          key={entry}
          of={entry}
          label={words.say('strip.prove-of', { what, n: entryOf(entry).n })}
        >
          {at === 0 ? words.say('strip.prove') : entryOf(entry).n}
        </EntryLink>
      ))}
    </span>
  )
}
