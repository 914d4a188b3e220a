// A table is taken in, looked at, mended and taken away again, with what it would say and change.
// Nothing of it is sent anywhere: it is read in this browser, and signed elsewhere.
//
// A table that is dropped on any page of the agreement, or pasted on this one, is taken.

import { use, useEffect, useEffectEvent, useState } from 'react'
import { Loading } from '../../parts/Loading.tsx'
import { ProblemText } from '../../parts/Failure.tsx'
import { DroppedContext } from '../../scene/dropped.ts'
import { handedFile, pastedTable } from '../../table/pasted.ts'
import { isMappingText } from '../../table/mapping-form.ts'
import { useTable, type Table } from '../../table/use-table.ts'
import { useWords } from '../../words/use-words.ts'
import { WithWords } from '../../words/WithWords.tsx'
import { Changes } from './Changes.tsx'
import styles from './ImportPage.module.css'
import { MappingSection } from './MappingSection.tsx'
import { Sheet } from './Sheet.tsx'
import { TakeAway } from './TakeAway.tsx'
import { TakeIn } from './TakeIn.tsx'
import { TheFile } from './TheFile.tsx'

export function ImportPage() {
  const waiting = <Loading what="scene.loading" rows={8} />
  return (
    <WithWords part="own" otherwise={waiting}>
      <WithWords part="statements" otherwise={waiting}>
        <WithWords part="problems" otherwise={waiting}>
          <Import />
        </WithWords>
      </WithWords>
    </WithWords>
  )
}

function Import() {
  const words = useWords()
  const table = useTable()
  const { state } = table
  const takeIn = (files: readonly File[]): void => void takeFiles(files, table)
  const isOver = useHanded(takeIn)
  usePasted(takeIn, table)
  return (
    <div data-over={isOver ? '' : undefined} className={styles['page']}>
      <h2>{words.say('table.title')}</h2>
      <p className="small">{words.say('table.note')}</p>
      {state.file !== null && <TheFile table={table} />}
      <Record table={table} />
      {state.file === null ? (
        <TakeIn table={table} takeIn={takeIn} />
      ) : (
        <>
          <MappingSection table={table} takeIn={takeIn} />
          <Sheet table={table} file={state.file} />
          <Changes table={table} />
          <TakeAway table={table} name={state.file.name} />
        </>
      )}
    </div>
  )
}

/** How far the record is; that it does not hold, or could not be had. */
function Record({ table: { state, open } }: { readonly table: Table }) {
  const words = useWords()
  const { file, progress, record, failed, refused } = state
  if (failed !== null) {
    return (
      <div role="alert" className="caveat">
        <p>{words.say(navigator.onLine ? 'table.failed' : 'failure.offline')}</p>
        {failed !== '' && (
          <p className="small">
            <bdi>{failed}</bdi>
          </p>
        )}
        {file !== null && (
          <button type="button" className="button" onClick={open}>
            {words.say('failure.again')}
          </button>
        )}
      </div>
    )
  }
  if (file === null) return null
  return (
    <>
      {record === null && (
        <p aria-live="polite" className="small">
          {progress === null
            ? words.say('table.opening')
            : words.say(`recompute.${progress.stage}`, { done: progress.done, of: progress.of })}
        </p>
      )}
      {record?.holds === false && <p className="caveat">{words.say('table.does-not-hold')}</p>}
      {refused !== null && refused.of === 'read' && (
        <p role="alert" className="caveat">
          <ProblemText of={refused.problem} />
        </p>
      )}
    </>
  )
}

/** Takes in a table, and a mapping that lies beside it or comes alone. */
async function takeFiles(files: readonly File[], table: Table): Promise<void> {
  let mapping: string | null = null
  let found: File | null = null
  for (const file of files) {
    const isNamedSo = file.name.toLowerCase().endsWith('.json')
    const text = isNamedSo ? await file.text() : ''
    if (isNamedSo || isMappingText(text)) mapping = text
    else found = file
  }
  if (found !== null) table.read(await handedFile(found), mapping)
  else if (mapping !== null) table.map(mapping)
}

/** Files that were dropped on any page of the agreement; true while something is over this one. */
function useHanded(takeIn: (files: readonly File[]) => void): boolean {
  const { files, taken } = use(DroppedContext)
  const [isOver, setOver] = useState(false)
  const take = useEffectEvent(takeIn)
  useEffect(() => {
    if (files.length === 0) return
    take(files)
    taken()
  }, [files, taken])
  useEffect(() => {
    const over = (): void => setOver(true)
    const leave = ({ type, relatedTarget }: DragEvent): void => {
      if (type === 'drop' || relatedTarget === null) setOver(false)
    }
    const events = [
      ['dragover', over],
      ['dragleave', leave],
      ['drop', leave],
    ] as const
    for (const [name, listener] of events) document.addEventListener(name, listener)
    return () => {
      for (const [name, listener] of events) document.removeEventListener(name, listener)
    }
  }, [])
  return isOver
}

/** Cells or a file that are pasted anywhere on the page, while it has no table. */
function usePasted(takeIn: (files: readonly File[]) => void, table: Table): void {
  const onPaste = useEffectEvent((event: ClipboardEvent) => {
    const { clipboardData, target } = event
    const isField = target instanceof Element && target.closest('input, textarea, select') !== null
    if (isField || clipboardData === null || table.state.file !== null) return
    const files = [...clipboardData.files]
    if (files.length > 0) return takeIn(files)
    const handed = pastedTable(clipboardData)
    if (handed !== null) table.read(handed, null)
  })
  useEffect(() => {
    const paste = (event: ClipboardEvent): void => onPaste(event)
    document.addEventListener('paste', paste)
    return () => document.removeEventListener('paste', paste)
  }, [])
}
