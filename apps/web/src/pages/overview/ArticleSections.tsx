// A section for each article: the number that matters, whose count it is, and each clause's reason
// where it is not plain. Counts of a day are drawn side by side, never summed.

import { useMemo } from 'react'
import { CountsChart } from '../../charts/CountsChart.tsx'
import { chartOf } from '../../charts/chart-model.ts'
import { clauseWords } from '../../names/clause-words.ts'
import { articleTitle } from '../../scene/article-title.ts'
import { sourcesOf, summariesOf, type Summary } from '../../scene/article-summary.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './OverviewPage.module.css'

export function ArticleSections() {
  const { agreement } = useScene()
  return (
    <div className={styles['articles']}>
      {agreement.articles.map(({ id }) => (
        <ArticleSection key={id} id={id} />
      ))}
    </div>
  )
}

function ArticleSection({ id }: { readonly id: string }) {
  const words = useWords()
  const scene = useScene()
  const { agreement, answer, clock } = scene
  const summaries = summariesOf(agreement, id, answer.statuses, clock)
  const chart = useMemo(
    () => chartOf(agreement, id, answer.statuses, clock),
    [agreement, id, answer.statuses, clock],
  )
  if (summaries.length === 0) return null
  const title = articleTitle(scene, id, words)
  return (
    <section
      className={`section ${styles['article']}`}
      data-chart={chart === null ? undefined : ''}
      aria-label={words.say('strip.article', { id, title })}
    >
      <div className={styles['numbers']}>
        <h2 dir="auto">{words.say('strip.article', { id, title })}</h2>
        {summaries.map((summary, at) => (
          <SummaryLine key={at} summary={summary} />
        ))}
      </div>
      {chart !== null && <CountsChart chart={chart} />}
    </section>
  )
}

function SummaryLine({ summary }: { readonly summary: Summary }) {
  const words = useWords()
  const { agreement, names, answer } = useScene()
  const clauses = summary.kind === 'incidents' ? summary.clauses : [summary.clause]
  const labels = agreement.obligations
    .filter(({ clause }) => clauses.includes(clause))
    .map((obligation) => clauseWords(agreement, obligation, names, words))
  const sources =
    summary.kind === 'incidents'
      ? sourcesOf(answer.statuses.filter(({ clause }) => clauses.includes(clause)))
      : summary.sources
  const { figure, beside } = summaryWords(summary, words)
  return (
    <>
      <p className="figure">
        {figure} <small>{beside}</small>
      </p>
      <p className={styles['why']}>
        <bdi>{words.list(clauses)}</bdi>: {[...new Set(labels)].join(' · ')}.{' '}
        {sources.length > 0 &&
          words.say('overview.whose', { sources: words.list(sources.map(names.role)) })}{' '}
        {summary.kind === 'incidents' && !summary.isWatched && words.say('overview.unwatched')}
        {summary.kind === 'differ' && words.say('overview.differ-more')}
      </p>
    </>
  )
}

function summaryWords(
  summary: Summary,
  words: ReturnType<typeof useWords>,
): { readonly figure: string; readonly beside: string } {
  switch (summary.kind) {
    case 'incidents': {
      const { days, determined } = summary
      if (days.length === 0) {
        return { figure: words.say('overview.none-recorded'), beside: '' }
      }
      const list = words.list(days.map(String))
      return {
        figure: words.say('overview.days', { n: days.length, days: list }),
        beside: words.say('overview.recorded', {
          determined: determined === 0 ? words.say('state.none') : String(determined),
        }),
      }
    }
    case 'reached':
      return {
        figure: words.say('state.reached', {
          value: words.number(summary.value),
          target: words.number(summary.target),
        }),
        beside: words.sayOr(`name.unit.${summary.unit}`, summary.unit),
      }
    case 'differ':
      return {
        figure: words.say('overview.differ'),
        beside: words.say('overview.on-days', {
          n: summary.days.length,
          days: words.list(summary.days.map(String)),
        }),
      }
    case 'each':
      return {
        figure: summary.values
          .map((value) => (value === null ? '–' : words.number(value)))
          .join(', '),
        beside: words.sayOr(`name.unit.${summary.unit}`, summary.unit),
      }
  }
}
