// As of when: the end of a day, now, or any minute on the agreement's own clock.
//
// It sets the question only; what was known by then is another control.

import { instantFromMs, isInstantMs, type Instant } from '@holdfast/base'
import { useState } from 'react'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import { daysBetween } from '../time/clock.ts'
import styles from './AsOfControl.module.css'
import { Control } from './Control.tsx'
import type { Ask } from './ask.ts'

const hourMs = 3_600_000

export function AsOfControl({ ask }: { readonly ask: Ask }) {
  const words = useWords()
  const { asOf, summary, clock, question } = useScene()
  const { inForce, state } = summary
  const { to } = inForce
  const { day } = state
  const isOver = state.kind === 'closed'
  const isEnd = asOf === clock.beginningOf(day + 1)
  const value = isEnd
    ? words.say('asof.end-of-day', { day })
    : isOver
      ? words.say('asof.after', { day })
      : words.say('asof.day', { day, time: clock.zoned(asOf) })
  const isNow = question.asOf === undefined
  const note =
    isOver && isNow && to !== null
      ? words.say('asof.closed', { time: clock.full(to) })
      : clock.full(asOf)
  return (
    <Control label={words.say('asof')} value={value} note={note}>
      {(close) => (
        <AsOfPanel
          choose={(at) => {
            ask({ asOf: at === null ? undefined : clock.print(at) })
            close()
          }}
        />
      )}
    </Control>
  )
}

function AsOfPanel({ choose }: { readonly choose: (at: Instant | null) => void }) {
  const words = useWords()
  const { asOf, summary, clock } = useScene()
  const { from, to } = summary.inForce
  const end = to ?? clock.beginningOf(clock.dayOf(asOf) + 2)
  const days = daysBetween(clock, from, end)
  const within = Math.min(Math.max(asOf, from), end)
  const [at, setAt] = useState(instantFromMs(within))
  const shown = words.say('asof.shown', { day: clock.dayOf(at), time: clock.full(at) })
  return (
    <>
      <button type="button" className="button" onClick={() => choose(null)}>
        {words.say('asof.now')}
      </button>
      <div>
        <p className="label">{words.say('asof.ends')}</p>
        <div className={styles['days']}>
          {Array.from({ length: Math.min(days, 62) }, (_, index) => index + 1).map((n) => (
            <button
              key={n}
              type="button"
              aria-label={words.say('asof.end-of-day', { day: n })}
              onClick={() => choose(n === days && to !== null ? to : clock.beginningOf(n + 1))}
            >
              {n}
            </button>
          ))}
        </div>
      </div>
      <label className={styles['field']}>
        <span className="label">{words.say('asof.slide')}</span>
        <input
          type="range"
          min={from}
          max={end}
          step={hourMs}
          value={at}
          aria-valuetext={shown}
          onChange={({ currentTarget: { valueAsNumber } }) => {
            if (isInstantMs(valueAsNumber)) setAt(valueAsNumber)
          }}
        />
      </label>
      <label className={styles['field']}>
        <span className="label">{words.say('asof.field', { zone: clock.zone(at) })}</span>
        <input
          type="datetime-local"
          dir="ltr"
          value={clock.printLocal(at)}
          onChange={({ currentTarget: { value } }) => {
            const read = clock.parseLocal(value)
            if (read !== null) setAt(read)
          }}
        />
      </label>
      <p>{shown}</p>
      <button type="button" className="button" data-primary="" onClick={() => choose(at)}>
        {words.say('asof.show')}
      </button>
    </>
  )
}
