// What stands where an answer should: that it was refused and why, or that nobody answered.
//
// It never guesses. What was shown before stays on the page elsewhere, marked as stale.

import type { Problem } from '@holdfast/base'
import { Outage } from '@holdfast/protocol'
import { problemWords } from '@holdfast/words'
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

/** What is wrong and what to do; its code alone until the words are here. */
export function ProblemText({ of: problem }: { readonly of: Problem }) {
  const words = useWords()
  return (
    <WithWords part="problems" otherwise={words.say('failure.code', { code: problem.code })}>
      <Told of={problem} />
    </WithWords>
  )
}

function Told({ of: problem }: { readonly of: Problem }) {
  const { what, todo } = problemWords(problem, useWords())
  return `${what} ${todo}`.trim()
}

function kindOf(error: unknown): 'refused' | 'offline' | 'outage' | 'fault' {
  if (error instanceof Refusal) return 'refused'
  if (error instanceof Outage) return navigator.onLine ? 'outage' : 'offline'
  return 'fault'
}
