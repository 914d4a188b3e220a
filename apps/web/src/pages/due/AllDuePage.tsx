// Due and contested, across the agreements that this reader may read: one page to open at three in
// the morning. Those in force come first, each with its state in one line.
//
// Nothing is added up across agreements. One that cannot be asked says so, and the others stand.

import type { Shelved } from '@holdfast/protocol'
import { useIsFetching, useQuery } from '@tanstack/react-query'
import { Link } from '@tanstack/react-router'
import { useEffect, useState } from 'react'
import { shelfQuery } from '../../api/queries.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { StateOf } from '../../scene/StateOf.tsx'
import { useWords } from '../../words/use-words.ts'
import { WithWords } from '../../words/WithWords.tsx'
import { DueLists } from './DueLists.tsx'

/** The most rows of a list of one agreement; its own page has them all. */
const rowsShown = 12
/** Nothing was asked for so long: all is there. */
const quietMs = 200
/** So long an answer that is late is waited for. */
const longestMs = 3_000

export function AllDuePage() {
  return (
    <WithWords part="own" otherwise={<Loading what="account.loading" />}>
      <Told />
    </WithWords>
  )
}

function Told() {
  const words = useWords()
  const shelf = useQuery(shelfQuery)
  const isTold = useTold()
  const title = words.say('due.title')
  useEffect(() => {
    document.title = `${title} · Holdfast`
  }, [title])
  const agreements = shelf.data?.agreements ?? []
  const inForceFirst = agreements.toSorted((a, b) => Number(a.isClosed) - Number(b.isClosed))
  return (
    <>
      <h1>{title}</h1>
      <p className="small">{words.say('due.note')}</p>
      {shelf.isPending && <Loading what="shelf.loading" />}
      {shelf.error !== null && <Failure error={shelf.error} retry={() => void shelf.refetch()} />}
      {shelf.data !== undefined && agreements.length === 0 && (
        <p className="caveat">{words.say('shelf.empty')}</p>
      )}
      {!isTold && shelf.data !== undefined && <Loading what="shelf.loading" />}
      <div hidden={!isTold}>
        {inForceFirst.map((agreement) => (
          <OfAgreement key={agreement.id} agreement={agreement} />
        ))}
      </div>
    </>
  )
}

/** Shown together, so that nothing moves under a reader's eye; and after a while what there is. */
function useTold(): boolean {
  const fetching = useIsFetching()
  const [isTold, setTold] = useState(false)
  useEffect(() => {
    const wait = setTimeout(() => setTold(true), fetching === 0 ? quietMs : longestMs)
    return () => clearTimeout(wait)
  }, [fetching])
  return isTold
}

function OfAgreement({ agreement }: { readonly agreement: Shelved }) {
  const words = useWords()
  const { id, isClosed } = agreement
  const title = agreement.titles[words.language.id] ?? agreement.title
  return (
    <section className="section" aria-labelledby={`due-${id}`}>
      <h2 id={`due-${id}`} dir="auto">
        <Link to="/agreements/$id/due" params={{ id }} search={{}}>
          {title}
        </Link>
      </h2>
      <StateOf id={id}>{isClosed ? null : <DueLists most={rowsShown} />}</StateOf>
    </section>
  )
}
