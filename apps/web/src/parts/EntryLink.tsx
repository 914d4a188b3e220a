// The way to an entry: its number, counted from 1 as everywhere people look, and the room where it
// is not public.
//
// The question goes along, so that the entry is shown in the same view.

import { Link } from '@tanstack/react-router'
import type { ReactNode } from 'react'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import { spacedId } from '../names/names.ts'

/** The room and the number in a reference: `public:12`, or `public:12.2` for a fact of it. */
export function entryOf(reference: string): { readonly room: string; readonly n: number } {
  const [room = '', number = ''] = reference.split(':')
  return { room, n: Number.parseInt(number, 10) }
}

export type EntryLinkProps = {
  /** The entry, as answers name it: `public:12`. */
  readonly of: string
  /** What is shown instead of "entry 12". */
  readonly children?: ReactNode
  /** What is read out where the number alone would not say enough. */
  readonly label?: string
}

export function EntryLink({ of, children, label }: EntryLinkProps) {
  const words = useWords()
  const { id, question } = useScene()
  const { room, n } = entryOf(of)
  const text = words.say('entry.number', { n })
  return (
    <Link
      to="/agreements/$id/record/$room/$entry"
      params={{ id, room, entry: String(n) }}
      search={question}
      aria-label={label ?? text}
    >
      {children ?? (
        <bdi>
          {room === 'public'
            ? text
            : `${text}${words.say('chart.comma')}${words.sayOr(`room.${room}`, spacedId(room))}`}
        </bdi>
      )}
    </Link>
  )
}
