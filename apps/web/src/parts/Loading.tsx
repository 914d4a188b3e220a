// While an answer is on its way: a line that says what is being asked for, and grey rows where it
// will stand. Shown only after a moment, so that quick answers do not flicker.

import { useEffect, useState } from 'react'
import { useWords } from '../words/use-words.ts'
import styles from './Loading.module.css'

const patienceMs = 250

export function Loading({ what, rows = 4 }: { readonly what: string; readonly rows?: number }) {
  const words = useWords()
  const [isShown, setIsShown] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setIsShown(true), patienceMs)
    return () => clearTimeout(timer)
  }, [])
  return (
    <div
      aria-live="polite"
      className={styles['loading']}
      data-loading=""
      data-shown={isShown ? '' : undefined}
    >
      <p className="small">{words.say(what)}</p>
      <div aria-hidden>
        {Array.from({ length: rows }, (_, at) => (
          <span key={at} className={styles['row']} />
        ))}
      </div>
    </div>
  )
}
