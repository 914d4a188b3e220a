// The record: statements, newest first, by room, kind, author, time and words. What is sought is
// in the URL, so that a list can be shown to somebody else.

import { kinds } from '@holdfast/domains'
import { useInfiniteQuery } from '@tanstack/react-query'
import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { entriesQuery } from '../../api/queries.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { searchFrom, type Search } from '../../question/question.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { WithWords } from '../../words/WithWords.tsx'
import { useKnownPlaces } from '../../places/known-places.ts'
import { EntryRows } from './EntryRows.tsx'
import styles from './RecordPage.module.css'

export function RecordPage() {
  return (
    <WithWords part="statements" otherwise={<Loading what="record.loading" rows={10} />}>
      <Statements />
    </WithWords>
  )
}

function Statements() {
  const words = useWords()
  const { id, question } = useScene()
  const { room, kind, author, from, to, place, q } = useSearch({
    from: '/agreements/$id/record',
  })
  const asked = { room, kind, author, from, to, place, q }
  const pages = useInfiniteQuery(entriesQuery(id, question, asked))
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

type Sought = Pick<Search, 'room' | 'kind' | 'author' | 'from' | 'to' | 'place' | 'q'>

type Seek = (change: { readonly [Name in keyof Sought]: string | undefined }) => void

function Filters() {
  const words = useWords()
  const search = useSearch({ from: '/agreements/$id/record' })
  const navigate = useNavigate()
  const [sought, setSought] = useState(search.q ?? '')
  const seek: Seek = (change) => {
    void navigate({ to: '.', search: searchFrom({ ...search, ...change }), resetScroll: false })
  }
  return (
    <form
      className={`${styles['filters']} screen-only`}
      onSubmit={(event) => {
        event.preventDefault()
        seek({ q: sought })
      }}
    >
      <Selections search={search} seek={seek} />
      <TimeField
        label={words.say('record.from')}
        value={search.from}
        seek={(from) => seek({ from })}
      />
      <TimeField label={words.say('record.to')} value={search.to} seek={(to) => seek({ to })} />
      <PlaceField place={search.place} seek={(place) => seek({ place })} />
      <Field label={words.say('record.words')}>
        <input type="search" value={sought} onChange={(event) => setSought(event.target.value)} />
      </Field>
      <button type="submit" className="button">
        {words.say('record.seek')}
      </button>
    </form>
  )
}

/** A place by any of its names; of one that is not known, or several, what could be meant. */
function PlaceField(props: {
  readonly place: string | undefined
  readonly seek: (place: string | undefined) => void
}) {
  const words = useWords()
  const { names } = useScene()
  const known = useKnownPlaces()
  const [said, setSaid] = useState(props.place === undefined ? '' : names.place(props.place))
  const meant = said.trim() === '' ? null : known.find(said.trim())
  const near = meant?.kind === 'several' ? meant.ids : meant?.kind === 'none' ? meant.near : []
  const take = (): void => {
    const place = meant?.kind === 'one' ? meant.id : undefined
    if (place !== props.place) props.seek(place)
  }
  return (
    <Field label={words.say('record.place')}>
      <input
        value={said}
        onChange={(event) => setSaid(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => {
          // The form seeks words; it would seek without the place that is only now taken.
          if (event.key !== 'Enter') return
          event.preventDefault()
          take()
        }}
      />
      {meant !== null && meant.kind !== 'one' && (
        <output className="small">
          {near.length === 0
            ? words.say('places.none-so')
            : words.say('record.place-near', { near: words.list(near) })}
        </output>
      )}
    </Field>
  )
}

function Selections({ search, seek }: { readonly search: Search; readonly seek: Seek }) {
  const words = useWords()
  const { agreement, summary, names } = useScene()
  const roles = ['compiler', ...agreement.roles.map(({ id }) => String(id))]
  return (
    <>
      <Selection
        label={words.say('record.kind')}
        all={words.say('record.every-kind')}
        chosen={search.kind}
        options={[...kinds.keys()].map((kind) => [kind, words.sayOr(`kind.${kind}`, kind)])}
        choose={(kind) => seek({ kind })}
      />
      {summary.view.length > 1 && (
        <Selection
          label={words.say('record.room')}
          all={words.say('record.every-room')}
          chosen={search.room}
          options={summary.view.map((room) => [room, words.sayOr(`view.${room}`, room)])}
          choose={(room) => seek({ room })}
        />
      )}
      <Selection
        label={words.say('record.author')}
        all={words.say('record.every-author')}
        chosen={search.author}
        options={roles.map((role) => [role, names.role(role)])}
        choose={(author) => seek({ author })}
      />
    </>
  )
}

type SelectionProps = {
  readonly label: string
  readonly all: string
  readonly chosen: string | undefined
  readonly options: readonly (readonly [id: string, text: string])[]
  readonly choose: (id: string) => void
}

function Selection({ label, all, chosen, options, choose }: SelectionProps) {
  return (
    <Field label={label}>
      <select value={chosen ?? ''} onChange={(event) => choose(event.target.value)}>
        <option value="">{all}</option>
        {options.map(([id, text]) => (
          <option key={id} value={id}>
            {text}
          </option>
        ))}
      </select>
    </Field>
  )
}

type TimeFieldProps = {
  readonly label: string
  readonly value: string | undefined
  readonly seek: (at: string | undefined) => void
}

function TimeField({ label, value, seek }: TimeFieldProps) {
  const { clock } = useScene()
  return (
    <Field label={label}>
      <input
        type="datetime-local"
        dir="ltr"
        value={value?.slice(0, 16) ?? ''}
        onChange={(event) => {
          const read = clock.parseLocal(event.target.value)
          seek(read === null ? undefined : clock.print(read))
        }}
      />
    </Field>
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
