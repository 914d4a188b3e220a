// The way to an entry: its number, counted from 1 as everywhere people look, and the room where it
// is not public.
//
// The question goes along, so that the entry is shown in the same view.

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'

export type EntryLinkProps = {
  readonly room: string
  /** The entry's number in its room, from 1. */
  readonly entry: number
  /** What is shown instead of "entry 12". */
  readonly children?: ReactNode
  /** What is read out where the number alone would not say enough. */
  readonly label?: string
}

export function EntryLink({ room, entry, children, label }: EntryLinkProps) {
  const words = useWords()
  const { id, question, names } = useScene()
  const text = words.say('entry.number', { n: entry })
  return (
    <Link
      to="/agreements/$id/record/$room/$entry"
      params={{ id, room, entry: String(entry) }}
      search={question}
      aria-label={label ?? text}
    >
      {children ?? <bdi>{room === 'public' ? text : `${text}, ${names.word('entry', room)}`}</bdi>}
    </Link>
  )
}
