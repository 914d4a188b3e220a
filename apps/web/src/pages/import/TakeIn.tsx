// Where a table comes in: dropped, chosen, or pasted as cells. What is taken is said, and where it
// ends.
//
// Whether it can be read, the worker finds out.

import { limits } from '@holdfast/base'
import { encodings, type Encoding } from '@holdfast/imports'
import { useState, type ClipboardEvent } from 'react'
import { ProblemText } from '../../parts/Failure.tsx'
import { pastedTable } from '../../table/pasted.ts'
import type { Table } from '../../table/use-table.ts'
import { useWords } from '../../words/use-words.ts'
import { ChooseFile } from './ChooseFile.tsx'
import styles from './ImportPage.module.css'

export type TakeInProps = {
  readonly table: Table
  readonly takeIn: (files: readonly File[]) => void
}

export function TakeIn({ table, takeIn }: TakeInProps) {
  const words = useWords()
  const { state } = table
  const { refused, reading, mapping } = state
  return (
    <div className={styles['drop']}>
      <p>
        <b>{words.say('table.drop')}</b> {words.say('table.drop-or')}
      </p>
      <ChooseFile
        label={words.say('table.choose')}
        accept=".csv,.tsv,.tab,.txt,.xlsx,.gz,.zip,.json,text/csv"
        isMultiple
        takeIn={takeIn}
      />
      <Paste table={table} />
      <p className="small">
        {words.say('table.limits', {
          rows: words.number(limits.pageRows),
          megabytes: Math.round(limits.pageBytes / 1024 / 1024),
        })}
      </p>
      {mapping !== null && <p className="caveat">{words.say('table.mapping-waits')}</p>}
      <div aria-live="polite">
        {reading !== null && reading.sheets === null && <p>{words.say('table.reading')}</p>}
      </div>
      {reading !== null && reading.sheets !== null && (
        <WhichSheet key={reading.sheets.join()} names={reading.sheets} table={table} />
      )}
      {refused !== null && (
        <div role="alert" className="caveat">
          <p>
            <ProblemText of={refused.problem} />
          </p>
          {refused.problem.code === 'import.20' && <WhichEncoding table={table} />}
        </div>
      )}
    </div>
  )
}

function Paste({ table }: { readonly table: Table }) {
  const words = useWords()
  const [text, setText] = useState('')
  const onPaste = (event: ClipboardEvent): void => {
    const handed = pastedTable(event.clipboardData)
    if (handed === null || text !== '') return
    event.preventDefault()
    table.read(handed, null)
  }
  return (
    <form
      className={styles['paste']}
      onSubmit={(event) => {
        event.preventDefault()
        const handed = pastedTable({ getData: (type) => (type === 'text/plain' ? text : '') })
        if (handed !== null) table.read(handed, null)
      }}
    >
      <label>
        <span className="label">{words.say('table.paste')}</span>
        <textarea
          rows={3}
          dir="auto"
          spellCheck={false}
          value={text}
          onPaste={onPaste}
          onChange={({ currentTarget: { value } }) => setText(value)}
        />
      </label>
      {text !== '' && (
        <button type="submit" className="button">
          {words.say('table.read')}
        </button>
      )}
    </form>
  )
}

function WhichSheet({
  names,
  table,
}: {
  readonly names: readonly string[]
  readonly table: Table
}) {
  const words = useWords()
  const [sheet, setSheet] = useState(names[0] ?? '')
  return (
    <form
      className={styles['line']}
      onSubmit={(event) => {
        event.preventDefault()
        table.readAgain({ sheet })
      }}
    >
      <label className={styles['field']}>
        <span className="label">{words.say('table.which-sheet')}</span>
        <select value={sheet} onChange={({ currentTarget: { value } }) => setSheet(value)}>
          {names.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        {words.say('table.read')}
      </button>
    </form>
  )
}

function WhichEncoding({ table }: { readonly table: Table }) {
  const words = useWords()
  const [chosen, setChosen] = useState<Encoding>('windows-1256')
  return (
    <form
      className={styles['line']}
      onSubmit={(event) => {
        event.preventDefault()
        table.readAgain({ encoding: chosen })
      }}
    >
      <label className={styles['field']}>
        <span className="label">{words.say('table.which-encoding')}</span>
        <select
          value={chosen}
          onChange={({ currentTarget: { value } }) =>
            setChosen(encodings.find((one) => one === value) ?? 'utf-8')
          }
        >
          {encodings.map((name) => (
            <option key={name}>{name}</option>
          ))}
        </select>
      </label>
      <button type="submit" className="button">
        {words.say('table.read')}
      </button>
    </form>
  )
}
