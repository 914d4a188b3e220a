// Take away and follow: every table of the record with its codebook, sizes and digests, and the
// calendar and the feed.
//
// A link names the moment and the cut that the page speaks of, so that the file is the one whose
// digest stands beside it.

import type { DataAnswer } from '@holdfast/protocol'
import { useQuery } from '@tanstack/react-query'
import { dataQuery } from '../../api/queries.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { ScrollRegion } from '../../parts/ScrollRegion.tsx'
import { printSearch } from '../../question/question.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { WithWords } from '../../words/WithWords.tsx'
import { pinned } from '../../question/pinned.ts'
import styles from './DataPage.module.css'

export function DataPage() {
  const waiting = <Loading what="account.loading" />
  return (
    <WithWords part="own" otherwise={waiting}>
      <WithWords part="exports" otherwise={waiting}>
        <Told />
      </WithWords>
    </WithWords>
  )
}

function Told() {
  const words = useWords()
  const { id, question, clock } = useScene()
  const data = useQuery(dataQuery(id, question))
  const { data: answer } = data
  return (
    <>
      <h2>{words.say('data.title')}</h2>
      {data.isPending && <Loading what="data.loading" rows={6} />}
      {data.error !== null && <Failure error={data.error} retry={() => void data.refetch()} />}
      {answer !== undefined && (
        <>
          <p className="small">
            {words.say('data.note', {
              time: clock.full(answer.asOf),
              n: Object.values(answer.knownAt).join(', '),
            })}
          </p>
          {answer.tables.map((table) => (
            <Table key={table.name} table={table} answer={answer} />
          ))}
        </>
      )}
      {!data.isPending && <Follow />}
      {!data.isPending && <Terms />}
    </>
  )
}

function Terms() {
  const words = useWords()
  return (
    <section className="section" aria-labelledby="terms">
      <h3 id="terms">{words.say('data.licence')}</h3>
      <p className={styles['terms']}>{words.say('data.licence.text')}</p>
    </section>
  )
}

type TableTold = DataAnswer['tables'][number]

function Table({ table, answer }: { readonly table: TableTold; readonly answer: DataAnswer }) {
  const words = useWords()
  const { id, question, clock } = useScene()
  const { name, rows, files, columns } = table
  const asked = pinned(question, answer, clock)
  const title = words.say(`data.table.${name}`)
  const addressOf = (format: string): string =>
    `/api/agreements/${encodeURIComponent(id)}/tables/${name}${printSearch({ ...asked, format })}`
  return (
    <section className="section" aria-labelledby={`table-${name}`}>
      <h3 id={`table-${name}`}>{title}</h3>
      <p className="small">
        {words.say(`export.table.${name}`)} {words.say('data.rows', { n: rows })}
      </p>
      <ScrollRegion label={title}>
        <table className="rows">
          <thead>
            <tr>
              {['file', 'size', 'digest'].map((head) => (
                <th key={head} scope="col">
                  {words.say(`data.head.${head}`)}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {[...files, { format: 'xlsx', bytes: null, sha256: null }].map((file) => (
              <tr key={file.format}>
                <th scope="row">
                  <a
                    href={addressOf(file.format)}
                    download
                    aria-label={`${title}: ${words.say(`data.format.${file.format}`)}`}
                  >
                    {words.say(`data.format.${file.format}`)}
                  </a>
                </th>
                <td>
                  {file.bytes === null
                    ? words.say(file.format === 'xlsx' ? 'data.made' : 'data.unmeasured')
                    : words.say('data.bytes', { n: words.number(file.bytes) })}
                </td>
                <td className="hash">
                  <bdi>{file.sha256 ?? ''}</bdi>
                </td>
              </tr>
            ))}
          </tbody>
        </table>
      </ScrollRegion>
      <details className={styles['codebook']}>
        <summary>{words.say('data.codebook')}</summary>
        <Codebook columns={columns} title={title} />
      </details>
    </section>
  )
}

function Codebook({ columns, title }: Pick<TableTold, 'columns'> & { readonly title: string }) {
  const words = useWords()
  return (
    <ScrollRegion label={`${title}: ${words.say('data.codebook')}`}>
      <table className="rows">
        <thead>
          <tr>
            {['column', 'means', 'tag'].map((head) => (
              <th key={head} scope="col">
                {words.say(`data.head.${head}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map(({ id, hxl, meaning }) => (
            <tr key={id}>
              <th scope="row">
                <bdi>{id}</bdi>
              </th>
              <td>{words.say(meaning.code, meaning.about)}</td>
              <td>
                <bdi>{hxl}</bdi>
              </td>
            </tr>
          ))}
        </tbody>
      </table>
    </ScrollRegion>
  )
}

const followed = [
  ['deadlines.ics', 'data.calendar'],
  ['changes.atom', 'data.feed'],
] as const

function Follow() {
  const words = useWords()
  const { id } = useScene()
  return (
    <section className="section" aria-labelledby="follow">
      <h3 id="follow">{words.say('data.follow')}</h3>
      <p className="small">{words.say('data.follow.note')}</p>
      <ul>
        {followed.map(([file, message]) => (
          <li key={file}>
            <a href={`/api/agreements/${encodeURIComponent(id)}/${file}?lang=${words.language.id}`}>
              {words.say(message)}
            </a>
          </li>
        ))}
      </ul>
    </section>
  )
}
