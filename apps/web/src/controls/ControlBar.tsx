// The five controls of every page: as of, known at, basis, whose count, view. What they say is in
// the URL, so a change is a navigation and Back undoes it.
//
// On a phone they fold into one line.

import { useNavigate, useSearch } from '@tanstack/react-router'
import { useState } from 'react'
import { searchFrom } from '../question/question.ts'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import { AsOfControl } from './AsOfControl.tsx'
import type { Ask } from './ask.ts'
import { BasisControl } from './BasisControl.tsx'
import styles from './ControlBar.module.css'
import { KnownAtControl } from './KnownAtControl.tsx'
import { SourceControl } from './SourceControl.tsx'
import { ViewControl } from './ViewControl.tsx'

export function ControlBar() {
  const words = useWords()
  const { clock, asOf, summary } = useScene()
  const search = useSearch({ from: '/agreements/$id' })
  const navigate = useNavigate()
  const [isOpen, setIsOpen] = useState(false)
  const ask: Ask = (change) => {
    void navigate({
      to: '.',
      search: searchFrom({ ...search, ...change }),
      resetScroll: false,
    })
  }
  return (
    <section aria-label={words.say('controls')} className={styles['whole']}>
      <p className={styles['folded']}>
        <span>
          {words.say('controls.folded', {
            time: clock.brief(asOf),
            basis: words.say(`basis.${summary.basis}`),
          })}
        </span>
        <button
          type="button"
          className="button"
          aria-expanded={isOpen}
          onClick={() => setIsOpen(!isOpen)}
        >
          {words.say(isOpen ? 'controls.fold' : 'controls.change')}
        </button>
      </p>
      <div className={styles['bar']} data-open={isOpen ? '' : undefined}>
        <AsOfControl ask={ask} />
        <KnownAtControl ask={ask} />
        <BasisControl ask={ask} />
        <SourceControl ask={ask} />
        <ViewControl ask={ask} />
      </div>
    </section>
  )
}
