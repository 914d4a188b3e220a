// The line under the strip: what the cell looked at says, on which basis, by whose counts; the way
// to why, and the way to the proof. It stands still, covers nothing, prints, and works by touch.

import { Link } from '@tanstack/react-router'
import { Mark } from '../marks/Mark.tsx'
import { EntryLink } from '../parts/EntryLink.tsx'
import { reasonWords } from '../reasons/reason-words.ts'
import { useScene } from '../scene/scene.ts'
import { searchFrom } from '../question/question.ts'
import { useWords } from '../words/use-words.ts'
import type { Column } from './columns.ts'
import styles from './Detail.module.css'
import type { Chosen } from './Strip.tsx'
import type { StripMark } from './strip-model.ts'

export type DetailProps = {
  readonly chosen: Chosen | null
  readonly column: Column | undefined
}

export function Detail({ chosen, column }: DetailProps) {
  const words = useWords()
  if (chosen === null || column === undefined) {
    return (
      <div className={`${styles['detail']} screen-only`} data-empty="">
        <p className="small">{words.say('strip.detail-empty')}</p>
      </div>
    )
  }
  return (
    <div className={styles['detail']} aria-live="polite">
      {chosen.marks.map((mark) => (
        <DetailOf key={mark.of.instance} mark={mark} column={column} />
      ))}
    </div>
  )
}

function DetailOf({ mark, column }: { readonly mark: StripMark; readonly column: Column }) {
  const words = useWords()
  const { clock, names } = useScene()
  const status = mark.of
  const day =
    column.first === column.last
      ? words.say('time.day-dated', {
          n: column.first,
          weekday: clock.weekday(column.from),
          date: clock.date(column.from),
        })
      : words.say('strip.days', { first: column.first, last: column.last })
  const bearer = status.bearer === null ? '' : ` (${names.role(status.bearer)})`
  const what = words.say('strip.detail', { clause: `${status.clause}${bearer}`, column: day })
  const basis = words.say(`basis.${status.basis}`).toLowerCase()
  const disputes = [...new Set(status.disputes.map(({ by }) => names.role(by)))]
  return (
    <div className={styles['one']}>
      <Mark status={status.status} part={mark.part} isDecoration />
      <p>
        <b>
          {what}: {words.say(`status.${status.status}`)}
        </b>{' '}
        {words.say('strip.on-basis', { basis })} {reasonWords(status, { names, clock, words })}
        {disputes.length > 0 && ` ${words.say('strip.disputed', { by: words.list(disputes) })}`}
      </p>
      <Ways mark={mark} what={what} />
    </div>
  )
}

/** Enough entries to begin with; the clause's page has them all. */
const proofs = 3

function Ways({ mark, what }: { readonly mark: StripMark; readonly what: string }) {
  const words = useWords()
  const { id, question } = useScene()
  const { clause, instance, bearer, facts } = mark.of
  const entries = facts.flatMap((fact) => fact.entries).slice(0, proofs)
  return (
    <span className={`${styles['ways']} screen-only`}>
      <Link
        to="/agreements/$id/text"
        params={{ id }}
        search={searchFrom({ ...question, clause, instance, bearer: bearer ?? '' })}
        aria-label={words.say('strip.why-of', { what })}
      >
        {words.say('strip.why')}
      </Link>
      {entries.map(({ room, index }, at) => (
        <EntryLink
          key={`${room} ${index}`}
          room={room}
          entry={index + 1}
          label={words.say('strip.prove-of', { what, n: index + 1 })}
        >
          {at === 0 ? words.say('strip.prove') : index + 1}
        </EntryLink>
      ))}
    </span>
  )
}
