// Which rooms are read. A reader without a session is in the public room only, and is told that
// other material may exist.

import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import { Choices } from './Choices.tsx'
import { Control } from './Control.tsx'
import type { Ask } from './ask.ts'
import { spacedId } from '../names/names.ts'

export function ViewControl({ ask }: { readonly ask: Ask }) {
  const words = useWords()
  const { summary, source } = useScene()
  const roomName = (room: string): string => words.sayOr(`view.${room}`, spacedId(room))
  const shown = summary.view.map(roomName)
  const everything = source.rooms.map(({ id }) => id).join(',')
  const isPublicOnly = summary.view.length === 1 && summary.view[0] === 'public'
  return (
    <Control
      label={words.say('view')}
      value={shown.length === 0 ? words.say('view.none') : words.list(shown)}
      note={words.say(isPublicOnly ? 'view.other' : 'view.rooms', { n: summary.view.length })}
    >
      {(close) => (
        <>
          <Choices
            legend={words.say('view.what')}
            name="view"
            chosen={summary.view.join(',')}
            choices={[
              ...(source.rooms.length > 1 ? [{ id: everything, text: words.say('view.all') }] : []),
              ...source.rooms.map((room) => ({ id: room.id, text: roomName(room.id) })),
            ]}
            onChoose={(view) => {
              ask({ view: view === 'public' ? undefined : view, knownAt: undefined })
              close()
            }}
          />
          <p className="label">{words.say('view.more')}</p>
        </>
      )}
    </Control>
  )
}
