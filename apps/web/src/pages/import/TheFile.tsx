// Which table is on the page, that it is kept in this tab, and the way to forget it.
//
// What is not taken away yet is asked for before it is forgotten.

import { useState } from 'react'
import type { Table } from '../../table/use-table.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './ImportPage.module.css'

export function TheFile({ table }: { readonly table: Table }) {
  const words = useWords()
  const [isAsking, setAsking] = useState(false)
  const { file, unsaved } = table.state
  if (file === null) return null
  const { name, sheet, rows } = file
  const isUnsaved = unsaved.table || unsaved.mapping
  return (
    <div className={styles['line']}>
      <p>
        <b>
          <bdi>{name === '' ? words.say('table.pasted') : name}</bdi>
        </b>
        {sheet !== null && (
          <>
            {' '}
            <bdi>{sheet}</bdi>
          </>
        )}{' '}
        <span className="quiet">{words.say('table.rows-as-they-lie', { n: rows.length })}</span>
        <span className={`small ${styles['block']}`}>
          {words.say(table.isKept ? 'table.kept' : 'table.not-kept')}
        </span>
      </p>
      {isAsking ? (
        <p role="alert">
          {words.say('table.unsaved')}{' '}
          <button type="button" className="linkish" onClick={table.forget}>
            {words.say('table.forget-it')}
          </button>{' '}
          <button type="button" className="linkish" onClick={() => setAsking(false)}>
            {words.say('table.keep-it')}
          </button>
        </p>
      ) : (
        <button
          type="button"
          className="button screen-only"
          onClick={() => (isUnsaved ? setAsking(true) : table.forget())}
        >
          {words.say('table.forget')}
        </button>
      )}
    </div>
  )
}
