// Why one instance stands as it does: the reason in words, the window, measured against target,
// what is disputed, and when it will change by itself.

import type { ToldFact, ToldStatus } from '@holdfast/analysis'
import { withoutWords } from '@holdfast/words'
import { Mark } from '../../marks/Mark.tsx'
import { EntryLink } from '../../parts/EntryLink.tsx'
import {
  decidesWords,
  instanceWords,
  readingWords,
  reasonWords,
} from '../../reasons/reason-words.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './TextPage.module.css'

export type WhyProps = { readonly status: ToldStatus; readonly facts: readonly ToldFact[] }

export function Why({ status, facts }: WhyProps) {
  const words = useWords()
  const { names, clock } = useScene()
  const teller = { names, clock, words }
  const of = { status, facts }
  const { window, nextChange, reason, measured, target } = status
  const bearer = status.bearer === null ? '' : ` (${names.role(status.bearer)})`
  const what = `${instanceWords(status, teller)}${bearer}`
  const ends = [
    window.from === null ? words.say('text.unknown') : clock.full(window.from),
    window.to === null ? words.say('text.unknown') : clock.full(window.to),
  ] as const
  return (
    <section className={styles['facts']}>
      <h3>
        {words.say('text.why', { what, status: words.say(`status.${status.status}`) })}{' '}
        <Mark status={status.status} isDecoration />
      </h3>
      <p>{reasonWords(of, teller)}</p>
      {(reason.code === 'counts-differ' || reason.code === 'may-be-same') && (
        <ul className="small">
          {status.readings.map((reading) => (
            <li key={`${reading.source} ${reading.stage ?? ''} ${reading.value}`}>
              {readingWords(reading, of, teller)}: {decidesWords(reading.decides, words)}
            </li>
          ))}
        </ul>
      )}
      <dl>
        <dt>{words.say('text.window')}</dt>
        <dd>{words.say('text.from-to', { from: ends[0], to: ends[1] })}</dd>
        {measured !== null && target.value > 0 && (
          <>
            <dt>{words.say('text.measured')}</dt>
            <dd className={styles['measure']}>
              <span>
                {words.say('state.reached', {
                  value: words.number(measured.value),
                  target: names.count(target.value, target.unit),
                })}
              </span>
              <span className={styles['track']} aria-hidden>
                <span style={{ '--part': Math.min(1, measured.value / target.value) }} />
              </span>
            </dd>
          </>
        )}
        <dt>{words.say('basis')}</dt>
        <dd>{words.say(`basis.${status.basis}`)}</dd>
        <dt>{words.say('text.next')}</dt>
        <dd>{nextChange === null ? words.say('text.next-none') : clock.full(nextChange)}</dd>
        <SaidBeside status={status} />
      </dl>
    </section>
  )
}

/** What was claimed, and disputed: beside the status, and deciding nothing. */
function SaidBeside({ status }: Pick<WhyProps, 'status'>) {
  const words = useWords()
  const { names } = useScene()
  return (
    <>
      {status.claims.length > 0 && (
        <>
          <dt>{words.say('text.claimed')}</dt>
          <dd>
            {status.claims.map(({ by, fact, amount, entries }) => (
              <span key={fact}>
                {names.role(by)}: {names.count(amount, status.target.unit)}{' '}
                <Entries of={entries} />{' '}
              </span>
            ))}
          </dd>
        </>
      )}
      {status.disputes.length > 0 && (
        <>
          <dt>{words.say('text.disputed')}</dt>
          <dd>
            {status.disputes.map((dispute) => (
              <span key={dispute.entry}>
                {names.role(dispute.by)}, <EntryLink of={dispute.entry} />{' '}
              </span>
            ))}
          </dd>
        </>
      )}
      {status.without !== undefined && (
        <>
          <dt>{words.say('text.turns-on')}</dt>
          <dd>
            {withoutWords('strip.without', status.without, { words, role: names.role })}{' '}
            {(status.without.close ?? []).map(({ source, side, by, entries }) => (
              <span key={`${source} ${side} ${entries.join(' ')}`}>
                {words.say(by.length === 0 ? 'text.close-in-text' : 'text.close', {
                  source: names.role(source),
                  side: names.role(side),
                  by: words.list(by.map((id) => names.role(id))),
                })}{' '}
                <Entries of={entries} />{' '}
              </span>
            ))}
          </dd>
        </>
      )}
    </>
  )
}

function Entries({ of }: { readonly of: readonly string[] }) {
  return of.map((entry) => <EntryLink key={entry} of={entry} />)
}
