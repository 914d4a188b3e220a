// The receipt of an entry: its leaf, its path and the checkpoint they lead to; checked in the
// reader's own browser on request, and saved as a file that anybody can check later.

import type { EntryAnswer } from '@holdfast/protocol'
import { keyEnrolledKind, keyRevokedKind } from '@holdfast/record'
import { useQueryClient, type QueryClient } from '@tanstack/react-query'
import { useState } from 'react'
import { entriesQuery, entryQuery } from '../../api/queries.ts'
import type { ProofStep } from '../../proof/check-entry.ts'
import type { Question } from '../../question/question.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './EntryPage.module.css'

export function Receipt({ answer }: { readonly answer: EntryAnswer }) {
  const words = useWords()
  const { id, question, source } = useScene()
  const client = useQueryClient()
  const [steps, setSteps] = useState<readonly ProofStep[] | null>(null)
  const [isChecking, setChecking] = useState(false)
  const check = async (): Promise<void> => {
    setChecking(true)
    const { checkEntry } = await import('../../proof/check-entry.ts')
    const keyAnswers = await keyAnswersOf(client, id, question)
    const { rooms, root } = source
    setSteps(await checkEntry({ answer, agreement: id, root: root.keyId, rooms, keyAnswers }))
    setChecking(false)
  }
  return (
    <section className={styles['receipt']} aria-labelledby="receipt">
      <h3 id="receipt">{words.say('entry.receipt', { n: answer.entry })}</h3>
      <dl className={styles['pairs']}>
        <dt>{words.say('entry.leaf')}</dt>
        <dd className="hash">
          <bdi>{spacedHash(answer.leafHash)}</bdi>
        </dd>
        <dt>{words.say('entry.path')}</dt>
        <dd className="hash">
          <ol>
            {answer.proof.map((hash) => (
              <li key={hash}>
                <bdi>{spacedHash(hash)}</bdi>
              </li>
            ))}
          </ol>
        </dd>
        <dt>{words.say('entry.checkpoint')}</dt>
        <dd>
          {words.say('entry.of-size', { size: answer.size })}{' '}
          <bdi className="hash">{answer.checkpoint.split('\n')[2]}</bdi>
        </dd>
      </dl>
      <p className={`${styles['buttons']} screen-only`}>
        <button
          type="button"
          className="button"
          data-primary=""
          disabled={isChecking}
          onClick={() => void check()}
        >
          {words.say(isChecking ? 'entry.checking' : 'entry.check')}
        </button>
        <button type="button" className="button" onClick={() => save(id, answer)}>
          {words.say('entry.save')}
        </button>
      </p>
      <div aria-live="polite">{steps !== null && <Steps steps={steps} />}</div>
    </section>
  )
}

function Steps({ steps }: { readonly steps: readonly ProofStep[] }) {
  const words = useWords()
  const isWhole = steps.every(({ outcome }) => outcome === 'good')
  return (
    <>
      <ul className={styles['steps']}>
        {steps.map(({ id, outcome, shown }) => (
          <li key={id}>
            <b aria-hidden>{outcome === 'good' ? '✓' : outcome === 'bad' ? '✗' : '–'}</b>
            <span>
              {words.say(`entry.step.${id}.${outcome}`)} <bdi className="hash">{shown}</bdi>
            </span>
          </li>
        ))}
      </ul>
      <p>
        <b>{words.say(isWhole ? 'entry.whole' : 'entry.not-whole')}</b>
      </p>
    </>
  )
}

/** A hash in groups of four, as people compare them. */
const keyKinds = [keyEnrolledKind, keyRevokedKind] as const

/** Every entry that enrolled or revoked a key, with its proof. */
async function keyAnswersOf(
  client: QueryClient,
  id: string,
  question: Question,
): Promise<readonly EntryAnswer[]> {
  const answers: EntryAnswer[] = []
  for (const kind of keyKinds) {
    const listed = await client.infiniteQuery({
      ...entriesQuery(id, question, { kind }),
      pages: Infinity,
    })
    for (const { room, entry } of listed.pages.flatMap((page) => page.entries)) {
      answers.push(await client.query(entryQuery(id, question, room, String(entry))))
    }
  }
  return answers
}

function spacedHash(hash: string): string {
  return hash.replaceAll(/(.{4})(?=.)/g, '$1 ')
}

function save(agreement: string, answer: EntryAnswer): void {
  const { room, entry, leafIndex, size, leafHash, proof, bytes, checkpoint } = answer
  const receipt = { agreement, room, entry, leafIndex, size, leafHash, proof, bytes, checkpoint }
  const text = `${JSON.stringify(receipt, null, 2)}\n`
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `${agreement}-${room}-entry-${entry}.json`
  link.click()
  URL.revokeObjectURL(url)
}
