// The head of every page of an agreement: its name, where it stands in one line, its notice; and,
// where there is one, the bulletin with which it speaks.
//
// The controls stand below it and are not part of it.

import { lazy, Suspense } from 'react'
import { useWords } from '../words/use-words.ts'
import styles from './Head.module.css'
import { useScene } from './scene.ts'
import { stateLine } from './state-line.ts'

const Told = lazy(async () => ({ default: (await import('../pages/told/Told.tsx')).Told }))

export function Head() {
  const words = useWords()
  const scene = useScene()
  const { lead, rest } = stateLine(scene, words)
  const { notice } = scene.names
  const { bulletin, recalls } = scene.source
  return (
    <header className={styles['head']}>
      <h1 dir="auto">{scene.names.title}</h1>
      <p className={styles['state']} data-state="">
        <b>{lead}</b> {rest.join(' ')}
      </p>
      {notice !== '' && (
        <p className={`caveat ${styles['caveat']}`} dir="auto" data-quoted="">
          {notice}
        </p>
      )}
      {(bulletin ?? recalls[0]) !== undefined && (
        <Suspense fallback={null}>
          <Told />
        </Suspense>
      )}
    </header>
  )
}
