// A section for each article: what each clause comes to, whose count it is, and the counts of its
// days drawn side by side, never added up.

import type { Chart, ClauseSummary, Summary } from '@holdfast/analysis'
import { remarkWords } from '@holdfast/words'
import { keepPreviousData, useQuery } from '@tanstack/react-query'
import { chartQuery } from '../../api/queries.ts'
import { CountsChart } from '../../charts/CountsChart.tsx'
import { articleWords, titleOf } from '../../names/article-words.ts'
import { clauseWords } from '../../names/clause-words.ts'
import { Failure } from '../../parts/Failure.tsx'
import { figureText } from '../../parts/Figures.tsx'
import { gistFigures } from '../../scene/gist-words.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './OverviewPage.module.css'

export function ArticleSections() {
  const { id, question, summary } = useScene()
  const charts = useQuery({ ...chartQuery(id, question), placeholderData: keepPreviousData })
  return (
    <>
      {charts.error !== null && (
        <Failure error={charts.error} retry={() => void charts.refetch()} />
      )}
      <div className={styles['articles']}>
        {summary.articles.map((article) => (
          <ArticleSection
            key={article.article}
            of={article}
            chart={charts.data?.charts.find((each) => each.article === article.article) ?? null}
          />
        ))}
      </div>
    </>
  )
}

type ArticleSectionProps = {
  readonly of: Summary['articles'][number]
  readonly chart: Chart | null
}

function ArticleSection({ of: { article, clauses }, chart }: ArticleSectionProps) {
  const words = useWords()
  const scene = useScene()
  const begun = clauses.filter(({ gist }) => gist.kind !== 'nothing-yet')
  if (begun.length === 0) return null
  const name = articleWords({ id: article, title: titleOf(article, scene.names) }, words)
  return (
    <section
      className={`section ${styles['article']}`}
      data-chart={chart === null ? undefined : ''}
      aria-label={name}
    >
      <div className={styles['numbers']}>
        <h2 dir="auto">{name}</h2>
        {begun.map((summary) => (
          <ClauseLine
            key={`${summary.clause} ${summary.bearer ?? ''}`}
            summary={summary}
            hasChart={chart?.clause === summary.clause}
          />
        ))}
      </div>
      {chart !== null && <CountsChart chart={chart} />}
    </section>
  )
}

type ClauseLineProps = { readonly summary: ClauseSummary; readonly hasChart: boolean }

function ClauseLine({ summary, hasChart }: ClauseLineProps) {
  const words = useWords()
  const { agreement, names, obligation } = useScene()
  const { clause, bearer, gist, sources, remarks } = summary
  const told = gistFigures(summary, names, words)
  const of = obligation(clause)
  const naming = { words, role: names.role, place: names.place, count: names.count }
  return (
    <div data-told={`${clause} ${bearer ?? ''}`}>
      {told.map(({ figure, beside }) => (
        <p key={figure} className="figure" data-small={gist.kind === 'amount' ? undefined : ''}>
          {figure} <small>{beside}</small>
        </p>
      ))}
      <p className={styles['why']}>
        <bdi>{clause}</bdi>:{' '}
        <span data-asked="">{of !== null && clauseWords(agreement, of, names, words)}</span> (
        {names.role(bearer)}). {gist.kind === 'days' && !hasChart && <LastDays of={summary} />}
        {sources.length > 0 &&
          gist.kind !== 'recorded' &&
          words.say('overview.whose', { sources: names.roles(sources) })}{' '}
        {words.say('overview.basis', { basis: words.say(`basis.${summary.basis}`) })}{' '}
        <Beside of={summary} />{' '}
        {gist.kind === 'recorded' && words.say(`overview.watched.${gist.watched}`)}
      </p>
      {remarks.map((remark, at) => (
        <p key={at} className={styles['why']}>
          {remarkWords(remark, naming)}
        </p>
      ))}
    </div>
  )
}

/** What is said beside the counts: claims of an amount, disputes, objections that matter. */
function Beside({ of }: { readonly of: ClauseSummary }) {
  const words = useWords()
  const { names } = useScene()
  const { gist, claimed, disputedBy, turnsOn } = of
  const unit = gist.kind === 'amount' ? gist.unit : ''
  const claims = gist.kind === 'recorded' ? [] : claimed
  return [
    ...claims.map(({ by, amount }) =>
      words.say('strip.claimed', {
        amount: unit === '' ? words.number(amount) : names.count(amount, unit),
        by: names.role(by),
      }),
    ),
    ...(disputedBy.length === 0
      ? []
      : [words.say('strip.disputed', { by: names.roles(disputedBy) })]),
    ...(turnsOn.length === 0
      ? []
      : [`${words.say('state.turns-on', { sources: names.roles(turnsOn) })}.`]),
  ].join(' ')
}

/** The figures of the last days, where no chart draws them. */
function LastDays({ of: { latest } }: { readonly of: ClauseSummary }) {
  const words = useWords()
  const { names } = useScene()
  const told = latest.flatMap(({ day, figures }) => {
    const said = figures.flatMap((figure) => {
      if (figure.kind === 'no-count') return []
      return [figureText(figure, names, words)]
    })
    if (said.length === 0) return []
    return [words.say('overview.of-day', { n: day, figures: said.join(words.say('chart.comma')) })]
  })
  return told.length === 0 ? null : `${told.join(words.say('state.and'))}. `
}
