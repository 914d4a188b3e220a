// Every instance of a clause with every count for it, side by side: value, stage, whose, whether
// it closes anything, the entry, and the status that follows. Choosing a row tells why.

import type { ClauseAnswer, ClauseStatus, ToldFact } from '@holdfast/analysis'
import type { Obligation } from '@holdfast/agreement'
import { boundedWords } from '@holdfast/words'
import { Link } from '@tanstack/react-router'
import { Mark } from '../../marks/Mark.tsx'
import { entryOf, EntryLink } from '../../parts/EntryLink.tsx'
import { ScrollRegion } from '../../parts/ScrollRegion.tsx'
import { searchFrom } from '../../question/question.ts'
import { countedFacts, instanceWords } from '../../reasons/reason-words.ts'
import { useScene } from '../../scene/scene.ts'
import { figureText } from '../../parts/Figures.tsx'
import { useWords } from '../../words/use-words.ts'
import styles from './TextPage.module.css'

export type InstancesTableProps = {
  readonly answer: Pick<ClauseAnswer, 'statuses' | 'facts'>
  readonly obligation: Obligation
  readonly chosen: ClauseStatus | null
}

type Line = {
  readonly value: string
  readonly stage: string
  readonly by: string
  readonly closes: string
  readonly entry: string | null
}

/** Instances shown at once; an agreement of years has thousands. */
const instancesShown = 120

export function InstancesTable({ answer, obligation, chosen }: InstancesTableProps) {
  const words = useWords()
  const { names } = useScene()
  const { statuses, facts } = answer
  const shown = statuses.slice(0, instancesShown)
  return (
    <>
      <h3>{words.say('text.each')}</h3>
      <ScrollRegion label={words.say('text.each')}>
        <table className={`rows ${styles['instances']}`}>
          <thead>
            <tr>
              <th scope="col">{words.say('text.instance')}</th>
              <th scope="col" className="end">
                {names.word('unit', obligation.measure.unit)}
              </th>
              <th scope="col">{words.say('chart.stage')}</th>
              <th scope="col">{words.say('chart.by')}</th>
              <th scope="col">{words.say('chart.closes')}</th>
              <th scope="col">{words.say('text.entry')}</th>
              <th scope="col">{words.say('text.status')}</th>
            </tr>
          </thead>
          {shown.map((status) => (
            <InstanceRows
              key={`${status.instance} ${status.bearer ?? ''}`}
              status={status}
              facts={facts}
              isChosen={status === chosen}
            />
          ))}
        </table>
      </ScrollRegion>
      {statuses.length > shown.length && (
        <p className="small">{words.say('text.more', { n: statuses.length - shown.length })}</p>
      )}
    </>
  )
}

type InstanceRowsProps = {
  readonly status: ClauseStatus
  readonly facts: readonly ToldFact[]
  readonly isChosen: boolean
}

function InstanceRows({ status, facts, isChosen }: InstanceRowsProps) {
  const words = useWords()
  const scene = useScene()
  const lines = useLines(status, facts)
  const { id, question, clock, names } = scene
  return (
    <tbody className={isChosen ? styles['chosen'] : undefined}>
      {lines.map((line, at) => (
        <tr key={at}>
          {at === 0 && (
            <th scope="rowgroup" rowSpan={lines.length}>
              <Link
                to="/agreements/$id/text"
                params={{ id }}
                search={searchFrom({
                  ...question,
                  clause: status.clause,
                  instance: status.instance,
                  bearer: status.bearer ?? '',
                })}
                resetScroll={false}
              >
                {instanceWords(status, { names, clock, words })}
              </Link>
              {status.bearer !== null && (
                <span className="quiet"> {names.role(status.bearer)}</span>
              )}
            </th>
          )}
          <td className="end">
            <bdi>{line.value}</bdi>
          </td>
          <td>{line.stage}</td>
          <td>{line.by}</td>
          <td>{line.closes}</td>
          <td>
            {line.entry !== null && <EntryLink of={line.entry}>{entryOf(line.entry).n}</EntryLink>}
          </td>
          {at === 0 && (
            <td rowSpan={lines.length}>
              <Mark status={status.status} isDecoration /> {words.say(`status.${status.status}`)}
            </td>
          )}
        </tr>
      ))}
    </tbody>
  )
}

/** A line for each count or fact; one line with the figures where there is neither. */
function useLines(status: ClauseStatus, facts: readonly ToldFact[]): readonly Line[] {
  const words = useWords()
  const { names } = useScene()
  const counted = countedFacts({ status, facts })
  const stageOf = (stage: string | null): string =>
    stage === null ? '' : names.word('stage', stage)
  if (status.readings.length > 0) {
    return status.readings.map(({ source, stage, value, closes }) => ({
      value: boundedWords(words, { value: words.number(value), isLowerBound: !closes }),
      stage: stageOf(stage),
      by: names.role(source),
      closes: words.say(closes ? 'chart.yes' : 'chart.no'),
      entry:
        counted.find((fact) => fact.source === source && fact.stage === stage)?.entries[0] ?? null,
    }))
  }
  if (counted.length > 0) {
    const amounts = new Map(status.evidence.map((each) => [each.fact, each.counted]))
    return counted.map((fact) => ({
      value: words.number(amounts.get(fact.fact) ?? fact.amount.value),
      stage: stageOf(fact.stage),
      by: names.role(fact.source),
      closes: words.say(fact.closes ? 'chart.yes' : 'text.no'),
      entry: fact.entries[0] ?? null,
    }))
  }
  const [figure] = status.figures
  const told = figure === undefined ? '' : figureText(figure, names, words)
  return [{ value: told, stage: '', by: '', closes: '', entry: null }]
}
