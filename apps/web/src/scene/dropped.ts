// A file that is dropped on any page of an agreement: it leads to the page that takes tables, and
// is handed to it. A browser would leave the app and open the file otherwise.

import { useNavigate } from '@tanstack/react-router'
import { createContext, useEffect, useMemo, useState } from 'react'

/** Files that were dropped and not taken yet. */
export type Dropped = { readonly files: readonly File[]; readonly taken: () => void }

export const DroppedContext = createContext<Dropped>({ files: [], taken: () => {} })

/** What is dropped on the pages of an agreement. */
export function useDropped(id: string): Dropped {
  const navigate = useNavigate()
  const [files, setFiles] = useState<readonly File[]>([])
  useEffect(() => {
    const over = (event: DragEvent): void => event.preventDefault()
    const drop = (event: DragEvent): void => {
      const found = [...(event.dataTransfer?.files ?? [])]
      event.preventDefault()
      if (found.length === 0) return
      setFiles(found)
      void navigate({ to: '/agreements/$id/import', params: { id }, search: (search) => search })
    }
    addEventListener('dragover', over)
    addEventListener('drop', drop)
    return () => {
      removeEventListener('dragover', over)
      removeEventListener('drop', drop)
    }
  }, [id, navigate])
  return useMemo(() => ({ files, taken: () => setFiles([]) }), [files])
}
