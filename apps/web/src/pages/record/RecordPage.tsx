// The record: statements, newest first, by room, kind, author, time and words. What is sought is in
// the URL, so that a list can be shown to somebody else.

import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { entriesQuery } from '../../api/queries.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { searchFrom, type Search } from '../../question/question.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { EntryRows } from './EntryRows.tsx'
import styles from './RecordPage.module.css'
import { statementKinds } from './statement-kinds.ts'

export function RecordPage() {
  const words = useWords()
  const { id, question } = useScene()
  const { room, kind, author, from, to, q } = useSearch({ from: '/agreements/$id/record' })
  const pages = useInfiniteQuery(entriesQuery(id, question, { room, kind, author, from, to, q }))
  const entries = pages.data?.pages.flatMap((page) => page.entries) ?? []
  return (
    <>
      <h2>{words.say('record.title')}</h2>
      <p className="small">{words.say('record.note')}</p>
      <Filters />
      {pages.isPending && <Loading what="record.loading" rows={10} />}
      {pages.error !== null && <Failure error={pages.error} retry={() => void pages.refetch()} />}
      {pages.data !== undefined && entries.length === 0 && (
        <p className="caveat">{words.say('record.empty')}</p>
      )}
      {entries.length > 0 && <EntryRows entries={entries} />}
      {pages.hasNextPage && (
        <p className={styles['more']}>
          <button
            type="button"
            className="button"
            disabled={pages.isFetchingNextPage}
            onClick={() => void pages.fetchNextPage()}
          >
            {words.say(pages.isFetchingNextPage ? 'record.asking' : 'record.more')}
          </button>
        </p>
      )}
    </>
  )
}

type Sought = Pick<Search, 'room' | 'kind' | 'author' | 'from' | 'to' | 'q'>

function Filters() {
  const words = useWords()
  const search = useSearch({ from: '/agreements/$id/record' })
  const navigate = useNavigate()
  const { agreement, answer, clock, names } = useScene()
  const [sought, setSought] = useState(search.q ?? '')
  const seek = (change: { readonly [Name in keyof Sought]: string | undefined }): void => {
    void navigate({ to: '.', search: searchFrom({ ...search, ...change }), resetScroll: false })
  }
  const local = (text: string | undefined): string => text?.slice(0, 16) ?? ''
  const asInstant = (value: string): string | undefined => {
    const read = clock.parseLocal(value)
    return read === null ? undefined : clock.print(read)
  }
  return (
    <form
      className={`${styles['filters']} screen-only`}
      onSubmit={(event) => {
        event.preventDefault()
        seek({ q: sought })
      }}
    >
      <Field label={words.say('record.kind')}>
        <select value={search.kind ?? ''} onChange={(event) => seek({ kind: event.target.value })}>
          <option value="">{words.say('record.every-kind')}</option>
          {statementKinds.map((kind) => (
            <option key={kind} value={kind}>
              {words.sayOr(`kind.${kind}`, kind)}
            </option>
          ))}
        </select>
      </Field>
      {answer.view.length > 1 && (
        <Field label={words.say('record.room')}>
          <select
            value={search.room ?? ''}
            onChange={(event) => seek({ room: event.target.value })}
          >
            <option value="">{words.say('record.every-room')}</option>
            {answer.view.map((room) => (
              <option key={room} value={room}>
                {words.sayOr(`view.${room}`, room)}
              </option>
            ))}
          </select>
        </Field>
      )}
      <Field label={words.say('record.author')}>
        <select
          value={search.author ?? ''}
          onChange={(event) => seek({ author: event.target.value })}
        >
          <option value="">{words.say('record.every-author')}</option>
          {['compiler', ...agreement.roles.map(({ id }) => String(id))].map((role) => (
            <option key={role} value={role}>
              {names.role(role)}
            </option>
          ))}
        </select>
      </Field>
      <Field label={words.say('record.from')}>
        <input
          type="datetime-local"
          dir="ltr"
          value={local(search.from)}
          onChange={(event) => seek({ from: asInstant(event.target.value) })}
        />
      </Field>
      <Field label={words.say('record.to')}>
        <input
          type="datetime-local"
          dir="ltr"
          value={local(search.to)}
          onChange={(event) => seek({ to: asInstant(event.target.value) })}
        />
      </Field>
      <Field label={words.say('record.words')}>
        <input type="search" value={sought} onChange={(event) => setSought(event.target.value)} />
      </Field>
      <button type="submit" className="button">
        {words.say('record.seek')}
      </button>
    </form>
  )
}

function Field({
  label,
  children,
}: {
  readonly label: string
  readonly children: React.ReactNode
}) {
  return (
    <label className={styles['field']}>
      <span className="label">{label}</span>
      {children}
    </label>
  )
}
