// One clause, opened: what it means, its instances with every count, why one of them stands as it
// does, the same under every basis and by each count, and the facts with their entries.

import type { ClauseText, Status } from '@holdfast/agreement'
import { useQuery } from '@tanstack/react-query'
import { useSearch } from '@tanstack/react-router'
import { factsQuery } from '../../api/queries.ts'
import { clauseWords } from '../../names/clause-words.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { ClaimsTable } from '../overview/ClaimsSection.tsx'
import { FactsTable } from './FactsTable.tsx'
import { InstancesTable } from './InstancesTable.tsx'
import { Meaning } from './Meaning.tsx'
import { UnderEveryBasis } from './UnderEveryBasis.tsx'
import styles from './TextPage.module.css'
import { Why } from './Why.tsx'

export function ClausePanel({ clause }: { readonly clause: ClauseText }) {
  const words = useWords()
  const { agreement, answer, names, inOrder } = useScene()
  const search = useSearch({ from: '/agreements/$id/text' })
  const obligation = agreement.obligations.find((each) => each.clause === clause.id)
  const power = agreement.powers.find((each) => each.clause === clause.id)
  const order = inOrder(obligation?.bearers ?? [null])
  const own = answer.statuses
    .filter((status) => status.clause === clause.id)
    .toSorted((a, b) => order.indexOf(a.bearer) - order.indexOf(b.bearer))
  const chosen = chosenOf(own, search.instance, search.bearer)
  const n = new Set(own.map(({ instance }) => instance)).size
  return (
    <article className={styles['panel']} aria-labelledby="clause">
      <p className="label">
        {words.say('text.clause', { id: clause.id })} · {words.say(`text.kind.${clause.kind}`)}
        {n > 0 && ` · ${words.say('text.instances', { n })}`}
      </p>
      <h2 id="clause">
        {obligation === undefined
          ? words.say(`text.effect-title.${power?.effect ?? clause.kind}`)
          : clauseWords(agreement, obligation, names, words)}
      </h2>
      {obligation !== undefined && <Meaning obligation={obligation} clause={clause} />}
      {power !== undefined && <PowerUses clause={clause.id} />}
      {own.length > 0 && obligation !== undefined && (
        <>
          <InstancesTable statuses={own} obligation={obligation} chosen={chosen} />
          {chosen !== null && <Why status={chosen} />}
          <UnderEveryBasis clause={clause.id} statuses={own} />
          {chosen !== null && <FactsTable status={chosen} />}
        </>
      )}
      <ClauseClaims statuses={own} />
    </article>
  )
}

/** The instance of the address; otherwise the first that is not plain, or simply the last. */
function chosenOf(
  own: readonly Status[],
  instance: string | undefined,
  bearer: string | undefined,
): Status | null {
  const asked = own.find(
    (status) =>
      status.instance === instance && (bearer === undefined || (status.bearer ?? '') === bearer),
  )
  const telling = own.find(({ facts, status }) => facts.length > 0 && status !== 'met')
  return asked ?? telling ?? own.at(-1) ?? null
}

function PowerUses({ clause }: { readonly clause: string }) {
  const words = useWords()
  const { answer, agreement, clock, names } = useScene()
  const power = agreement.powers.find((each) => each.clause === clause)
  const used = answer.powers.filter((each) => each.clause === clause).flatMap((each) => each.used)
  return (
    <>
      <p className={styles['mean']}>
        {words.say('text.power', {
          holders: names.roles(power?.holders ?? []),
          effect: words.sayOr(`text.effect.${power?.effect ?? ''}`, power?.effect ?? ''),
        })}
      </p>
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

/** Claims that speak of what this clause counts, with their answers. */
function ClauseClaims({ statuses }: { readonly statuses: readonly Status[] }) {
  const words = useWords()
  const { id, question } = useScene()
  const answer = useQuery(factsQuery(id, question)).data
  const counted = new Set(statuses.flatMap(({ facts }) => facts.map(({ key }) => String(key))))
  const claims = answer?.claims.filter(({ key }) => counted.has(String(key))) ?? []
  if (claims.length === 0) return null
  return (
    <>
      <h3>{words.say('overview.claims')}</h3>
      <ClaimsTable claims={claims} />
    </>
  )
}
