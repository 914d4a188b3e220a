// What falls due next, and what changed last.
//
// Neither list weighs anything: both are in order of time alone.

import type { News } from '@holdfast/analysis'
import { clauseWords } from '../../names/clause-words.ts'
import { EntryLink } from '../../parts/EntryLink.tsx'
import { Passage, Sentence } from '../../parts/Passage.tsx'
import { Answered, Claimant } from '../../parts/Said.tsx'
import { bySources, reachedWords } from '../../scene/gist-words.ts'
import { useScene } from '../../scene/scene.ts'
import { whereOff } from '../../scene/state-line.ts'
import { useWords } from '../../words/use-words.ts'
import { newsWords } from './news-words.ts'
import styles from './OverviewPage.module.css'

/** The most things shown in each list. */
const shown = 6

export function DueNext() {
  const words = useWords()
  const { agreement, source, summary, clock, names, obligation } = useScene()
  const { due, state, inForce, hasStatuses } = summary
  const none = hasStatuses
    ? words.say('overview.nothing')
    : words.say('overview.not-computed', { where: whereOff(source.files) })
  return (
    <section className="section" aria-labelledby="due">
      <h2 id="due">{words.say('overview.due')}</h2>
      {due.length === 0 && <p className={hasStatuses ? 'figure' : 'small'}>{none}</p>}
      {state.kind === 'closed' && inForce.to !== null && (
        <p className="small">{words.say('overview.closed', { time: clock.full(inForce.to) })}</p>
      )}
      <ul className={styles['news']}>
        {due.slice(0, shown).map((one) => {
          const { clause, instance, bearer, due: at, measured, target, sources } = one
          const of = obligation(clause)
          return (
            <li key={`${clause} ${instance} ${bearer ?? ''}`}>
              <time>{clock.brief(at)}</time>
              <bdi>{clause}</bdi>{' '}
              <span data-asked="">
                {of !== null && clauseWords(agreement, of, names, words)} ({names.role(bearer)})
              </span>{' '}
              {target.value > 0 && (
                <b>
                  {measured === null
                    ? words.say('figures.no-count')
                    : bySources(
                        reachedWords(measured, target, names, words),
                        sources,
                        names,
                        words,
                      )}
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
  const { summary, names } = useScene()
  const news = summary.news.slice(0, shown)
  return (
    <section className="section" aria-labelledby="news">
      <h2 id="news">{words.say('overview.news')}</h2>
      {news.length === 0 && <p className="quiet">{words.say('overview.no-news')}</p>}
      <ul className={styles['news']}>
        {news.map((item, at) => (
          <li key={at}>
            <When at={item.at} />
            {'said' in item && item.said !== null && <Claimant of={item.said} />}{' '}
            {item.kind === 'claim' ? (
              <Passage text={item.words} />
            ) : (
              <Sentence text={newsWords(item, names, words)} />
            )}{' '}
            {item.kind === 'claim' && names.role(item.source)}{' '}
            {'said' in item && item.said !== null && <Answered of={item.said} />}{' '}
            {item.kind !== 'ended' && item.entry !== null && <EntryLink of={item.entry} />}
          </li>
        ))}
      </ul>
    </section>
  )
}

function When({ at }: Pick<News, 'at'>) {
  const words = useWords()
  const { clock } = useScene()
  const { earliest, latest } = at
  if (earliest === latest) return <time>{clock.brief(latest)}</time>
  const isOneDay = clock.date(earliest) === clock.date(latest)
  return (
    <time>
      {words.say('overview.between', {
        from: clock.brief(earliest),
        to: isOneDay ? clock.zoned(latest) : clock.brief(latest),
      })}
    </time>
  )
}
