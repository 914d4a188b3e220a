// Claims and answers, side by side, in each side's words. A claim without a place or particulars
// is on the record and is no incident; no answer is said to be none, and never read as consent.

import type { ToldClaim } from '@holdfast/analysis'
import { EntryLink } from '../../parts/EntryLink.tsx'
import { useScene } from '../../scene/scene.ts'
import { daysWords } from '../../time/days-words.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './OverviewPage.module.css'

export function ClaimsSection() {
  const words = useWords()
  const { count, latest } = useScene().summary.claims
  return (
    <section className="section" aria-labelledby="claims">
      <h2 id="claims">{words.say('overview.claims')}</h2>
      <p className="small">{words.say('overview.claims-more')}</p>
      {count === 0 && <p className="quiet">{words.say('overview.no-claims')}</p>}
      {count > latest.length && (
        <p className="small">
          {words.say('overview.claims-last', { n: latest.length, of: count })}
        </p>
      )}
      {latest.length > 0 && <ClaimsTable claims={latest} />}
    </section>
  )
}

export function ClaimsTable({ claims }: { readonly claims: readonly ToldClaim[] }) {
  const words = useWords()
  return (
    <table className={`rows ${styles['claims']}`}>
      <thead>
        <tr>
          <th scope="col">{words.say('overview.claims-when')}</th>
          <th scope="col">{words.say('overview.claims-said')}</th>
          <th scope="col">{words.say('overview.claims-answered')}</th>
          <th scope="col">{words.say('overview.claims-source')}</th>
        </tr>
      </thead>
      <tbody>
        {claims.map((claim) => (
          <ClaimRow key={claim.claim} claim={claim} />
        ))}
      </tbody>
    </table>
  )
}

function ClaimRow({ claim }: { readonly claim: ToldClaim }) {
  const words = useWords()
  const scene = useScene()
  const { names, inOrder } = scene
  const by = inOrder(claim.by).map(names.role)
  return (
    <tr>
      <td className={styles['when']}>
        {claim.at !== null && <span>{daysWords(claim.at, scene, words)}</span>}{' '}
        <span className="quiet">
          {claim.place === null ? words.say('overview.no-place') : names.place(claim.place)}
        </span>
      </td>
      <td>
        <span className={styles['who']}>
          {words.list(by)}{' '}
          {claim.against !== null && (
            <>
              <i>{words.say('overview.about')}</i> {names.role(claim.against)}
            </>
          )}
        </span>
        <span dir="auto" data-said="">
          {claim.words}
        </span>
      </td>
      <td className={styles['answered']}>
        {claim.answers.length === 0 && (
          <span className="quiet">
            {words.say(claim.isQuoted === true ? 'overview.not-compiled' : 'overview.no-answer')}
          </span>
        )}
        {claim.answers.map((answer) => (
          <div key={answer.entry} className={styles['answer']}>
            <span className={styles['who']}>{names.role(answer.by)}</span>
            <span dir="auto" data-said="">
              {answer.words === '' ? words.say(`overview.answer.${answer.kind}`) : answer.words}
            </span>
          </div>
        ))}
      </td>
      <td className={styles['source']}>
        <span>{names.role(claim.source)}</span>
        <br />
        {claim.entries.slice(0, 1).map((entry) => (
          <EntryLink key={entry} of={entry} />
        ))}
      </td>
    </tr>
  )
}
