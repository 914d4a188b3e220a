// Every way a record folder can say no. A code is public and permanent: when one retires it stays
// here as a comment and its number is not used again.

import type { Problem } from '@holdfast/base'
import { entryNumberOf, type Irregularity } from '@holdfast/record'

/** The problems of key files and record folders, by name. */
export const storeProblems = {
  noRecord: (dir: string): Problem => ({ code: 'store.1', about: { dir } }),
  badManifest: (dir: string, at: string): Problem => ({ code: 'store.2', about: { dir, at } }),
  alreadyThere: (path: string): Problem => ({ code: 'store.3', about: { path } }),
  noCheckpoint: (room: string, path: string): Problem => ({
    code: 'store.4',
    about: { room, path },
  }),
  badCheckpoint: (room: string, reason: string): Problem => ({
    code: 'store.5',
    about: { room, reason },
  }),
  /** Fewer entries on disk than the log has signed for: nothing may be signed on top. */
  missingEntries: (room: string, found: number, signed: number): Problem => ({
    code: 'store.6',
    about: { room, found, signed },
  }),
  rootDiffers: (room: string): Problem => ({ code: 'store.7', about: { room } }),
  unknownRoom: (room: string): Problem => ({ code: 'store.8', about: { room } }),
  /** `at` counts from 0 within what was to be appended. */
  irregularEntry: (at: number, found: Irregularity): Problem => ({
    code: 'store.9',
    about: { ...found.about, room: found.room, at, irregularity: found.kind },
  }),
  /** Somebody appended since the folder was opened: open it again. */
  changedSince: (room: string): Problem => ({ code: 'store.10', about: { room } }),
  locked: (path: string, pid: number): Problem => ({ code: 'store.11', about: { path, pid } }),
  /** The disk refused. `kept` is `nothing`: the record is as it was. */
  diskRefused: (path: string, reason: string): Problem => ({
    code: 'store.12',
    about: { path, reason, kept: 'nothing' },
  }),
  wrongLogKey: (room: string): Problem => ({ code: 'store.13', about: { room } }),
  badKeyFile: (path: string, at: string): Problem => ({ code: 'store.14', about: { path, at } }),
  badZones: (path: string, at: string): Problem => ({ code: 'store.15', about: { path, at } }),
  unknownZone: (zone: string): Problem => ({ code: 'store.16', about: { zone } }),
  /** The disk refused and so did the way back: open the folder again to see what was kept. */
  diskLeftOpen: (path: string, reason: string): Problem => ({
    code: 'store.17',
    about: { path, reason, kept: 'unknown' },
  }),
  unreadable: (path: string, reason: string): Problem => ({
    code: 'store.18',
    about: { path, reason },
  }),
  badRoomName: (room: string): Problem => ({ code: 'store.19', about: { room } }),
  tooManyEntries: (room: string, limit: number): Problem => ({
    code: 'store.20',
    about: { room, limit },
  }),
  badMappingName: (name: string): Problem => ({ code: 'store.22', about: { name } }),
  tooManyMappings: (dir: string, limit: number): Problem => ({
    code: 'store.23',
    about: { dir, limit },
  }),
  /** `found` is the first that breaks the record. `atEntry` counts from 1; 0 where it is none's. */
  notWhole: (dir: string, found: Irregularity): Problem => ({
    code: 'store.21',
    about: {
      ...found.about,
      dir,
      irregularity: found.kind,
      inRoom: found.room,
      atEntry: found.entry === null ? 0 : entryNumberOf(found.entry),
    },
  }),
} as const
