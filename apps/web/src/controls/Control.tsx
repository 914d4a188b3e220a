// One control of the bar: what it is, what it says, what that means; and a panel to change it.
//
// It knows nothing of questions; each control gives it its words and its panel. The frame of the
// panel comes when a control is first reached for: most readers open none.

import { lazy, Suspense, useRef, useState, type ReactNode } from 'react'
import styles from './Control.module.css'

const loadPanel = async () => import('./ControlPanel.tsx')
const ControlPanel = lazy(async () => ({ default: (await loadPanel()).ControlPanel }))

export type ControlProps = {
  readonly label: string
  readonly value: string
  readonly note: string
  /** The panel. It is given a way to close itself. */
  readonly children: (close: () => void) => ReactNode
}

export function Control({ label, value, note, children }: ControlProps) {
  const button = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  const reachFor = (): void => void loadPanel()
  return (
    <div className={styles['control']}>
      <button
        ref={button}
        type="button"
        className={styles['button']}
        aria-haspopup="dialog"
        aria-expanded={isOpen}
        onPointerEnter={reachFor}
        onFocus={reachFor}
        onClick={() => setOpen(true)}
      >
        <span className={styles['label']}>{label}</span>
        <span className={styles['value']}>
          <bdi>{value}</bdi> <Chevron />
        </span>
        <span className={styles['note']}>{note}</span>
      </button>
      {isOpen && (
        <Suspense>
          <ControlPanel label={label} button={button} setOpen={setOpen}>
            {children(() => setOpen(false))}
          </ControlPanel>
        </Suspense>
      )}
    </div>
  )
}

function Chevron() {
  return (
    <svg className={styles['chevron']} viewBox="0 0 12 12" aria-hidden>
      <path d="M2 4l4 4 4-4" fill="none" stroke="currentColor" strokeWidth="1.5" />
    </svg>
  )
}
