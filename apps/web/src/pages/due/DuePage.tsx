// Due and contested, of one agreement.
//
// The question in the address holds here as on every page; the lists are those of the page across
// agreements.

import { Link } from '@tanstack/react-router'
import { Loading } from '../../parts/Loading.tsx'
import { useWords } from '../../words/use-words.ts'
import { WithWords } from '../../words/WithWords.tsx'
import { DueLists } from './DueLists.tsx'

/** The most rows of a list on the page of one agreement. */
const rowsShown = 100

export function DuePage() {
  return (
    <WithWords part="own" otherwise={<Loading what="account.loading" />}>
      <Told />
    </WithWords>
  )
}

function Told() {
  const words = useWords()
  return (
    <>
      <h2>{words.say('due.title')}</h2>
      <p className="small">
        {words.say('due.note')}{' '}
        <Link to="/due" search={{}}>
          {words.say('due.everywhere')}
        </Link>
      </p>
      <DueLists most={rowsShown} />
    </>
  )
}
