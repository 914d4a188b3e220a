// A table on a page: the worker that reads and checks it, what is kept of it in the tab, and what
// the reader does to it.
//
// A check is asked for once the reader has stood still for a moment; the worker lets a newer one go
// before an older. The record is fetched again once it has grown.

import type { Bytes } from '@holdfast/base'
import type { Encoding } from '@holdfast/imports'
import { isRoomId, type KeyId } from '@holdfast/record'
import { useCallback, useEffect, useEffectEvent, useMemo } from 'react'
import { useReducer, useRef, useState } from 'react'
import type { Asked as RecordQuestion, RecordAsked } from '../recompute/asked.ts'
import { useAsked } from '../recompute/use-asked.ts'
import { isTold, type Asked, type Told } from './asked.ts'
import { held, type Edit } from './edits.ts'
import { forgetTable, keepTable, keptTable } from './kept-table.ts'
import type { Handed } from './pasted.ts'
import { noTable, tableAfter } from './table-state.ts'
import type { Act, TableFile, TableState } from './table-state.ts'

/** Where it would be said, and whose key would sign. */
export type Signing = { readonly room: string; readonly key: KeyId | null }

export type Table = {
  readonly state: TableState
  readonly signing: Signing
  readonly sign: (signing: Signing) => void
  /** False where the table is too large to be kept in this tab. */
  readonly isKept: boolean
  /** Reads a table, with the mapping that was handed over beside it. */
  readonly read: (handed: Handed, mapping: string | null) => void
  /** Reads the last file again: another sheet of it, or in another encoding. */
  readonly readAgain: (as: { readonly sheet?: string; readonly encoding?: Encoding }) => void
  readonly edit: (edit: Edit) => void
  readonly undo: () => void
  readonly redo: () => void
  readonly map: (mapping: string) => void
  /** Drafts the mapping anew, for a kind of statement where one is named. */
  readonly draft: (kind: string | null) => void
  /** The rows that are shown: what becomes of them is asked for. */
  readonly look: (rows: readonly number[]) => void
  /** What is taken away, as it was checked last. */
  readonly take: (what: 'table' | 'mapping') => Promise<string>
  readonly forget: () => void
  /** Fetches the record again. */
  readonly open: () => void
}

/** The table of an agreement's page. */
export function useTable(): Table {
  const asked = useAsked()
  const talk = useTalk()
  const { state, act, tell, next } = talk
  const [room = 'public'] = useMemo(() => usualRooms(asked), [asked])
  const [chosen, sign] = useState<Signing | null>(null)
  const signing = useMemo(() => chosen ?? { room, key: null }, [chosen, room])
  const shown = useRef<readonly number[]>([])
  const record = useRecord(asked)
  const open = useOpened(talk, record)
  const isKept = useKeeping(asked.id, talk)
  const draft = (kind: string | null): void => {
    tell({ do: 'draft', n: next(), edits: held(state.edits), kind })
  }
  useDrafts(state, draft)
  useChecks(state, { signing, record, query: asked.query }, (edits, mapping) => {
    if (!isRoomId(signing.room)) return
    act({ act: 'checking' })
    const by = { room: signing.room, key: signing.key, query: asked.query }
    tell({ do: 'check', n: next(), edits, mapping, ...by, rows: shown.current })
  })
  return {
    state,
    signing,
    sign,
    isKept,
    draft,
    open,
    ...useFiles(asked.id, talk),
    edit: (edit) => act({ act: 'edited', edit }),
    undo: () => act({ act: 'undone' }),
    redo: () => act({ act: 'redone' }),
    map: (mapping) => act({ act: 'mapped', mapping }),
    look: (rows) => {
      shown.current = rows
      tell({ do: 'look', rows })
    },
  }
}

/** The state, and the worker it is told by. */
type Talk = {
  readonly state: TableState
  readonly act: (act: Act) => void
  readonly tell: (asked: Asked) => void
  /** The number of what is asked next. */
  readonly next: () => number
  /** From here on: what was asked before is heard no more. */
  readonly begin: () => number
  /** The files that the worker gives next. */
  readonly given: () => Promise<Told & { readonly kind: 'given' }>
}

function useTalk(): Talk {
  const [state, act] = useReducer(tableAfter, noTable)
  const taker = useRef<((told: Told & { readonly kind: 'given' }) => void) | null>(null)
  const n = useRef(0)
  const since = useRef(0)
  const hear = useCallback((told: Told) => {
    // What was asked of a table before is of no table any more.
    if ('n' in told && told.n < since.current) return
    if (told.kind === 'given') taker.current?.(told)
    act({ act: 'told', told })
  }, [])
  const tell = useWorker(hear)
  return {
    state,
    act,
    tell,
    next: () => (n.current += 1),
    begin: () => {
      n.current += 1
      since.current = n.current
      return n.current
    },
    given: async () =>
      new Promise((resolve) => {
        taker.current = resolve
        tell({ do: 'give' })
      }),
  }
}

type Files = Pick<Table, 'read' | 'readAgain' | 'take' | 'forget'>

