// The list beside the map: each place with its number, how exact it is, and what is said of it.
//
// The list is whole without the map, and says no more than it.

import { EntryLink } from '../parts/EntryLink.tsx'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import type { NamedPlace } from './named-places.ts'
import styles from './PlaceList.module.css'

/** The most things told of one place before "and more". */
const eventsShown = 4

export function PlaceList({
  places,
  whole = false,
}: {
  readonly places: readonly NamedPlace[]
  readonly whole?: boolean
}) {
  const words = useWords()
  const { names } = useScene()
  return (
    <ol className={styles['list']}>
      {places.map(({ id, number, shape, events }) => {
        const shown = whole ? events : events.slice(0, eventsShown)
        return (
          <li key={id}>
            <b>
              <bdi>{number}</bdi>
            </b>
            <div>
              <b>{names.place(id)}</b>
              {', '}
              {words.say(`places.${shape ?? 'unplaced'}`)}.
              <ul>
                {shown.map((event) => (
                  <li key={event.key}>
                    <span className="quiet">{words.say('time.day', { n: event.day })}</span>{' '}
                    {event.kind === 'fact' && (
                      <span>
                        {names.word('act', event.act)}: {event.text}.
                      </span>
                    )}
                    {event.kind === 'claim' && <span dir="auto">{event.text}</span>}{' '}
                    <span className="quiet">{names.role(event.source)}</span>{' '}
                    {event.entry !== null && (
                      <EntryLink room={event.entry.room} entry={event.entry.index + 1} />
                    )}
                  </li>
                ))}
              </ul>
              {events.length > shown.length && (
                <span className="quiet">
                  {words.say('places.more', { n: events.length - shown.length })}
                </span>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}
