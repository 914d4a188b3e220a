// Every way the database can say no. A code is public and permanent: when one retires it stays here
// as a comment and its number is not used again. None of them carries a password.

import type { Problem } from '@holdfast/base'

/** The problems of the database and of the records in it, by name. */
export const databaseProblems = {
  /** Nobody answers there, or it does not let us in. */
  unreachable: (at: string, reason: string): Problem => ({
    code: 'database.1',
    about: { at, reason },
  }),
  /** The folder was made by another PostgreSQL: nothing in it is touched. */
  otherMajor: (dir: string, found: string, wanted: string): Problem => ({
    code: 'database.2',
    about: { dir, found, wanted },
  }),
  /** Another start is under way in the data folder. */
  inUse: (at: string): Problem => ({ code: 'database.3', about: { at } }),
  noBinaries: (platform: string): Problem => ({ code: 'database.4', about: { platform } }),
  /** PostgreSQL never runs as root, and no other user could be had. */
  noUser: (reason: string): Problem => ({ code: 'database.5', about: { reason } }),
  notMade: (dir: string, reason: string): Problem => ({
    code: 'database.6',
    about: { dir, reason },
  }),
  notStarted: (dir: string, reason: string): Problem => ({
    code: 'database.7',
    about: { dir, reason },
  }),
  diskFull: (dir: string): Problem => ({ code: 'database.8', about: { dir } }),
  tooOld: (found: string, wanted: string): Problem => ({
    code: 'database.9',
    about: { found, wanted },
  }),
  /** The tables were made by a newer Holdfast. */
  newerTables: (migration: string): Problem => ({ code: 'database.10', about: { migration } }),
  /** A migration that was applied has another text now. */
  migrationChanged: (migration: string): Problem => ({
    code: 'database.11',
    about: { migration },
  }),
  migrationFailed: (migration: string, reason: string): Problem => ({
    code: 'database.12',
    about: { migration, reason },
  }),
  unknownAgreement: (agreement: string): Problem => ({
    code: 'database.13',
    about: { agreement },
  }),
  unknownRoom: (room: string): Problem => ({ code: 'database.14', about: { room } }),
  /** `at` counts from 0 within what was handed in together. */
  notAdmitted: (irregularity: string, about: Problem['about']): Problem => ({
    code: 'database.15',
    about: { ...about, irregularity },
  }),
  /** This server does not hold the key of the room's log, so it cannot append to it. */
  notOurLog: (room: string): Problem => ({ code: 'database.16', about: { room } }),
  /** The room's log was published further than the database reaches: it came from a backup. */
  olderThanPublished: (room: string, size: number, published: number): Problem => ({
    code: 'database.17',
    about: { room, size, published },
  }),
  /** The database holds another history of this room than the folder or the published log. */
  otherHistory: (room: string, size: number): Problem => ({
    code: 'database.18',
    about: { room, size },
  }),
  /** More is waiting to be appended than may wait. */
  busy: (waiting: number): Problem => ({ code: 'database.19', about: { waiting } }),
  /** The database failed during a write. Whether it was kept is not known; send it again. */
  unknownOutcome: (reason: string): Problem => ({ code: 'database.20', about: { reason } }),
  tooManyEntries: (room: string, limit: number): Problem => ({
    code: 'database.21',
    about: { room, limit },
  }),
  otherManifest: (agreement: string): Problem => ({ code: 'database.22', about: { agreement } }),
  /** The key has said as much in this room as it may in a day; `seconds` until the next. */
  quotaReached: (room: string, limit: number, seconds: number): Problem => ({
    code: 'database.23',
    about: { room, limit, seconds },
  }),
} as const
