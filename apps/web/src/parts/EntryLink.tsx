// The way to an entry: its number, counted from 1 as people do, and the room where it is not
// public.
//
// The question goes along, so that the entry is shown in the same view.

import { Link } from '@tanstack/react-router'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'

export type EntryLinkProps = {
  readonly room: string
  readonly index: number
  /** Only the number, where a column says what it is. */
  readonly isShort?: boolean
}

export function EntryLink({ room, index, isShort = false }: EntryLinkProps) {
  const words = useWords()
  const { id, question, names } = useScene()
  const n = index + 1
  const isPublic = room === 'public'
  const text = isShort ? String(n) : words.say('entry.number', { n })
  return (
    <Link
      to="/agreements/$id/record/$room/$index"
      params={{ id, room, index: String(index) }}
      search={question}
      aria-label={words.say('entry.number', { n })}
    >
      <bdi>{isPublic ? text : `${text}, ${names.word('entry', room)}`}</bdi>
    </Link>
  )
}
