// The strip as a plain table: a row an obligation, a column a day, statuses and figures in words.
//
// It shows what the marks show, from the same rows.

import type { StripColumn, StripMark } from '@holdfast/analysis'
import { ScrollRegion } from '../parts/ScrollRegion.tsx'
import { figureText } from '../parts/Figures.tsx'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import type { ShownArticle, ShownRow } from './shown-rows.ts'

export type StripTableProps = {
  readonly articles: readonly ShownArticle[]
  readonly columns: readonly StripColumn[]
  readonly labelOf: (row: ShownRow) => string
  readonly bearerOf: (row: ShownRow) => string
}

export function StripTable({ articles, columns, labelOf, bearerOf }: StripTableProps) {
  const words = useWords()
  const { names } = useScene()
  const told = (mark: StripMark): string => {
    const figures = mark.figures.map((figure) => figureText(figure, names, words))
    return [words.say(`status.${mark.status}`), ...figures].join(words.say('chart.comma'))
  }
  const columnName = ({ first, last }: StripColumn): string =>
    first === last ? words.say('time.day', { n: first }) : words.say('strip.days', { first, last })
  return (
    <ScrollRegion label={words.say('strip.caption')}>
      <table className="rows">
        <caption className="unseen">{words.say('strip.caption')}</caption>
        <thead>
          <tr>
            <th scope="col" colSpan={2}>
              {words.say('strip.heading')}
            </th>
            <th scope="col">{words.say('strip.bearer')}</th>
            {columns.map((column) => (
              <th key={column.first} scope="col">
                {columnName(column)}
              </th>
            ))}
          </tr>
        </thead>
        {articles.map((article) => (
          <tbody key={article.id}>
            {article.rows.map((row) => (
              <tr key={row.key}>
                <th scope="row">
                  <bdi>{row.clause}</bdi>
                </th>
                <td>{labelOf(row)}</td>
                <td>{bearerOf(row)}</td>
                {row.cells.map((marks, at) => (
                  <td key={columns[at]?.first ?? at}>
                    {marks.map(told).join(words.say('state.and'))}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        ))}
      </table>
    </ScrollRegion>
  )
}
