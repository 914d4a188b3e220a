// "Work it out here": the reader's browser does the whole sum and shows that the bytes are the
// server's. It says what it is doing, and can be stopped.

import { entryNumberOf } from '@holdfast/record'
import { useEffect, useRef, useState } from 'react'
import { useWords } from '../words/use-words.ts'
import { isTold, type Found, type Told } from './asked.ts'
import styles from './Recompute.module.css'
import { useAsked } from './use-asked.ts'

export function Recompute() {
  const words = useWords()
  const asked = useAsked()
  const worker = useRef<Worker | null>(null)
  const [told, setTold] = useState<Told | null>(null)
  const stop = (): void => {
    worker.current?.terminate()
    worker.current = null
  }
  useEffect(() => () => worker.current?.terminate(), [])
  const start = (): void => {
    stop()
    setTold({ kind: 'progress', stage: 'files', done: 0, of: asked.files.length })
    const started = new Worker(new URL('./recompute-worker.ts', import.meta.url), {
      type: 'module',
    })
    started.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
      if (isTold(data)) setTold(data)
    })
    started.addEventListener('error', () => setTold({ kind: 'failed', why: '' }))
    started.postMessage(asked, [])
    worker.current = started
  }
  const isBusy = told?.kind === 'progress'
  return (
    <div className={`${styles['recompute']} screen-only`}>
      <button
        type="button"
        className="linkish"
        onClick={() => {
          if (!isBusy) return start()
          stop()
          setTold(null)
        }}
      >
        {words.say(isBusy ? 'recompute.stop' : 'recompute.start')}
      </button>
      <div aria-live="polite">
        {told?.kind === 'progress' && (
          <p>{words.say(`recompute.${told.stage}`, { done: told.done, of: told.of })}</p>
        )}
        {told?.kind === 'failed' && <p>{words.say('recompute.failed', { why: told.why })}</p>}
        {told?.kind === 'found' && <Outcome found={told} />}
      </div>
    </div>
  )
}

function Outcome({ found }: { readonly found: Found }) {
  const words = useWords()
  const { logs, signatures, breaking } = found
  return (
    <div data-same={found.isSame ? 'yes' : 'no'}>
      <p>
        <b>{words.say(found.isSame ? 'recompute.same' : 'recompute.differ')}</b>{' '}
        {words.say('recompute.size', {
          bytes: words.number(found.bytes),
          entries: words.number(found.entries),
          ms: words.number(found.ms),
        })}
      </p>
      <p className="hash">
        <bdi>SHA-256 {found.digest}</bdi>
        {!found.isSame && <bdi> / {found.serverDigest}</bdi>}
      </p>
      <p>
        {words.say(`recompute.logs.${logs === null ? 'unknown' : logs ? 'good' : 'bad'}`)}{' '}
        {signatures === null
          ? words.say('recompute.signatures-unknown')
          : words.say('recompute.signatures-good', { good: signatures.good, of: signatures.of })}
      </p>
      {breaking !== null && (
        <p>
          {words.say('recompute.breaking')}{' '}
          <bdi>
            {breaking.kind} {breaking.room}
            {breaking.entry === null ? '' : `:${entryNumberOf(breaking.entry)}`}
          </bdi>
        </p>
      )}
    </div>
  )
}
