// Live updates: a quiet line when the record has grown, and a button that shows the new answer.
//
// The page never changes under a reader. A page pinned to a cut is not told anything.

import { useQueryClient } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import { recordKey } from '../api/queries.ts'
import { useWords } from '../words/use-words.ts'
import { followSizes, type Sizes } from './live-sizes.ts'
import styles from './LiveLine.module.css'

export type LiveLineProps = {
  readonly id: string
  readonly isPinned: boolean
  /** How far each room was read for what is shown. */
  readonly known: Readonly<Record<string, number>>
}

export function LiveLine({ id, isPinned, known }: LiveLineProps) {
  const words = useWords()
  const client = useQueryClient()
  const [sizes, setSizes] = useState<Sizes>({})
  useEffect(() => (isPinned ? undefined : followSizes(id, setSizes)), [id, isPinned])
  const hasGrown = Object.entries(known).some(([room, size]) => (sizes[room] ?? 0) > size)
  if (!hasGrown || isPinned) return null
  const show = (): void => {
    void client.invalidateQueries({ queryKey: recordKey(id) })
  }
  return (
    <p aria-live="polite" className={`${styles['live']} screen-only`}>
      {words.say('live.grown')}{' '}
      <button type="button" className="linkish" onClick={show}>
        {words.say('live.show')}
      </button>
    </p>
  )
}
