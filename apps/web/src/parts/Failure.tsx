// What stands where an answer should: that it was refused and why, or that nobody answered.
//
// It never guesses. What was shown before stays on the page elsewhere, marked as stale.

import { Outage } from '@holdfast/protocol'
import { Refusal } from '../api/http-client.ts'
import { useWords } from '../words/use-words.ts'
import styles from './Failure.module.css'

export type FailureProps = { readonly error: unknown; readonly retry?: () => void }

export function Failure({ error, retry }: FailureProps) {
  const words = useWords()
  const kind = kindOf(error)
  const code = error instanceof Refusal ? error.problem.code : ''
  return (
    <div role="alert" className={styles['failure']}>
      <p className={styles['what']}>{words.say(`failure.${kind}`)}</p>
      <p className="small">
        {error instanceof Refusal
          ? words.sayOr(`failure.code.${code}`, words.say('failure.code', { code }))
          : words.say(`failure.${kind}.more`)}
      </p>
      {retry !== undefined && (
        <button type="button" className="button" onClick={retry}>
          {words.say('failure.again')}
        </button>
      )}
    </div>
  )
}

function kindOf(error: unknown): 'refused' | 'offline' | 'outage' | 'fault' {
  if (error instanceof Refusal) return 'refused'
  if (error instanceof Outage) return navigator.onLine ? 'outage' : 'offline'
  return 'fault'
}
