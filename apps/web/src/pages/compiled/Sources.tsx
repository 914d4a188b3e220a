// Everybody whom the text names: as what, whose word theirs is, who sits in a body, to whom a
// source is said to be close, who objects to it and why, and how many rows are quoted from it.

import type { NamedRole } from '@holdfast/analysis'
import { AccountTable } from '../../accounts/AccountTable.tsx'
import { EntryLink } from '../../parts/EntryLink.tsx'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'

const heads = ['source', 'class', 'side', 'close', 'objections', 'rows']

export function Sources({ roles }: { readonly roles: readonly NamedRole[] }) {
  const words = useWords()
  const { names } = useScene()
  return (
    <AccountTable
      title={words.say('compiled.sources')}
      none={words.say('compiled.nobody')}
      heads={heads.map((head) => words.say(`compiled.head.${head}`))}
      shown={roles.length}
      inAll={roles.length}
    >
      {roles.map((named) => (
        <tr key={named.role}>
          <th scope="row">
            {names.role(named.role)}
            {named.members.length > 0 && (
              <p className="small">
                {words.say('compiled.members', { who: names.roles(named.members) })}
              </p>
            )}
          </th>
          <td>{words.say(`compiled.class.${named.sourceClass}`)}</td>
          <td>{named.side === null ? words.say('compiled.no-side') : names.role(named.side)}</td>
          <td>
            <Closeness close={named.close} />
          </td>
          <td>
            <Objections objections={named.objections} />
          </td>
          <td>
            <bdi>{named.rows}</bdi>
          </td>
        </tr>
      ))}
    </AccountTable>
  )
}

function Closeness({ close }: Pick<NamedRole, 'close'>) {
  const words = useWords()
  const { clock, names } = useScene()
  if (close.length === 0) return words.say('compiled.none')
  return (
    <ul className="plain">
      {close.map(({ side, since, by }, at) => (
        <li key={at}>
          {names.role(side)}
          <p className="small">
            {since !== null && `${words.say('compiled.since', { at: clock.full(since) })} `}
            {by === null
              ? words.say('compiled.says-text')
              : words.say('compiled.says', { who: names.role(by) })}
          </p>
        </li>
      ))}
    </ul>
  )
}

function Objections({ objections }: Pick<NamedRole, 'objections'>) {
  const words = useWords()
  const { names } = useScene()
  if (objections.length === 0) return words.say('compiled.none')
  return (
    <ul className="plain">
      {objections.map(({ by, why, entry }) => (
        <li key={entry}>
          {names.role(by)}: <q dir="auto">{why}</q> <EntryLink of={entry} />
        </li>
      ))}
    </ul>
  )
}