/** Files that come in and go out. */
function useFiles(id: string, { act, tell, begin, given }: Talk): Files {
  const handed = useRef<Bytes | null>(null)
  const reading = (bytes: Bytes, as: { sheet?: string; encoding?: Encoding } = {}): void => {
    const { sheet = null, encoding = 'utf-8' } = as
    tell({ do: 'read', n: begin(), bytes, sheet, encoding })
  }
  return {
    read: ({ name, bytes }, mapping) => {
      handed.current = bytes
      act({ act: 'reading', name, mapping })
      reading(bytes)
    },
    readAgain: (as) => {
      if (handed.current !== null) reading(handed.current, as)
    },
    take: async (what) => {
      const told = await given()
      act({ act: 'taken', what })
      return what === 'table' ? told.csv : told.mapping
    },
    forget: () => {
      forgetTable(id, sessionStorage)
      handed.current = null
      begin()
      act({ act: 'forgotten' })
    },
  }
}

/** Opens the record where there is a table, and again when it has grown; gives a way to do so. */
function useOpened({ state, act, tell }: Talk, record: RecordAsked): () => void {
  const [times, setTimes] = useState(0)
  // A worker that could not begin knows nothing of the table: it is handed over again.
  const open = useEffectEvent(() => {
    const { file } = state
    if (file === null) return
    const { rows, days } = file
    tell({ do: 'take', rows, days })
    act({ act: 'opening' })
    tell({ do: 'open', asked: record })
  })
  const isThere = state.file !== null
  useEffect(() => {
    if (isThere) open()
  }, [isThere, record, times])
  return () => setTimes((before) => before + 1)
}

function usualRooms({ rooms }: RecordQuestion): readonly string[] {
  const ids = rooms.map((one) => one.id)
  return ids.includes('public') ? ['public'] : ids
}

/** The record by what is known of it: the same value until it grows. */
function useRecord({ id, files, rooms, root }: RecordQuestion): RecordAsked {
  const text = JSON.stringify({ id, files, rooms, root })
  // oxlint-disable-next-line react-hooks/exhaustive-deps -- the text says the same
  return useMemo((): RecordAsked => ({ id, files, rooms, root }), [text])
}

/** One worker for as long as the page is there. */
function useWorker(hear: (told: Told) => void): (asked: Asked) => void {
  const worker = useRef<Worker | null>(null)
  useEffect(() => {
    return () => {
      worker.current?.terminate()
      worker.current = null
    }
  }, [])
  return useCallback(
    (asked: Asked) => {
      const lost = (): void => {
        worker.current = null
        hear({ kind: 'failed', why: '' })
      }
      const started = worker.current ?? startWorker(hear, lost)
      worker.current = started
      started.postMessage(asked, [])
    },
    [hear],
  )
}

function startWorker(hear: (told: Told) => void, lost: () => void): Worker {
  const started = new Worker(new URL('./table-worker.ts', import.meta.url), { type: 'module' })
  started.addEventListener('message', ({ data }: MessageEvent<unknown>) => {
    if (isTold(data)) hear(data)
  })
  started.addEventListener('error', lost)
  return started
}

const keptAfterMs = 400

/** Keeps the table in this tab, takes it up again, and asks before unsaved work is left. */
function useKeeping(id: string, { state, act }: Talk): boolean {
  const { file, edits, mapping, questions, unsaved } = state
  useEffect(() => {
    const kept = keptTable(id, sessionStorage)
    if (kept !== null) act({ act: 'restored', kept })
  }, [id, act])
  const [isKept, setKept] = useState(true)
  const tooLarge = useRef<TableFile | null>(null)
  const keepNow = useEffectEvent(() => {
    // What did not fit once does not fit with an edit more.
    if (file === null || tooLarge.current === file) return
    const isThere = keepTable(id, { file, edits, mapping, questions, unsaved }, sessionStorage)
    if (!isThere) tooLarge.current = file
    setKept(isThere)
  })
  useEffect(() => {
    const timer = setTimeout(keepNow, keptAfterMs)
    return () => clearTimeout(timer)
  }, [id, file, edits, mapping, questions, unsaved])
  useEffect(() => {
    // What was done last is kept too, however soon the page is left.
    addEventListener('pagehide', keepNow)
    return () => {
      removeEventListener('pagehide', keepNow)
      keepNow()
    }
  }, [])
  const isUnsaved = file !== null && (unsaved.table || unsaved.mapping)
  useEffect(() => {
    if (!isUnsaved) return
    const ask = (event: BeforeUnloadEvent): void => event.preventDefault()
    addEventListener('beforeunload', ask)
    return () => removeEventListener('beforeunload', ask)
  }, [isUnsaved])
  return isKept
}

/** A table that has no mapping gets a draft, once the record is here. */
function useDrafts({ file, mapping, record }: TableState, draft: (kind: null) => void): void {
  const isReady = file !== null && mapping === null && record !== null
  const ask = useEffectEvent(draft)
  useEffect(() => {
    if (isReady) ask(null)
  }, [isReady, file])
}

type CheckedBy = {
  readonly signing: Signing
  readonly record: unknown
  readonly query: Readonly<Record<string, string>>
}

const checkedAfterMs = 250

function useChecks(
  { file, edits, mapping, record }: TableState,
  by: CheckedBy,
  check: (edits: readonly Edit[], mapping: string) => void,
): void {
  const ask = useEffectEvent(check)
  const query = JSON.stringify(by.query)
  const isReady = record !== null
  useEffect(() => {
    if (file === null || mapping === null || !isReady) return
    const timer = setTimeout(() => ask(held(edits), mapping), checkedAfterMs)
    return () => clearTimeout(timer)
  }, [file, edits, mapping, isReady, by.signing, by.record, query])
}
