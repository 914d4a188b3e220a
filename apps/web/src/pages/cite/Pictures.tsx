// Pictures to take away: the strip, of a clause or of all, and counts by the day, each with its
// caption inside, as SVG and as PNG.
//
// A picture is made of the very drawing that stands on the page, in the colours of paper.

import { useQuery } from '@tanstack/react-query'
import { useRef, type ReactNode } from 'react'
import { chartQuery, stripQuery } from '../../api/queries.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { ScrollRegion } from '../../parts/ScrollRegion.tsx'
import type { Question } from '../../question/question.ts'
import { useScene } from '../../scene/scene.ts'
import { whereOff } from '../../scene/state-line.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './CitePage.module.css'
import { ChartPicture } from './ChartPicture.tsx'
import { StripPicture } from './StripPicture.tsx'
import { pngOf, saveAs, svgOf } from './take-picture.ts'

export type PicturesProps = {
  readonly question: Question
  /** Null: of all clauses. */
  readonly clause: string | null
  readonly captionOf: (subject: string) => string
}

export function Pictures({ question, clause, captionOf }: PicturesProps) {
  const words = useWords()
  const { id, summary, source } = useScene()
  const of = clause === null ? {} : { clause }
  const strip = useQuery({
    ...stripQuery(id, question, { cells: 'day-end', ...of }),
    enabled: summary.hasStatuses,
  })
  const chart = useQuery({ ...chartQuery(id, question, clause), enabled: summary.hasStatuses })
  if (!summary.hasStatuses) {
    return <p className="caveat">{words.say('state.off', { where: whereOff(source.files) })}</p>
  }
  const error = strip.error ?? chart.error
  const retry = (): void => void Promise.all([strip.refetch(), chart.refetch()])
  if (error !== null) return <Failure error={error} retry={retry} />
  if (strip.data === undefined || chart.data === undefined) return <Loading what="cite.loading" />
  const ofStrip =
    clause === null ? words.say('cite.strip') : words.say('cite.clause-strip', { clause })
  return (
    <>
      {strip.data.rows.length > 0 && (
        <Picture name={`${id}-strip`} title={ofStrip}>
          <StripPicture strip={strip.data} title={ofStrip} caption={captionOf(ofStrip)} />
        </Picture>
      )}
      {chart.data.charts.map((one) => {
        const title = words.say('cite.counts', { clause: one.clause })
        return (
          <Picture key={one.clause} name={`${id}-${one.clause}-counts`} title={title}>
            <ChartPicture chart={one} title={title} caption={captionOf(title)} />
          </Picture>
        )
      })}
    </>
  )
}

type PictureProps = {
  readonly name: string
  readonly title: string
  readonly children: ReactNode
}

function Picture({ name, title, children }: PictureProps) {
  const words = useWords()
  const frame = useRef<HTMLDivElement | null>(null)
  const take = async (form: 'svg' | 'png'): Promise<void> => {
    const drawing = frame.current?.querySelector('svg') ?? null
    if (drawing === null) return
    const svg = svgOf(drawing)
    saveAs(form === 'svg' ? svg : await pngOf(svg, drawing), `${name}.${form}`)
  }
  return (
    <section className="section" aria-label={title}>
      <h3>{title}</h3>
      <ScrollRegion label={title}>
        <div ref={frame}>{children}</div>
      </ScrollRegion>
      <p className={`${styles['acts']} screen-only`}>
        {(['svg', 'png'] as const).map((form) => (
          <button
            key={form}
            type="button"
            className="button"
            aria-label={`${words.say(`cite.${form}`)}: ${title}`}
            onClick={() => void take(form)}
          >
            {words.say(`cite.${form}`)}
          </button>
        ))}
      </p>
    </section>
  )
}
