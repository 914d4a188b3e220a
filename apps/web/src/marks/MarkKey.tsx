// The key to the nine marks, in the order in which a duty lives. Blank is no status and has its
// own line.

import type { StatusName } from '@holdfast/agreement'
import { useWords } from '../words/use-words.ts'
import { Mark } from './Mark.tsx'
import styles from './MarkKey.module.css'

const inOrder: readonly StatusName[] = [
  'met',
  'late',
  'unmet',
  'running',
  'undetermined',
  'pending',
  'suspended',
  'excused',
  'void',
]

export function MarkKey() {
  const words = useWords()
  return (
    <ul className={styles['key']} aria-label={words.say('marks.key')}>
      {inOrder.map((status) => (
        <li key={status}>
          <Mark status={status} part={0.55} isDecoration />
          {words.say(`marks.key.${status}`)}
        </li>
      ))}
      <li>{words.say('marks.key.blank')}</li>
    </ul>
  )
}
