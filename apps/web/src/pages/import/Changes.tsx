// Which statuses would change, were all of it said, by the question of the page: as of when, on
// which basis, by whose count. What would count for nothing stands beside them.
//
// It is worked out in a fork of the browser's own sum. Nothing is on record by it.

import { importRemarkWords, reasonBrief } from '@holdfast/words'
import type { WhatIfChange } from '@holdfast/analysis'
import { Link } from '@tanstack/react-router'
import { ProblemText } from '../../parts/Failure.tsx'
import { Mark } from '../../marks/Mark.tsx'
import { spacedId } from '../../names/names.ts'
import { ScrollRegion } from '../../parts/ScrollRegion.tsx'
import { searchFrom } from '../../question/question.ts'
import { instanceWords } from '../../reasons/reason-words.ts'
import { useScene } from '../../scene/scene.ts'
import type { Change, Changes as ChangesFound } from '../../table/checked.ts'
import type { Table } from '../../table/use-table.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './ImportPage.module.css'

export function Changes({ table }: { readonly table: Table }) {
  const words = useWords()
  const { changes, checked, refused, isStale } = table.state
  return (
    <section className="section" aria-label={words.say('table.changes')}>
      <h3>{words.say('table.changes')}</h3>
      <Signing table={table} />
      {checked?.remarks.map((remark, at) => (
        <p key={at} className="caveat">
          {importRemarkWords(remark, words)}
        </p>
      ))}
      {refused?.of === 'changes' && (
        <p role="alert" className="caveat">
          <ProblemText of={refused.problem} />
        </p>
      )}
      <div aria-live="polite">
        {(changes === null || isStale) && (
          <p className="quiet">
            {words.say(changes === null ? 'table.changes-unknown' : 'table.changes-stale')}
          </p>
        )}
        {changes !== null && (
          <div data-stale={isStale ? '' : undefined}>
            <Found changes={changes} refused={checked?.counts.refused ?? 0} />
          </div>
        )}
      </div>
    </section>
  )
}

/** In which room it would be said, and with whose key: both decide what is heard. */
function Signing({ table }: { readonly table: Table }) {
  const words = useWords()
  const { source, names } = useScene()
  const { state, signing, sign } = table
  const { speakers = [], speaker } = state.checked ?? {}
  const rooms = source.rooms.map(({ id }) => id)
  if (speakers.length < 2 && rooms.length < 2) return null
  return (
    <div className={styles['line']}>
      {rooms.length > 1 && (
        <label className={styles['field']}>
          <span className="label">{words.say('table.room')}</span>
          <select
            value={signing.room}
            onChange={({ currentTarget: { value } }) => sign({ room: value, key: null })}
          >
            {rooms.map((id) => (
              <option key={id} value={id}>
                {words.sayOr(`room.${id}`, spacedId(id))}
              </option>
            ))}
          </select>
        </label>
      )}
      {speakers.length > 1 && (
        <label className={styles['field']}>
          <span className="label">{words.say('table.signed-by')}</span>
          <select
            value={speaker?.key}
            onChange={({ currentTarget: { value } }) => {
              const found = speakers.find(({ key }) => key === value)
              if (found !== undefined) sign({ ...signing, key: found.key })
            }}
          >
            {speakers.map(({ key, holder }) => (
              <option key={key} value={key}>
                {`${names.role(holder)} (${key.slice(0, 8)})`}
              </option>
            ))}
          </select>
        </label>
      )}
    </div>
  )
}

type FoundProps = { readonly changes: ChangesFound; readonly refused: number }

function Found({ changes, refused }: FoundProps) {
  const words = useWords()
  const { clock, names } = useScene()
  const { asOf, basis, source, stage, inAll, figures } = changes
  const whose = source === null ? words.say('whose.all') : names.role(source)
  return (
    <>
      <p>
        {words.say('table.asked', {
          time: clock.full(asOf),
          basis: words.say(`basis.${basis}`),
          whose: stage === null ? whose : `${whose}, ${names.word('stage', stage)}`,
        })}
      </p>
      {refused > 0 && <p className="small">{words.say('table.without-refused', { n: refused })}</p>}
      {inAll === 0 && <p>{words.say('table.no-changes')}</p>}
      {inAll > 0 && (
        <ScrollRegion label={words.say('table.changes')}>
          <table className={`rows ${styles['changes']}`}>
            <thead>
              <tr>
                {['clause', 'for', 'bearer', 'before', 'after'].map((head) => (
                  <th key={head} scope="col">
                    {words.say(`table.head.${head}`)}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {changes.changes.map((change) => (
                <ChangeRow
                  key={`${change.clause} ${change.instance} ${change.bearer ?? ''}`}
                  change={change}
                />
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
      {inAll > changes.changes.length && (
        <p className="small">
          {words.say('table.more-changes', { n: inAll - changes.changes.length })}
        </p>
      )}
      {figures > 0 && <p className="small">{words.say('table.figures', { n: figures })}</p>}
      <p className="small">{words.say('table.nobody-said')}</p>
    </>
  )
}

function ChangeRow({ change }: { readonly change: Change }) {
  const words = useWords()
  const { id, question, clock, names } = useScene()
  const { clause, bearer, before, after, because } = change
  const telling = {
    words,
    role: names.role,
    stage: (stage: string) => names.word('stage', stage),
    name: (name: string) => names.word('class', name),
    time: clock.brief,
  }
  return (
    <tr>
      <th scope="row">
        <Link
          to="/agreements/$id/text"
          params={{ id }}
          search={searchFrom({ ...question, clause })}
        >
          {clause}
        </Link>
      </th>
      <td>{instanceWords(change, { clock, names, words })}</td>
      <td>{names.role(bearer)}</td>
      <td>
        <Side of={before} />
      </td>
      <td>
        <Side of={after} />
        {because !== null && <p className="small">{reasonBrief(because, telling)}</p>}
      </td>
    </tr>
  )
}

function Side({ of }: { readonly of: WhatIfChange['before'] }) {
  const words = useWords()
  const { names } = useScene()
  if (of === null) return words.say('table.not-asked')
  const { status, measured, target } = of
  const part = measured === null || target.value === 0 ? null : measured.value / target.value
  return (
    <>
      <Mark status={status} part={part} isDecoration /> {words.say(`status.${status}`)}
      {part !== null && measured !== null && (
        <>
          {', '}
          {words.say('state.reached', {
            value: words.number(measured.value),
            target: names.count(target.value, target.unit),
          })}
        </>
      )}
    </>
  )
}
