// The list beside the map: each place with its number, how exact it is, and what is said of it.
//
// The list is whole without the map, and says no more than it.

import type { PlaceEvent } from '@holdfast/analysis'
import { boundedWords } from '@holdfast/words'
import { EntryLink } from '../parts/EntryLink.tsx'
import { Passage } from '../parts/Passage.tsx'
import { Answered, Claimant } from '../parts/Said.tsx'
import { useScene } from '../scene/scene.ts'
import { daysWords } from '../time/days-words.ts'
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
  const scene = useScene()
  const { names } = scene
  const day = daysWords(event.at, scene, words)
  return (
    <li>
      <span className="quiet">{day}</span> {event.kind === 'fact' && <FactWords of={event} />}
      {event.kind === 'claim' && <ClaimWords of={event} />}{' '}
      {event.said !== null && <Answered of={event.said} />}{' '}
      <span className="quiet">{names.role(event.source)}</span>{' '}
      {event.entry !== null && <EntryLink of={event.entry} />}
    </li>
  )
}

/** A claim stands behind who made it: its source may be a newspaper that claims nothing. */
function ClaimWords({ of }: { readonly of: PlaceEvent & { readonly kind: 'claim' } }) {
  return (
    <>
      <Claimant of={of.said} /> <Passage text={of.words} />
    </>
  )
}

function FactWords({ of }: { readonly of: PlaceEvent & { readonly kind: 'fact' } }) {
  const words = useWords()
  const { names } = useScene()
  const { act, actor, amount, isLowerBound, stage, said } = of
  const parts = [
    boundedWords(words, { value: names.count(amount.value, amount.unit), isLowerBound }),
    ...(stage === null ? [] : [names.word('stage', stage)]),
  ]
  const values = { act: names.word('act', act), amount: parts.join(words.say('chart.comma')) }
  // An incident that somebody claims stands behind who claims it, and about whom.
  if (said !== null && said.by.length > 0) {
    return (
      <>
        <Claimant of={said} /> {words.say('places.fact', values)}
      </>
    )
  }
  if (actor === null) return <span>{words.say('places.fact', values)}</span>
  const byValues = { ...values, by: names.role(actor) }
  const told = words.say('places.fact-by', byValues)
  // Who counted stands behind it: an incident must not read as the act of who reported it.
  return <span>{words.sayOr(`places.fact-by.${act}`, told, byValues)}</span>
}
