// The page of a domain's account: its heading, what is to be known of all of it, and its sections
// once it is there. It brings the words that the page keeps for itself.

import { useQuery } from '@tanstack/react-query'
import type { ReactNode } from 'react'
import { Failure } from '../parts/Failure.tsx'
import { Loading } from '../parts/Loading.tsx'
import { useScene } from '../scene/scene.ts'
import { useWords } from '../words/use-words.ts'
import { WithWords } from '../words/WithWords.tsx'
import { accountQuery, type AccountOf } from './account-query.ts'

export type AccountPageProps<Account> = AccountOf<Account> & {
  /** The sections of an account that was read. */
  readonly children: (account: Account) => ReactNode
}

export function AccountPage<Account>(props: AccountPageProps<Account>) {
  return (
    <WithWords part="own" otherwise={<Loading what="account.loading" />}>
      <Told {...props} />
    </WithWords>
  )
}

function Told<Account>({ domain, read, children }: AccountPageProps<Account>) {
  const words = useWords()
  const { id, question } = useScene()
  const account = useQuery(accountQuery(id, question, { domain, read }))
  return (
    <>
      <h2>{words.say(`${domain}.title`)}</h2>
      {account.isPending && <Loading what="account.loading" />}
      {account.error !== null && (
        <Failure error={account.error} retry={() => void account.refetch()} />
      )}
      {account.data !== undefined && (
        <>
          <p className="small">{words.say(`${domain}.note`)}</p>
          {children(account.data)}
        </>
      )}
    </>
  )
}
