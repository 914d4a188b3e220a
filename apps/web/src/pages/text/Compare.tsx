// The clause as asked beside the same clause at the end of another day, or as known by another
// date: instance by instance, and on each basis and by each count for that day too.
//
// What is compared is in the address. "Known by a date" is the record up to the last entry that its
// author dates on or before that day; both sides are answers of the server.

import type { ClauseAnswer, ClauseStatus } from '@holdfast/analysis'
import { useQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { clauseQuery, cutQuery } from '../../api/queries.ts'
import { Mark } from '../../marks/Mark.tsx'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { ScrollRegion } from '../../parts/ScrollRegion.tsx'
import { searchFrom, type Question } from '../../question/question.ts'
import { instanceWords, reasonWords } from '../../reasons/reason-words.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './TextPage.module.css'
import { UnderEveryBasis } from './UnderEveryBasis.tsx'

/** The most instances side by side: the last, where there are more. */
const instancesShown = 30

export function Compare({ answer }: { readonly answer: ClauseAnswer }) {
  const words = useWords()
  const { id, question } = useScene()
  const { thenDay = '', thenKnown = '' } = useSearch({ from: '/agreements/$id/text' })
  const isAsked = thenDay !== '' || thenKnown !== ''
  const cut = useQuery({ ...cutQuery(id, question, thenKnown), enabled: thenKnown !== '' })
  const asked = useThen(thenDay, thenKnown === '' ? null : (cut.data ?? null))
  const isReady = isAsked && (thenKnown === '' || cut.data !== undefined)
  const then = useQuery({ ...clauseQuery(id, asked, answer.clause), enabled: isReady })
  const error = cut.error ?? then.error
  return (
    <section aria-label={words.say('text.compare')} className={styles['compare']}>
      <h3>{words.say('text.compare')}</h3>
      <p className="small">{words.say('text.compare.note')}</p>
      <Fields day={thenDay} known={thenKnown} />
      {isAsked && error !== null && (
        <Failure error={error} retry={() => void Promise.all([cut.refetch(), then.refetch()])} />
      )}
      {isAsked && error === null && then.data === undefined && <Loading what="text.loading" />}
      {isAsked && then.data !== undefined && (
        <>
          <SideBySide now={answer} then={then.data} />
          <UnderEveryBasis answer={then.data} question={asked} isOfThen />
        </>
      )}
    </section>
  )
}

/** The question of the other side: the same but for its moment and its cut. */
function useThen(day: string, knownAt: string | null): Question {
  const { question, clock, summary } = useScene()
  const n = Number(day)
  const { to } = summary.inForce
  const end = clock.beginningOf(Number.isSafeInteger(n) && n > 0 ? n + 1 : 1)
  return {
    ...question,
    ...(day === '' ? {} : { asOf: clock.print(to !== null && end > to ? to : end) }),
    ...(knownAt === null ? {} : { knownAt }),
  }
}

function Fields({ day, known }: { readonly day: string; readonly known: string }) {
  const words = useWords()
  const { summary } = useScene()
  const search = useSearch({ from: '/agreements/$id/text' })
  const navigate = useNavigate({ from: '/agreements/$id/text' })
  const ask = (next: { readonly thenDay?: string; readonly thenKnown?: string }): void => {
    void navigate({ search: searchFrom({ ...search, ...next }), replace: true, resetScroll: false })
  }
  const days = Math.max(1, summary.state.day)
  return (
    <p className={`${styles['fields']} screen-only`}>
      <label>
        <span className="label">{words.say('text.compare.day')}</span>
        <select value={day} onChange={({ currentTarget: { value } }) => ask({ thenDay: value })}>
          <option value="">{words.say('text.compare.same-day')}</option>
          {Array.from({ length: days }, (_, at) => String(at + 1)).map((n) => (
            <option key={n} value={n}>
              {words.say('asof.end-of-day', { day: Number(n) })}
            </option>
          ))}
        </select>
      </label>
      <label>
        <span className="label">{words.say('text.compare.known')}</span>
        <input
          type="date"
          value={known}
          onChange={({ currentTarget: { value } }) => ask({ thenKnown: value })}
        />
      </label>
    </p>
  )
}

type SideBySideProps = { readonly now: ClauseAnswer; readonly then: ClauseAnswer }

function SideBySide({ now, then }: SideBySideProps) {
  const words = useWords()
  const { names, clock } = useScene()
  const keyOf = ({ instance, bearer }: ClauseStatus): string => `${instance} ${bearer ?? ''}`
  const before = new Map(then.statuses.map((status) => [keyOf(status), status]))
  const rows = new Map([...then.statuses, ...now.statuses].map((one) => [keyOf(one), one]))
  const after = new Map(now.statuses.map((status) => [keyOf(status), status]))
  const headOf = ({ asOf, knownAt }: ClauseAnswer): string =>
    words.say('text.compare.side', {
      time: clock.full(asOf),
      n: Object.values(knownAt).reduce((sum, size) => sum + size, 0),
    })
  return (
    <ScrollRegion label={words.say('text.compare')}>
      <table className="rows">
        <thead>
          <tr>
            <th scope="col">{words.say('text.instance')}</th>
            <th scope="col">{headOf(then)}</th>
            <th scope="col">{headOf(now)}</th>
          </tr>
        </thead>
        <tbody>
          {[...rows].slice(-instancesShown).map(([key, one]) => (
            <tr key={key}>
              <th scope="row">
                {instanceWords(one, { names, clock, words })}
                {one.bearer !== null && ` (${names.role(one.bearer)})`}
              </th>
              <Side status={before.get(key)} facts={then.facts} />
              <Side status={after.get(key)} facts={now.facts} />
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

type SideProps = {
  readonly status: ClauseStatus | undefined
  readonly facts: ClauseAnswer['facts']
}

function Side({ status, facts }: SideProps) {
  const words = useWords()
  const { names, clock } = useScene()
  if (status === undefined) return <td>{words.say('text.compare.not-asked')}</td>
  return (
    <td>
      <Mark status={status.status} isDecoration /> {words.say(`status.${status.status}`)}.{' '}
      {reasonWords({ status, facts }, { names, clock, words })}
    </td>
  )
}
