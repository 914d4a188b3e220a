// One clause, opened: what it means, its instances with every count, why one of them stands as it
// does with every report that bears on it, the same under every basis and by each count, and what
// was claimed, answered and found. It is asked for when it is opened.

import type { ClauseAnswer, ClauseStatus } from '@holdfast/analysis'
import type { ClauseText } from '@holdfast/agreement'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { clauseQuery } from '../../api/queries.ts'
import { clauseWords } from '../../names/clause-words.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { WithWords } from '../../words/WithWords.tsx'
import { ClaimsTable } from '../overview/ClaimsSection.tsx'
import { Compare } from './Compare.tsx'
import { Findings, hasFindings } from './Findings.tsx'
import { InstancesTable } from './InstancesTable.tsx'
import { Meaning } from './Meaning.tsx'
import styles from './TextPage.module.css'
import { UnderEveryBasis } from './UnderEveryBasis.tsx'
import { Weighed } from './Weighed.tsx'
import { Why } from './Why.tsx'

export function ClausePanel({ clause }: { readonly clause: ClauseText }) {
  const words = useWords()
  const { id, question, agreement, names, obligation } = useScene()
  const answer = useQuery({
    ...clauseQuery(id, question, clause.id),
    placeholderData: keepPreviousData,
  })
  const of = obligation(clause.id)
  const power = agreement.powers.find((each) => each.clause === clause.id)
  const n = new Set(answer.data?.statuses.map(({ instance }) => instance)).size
  return (
    <article className={styles['panel']} aria-labelledby="clause">
      <p className="label">
        {words.say('text.clause', { id: clause.id })} · {words.say(`text.kind.${clause.kind}`)}
        {n > 0 && ` · ${words.say('text.instances', { n })}`}
      </p>
      <h2 id="clause">
        {of === null
          ? words.say(`text.effect-title.${power?.effect ?? clause.kind}`)
          : clauseWords(agreement, of, names, words)}
      </h2>
      <Meaning clause={clause} />
      {answer.isPending && <Loading what="text.loading" rows={6} />}
      {answer.error !== null && (
        <Failure error={answer.error} retry={() => void answer.refetch()} />
      )}
      {answer.data !== undefined && (
        <WithWords part="own" otherwise={<Loading what="text.loading" rows={6} />}>
          <Opened answer={answer.data} />
        </WithWords>
      )}
    </article>
  )
}

function Opened({ answer }: { readonly answer: ClauseAnswer }) {
  const words = useWords()
  const { agreement, obligation, question } = useScene()
  const search = useSearch({ from: '/agreements/$id/text' })
  const { clause, statuses, facts, claims } = answer
  const of = obligation(clause)
  const chosen = chosenOf(statuses, search.instance, search.bearer)
  return (
    <>
      {agreement.powers.some((power) => power.clause === clause) && <PowerUses answer={answer} />}
      {statuses.length > 0 && of !== null && (
        <>
          <InstancesTable answer={answer} obligation={of} chosen={chosen} />
          {chosen !== null && <Why status={chosen} facts={facts} />}
          {chosen !== null && <Weighed status={chosen} known={statuses} />}
          <UnderEveryBasis answer={answer} question={question} />
          <Compare answer={answer} />
        </>
      )}
      {(claims.length > 0 || hasFindings(facts)) && <h3>{words.say('overview.claims')}</h3>}
      {claims.length > 0 && <ClaimsTable claims={claims} />}
      {hasFindings(facts) && <Findings facts={facts} />}
    </>
  )
}

/** The instance of the address; otherwise the first that is not plain, or simply the last. */
function chosenOf(
  own: readonly ClauseStatus[],
  instance: string | undefined,
  bearer: string | undefined,
): ClauseStatus | null {
  const asked = own.find(
    (status) =>
      status.instance === instance && (bearer === undefined || (status.bearer ?? '') === bearer),
  )
  const telling = own.find(({ evidence, status }) => evidence.length > 0 && status !== 'met')
  return asked ?? telling ?? own.at(-1) ?? null
}

function PowerUses({ answer }: { readonly answer: ClauseAnswer }) {
  const words = useWords()
  const { clock, names } = useScene()
  const used = answer.powers.flatMap((each) => each.used)
  return (
    <>
      <h3>{words.say('text.power-uses')}</h3>
      {used.length === 0 && <p className="quiet">{words.say('text.power-unused')}</p>}
      <ul className="small">
        {used.map((use) => (
          <li key={use.at.latest}>
            {clock.full(use.at.latest)}: {names.roles(use.by)}.{' '}
            {use.effect.kind === 'extend' && words.say('text.days-added', { n: use.effect.days })}
          </li>
        ))}
      </ul>
    </>
  )
}
