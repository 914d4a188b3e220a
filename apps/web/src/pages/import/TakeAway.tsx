// What one takes away: the mended table, its mapping, and the one line with which whoever holds a
// key imports them.
//
// The files are those that were checked last, byte for byte.

import { useState } from 'react'
import type { Table } from '../../table/use-table.ts'
import { useWords } from '../../words/use-words.ts'
import { commandFor, namesFor } from './file-names.ts'
import styles from './ImportPage.module.css'

export function TakeAway({ table, name }: { readonly table: Table; readonly name: string }) {
  const words = useWords()
  const [isCopied, setCopied] = useState(false)
  const { checked, isChecking, unsaved } = table.state
  const names = namesFor(name)
  const command = commandFor(names, table.signing.room)
  const isReady = checked !== null && !isChecking
  const give = async (what: 'table' | 'mapping'): Promise<void> => {
    save(names[what], what === 'table' ? 'text/csv' : 'application/json', await table.take(what))
  }
  const copy = async (): Promise<void> => {
    await navigator.clipboard.writeText(command)
    setCopied(true)
  }
  return (
    <section className="section" aria-label={words.say('table.take-away')}>
      <h3>{words.say('table.take-away')}</h3>
      <p className="small">{words.say('table.take-away-note')}</p>
      <div className={`screen-only ${styles['line']}`}>
        {(['table', 'mapping'] as const).map((what) => (
          <button
            key={what}
            type="button"
            className="button"
            data-primary=""
            disabled={!isReady}
            onClick={() => void give(what)}
          >
            {words.say(`table.take-${what}`, { name: names[what] })}
          </button>
        ))}
      </div>
      <p aria-live="polite" className="small">
        {unsaved.table || unsaved.mapping ? words.say('table.unsaved') : ''}
      </p>
      {checked !== null && checked.counts.refused > 0 && (
        <p className="caveat">
          {words.say('table.skip-bad', { n: checked.counts.refused, option: '--skip-bad' })}
        </p>
      )}
      <p>{words.say('table.command')}</p>
      <div className={styles['line']}>
        <code dir="ltr" className={styles['command']}>
          {command}
        </code>
        <button type="button" className="button screen-only" onClick={() => void copy()}>
          {words.say(isCopied ? 'table.copied' : 'table.copy')}
        </button>
      </div>
      <p className="small">
        {words.say('table.command-note', { folder: 'DIR', key: 'KEY', option: '--preview' })}
      </p>
    </section>
  )
}

function save(name: string, type: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: `${type};charset=utf-8` }))
  const link = document.createElement('a')
  link.href = address
  link.download = name
  link.click()
  // The browser has taken it by the next turn.
  setTimeout(() => URL.revokeObjectURL(address))
}
