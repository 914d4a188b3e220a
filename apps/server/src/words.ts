// What a person at the terminal is told when the server cannot start: what is wrong, what to do.
//
// Only English: it is for whoever runs a server. Everything else is worded on screen.

import type { Problem } from '@holdfast/base'

type Words = (about: Readonly<Record<string, string | number>>) => readonly string[]

const words: Readonly<Record<string, Words>> = {
  'database.1': ({ at, reason }) => [
    `The database at ${at} does not answer (${reason}).`,
    'Start it, or correct DATABASE_URL. Without DATABASE_URL Holdfast brings its own.',
  ],
  'database.2': ({ dir, found, wanted }) => [
    `${dir} holds a database of PostgreSQL ${found}; this Holdfast brings ${wanted}.`,
    'Nothing in it was touched. Use the Holdfast that made it, or another folder (HOLDFAST_DATA).',
  ],
  'database.3': ({ at }) => [
    `Another Holdfast server holds the database at ${at}.`,
    'Stop it, or give this one a folder (HOLDFAST_DATA) and a port (HOLDFAST_PORT) of its own.',
  ],
  'database.4': ({ platform }) => [
    `There is no PostgreSQL for ${platform} among what npm installed.`,
    'Run npm install again, or set DATABASE_URL to a PostgreSQL of version 15 or newer.',
  ],
  'database.5': ({ reason }) => [
    `PostgreSQL does not run as root, and no user for it could be made (${reason}).`,
    'Run Holdfast as another user, or make a user called postgres.',
  ],
  'database.6': ({ dir, reason }) => [
    `No database could be made in ${dir}: ${reason}`,
    'Nothing is left behind. Once that is mended, start again.',
  ],
  'database.7': ({ dir, reason }) => [
    `The database in ${dir} did not start: ${reason}`,
    'Its own log is postgres.log beside it.',
  ],
  'database.8': ({ dir }) => [
    `There is no room left on the disk that holds ${dir}.`,
    'Nothing that was kept is lost. Make room and start again.',
  ],
  'database.9': ({ found, wanted }) => [
    `The database is PostgreSQL ${found}; ${wanted} is the oldest that Holdfast works with.`,
  ],
  'database.10': ({ migration }) => [
    `The database was made by a newer Holdfast: it has ${migration}. Nothing was changed.`,
    'Start that one, or use another database.',
  ],
  'database.11': ({ migration }) => [
    `The migration ${migration} was applied with another text than it has here.`,
    'Nothing was changed. Use the Holdfast that made the database.',
  ],
  'database.12': ({ migration, reason }) => [
    `The migration ${migration} failed and was taken back: ${reason}`,
  ],
  'server.16': ({ port }) => [
    `Port ${port} is in use on this machine.`,
    'Stop what uses it, or choose another: HOLDFAST_PORT=4601 npm start',
  ],
  'server.17': ({ name, text }) => [
    `${name} is "${text}", which cannot be used. See docs/server.md.`,
  ],
  'server.18': ({ address, reason }) => [`Could not listen on ${address} (${reason}).`],
  'server.19': ({ name, reason }) => [
    `agreements/${name} is not served: ${reason}.`,
    `Run npm run -s holdfast -- verify agreements/${name}`,
  ],
}

/** A problem in words. A code without words is shown with its particulars. */
export function wordsOf({ code, about }: Problem): string {
  const say = words[code]
  return say === undefined ? `${code} ${JSON.stringify(about)}` : say(about).join('\n')
}
