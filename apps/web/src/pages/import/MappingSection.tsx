// Which column is what: a draft with its questions, plain choices for the members of a statement,
// and the mapping itself as JSON for all the rest.
//
// The text of the mapping is what holds. Choices change it; what they do not know they leave alone.

import { kinds } from '@holdfast/domains'
import { isOfTheLog, type JsonObject } from '@holdfast/record'
import { questionWords } from '@holdfast/words'
import { useMemo, useState } from 'react'
import { ProblemText } from '../../parts/Failure.tsx'
import { mappingIn, rulesOf, unreadColumns } from '../../table/mapping-form.ts'
import type { Table } from '../../table/use-table.ts'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { ChooseFile } from './ChooseFile.tsx'
import styles from './ImportPage.module.css'
import { MappingTable } from './MappingTable.tsx'
import { useHead } from './use-head.ts'

export type MappingSectionProps = {
  readonly table: Table
  readonly takeIn: (files: readonly File[]) => void
}

export function MappingSection({ table, takeIn }: MappingSectionProps) {
  const words = useWords()
  const { mapping: text, refused, questions } = table.state
  const mapping = useMemo(() => (text === null ? null : mappingIn(text)), [text])
  const isOfMapping = refused !== null && (refused.of === 'check' || refused.of === 'draft')
  return (
    <section className="section" aria-label={words.say('table.columns')}>
      <h3>{words.say('table.columns')}</h3>
      {questions.length > 0 && <p className="small">{words.say('table.columns-note')}</p>}
      {mapping?.['join'] !== undefined && <p className="caveat">{words.say('table.joins')}</p>}
      {isOfMapping && (
        <p role="alert" className="caveat">
          <ProblemText of={refused.problem} />
        </p>
      )}
      {questions.length > 0 && (
        <details open className={styles['questions']}>
          <summary>{words.say('import.asks', { n: questions.length })}</summary>
          <ol>
            {questions.map((question, at) => (
              <li key={at}>{questionWords(question, words)}</li>
            ))}
          </ol>
        </details>
      )}
      {mapping !== null && <Choices table={table} mapping={mapping} />}
      <div className={`screen-only ${styles['line']}`}>
        <ChooseFile label={words.say('table.choose-mapping')} accept=".json" takeIn={takeIn} />
        <button type="button" className="button" onClick={() => table.draft(null)}>
          {words.say('table.draft')}
        </button>
      </div>
      {text !== null && <AsJson text={text} map={table.map} />}
    </section>
  )
}

type ChoicesProps = { readonly table: Table; readonly mapping: JsonObject }

function Choices({ table, mapping }: ChoicesProps) {
  const words = useWords()
  const [chosen, setChosen] = useState(0)
  const { names } = useHead(table.state)
  const rules = rulesOf(mapping)
  const at = Math.min(chosen, rules.length - 1)
  const rule = rules[at]
  if (rule === undefined) return null
  const unread = unreadColumns(mapping, names)
  return (
    <>
      <div className={styles['line']}>
        {rules.length > 1 && (
          <label className={styles['field']}>
            <span className="label">{words.say('table.rule')}</span>
            <select
              value={at}
              onChange={({ currentTarget: { value } }) => setChosen(Number(value))}
            >
              {rules.map((one, index) => (
                <option key={index} value={index}>
                  {index + 1}: {kindName(one)}
                </option>
              ))}
            </select>
          </label>
        )}
        <KindField rule={rule} draft={table.draft} />
      </div>
      <MappingTable table={table} mapping={mapping} at={at} names={names} />
      {unread.length > 0 && (
        <p className="small">{words.say('table.unread', { columns: words.list(unread) })}</p>
      )}
    </>
  )
}

function kindName({ kind }: JsonObject): string {
  return typeof kind === 'string' ? kind : ''
}

type KindFieldProps = { readonly rule: JsonObject; readonly draft: Table['draft'] }

/** Another kind has other members, so that it is drafted anew. */
function KindField({ rule, draft }: KindFieldProps) {
  const words = useWords()
  const { agreement } = useScene()
  const asked = useMemo(() => {
    const acts = agreement.obligations.map(({ measure }) => String(measure.filter.act))
    return [...kinds.values()].filter(({ asks }) => asks.some((act) => acts.includes(act)))
  }, [agreement])
  const others = [...kinds.values()].filter((one) => !asked.includes(one) && !isOfTheLog(one.name))
  const option = ({ name }: { readonly name: string }) => (
    <option key={name} value={name}>
      {words.sayOr(`kind.${name}`, name)}
    </option>
  )
  return (
    <label className={styles['field']}>
      <span className="label">{words.say('table.kind')}</span>
      <select value={kindName(rule)} onChange={({ currentTarget: { value } }) => draft(value)}>
        <optgroup label={words.say('table.kinds-asked')}>{asked.map(option)}</optgroup>
        <optgroup label={words.say('table.kinds-other')}>{others.map(option)}</optgroup>
      </select>
    </label>
  )
}

function AsJson({ text, map }: { readonly text: string; readonly map: (text: string) => void }) {
  const words = useWords()
  // What is being written is of the mapping that it was begun from.
  const [begun, setBegun] = useState({ of: text, written: text })
  const written = begun.of === text ? begun.written : text
  const setWritten = (next: string): void => setBegun({ of: text, written: next })
  return (
    <details className="screen-only">
      <summary>{words.say('table.as-json')}</summary>
      <label>
        <span className="label">{words.say('table.as-json-note')}</span>
        <textarea
          className={styles['json']}
          rows={16}
          dir="ltr"
          spellCheck={false}
          value={written}
          onChange={({ currentTarget: { value } }) => setWritten(value)}
        />
      </label>
      <button
        type="button"
        className="button"
        disabled={written === text}
        onClick={() => map(written)}
      >
        {words.say('table.use-json')}
      </button>
    </details>
  )
}
