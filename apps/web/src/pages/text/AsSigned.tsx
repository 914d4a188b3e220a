// The text by article: its prose verbatim, and its clauses with their marks in the margin.
//
// A clause's mark is its roll-up: the first of unmet, undetermined, late, running … that any of
// its instances shows. It adds nothing up.

import { rollUp, type ClauseText } from '@holdfast/agreement'
import { Link } from '@tanstack/react-router'
import { Mark } from '../../marks/Mark.tsx'
import { clauseWords } from '../../names/clause-words.ts'
import { usePassage } from '../../parts/Passage.tsx'
import { searchFrom } from '../../question/question.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { Prose } from './Prose.tsx'
import styles from './TextPage.module.css'

export function AsSigned({ opened }: { readonly opened: string | null }) {
  const words = useWords()
  const { id, question, source, summary } = useScene()
  return (
    <div className={styles['prose']}>
      <h2>{words.say('text.title')}</h2>
      <p className="small">
        {words.say('text.note')}{' '}
        <Link
          to="/agreements/$id/compiled"
          params={{ id }}
          search={searchFrom(question)}
          className="screen-only"
        >
          {words.say('text.compiled')}
        </Link>
      </p>
      <Tongue of={source.text.articles.map(({ title }) => title).join(' ')} />
      {source.text.articles.map((article) => (
        <section key={article.line} aria-label={article.title}>
          {article.id !== '' && <ArticleTitle of={article} />}
          {article.blocks.map((block) =>
            block.kind === 'prose' ? (
              <Signed key={block.line} text={block.text} />
            ) : (
              block.clauses.map(({ id }) => <Clause key={id} id={id} isOpen={id === opened} />)
            ),
          )}
        </section>
      ))}
      {summary.hasStatuses && <p className="small">{words.say('text.roll-up')}</p>}
    </div>
  )
}

/** In which language the text is, where the page is in another. */
function Tongue({ of }: { readonly of: string }) {
  const passage = usePassage(of)
  const mark = passage['data-tongue']
  return (
    mark !== undefined && (
      <p className="label" lang={passage.lang} dir={passage.dir}>
        {mark}
      </p>
    )
  )
}

function ArticleTitle({ of: { id, title } }: { readonly of: { id: string; title: string } }) {
  const { 'data-tongue': _, ...passage } = usePassage(title)
  return (
    <h3 className={styles['article']} {...passage}>
      <bdi>{id}.</bdi> {title}
    </h3>
  )
}

function Signed({ text }: { readonly text: string }) {
  const { 'data-tongue': _, ...passage } = usePassage(text)
  return (
    <div className={styles['prose']} {...passage} data-quoted="">
      <Prose text={text} />
    </div>
  )
}

function Clause({ id, isOpen }: { readonly id: string; readonly isOpen: boolean }) {
  const words = useWords()
  const { id: agreementId, agreement, summary, names, obligation, question } = useScene()
  const clause = agreement.clauses.find((each) => each.id === id)
  if (clause === undefined) return null
  const of = obligation(id)
  const effect = agreement.powers.find((each) => each.clause === id)?.effect ?? clause.kind
  const name = rollUp(
    summary.articles
      .flatMap((article) => article.clauses)
      .flatMap((each) => (each.clause === id && each.status !== null ? [each.status] : [])),
  )
  return (
    <div className={styles['clause']} data-open={isOpen ? '' : undefined}>
      {name === null ? <span /> : <Mark status={name} />}
      <bdi>{id}</bdi>
      <div>
        <Link
          to="/agreements/$id/text"
          params={{ id: agreementId }}
          search={searchFrom({ ...question, clause: id })}
          aria-current={isOpen ? 'true' : undefined}
        >
          <span data-asked="">
            {of === null
              ? words.say(`text.effect-title.${effect}`)
              : clauseWords(agreement, of, names, words)}
          </span>
        </Link>
        <code dir="ltr" lang="en">
          {sourceOf(clause)}
        </code>
        {clause.unnamed.length > 0 && (
          <span className="small">
            {words.say('text.open', {
              what: words.list(
                clause.unnamed.map((each) => words.sayOr(`text.open.${each}`, each)),
              ),
            })}
          </span>
        )}
      </div>
    </div>
  )
}

/** The clause as written, without the number that stands beside it. */
export function sourceOf({ id, source }: ClauseText): string {
  return source.startsWith(`${id} `) ? source.slice(id.length + 1) : source
}
