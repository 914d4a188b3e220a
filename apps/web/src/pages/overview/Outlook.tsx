// What falls due next, and what changed last.
//
// Neither list weighs anything: both are in order of time alone.

import { useQuery } from '@tanstack/react-query'
import { factsQuery } from '../../api/queries.ts'
import { EntryLink } from '../../parts/EntryLink.tsx'
import { newsOf } from './news.ts'
import { clauseWords } from '../../names/clause-words.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './OverviewPage.module.css'

/** The most things shown in each list. */
const shown = 6

export function DueNext() {
  const words = useWords()
  const { agreement, answer, asOf, clock, isOver, names } = useScene()
  const running = answer.statuses
    .filter(({ status, window }) => status === 'running' && window.to !== null && window.to > asOf)
    .toSorted((a, b) => (a.window.to ?? 0) - (b.window.to ?? 0))
  const { to } = answer.inForce
  return (
    <section className="section" aria-labelledby="due">
      <h2 id="due">{words.say('overview.due')}</h2>
      {running.length === 0 && <p className="figure">{words.say('overview.nothing')}</p>}
      {isOver && to !== null && (
        <p className="small">{words.say('overview.closed', { time: clock.full(to) })}</p>
      )}
      <ul className={styles['news']}>
        {running.slice(0, shown).map((status) => {
          const obligation = agreement.obligations.find(({ clause }) => clause === status.clause)
          const { measured, target, window } = status
          return (
            <li key={`${status.clause} ${status.instance} ${status.bearer ?? ''}`}>
              {window.to !== null && <time>{clock.brief(window.to)}</time>}
              <bdi>{status.clause}</bdi>{' '}
              {obligation !== undefined && clauseWords(agreement, obligation, names, words)}{' '}
              {measured !== null && target.value > 0 && (
                <b>
                  {words.say('state.reached', {
                    value: words.number(measured.value),
                    target: words.number(target.value),
                  })}
                </b>
              )}
            </li>
          )
        })}
      </ul>
    </section>
  )
}

export function LastNews() {
  const words = useWords()
  const scene = useScene()
  const { id, question, clock } = scene
  const facts = useQuery(factsQuery(id, question)).data
  const news = newsOf(scene, facts, words).slice(0, shown)
  return (
    <section className="section" aria-labelledby="news">
      <h2 id="news">{words.say('overview.news')}</h2>
      {news.length === 0 && <p className="quiet">{words.say('overview.no-news')}</p>}
      <ul className={styles['news']}>
        {news.map((item) => (
          <li key={item.key}>
            <time>
              {item.at.earliest === item.at.latest
                ? clock.brief(item.at.latest)
                : words.say('overview.between', {
                    from: clock.brief(item.at.earliest),
                    to:
                      clock.shortDate(item.at.earliest) === clock.shortDate(item.at.latest)
                        ? clock.time(item.at.latest)
                        : clock.brief(item.at.latest),
                  })}
            </time>
            <span dir="auto">{item.text}</span>{' '}
            {item.entry !== null && (
              <EntryLink room={item.entry.room} entry={item.entry.index + 1} />
            )}
          </li>
        ))}
      </ul>
    </section>
  )
}
