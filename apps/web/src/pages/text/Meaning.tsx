// What a clause means, in a sentence made from the compiled clause and not from the text. English
// has whole sentences; other languages have the clause's words and its parts until they do.

import type { ClauseText, Obligation } from '@holdfast/agreement'
import { useEffect, useState } from 'react'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { sourceOf } from './AsSigned.tsx'
import styles from './TextPage.module.css'

export type MeaningProps = { readonly obligation: Obligation; readonly clause: ClauseText }

export function Meaning({ obligation, clause }: MeaningProps) {
  const words = useWords()
  const { agreement, names } = useScene()
  const [text, setText] = useState('')
  const isEnglish = words.language.id === 'en'
  useEffect(() => {
    let isCurrent = true
    const load = async (): Promise<void> => {
      const { sentenceOf } = await import('./sentence-of.ts')
      if (isCurrent) setText(sentenceOf(obligation, agreement))
    }
    if (isEnglish) void load()
    return () => {
      isCurrent = false
    }
  }, [isEnglish, obligation, agreement])
  const bearers = obligation.bearers
  return (
    <>
      {isEnglish && <p className={styles['mean']}>{text}</p>}
      {!isEnglish && (
        <p className={styles['mean']}>
          {words.say('text.bearer', {
            bearer: bearers === null ? names.role(null) : names.roles(bearers),
          })}
        </p>
      )}
      <code className={styles['code']} dir="ltr">
        {sourceOf(clause)}
      </code>
      {clause.unnamed.length > 0 && (
        <p className="small">
          {words.say('text.open', {
            what: words.list(clause.unnamed.map((each) => words.sayOr(`text.open.${each}`, each))),
          })}{' '}
          {words.say('text.open-more')}
        </p>
      )}
    </>
  )
}
