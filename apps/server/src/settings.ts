// What the environment says about how to run. Everything has a default that suits one machine.
//
// Read once, when the server starts; docs/server.md explains each.

import { join, resolve } from 'node:path'
import { ok, refuse, type Result } from '@holdfast/base'
import { serverProblems as problem } from './problems.ts'

/** How to run. */
export type Settings = {
  readonly host: string
  readonly port: number
  /** The data folder: the embedded database, keys, what was published. */
  readonly dataDir: string
  /** Another PostgreSQL; null for the embedded one. Carries a password: never print it. */
  readonly databaseUrl: string | null
  /** Where record folders to serve are. */
  readonly agreementsDir: string
  /** The built web app; null to build the checkout's own where it is not fresh. */
  readonly webDir: string | null
  /** Requests of one address in a minute; 0 for no limit. */
  readonly requestsAMinute: number
  readonly logLevel: string
}

type Environment = Readonly<Record<string, string | undefined>>

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** Reads the settings. `root` is the checkout; `isTerminal` where a person reads the log. */
export function readSettings(
  environment: Environment,
  { root, isTerminal }: { readonly root: string; readonly isTerminal: boolean },
): Result<Settings> {
  const given = (name: string): string | null => {
    const text = environment[name]
    return text === undefined || text === '' ? null : text
  }
  const port = wholeNumber(given('HOLDFAST_PORT') ?? '4600', 65_535)
  if (port === null) {
    return refuse(problem.badSetting('HOLDFAST_PORT', given('HOLDFAST_PORT') ?? ''))
  }
  const limit = wholeNumber(given('HOLDFAST_REQUESTS_A_MINUTE') ?? '6000', 1_000_000_000)
  if (limit === null) {
    const text = given('HOLDFAST_REQUESTS_A_MINUTE') ?? ''
    return refuse(problem.badSetting('HOLDFAST_REQUESTS_A_MINUTE', text))
  }
  const logLevel = given('HOLDFAST_LOG') ?? (isTerminal ? 'warn' : 'info')
  if (!levels.includes(logLevel)) return refuse(problem.badSetting('HOLDFAST_LOG', logLevel))
  const webDir = given('HOLDFAST_WEB')
  return ok({
    host: given('HOLDFAST_HOST') ?? '127.0.0.1',
    port,
    dataDir: resolve(given('HOLDFAST_DATA') ?? join(root, 'data')),
    databaseUrl: given('DATABASE_URL'),
    agreementsDir: resolve(given('HOLDFAST_AGREEMENTS') ?? join(root, 'agreements')),
    webDir: webDir === null ? null : resolve(webDir),
    requestsAMinute: limit,
    logLevel,
  })
}

function wholeNumber(text: string, most: number): number | null {
  return /^\d{1,10}$/.test(text) && Number(text) <= most ? Number(text) : null
}
