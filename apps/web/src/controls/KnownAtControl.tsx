// Known at: how far the record is read. "What did we know then?" is always answerable.
//
// A cut is a size for each room, `public=47`. Rooms the cut does not name are not read.

import { useState } from 'react'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import styles from './AsOfControl.module.css'
import { Control } from './Control.tsx'
import type { Ask } from './ask.ts'
import { spacedId } from '../names/names.ts'

/** The text of a cut, as the API takes it. */
function printCut(cut: Readonly<Record<string, number>>): string {
  return Object.entries(cut)
    .map(([room, size]) => `${room}=${size}`)
    .join(',')
}

export function KnownAtControl({ ask }: { readonly ask: Ask }) {
  const words = useWords()
  const { summary, question } = useScene()
  const sizes = Object.values(summary.knownAt)
  const total = sizes.reduce((sum, size) => sum + size, 0)
  const isPinned = question.knownAt !== undefined
  return (
    <Control
      label={words.say('known')}
      value={words.say('known.entry', { n: total })}
      note={words.say(isPinned ? 'known.then' : 'known.latest')}
    >
      {(close) => <KnownAtPanel ask={ask} close={close} />}
    </Control>
  )
}

function KnownAtPanel({ ask, close }: { readonly ask: Ask; readonly close: () => void }) {
  const words = useWords()
  const { summary } = useScene()
  const [cut, setCut] = useState(summary.knownAt)
  const done = (knownAt: string | undefined): void => {
    ask({ knownAt })
    close()
  }
  return (
    <>
      <p>{words.say('known.what')}</p>
      <button type="button" className="button" onClick={() => done(undefined)}>
        {words.say('known.to-latest')}
      </button>
      {summary.view.map((room) => (
        <label key={room} className={styles['field']}>
          <span className="label">
            {words.say('known.in-room', {
              room: words.sayOr(`room.${room}`, spacedId(room)),
            })}
          </span>
          <input
            type="number"
            dir="ltr"
            min={0}
            value={cut[room] ?? 0}
            onChange={({ currentTarget: { valueAsNumber } }) => {
              if (Number.isSafeInteger(valueAsNumber) && valueAsNumber >= 0) {
                setCut({ ...cut, [room]: valueAsNumber })
              }
            }}
          />
        </label>
      ))}
      <button type="button" className="button" data-primary="" onClick={() => done(printCut(cut))}>
        {words.say('known.show')}
      </button>
    </>
  )
}
