// The list beside the map: each place with its number, how exact it is, and what is said of it.
//
// The list is whole without the map, and says no more than it.

import type { PlaceEvent } from '@holdfast/analysis'
import { EntryLink } from '../parts/EntryLink.tsx'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import type { NamedPlace } from './named-places.ts'
import styles from './PlaceList.module.css'

/** The most things told of one place before "and more". */
const eventsShown = 4

export type PlaceListProps = { readonly places: readonly NamedPlace[]; readonly whole?: boolean }

export function PlaceList({ places, whole = false }: PlaceListProps) {
  const words = useWords()
  const { names } = useScene()
  return (
    <ol className={styles['list']}>
      {places.map(({ place, number, shape, count, events }) => {
        const shown = whole ? events : events.slice(0, eventsShown)
        return (
          <li key={place}>
            <b>
              <bdi>{number}</bdi>
            </b>
            <div>
              <b>{names.place(place)}</b>
              {words.say('chart.comma')}
              {words.say(`places.${shape ?? 'unplaced'}`)}.
              <ul>
                {shown.map((event, at) => (
                  <Event key={at} event={event} />
                ))}
              </ul>
              {count > shown.length && (
                <span className="quiet">
                  {words.say('places.more', { n: count - shown.length })}
                </span>
              )}
            </div>
          </li>
        )
      })}
    </ol>
  )
}

function Event({ event }: { readonly event: PlaceEvent }) {
  const words = useWords()
  const { clock, names } = useScene()
  const day = words.say('time.day', { n: clock.dayOf(event.at.earliest) })
  return (
    <li>
      <span className="quiet">{day}</span> {event.kind === 'fact' && <FactWords of={event} />}
      {event.kind === 'claim' && <span dir="auto">{event.words}</span>}{' '}
      <span className="quiet">{names.role(event.source)}</span>{' '}
      {event.entry !== null && <EntryLink of={event.entry} />}
    </li>
  )
}

function FactWords({ of }: { readonly of: PlaceEvent & { readonly kind: 'fact' } }) {
  const words = useWords()
  const { names } = useScene()
  const { act, amount, stage } = of
  const counted = names.count(amount.value, amount.unit)
  const parts = stage === null ? [counted] : [counted, names.word('stage', stage)]
  const text = parts.join(words.say('chart.comma'))
  return (
    <span>
      {names.word('act', act)}: {text}.
    </span>
  )
}
