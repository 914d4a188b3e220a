// The roles that the pools log in as: one that reads and one that writes, of this database alone.
//
// Whoever got past all of our code would still be one of them: neither may become another role, and
// neither can read the secrets that prove who reads. Every start makes them where there are none;
// servers of one database share the secrets, which lie in it.

import { createHash } from 'node:crypto'
import { present } from '@holdfast/base'
import type { Client } from 'pg'

/** A name and a password to log in by. */
export type Login = { readonly name: string; readonly password: string }

/** Who reads and who writes, and the proof that the server said whose rooms these are. */
export type Logins = {
  readonly reader: Login
  readonly writer: Login
  readonly proofOf: (rooms: string) => string
}

const lockNumber = 4_600_002
const roles = ['holdfast_api', 'holdfast_writer'] as const

/** Makes the roles of a database that its owner is connected to. */
export async function prepareLogins(owner: Client): Promise<Logins> {
  await owner.query('select pg_advisory_lock($1)', [lockNumber])
  try {
    const { rows } = await owner.query<{ name: string; secret: string }>(
      'select name, secret from server_secrets',
    )
    const secrets = new Map(rows.map(({ name, secret }) => [name, secret]))
    const secretOf = (name: string): string => present(secrets.get(name), 'a migration made it')
    const found = await owner.query<{ oid: string }>(
      'select oid::text from pg_database where datname = current_database()',
    )
    const suffix = present(found.rows[0], 'this database').oid
    const logins = roles.map((role) => ({ name: `${role}_${suffix}`, password: secretOf(role) }))
    for (const [at, login] of logins.entries()) {
      await makeRole(owner, login, present(roles[at], 'its group'))
    }
    const [reader, writer] = logins
    const secret = secretOf('reader')
    return {
      reader: present(reader, 'the first'),
      writer: present(writer, 'the second'),
      proofOf: (rooms) => createHash('sha256').update(`${secret}${rooms}${secret}`).digest('hex'),
    }
  } finally {
    await owner.query('select pg_advisory_unlock($1)', [lockNumber])
  }
}

async function makeRole(owner: Client, { name, password }: Login, group: string): Promise<void> {
  const there = await owner.query('select from pg_roles where rolname = $1', [name])
  // Names are ours and numbers; a password is hexadecimal.
  const rights = 'login nosuperuser nocreatedb nocreaterole noreplication inherit'
  const what = there.rowCount === 0 ? 'create' : 'alter'
  await owner.query(`${what} role ${name} with ${rights} password '${password}'`)
  await owner.query(`grant ${group} to ${name}`)
  const { rows } = await owner.query<{ name: string }>(
    'select quote_ident(current_database()) as name',
  )
  await owner.query(`grant connect on database ${present(rows[0], 'a name').name} to ${name}`)
}

/** The address of the same database for somebody else. */
export function urlOf(url: string, { name, password }: Login): string {
  const other = new URL(url)
  // An address without a host can name nobody before it; what is named behind it counts.
  other.searchParams.set('user', name)
  other.searchParams.set('password', password)
  return other.href
}
