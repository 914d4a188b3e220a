// Everything that could bear on one instance: the arithmetic, what closes the count, what would
// decide it, and each report with how much of it counted, what the rest lacks and where it went.
//
// It is asked for once an instance is opened. Every figure is one that the status rests on.

import type { ToldStatus, ToldWhy, WhyAnswer } from '@holdfast/analysis'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { decidingWords } from '@holdfast/words'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { spacedId } from '../../names/names.ts'
import { entryOf } from '../../parts/EntryLink.tsx'
import { instanceWords } from '../../reasons/reason-words.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { WithWords } from '../../words/WithWords.tsx'
import styles from './TextPage.module.css'
import { WeighedTable } from './WeighedTable.tsx'
import { whyQuery, whyTelling } from './weighing.ts'

export type WeighedProps = {
  readonly status: ToldStatus
  /** The statuses of the clause, which give other instances their names. */
  readonly known: readonly ToldStatus[]
}

export function Weighed(props: WeighedProps) {
  return (
    <WithWords part="why" otherwise={<Loading what="text.loading" />}>
      <Asked {...props} />
    </WithWords>
  )
}

function Asked({ status, known }: WeighedProps) {
  const words = useWords()
  const { id, question, names, clock } = useScene()
  const asked = useQuery({ ...whyQuery(id, question, status), placeholderData: keepPreviousData })
  const one = asked.data?.instances.find(
    ({ instance, bearer }) => instance === status.instance && bearer === status.bearer,
  )
  const bearer = status.bearer === null ? '' : ` (${names.role(status.bearer)})`
  const what = `${instanceWords(status, { names, clock, words })}${bearer}`
  const title = words.say('weighed.title', { what })
  return (
    <section className={styles['facts']} aria-busy={asked.isFetching}>
      <h3>{title}</h3>
      {asked.error !== null && <Failure error={asked.error} retry={() => void asked.refetch()} />}
      {asked.error === null && one === undefined && <Loading what="weighed.loading" rows={4} />}
      {asked.data !== undefined && one !== undefined && (
        <>
          <Arithmetic one={one} />
          <WeighedTable one={one} facts={asked.data.facts} known={known} label={title} />
          <Besides one={one} />
          <SetAside answer={asked.data} />
        </>
      )}
    </section>
  )
}

function Arithmetic({ one }: { readonly one: ToldWhy }) {
  const words = useWords()
  const { names } = useScene()
  const { target, why } = one
  const isBan = target.value === 0
  const telling = whyTelling({ names, words })
  const deciding = why.deciding.map((each) => decidingWords(each, telling))
  return (
    <dl>
      {!isBan && (
        <>
          <dt>{words.say('weighed.asked')}</dt>
          <dd>{names.count(target.value, target.unit)}</dd>
        </>
      )}
      <Counted one={one} />
      <dt>{words.say('weighed.closed')}</dt>
      <dd>{words.say(`closed-by.${why.closedBy}`)}</dd>
      <dt>{words.say('weighed.decide')}</dt>
      <dd>
        {deciding.length === 0 && words.say(isDecided(one) ? 'weighed.decided' : 'weighed.open')}
        {deciding.length === 1 && deciding[0]}
        {deciding.length > 1 && (
          <ul>
            {deciding.map((each) => (
              <li key={each}>{each}</li>
            ))}
          </ul>
        )}
      </dd>
    </dl>
  )
}

function isDecided({ status }: ToldWhy): boolean {
  return ['met', 'late', 'unmet', 'excused', 'void'].includes(status)
}

/** The most parts of a sum that are written out. */
const partsOfSum = 12

/** What there was at least and at most, and the sum of which it is made; or what was watched. */
function Counted({ one }: { readonly one: ToldWhy }) {
  const words = useWords()
  const { names } = useScene()
  const { target, measured, why, evidence } = one
  const parts = evidence.map(({ counted }) => counted)
  const total = parts.reduce((sum, part) => sum + part, 0)
  const isSum = why.supply !== null && total === measured?.value && parts.length > 1
  const isShown = target.value > 0 && why.supply !== null
  if (!isShown && why.watched === null) return null
  return (
    <>
      <dt>{words.say('weighed.counted')}</dt>
      {isShown && (
        <dd>
          {words.say('weighed.at-least', {
            least: names.count(why.supply.least, target.unit),
            most: names.count(why.supply.most, target.unit),
          })}
          {isSum && parts.length <= partsOfSum && (
            <>
              {words.say('chart.comma')}
              <bdi dir="ltr">
                {words.say('weighed.sum', {
                  sum: parts.map((part) => words.number(part)).join(' + '),
                  total: words.number(total),
                })}
              </bdi>
            </>
          )}
        </dd>
      )}
      {why.watched !== null && <dd>{words.say('weighed.watched', why.watched)}</dd>}
    </>
  )
}

/** What is not listed. */
function Besides({ one: { why } }: { readonly one: ToldWhy }) {
  const words = useWords()
  return (
    <>
      {why.elsewhere > 0 && (
        <p className="small">{words.say('weighed.elsewhere', { n: why.elsewhere })}</p>
      )}
      {why.unlisted > 0 && (
        <p className="small">{words.say('weighed.unlisted', { n: why.unlisted })}</p>
      )}
    </>
  )
}

/** Reports set aside that are named; the latest are. */
const asideNamed = 20

function SetAside({ answer: { setAside } }: { readonly answer: WhyAnswer }) {
  const words = useWords()
  if (setAside.length === 0) return null
  return (
    <>
      <p className="small">{words.say('aside.title', { n: setAside.length })}</p>
      <ul className="small">
        {setAside.slice(-asideNamed).map(({ fact, why, entries }) => (
          <li key={fact}>
            {words.say('aside.fact', {
              entries: entries
                .map(entryOf)
                .map(({ room, n }) => (room === 'public' ? n : `${spacedId(room)} ${n}`))
                .join(words.say('chart.comma')),
              why: words.say(`aside.${why}`),
            })}
          </li>
        ))}
      </ul>
    </>
  )
}
