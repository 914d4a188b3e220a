// Every way the server itself can say no. A code is public and permanent: when one retires it stays
// here as a comment and its number is not used again.
//
// What somebody may not know of and what is not there are the same problem, in the same words.

import type { Problem } from '@holdfast/base'

/** The problems of requests and of starting, by name. */
export const serverProblems = {
  malformed: (at: string): Problem => ({ code: 'server.1', about: { at } }),
  unknownAgreement: (agreement: string): Problem => ({ code: 'server.2', about: { agreement } }),
  unknownRoom: (room: string): Problem => ({ code: 'server.3', about: { room } }),
  unknownEntry: (room: string, entry: number): Problem => ({
    code: 'server.4',
    about: { room, entry },
  }),
  unknownFile: (name: string): Problem => ({ code: 'server.5', about: { name } }),
  unknownPath: (): Problem => ({ code: 'server.6', about: {} }),
  // server.7, server.8 and server.9: questions are refused as question.1 to question.5.
  beyondTheRecord: (room: string, asked: number, size: number): Problem => ({
    code: 'server.10',
    about: { room, asked, size },
  }),
  tooManyRequests: (seconds: number): Problem => ({ code: 'server.11', about: { seconds } }),
  tooLarge: (limit: number): Problem => ({ code: 'server.12', about: { limit } }),
  /** The database is down; what needs none still works. */
  outage: (): Problem => ({ code: 'server.13', about: {} }),
  /** Our bug. The log has it under this request's id. */
  fault: (request: string): Problem => ({ code: 'server.14', about: { request } }),
  tooManyListeners: (limit: number): Problem => ({ code: 'server.15', about: { limit } }),
  portInUse: (port: number): Problem => ({ code: 'server.16', about: { port } }),
  badSetting: (name: string, text: string): Problem => ({
    code: 'server.17',
    about: { name, text },
  }),
  cannotListen: (address: string, reason: string): Problem => ({
    code: 'server.18',
    about: { address, reason },
  }),
  /** A record folder of this checkout that cannot be shown, and why. */
  brokenExample: (name: string, reason: string): Problem => ({
    code: 'server.19',
    about: { name, reason },
  }),
  /** No domain has such a kind of statement, so nothing could ever follow from it. */
  unknownKind: (kind: string): Problem => ({ code: 'server.20', about: { kind } }),
  /** One address has more questions waiting than may wait. */
  tooManyQuestions: (seconds: number): Problem => ({ code: 'server.21', about: { seconds } }),
  /** The turn did not come in time. */
  tooBusy: (seconds: number): Problem => ({ code: 'server.22', about: { seconds } }),
  /** Working the answer out took longer than it may, and was given up. */
  tooCostly: (seconds: number): Problem => ({ code: 'server.23', about: { seconds } }),
  /** The server is being stopped. */
  stopping: (): Problem => ({ code: 'server.24', about: {} }),
  /** A statement of a kind that the public of a living agreement is never told. */
  neverPublic: (kind: string): Problem => ({ code: 'server.26', about: { kind } }),
  /** A place that is nearer than the public is told. */
  tooNear: (place: string): Problem => ({ code: 'server.27', about: { place } }),
  tooManyListening: (limit: number): Problem => ({ code: 'server.25', about: { limit } }),
} as const
