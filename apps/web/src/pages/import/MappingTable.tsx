// The members of a statement, each with where it comes from: a column, one value for every row, or
// nowhere.
//
// How a date or a time is read stands beside it. Whatever else can be said is in the JSON.

import { kinds } from '@holdfast/domains'
import type { Json } from '@holdfast/base'
import type { JsonObject } from '@holdfast/record'
import { useScene } from '../../scene/scene.ts'
import { constantOf, fromIn, membersOf, usualReading, withFrom } from '../../table/mapping-form.ts'
import { rulesOf, type From, type Member } from '../../table/mapping-form.ts'
import type { Table } from '../../table/use-table.ts'
import { useWords, type Words } from '../../words/use-words.ts'
import styles from './ImportPage.module.css'

export type MappingTableProps = {
  readonly table: Table
  readonly mapping: JsonObject
  /** Which rule, counted from 0. */
  readonly at: number
  readonly names: readonly string[]
}

export function MappingTable({ table, mapping, at, names }: MappingTableProps) {
  const words = useWords()
  const { agreement } = useScene()
  const rule = rulesOf(mapping)[at]
  const name = rule?.['kind']
  const kind = typeof name === 'string' ? kinds.get(name) : undefined
  if (rule === undefined || kind === undefined) return null
  const put = (member: Member, from: From): void => {
    table.map(`${JSON.stringify(withFrom(mapping, at, { member, from }), null, 2)}\n`)
  }
  const lines = membersOf(kind, agreement).map((member): Line => {
    const from = fromIn(rule, member.at)
    const label = memberWords(member, words)
    return { member, from, label, put: (next) => put(member, next) }
  })
  const isMain = ({ member, from }: Line): boolean => !member.isOptional || from.is !== 'none'
  const others = lines.filter((line) => !isMain(line))
  return (
    <>
      <Members lines={lines.filter(isMain)} names={names} />
      {others.length > 0 && (
        <details>
          <summary>{words.say('table.more-members', { n: others.length })}</summary>
          <Members lines={others} names={names} />
        </details>
      )}
    </>
  )
}

type MembersProps = { readonly lines: readonly Line[]; readonly names: readonly string[] }

function Members({ lines, names }: MembersProps) {
  const words = useWords()
  return (
    <table className={`rows ${styles['members']}`}>
      <thead>
        <tr>
          <th scope="col">{words.say('table.member')}</th>
          <th scope="col">{words.say('table.comes-from')}</th>
          <th scope="col">{words.say('table.read-as')}</th>
        </tr>
      </thead>
      <tbody>
        {lines.map((line) => (
          <tr key={line.member.at}>
            <th scope="row">
              {line.label}
              {!line.member.isOptional && (
                <span className="quiet"> {words.say('table.needed')}</span>
              )}
            </th>
            <td>
              <Source {...line} names={names} />
            </td>
            <td>
              <How {...line} />
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A member by its own label, behind that of what it stands in. */
function memberWords({ at }: Member, words: Words): string {
  return at
    .split('.')
    .map((name) => words.sayOr(`member.${name}`, name))
    .join(': ')
}

type Line = {
  readonly member: Member
  readonly from: From
  readonly label: string
  readonly put: (from: From) => void
}

function Source({ member, from, label, put, names }: Line & { readonly names: readonly string[] }) {
  const words = useWords()
  const chosen = from.is === 'column' ? `column ${from.column}` : from.is
  const columns = [...new Set(names.filter((name) => name !== ''))]
  const isElsewhere = from.is === 'column' && !columns.includes(from.column)
  const choose = (value: string): void => {
    const column = /^column (.*)$/s.exec(value)?.[1]
    if (column !== undefined) {
      put({ is: 'column', column, as: usualReading(member.asks), order: 'ymd' })
    } else if (value === 'constant') put({ is: 'constant', value: member.known[0] ?? '?' })
    else put({ is: 'none' })
  }
  return (
    <select
      aria-label={words.say('table.comes-from-of', { member: label })}
      value={chosen}
      onChange={({ currentTarget: { value } }) => choose(value)}
    >
      <option value="none">{words.say('table.left-out')}</option>
      <option value="constant">{words.say('table.one-value')}</option>
      {from.is === 'other' && <option value="other">{words.say('table.as-the-json')}</option>}
      <optgroup label={words.say('table.a-column')}>
        {isElsewhere && <option value={chosen}>{from.column}</option>}
        {columns.map((name) => (
          <option key={name} value={`column ${name}`}>
            {name}
          </option>
        ))}
      </optgroup>
    </select>
  )
}

const dates = ['date', 'agreement-day'] as const
const instants = ['local', 'instant', 'day-start', 'day-end'] as const
const orders = ['ymd', 'dmy', 'mdy', 'serial'] as const

function How({ member, from, label, put }: Line) {
  const words = useWords()
  if (from.is === 'constant') return <Constant {...{ member, from, label, put }} />
  if (from.is !== 'column') return null
  const isDate = member.asks === 'date'
  if (!isDate && member.asks !== 'instant') return null
  return (
    <span className={styles['pair']}>
      <select
        aria-label={words.say('table.read-as-of', { member: label })}
        value={from.as}
        onChange={({ currentTarget: { value } }) => put({ ...from, as: value })}
      >
        {(isDate ? dates : instants).map((as) => (
          <option key={as} value={as}>
            {words.say(`table.as.${as}`)}
          </option>
        ))}
      </select>
      <select
        aria-label={words.say('table.order-of', { member: label })}
        value={from.order}
        onChange={({ currentTarget: { value } }) => put({ ...from, order: value })}
      >
        {orders.map((order) => (
          <option key={order} value={order}>
            {words.say(`table.order.${order}`)}
          </option>
        ))}
      </select>
    </span>
  )
}

type ConstantProps = Omit<Line, 'from'> & { readonly from: From & { readonly is: 'constant' } }

function Constant({ member, from, label, put }: ConstantProps) {
  const words = useWords()
  const nameOf = useNameOf(member)
  const text = textOf(from.value)
  const name = words.say('table.value-of', { member: label })
  const choose = (written: string): void => {
    put({ is: 'constant', value: constantOf(member.asks, written) ?? '?' })
  }
  const known = member.asks === 'yes' ? ['true', 'false'] : member.known
  if (known.length === 0) {
    return (
      <input
        aria-label={name}
        dir="auto"
        defaultValue={text === '?' ? '' : text}
        onBlur={({ currentTarget: { value } }) => choose(value)}
      />
    )
  }
  return (
    <select
      aria-label={name}
      value={text}
      onChange={({ currentTarget: { value } }) => choose(value)}
    >
      {!known.includes(text) && (
        <option value={text}>{text === '?' ? words.say('table.choose-one') : text}</option>
      )}
      {known.map((id) => (
        <option key={id} value={id}>
          {nameOf(id)}
        </option>
      ))}
    </select>
  )
}

function textOf(value: Json): string {
  return typeof value === 'string' ? value : JSON.stringify(value)
}

/** What a value of a member is called. */
function useNameOf({ at, asks }: Member): (id: string) => string {
  const words = useWords()
  const { names } = useScene()
  return (id) => {
    if (asks === 'yes') return words.say(id === 'true' ? 'table.yes' : 'table.no')
    if (asks === 'role') return names.role(id)
    if (asks === 'place') return names.place(id)
    if (asks === 'act') return names.word('act', id)
    if (asks === 'clause' || asks === 'choice') return id
    return names.word(at === 'unit' || at === 'stage' ? at : 'class', id)
  }
}
