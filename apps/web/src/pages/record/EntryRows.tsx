// A list of statements: number, kind, what it says in a line, whose words, and when it was said.
//
// Whether a statement was admitted is told on its own page.

import type { EntriesAnswer } from '@holdfast/protocol'
import { EntryLink } from '../../parts/EntryLink.tsx'
import { Sentence } from '../../parts/Passage.tsx'
import { useScene } from '../../scene/scene.ts'
import { instantOf } from '../../time/instant-of.ts'
import { useWords } from '../../words/use-words.ts'
import styles from './RecordPage.module.css'
import { gistOf } from './gist.ts'

export type Listed = EntriesAnswer['entries'][number]

export function EntryRows({ entries }: { readonly entries: readonly Listed[] }) {
  const words = useWords()
  const { clock, names } = useScene()
  return (
    <table className={`rows ${styles['entries']}`}>
      <thead>
        <tr>
          <th scope="col">{words.say('text.entry')}</th>
          <th scope="col">{words.say('record.kind')}</th>
          <th scope="col">{words.say('record.says')}</th>
          <th scope="col">{words.say('record.whose')}</th>
          <th scope="col">{words.say('record.claimed-at')}</th>
        </tr>
      </thead>
      <tbody>
        {entries.map((entry) => (
          <tr key={`${entry.room}:${entry.entry}`}>
            <th scope="row" className={styles['number']}>
              <EntryLink of={`${entry.room}:${entry.entry}`} />
            </th>
            <td className={styles['kind']}>{words.sayOr(`kind.${entry.kind}`, entry.kind)}</td>
            <td>
              <Sentence text={gistOf(entry, { names, clock }, words)} />
            </td>
            <td className={styles['by']}>
              {names.role(entry.source ?? entry.holder)}
              {entry.holder !== null && entry.holder !== entry.source && (
                <span className="quiet">
                  {' '}
                  {words.say('record.passed-on', { holder: names.role(entry.holder) })}
                </span>
              )}
            </td>
            <td className={styles['at']}>
              <span className="quiet">{clock.brief(instantOf(entry.claimedAt))}</span>
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
