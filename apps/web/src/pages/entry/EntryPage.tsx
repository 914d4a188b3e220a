// One entry: what it says, whose words it passes on, who signed it, where it stands in the tree,
// and its proof, which the reader's own browser can check.

import { useQuery } from '@tanstack/react-query'
import { Link, useParams } from '@tanstack/react-router'
import type { EntryAnswer } from '@holdfast/protocol'
import { entryQuery } from '../../api/queries.ts'
import { EntryLink } from '../../parts/EntryLink.tsx'
import { Failure, ProblemText } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { Sentence } from '../../parts/Passage.tsx'
import { useScene } from '../../scene/scene.ts'
import { instantOf } from '../../time/instant-of.ts'
import { useWords } from '../../words/use-words.ts'
import { WithWords } from '../../words/WithWords.tsx'
import { gistOf } from '../record/gist.ts'
import { Body } from './Body.tsx'
import styles from './EntryPage.module.css'
import { Receipt } from './Receipt.tsx'
import { spacedId } from '../../names/names.ts'

export function EntryPage() {
  return (
    <WithWords part="own" otherwise={<Loading what="account.loading" />}>
      <WithWords part="statements" otherwise={<Loading what="entry.loading" />}>
        <Entry />
      </WithWords>
    </WithWords>
  )
}

function Entry() {
  const words = useWords()
  const { id, question } = useScene()
  const { room, entry: number } = useParams({ from: '/agreements/$id/record/$room/$entry' })
  const entry = useQuery(entryQuery(id, question, room, number))
  return (
    <>
      <p className="label screen-only">
        <Link to="/agreements/$id/record" params={{ id }} search={question}>
          {words.say('record.title')}
        </Link>
      </p>
      {entry.isPending && <Loading what="entry.loading" />}
      {entry.error !== null && <Failure error={entry.error} retry={() => void entry.refetch()} />}
      {entry.data !== undefined && <Shown answer={entry.data} />}
    </>
  )
}

function Shown({ answer }: { readonly answer: EntryAnswer }) {
  const words = useWords()
  const { clock, names } = useScene()
  const { entry: n, room, statement } = answer
  const kind = statement === null ? '' : words.sayOr(`kind.${statement.kind}`, statement.kind)
  return (
    <div className={styles['page']}>
      <article>
        <h2>
          {words.say('entry.number', { n })}
          {kind !== '' && `: ${kind}`}
        </h2>
        <p className="small">
          {words.say('entry.in-room', {
            room: words.sayOr(`room.${room}`, spacedId(room)),
          })}
        </p>
        {statement === null ? (
          <p className="caveat">{words.say('entry.unreadable')}</p>
        ) : (
          <>
            <p className={styles['gist']}>
              <Sentence text={gistOf(statement, { names, clock }, words)} />
            </p>
            <Standing answer={answer} />
            <h3>{words.say('entry.body')}</h3>
            <Body body={statement.body} />
            <Signed answer={answer} statement={statement} />
          </>
        )}
      </article>
      <Receipt answer={answer} />
    </div>
  )
}

function Standing({ answer }: { readonly answer: EntryAnswer }) {
  const words = useWords()
  return (
    <>
      <p className="small">
        {words.say(`entry.standing.${answer.standing}`)}
        {answer.problem !== null && (
          <>
            {' '}
            <ProblemText of={answer.problem} />
          </>
        )}
      </p>
      {answer.repliedBy.length > 0 && (
        <p className="small">
          {words.say('entry.replied')}{' '}
          {answer.repliedBy.map((entry) => (
            <span key={entry}>
              <EntryLink of={entry} />{' '}
            </span>
          ))}
        </p>
      )}
    </>
  )
}

type SignedProps = {
  readonly answer: EntryAnswer
  readonly statement: NonNullable<EntryAnswer['statement']>
}

function Signed({ answer, statement }: SignedProps) {
  const words = useWords()
  const { clock, names } = useScene()
  return (
    <>
      <h3>{words.say('entry.signed')}</h3>
      <dl className={styles['pairs']}>
        <dt>{words.say('entry.by')}</dt>
        <dd>{names.role(statement.holder)}</dd>
        <dt>{words.say('entry.claimed-at')}</dt>
        <dd>{clock.full(instantOf(statement.claimedAt))}</dd>
        <dt>{words.say('entry.place')}</dt>
        <dd>
          {words.say('entry.sequence', { n: statement.seq + 1 })}
          {statement.previous !== null && (
            <bdi className="hash">
              {' '}
              {words.say('entry.after', { id: statement.previous.slice(0, 16) })}
            </bdi>
          )}
        </dd>
        {answer.signatures.map((signature) => (
          <SignatureLine key={signature.keyid} signature={signature} />
        ))}
        <dt>{words.say('entry.id')}</dt>
        <dd className="hash">
          <bdi>{answer.id ?? ''}</bdi>
        </dd>
      </dl>
    </>
  )
}

function SignatureLine({ signature }: { readonly signature: EntryAnswer['signatures'][number] }) {
  const words = useWords()
  const { names } = useScene()
  return (
    <>
      <dt>{words.say('entry.key')}</dt>
      <dd>
        <bdi className="hash">{signature.keyid}</bdi>{' '}
        {signature.holder !== null && names.role(signature.holder)}
        {'. '}
        {words.say(signature.valid ? 'entry.valid' : 'entry.invalid')}
      </dd>
    </>
  )
}
