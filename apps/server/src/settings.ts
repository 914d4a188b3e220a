// What the environment says about how to run. Everything has a default that suits one machine.
//
// Read once, when the server starts; docs/server.md explains each.

import { join } from 'node:path'
import { ok, refuse, type Result } from '@holdfast/base'
import type { Quotas } from '@holdfast/store'
import type { SumSettings } from './sums/sum-pool.ts'
import { serverProblems as problem } from './problems.ts'

/** How to run. */
export type Settings = {
  readonly host: string
  readonly port: number
  /** The data folder: the embedded database, keys, what was published. */
  readonly dataDir: string
  /** Another PostgreSQL; null for the embedded one. Carries a password: never print it. */
  readonly databaseUrl: string | null
  /** The same without a pooler between; null where there is none. */
  readonly directUrl: string | null
  /** Where record folders to serve are. */
  readonly agreementsDir: string
  /** The built web app; null to build the checkout's own where it is not fresh. */
  readonly webDir: string | null
  /** Requests of one address in a minute; 0 for no limit. */
  readonly requestsAMinute: number
  /** How long a request may take to arrive. */
  readonly requestMs: number
  /** Proxies that say for whom they ask: addresses and networks. */
  readonly trustedProxies: readonly string[]
  /** Connections of one address that listen. */
  readonly listenersOfOne: number
  readonly sums: SumSettings
  readonly quotas: Quotas
  readonly logLevel: string
}

type Environment = Readonly<Record<string, string | undefined>>

const levels = ['trace', 'debug', 'info', 'warn', 'error', 'fatal', 'silent']

/** Numbers that may be set, what they are otherwise, and the least and the most they may be. */
const numbers = {
  HOLDFAST_PORT: { usual: 4600, least: 0, most: 65_535 },
  HOLDFAST_REQUESTS_A_MINUTE: { usual: 6_000, least: 0, most: 1_000_000_000 },
  HOLDFAST_REQUEST_SECONDS: { usual: 20, least: 0, most: 3_600 },
  HOLDFAST_LISTENERS_OF_ONE: { usual: 64, least: 1, most: 1_000_000 },
  HOLDFAST_WORKERS: { usual: 0, least: 0, most: 256 },
  HOLDFAST_ANSWER_SECONDS: { usual: 20, least: 1, most: 3_600 },
  HOLDFAST_WAITING_OF_ONE: { usual: 64, least: 1, most: 1_000_000 },
  HOLDFAST_STATEMENTS_A_DAY: { usual: 5_000, least: 0, most: 1_000_000_000 },
} as const

/** Reads the settings. `root` is the checkout; `isTerminal` where a person reads the log. */
export function readSettings(
  environment: Environment,
  { root, isTerminal }: { readonly root: string; readonly isTerminal: boolean },
): Result<Settings> {
  const given = (name: string): string | null => {
    const text = environment[name]
    return text === undefined || text === '' ? null : text
  }
  const count = (name: keyof typeof numbers): number => Number(given(name) ?? numbers[name].usual)
  for (const [name, { least, most }] of Object.entries(numbers)) {
    const text = given(name)
    if (text === null) continue
    const isNumber = /^\d{1,10}$/.test(text) && Number(text) >= least && Number(text) <= most
    if (!isNumber) return refuse(problem.badSetting(name, text))
  }
  const logLevel = given('HOLDFAST_LOG') ?? (isTerminal ? 'warn' : 'info')
  if (!levels.includes(logLevel)) return refuse(problem.badSetting('HOLDFAST_LOG', logLevel))
  const raised = raisedIn(given('HOLDFAST_QUOTAS') ?? '')
  if (raised === null) {
    return refuse(problem.badSetting('HOLDFAST_QUOTAS', given('HOLDFAST_QUOTAS') ?? ''))
  }
  return ok({
    host: given('HOLDFAST_HOST') ?? '127.0.0.1',
    port: count('HOLDFAST_PORT'),
    dataDir: given('HOLDFAST_DATA') ?? join(root, 'data'),
    databaseUrl: given('DATABASE_URL'),
    directUrl: given('DATABASE_DIRECT_URL'),
    agreementsDir: given('HOLDFAST_AGREEMENTS') ?? join(root, 'agreements'),
    webDir: given('HOLDFAST_WEB'),
    requestsAMinute: count('HOLDFAST_REQUESTS_A_MINUTE'),
    requestMs: count('HOLDFAST_REQUEST_SECONDS') * 1000,
    trustedProxies: listIn(given('HOLDFAST_TRUSTED_PROXIES') ?? ''),
    listenersOfOne: count('HOLDFAST_LISTENERS_OF_ONE'),
    sums: {
      workers: count('HOLDFAST_WORKERS'),
      answerMs: count('HOLDFAST_ANSWER_SECONDS') * 1000,
      waitingOfOne: count('HOLDFAST_WAITING_OF_ONE'),
    },
    quotas: { aDay: count('HOLDFAST_STATEMENTS_A_DAY'), raised },
    logLevel,
  })
}

function listIn(text: string): readonly string[] {
  return text
    .split(',')
    .map((part) => part.trim())
    .filter((part) => part !== '')
}

// `key/room=number`, with commas between. Null where one is not.
function raisedIn(text: string): ReadonlyMap<string, number> | null {
  const raised = new Map<string, number>()
  for (const part of listIn(text)) {
    const found = /^([0-9a-f]{32}\/[a-z0-9][a-z0-9_-]{0,63})=(\d{1,9})$/.exec(part)
    const [, name = '', digits = ''] = found ?? []
    if (found === null) return null
    raised.set(name, Number(digits))
  }
  return raised
}
