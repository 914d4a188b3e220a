// What stands where an answer should: that it was refused and why, or that nobody answered.
//
// It never guesses. What was shown before stays on the page elsewhere, marked as stale.

import type { Problem } from '@holdfast/base'
import { Outage } from '@holdfast/protocol'
import { lazy, Suspense } from 'react'
import { Refusal } from '../api/http-client.ts'
import { useWords } from '../words/use-words.ts'
import { WithWords } from '../words/WithWords.tsx'
import styles from './Failure.module.css'

export type FailureProps = { readonly error: unknown; readonly retry?: () => void }

export function Failure({ error, retry }: FailureProps) {
  const words = useWords()
  const kind = kindOf(error)
  return (
    <div role="alert" className={styles['failure']}>
      <p className={styles['what']}>{words.say(`failure.${kind}`)}</p>
      <p className="small">
        {error instanceof Refusal ? (
          <ProblemText of={error.problem} />
        ) : (
          words.say(`failure.${kind}.more`)
        )}
      </p>
      {retry !== undefined && (
        <button type="button" className="button" onClick={retry}>
          {words.say('failure.again')}
        </button>
      )}
    </div>
  )
}

// A problem's sentences are reached for when there is one.
const ProblemSentences = lazy(async () => ({
  default: (await import('./ProblemSentences.tsx')).ProblemSentences,
}))

/** What is wrong and what to do; its code alone until the words are here. */
export function ProblemText({ of: problem }: { readonly of: Problem }) {
  const words = useWords()
  const code = words.say('failure.code', { code: problem.code })
  return (
    <Suspense fallback={code}>
      <WithWords part="problems" otherwise={code}>
        <ProblemSentences of={problem} />
      </WithWords>
    </Suspense>
  )
}

function kindOf(error: unknown): 'refused' | 'offline' | 'outage' | 'fault' {
  if (error instanceof Refusal) return 'refused'
  if (error instanceof Outage) return navigator.onLine ? 'outage' : 'offline'
  return 'fault'
}
