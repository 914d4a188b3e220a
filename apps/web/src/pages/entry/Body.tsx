// The body of a statement, member by member, in the order of the record. Nothing is left out; a
// quoted source is a link. Words of a speaker stand as they are.

import { parseInstant } from '@holdfast/base'
import { Passage } from '../../parts/Passage.tsx'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './EntryPage.module.css'

export function Body({ body }: { readonly body: Readonly<Record<string, unknown>> }) {
  return (
    <dl className={styles['pairs']}>
      {Object.entries(body).map(([name, value]) => (
        <Member key={name} name={name} value={value} />
      ))}
    </dl>
  )
}

function Member({ name, value }: { readonly name: string; readonly value: unknown }) {
  const words = useWords()
  return (
    <>
      <dt>{words.sayOr(`member.${name}`, name)}</dt>
      <dd>
        <Value name={name} value={value} />
      </dd>
    </>
  )
}

const roleMembers = new Set(['by', 'against', 'source', 'claimedBy', 'body', 'holder', 'bearer'])

function Value({ name, value }: { readonly name: string; readonly value: unknown }) {
  const { names, clock } = useScene()
  const words = useWords()
  if (value === null) return words.say('entry.none')
  if (Array.isArray(value)) {
    return value.map((each: unknown, at) => (
      <span key={at}>
        <Value name={name} value={each} />{' '}
      </span>
    ))
  }
  if (typeof value === 'object') return <Body body={{ ...value }} />
  if (typeof value === 'boolean') return words.say(value ? 'chart.yes' : 'text.no')
  if (typeof value === 'number') return <bdi>{words.number(value)}</bdi>
  if (typeof value !== 'string') return null
  const text = value
  if (name === 'url' && /^https?:\/\//.test(text)) {
    return (
      <a href={text} rel="noreferrer noopener" target="_blank">
        <bdi>{text}</bdi>
      </a>
    )
  }
  if (roleMembers.has(name)) return names.role(text)
  if (name === 'place' || name === 'toward') return names.place(text)
  if (name === 'class' || name === 'cargo') return names.word('class', text)
  if (name === 'unit') return names.word('unit', text)
  if (name === 'stage') return names.word('stage', text)
  const at = /^\d{4}-\d{2}-\d{2}T/.test(text) ? parseInstant(text) : null
  if (at !== null) return clock.full(at)
  const date = clock.dateOf(text)
  return date === text ? <Passage text={text} /> : date
}
