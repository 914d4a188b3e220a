// How this was compiled: who signed the rows and as what, how many rows there are by side, by class
// of source and by kind, who is named and as what, and what the compiler says was looked for, was
// not, and is missing. What is counted is the server's answer.

import type { ProvenanceAnswer } from '@holdfast/analysis'
import { useQuery } from '@tanstack/react-query'
import { AccountTable } from '../../accounts/AccountTable.tsx'
import { provenanceQuery } from '../../api/queries.ts'
import { Failure } from '../../parts/Failure.tsx'
import { Loading } from '../../parts/Loading.tsx'
import { useScene } from '../../scene/scene.ts'
import { useWords } from '../../words/use-words.ts'
import { WithWords } from '../../words/WithWords.tsx'
import { CompilersWord } from './CompilersWord.tsx'
import { Sources } from './Sources.tsx'

export function CompiledPage() {
  const loading = <Loading what="account.loading" />
  return (
    <WithWords part="own" otherwise={loading}>
      <WithWords part="statements" otherwise={loading}>
        <Told />
      </WithWords>
    </WithWords>
  )
}

function Told() {
  const words = useWords()
  const { id, question } = useScene()
  const provenance = useQuery(provenanceQuery(id, question))
  return (
    <>
      <h2>{words.say('compiled.title')}</h2>
      {provenance.isPending && <Loading what="account.loading" />}
      {provenance.error !== null && (
        <Failure error={provenance.error} retry={() => void provenance.refetch()} />
      )}
      {provenance.data !== undefined && (
        <>
          <p className="small">{words.say('compiled.note')}</p>
          <Signers told={provenance.data} />
          <Rows told={provenance.data} />
          <CompilersWord told={provenance.data.told} />
          <Sources roles={provenance.data.roles} />
        </>
      )}
    </>
  )
}

type Shown = { readonly told: ProvenanceAnswer }

function Signers({ told: { signers, adopted } }: Shown) {
  const words = useWords()
  const { clock, names } = useScene()
  const nameOf = (holder: string): string =>
    words.sayOr(`compiled.holder.${holder}`, names.role(holder))
  return (
    <>
      <AccountTable
        title={words.say('compiled.signers')}
        none={words.say('compiled.nobody')}
        heads={['signer', 'capacity', 'rows', 'signed'].map((one) =>
          words.say(`compiled.head.${one}`),
        )}
        shown={signers.length}
        inAll={signers.length}
      >
        {signers.map(({ holder, roles, rows, first, last }) => (
          <tr key={holder}>
            <th scope="row">{nameOf(holder)}</th>
            <td>
              {words.list(roles.map((role) => words.sayOr(`compiled.capacity.${role}`, role)))}
            </td>
            <td>
              <bdi>{rows}</bdi>
            </td>
            <td>
              <Signed first={first} last={last} />
            </td>
          </tr>
        ))}
      </AccountTable>
      <p className="small">
        {adopted === null
          ? words.say('compiled.not-adopted')
          : words.say('compiled.adopted', { by: nameOf(adopted.by), at: clock.full(adopted.at) })}
      </p>
    </>
  )
}

function Signed({ first, last }: Pick<ProvenanceAnswer['signers'][number], 'first' | 'last'>) {
  const words = useWords()
  const { clock } = useScene()
  if (first === null || last === null) return words.say('compiled.none')
  return first === last
    ? words.say('compiled.at', { at: clock.full(first) })
    : words.say('compiled.from-to', { from: clock.full(first), to: clock.full(last) })
}

function Rows({ told: { rows, bySide, byClass, byKind } }: Shown) {
  const words = useWords()
  const { names } = useScene()
  const tables = [
    [
      'side',
      bySide.map(({ sides, rows: n }) => {
        const side = sides.length === 0 ? words.say('compiled.no-side') : names.roles(sides)
        return [side, n] as const
      }),
    ],
    [
      'class',
      byClass.map(({ sourceClass, rows: n }) => {
        return [words.say(`compiled.class.${sourceClass}`), n] as const
      }),
    ],
    ['kind', byKind.map(({ kind, rows: n }) => [words.sayOr(`kind.${kind}`, kind), n] as const)],
  ] as const
  return (
    <>
      {tables.map(([by, counted]) => (
        <AccountTable
          key={by}
          title={words.say(`compiled.rows-by-${by}`, { n: rows })}
          none={words.say('compiled.no-rows')}
          heads={[words.say(`compiled.head.${by}`), words.say('compiled.head.rows')]}
          shown={counted.length}
          inAll={counted.length}
        >
          {counted.map(([what, n]) => (
            <tr key={what}>
              <th scope="row">{what}</th>
              <td>
                <bdi>{n}</bdi>
              </td>
            </tr>
          ))}
        </AccountTable>
      ))}
      <p className="small">{words.say('compiled.rows-note')}</p>
    </>
  )
}
