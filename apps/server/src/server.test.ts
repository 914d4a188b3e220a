// Starting and stopping: each thing that can be in the way is named, nothing is lost, and nothing
// is left behind that would stop the next start.

import { chmod, mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { assert, type Result } from '@holdfast/base'
import { afterAll, beforeAll, describe, expect, test, vi } from 'vitest'
import { startServer, type Server } from './server.ts'
import { readSettings, type Settings } from './settings.ts'
import { childServer, testNow, testSettings } from './testing.ts'
import { wordsOf } from './words.ts'

let dir: string

beforeAll(async () => {
  dir = await mkdtemp(join(tmpdir(), 'holdfast-server-'))
  await chmod(dir, 0o755)
})

afterAll(() => rm(dir, { recursive: true, force: true }))

function start(more: Partial<Settings> = {}): Promise<Result<Server>> {
  return startServer({
    settings: testSettings({
      dataDir: join(dir, 'data'),
      agreementsDir: join(dir, 'agreements'),
      ...more,
    }),
    webDir: join(dir, 'web'),
    version: '0.0.0',
    now: () => testNow,
    say: () => undefined,
  })
}

function insist(started: Result<Server>): Server {
  assert(started.ok, `it starts: ${JSON.stringify(started)}`)
  return started.value
}

describe('a server', () => {
  test('is healthy and ready, and ready again when its database was killed', async () => {
    const server = insist(await start())
    expect(await (await fetch(`${server.address}/health`)).json()).toEqual({ healthy: true })
    expect((await fetch(`${server.address}/ready`)).status).toBe(200)
    const path = join(dir, 'data', 'database', 'postgres', 'postmaster.pid')
    const [pid = ''] = (await readFile(path, 'utf8')).split('\n')
    process.kill(Number(pid), 'SIGKILL')
    expect((await fetch(`${server.address}/api/agreements`)).status).toBe(200)
    await vi.waitFor(
      async () => {
        const ready = await fetch(`${server.address}/ready`)
        expect([ready.status, await ready.json()]).toEqual([200, { ready: true, database: 'up' }])
        const [again = ''] = (await readFile(path, 'utf8')).split('\n')
        expect(again).not.toBe(pid)
      },
      { timeout: 20_000, interval: 100 },
    )
    await server.stop()
  })

  test('shares its database with a second one, and the last to go stops it', async () => {
    const first = insist(await start())
    const path = join(dir, 'data', 'database', 'postgres', 'postmaster.pid')
    const [pid = ''] = (await readFile(path, 'utf8')).split('\n')
    const second = await childServer({
      DATABASE_URL: '',
      HOLDFAST_DATA: join(dir, 'data'),
      HOLDFAST_AGREEMENTS: join(dir, 'agreements'),
    })
    second.process.kill('SIGTERM')
    await new Promise((resolve) => second.process.on('exit', resolve))
    expect((await readFile(path, 'utf8')).split('\n')[0]).toBe(pid)
    expect((await fetch(`${first.address}/ready`)).status).toBe(200)
    await first.stop()
    expect(await readFile(path, 'utf8').catch(() => null)).toBe(null)
  })

  test('says that its port is in use, and stops what it had started', async () => {
    const taken = createServer()
    await new Promise<void>((resolve) => taken.listen(0, '127.0.0.1', resolve))
    const address = taken.address()
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0
    expect(await start({ port })).toMatchObject({
      problem: { code: 'server.16', about: { port } },
    })
    taken.close()
    const again = insist(await start({ port }))
    await again.stop()
  })

  test('says that a database is down, without its password', async () => {
    const url = 'postgresql://someone:a-secret@127.0.0.1:9/holdfast'
    const refused = await start({ databaseUrl: url })
    expect(refused).toMatchObject({
      problem: { code: 'database.1', about: { at: '127.0.0.1:9/holdfast' } },
    })
    expect(JSON.stringify(refused)).not.toContain('a-secret')
  })

  test('leaves out a record folder that does not hold, and serves the rest', async () => {
    const broken = join(dir, 'agreements', 'broken')
    await mkdir(broken, { recursive: true })
    await writeFile(join(broken, 'holdfast.json'), '{}')
    const server = insist(await start())
    expect(server.problems).toMatchObject([{ code: 'store.2' }])
    expect((await fetch(`${server.address}/api/agreements`)).status).toBe(200)
    await server.stop()
  })
})

describe('settings', () => {
  const given = { root: 'checkout', isTerminal: true }

  test('have defaults, and are refused where they cannot be used', () => {
    expect(readSettings({}, given)).toMatchObject({ value: { port: 4600, logLevel: 'warn' } })
    expect(readSettings({ HOLDFAST_PORT: 'many' }, given)).toMatchObject({
      problem: { code: 'server.17', about: { name: 'HOLDFAST_PORT', text: 'many' } },
    })
    expect(readSettings({ HOLDFAST_LOG: 'loud' }, given)).toMatchObject({ ok: false })
    for (const name of ['HOLDFAST_ANSWER_SECONDS', 'HOLDFAST_WAITING_OF_ONE']) {
      expect(readSettings({ [name]: '0' }, given)).toMatchObject({ ok: false })
    }
  })

  test('raise what a key may say in a room, and name proxies', () => {
    const key = '0123456789abcdef'.repeat(2)
    const raised = { HOLDFAST_QUOTAS: `${key}/public=20000, ${key}/liaison=0` }
    const proxies = { HOLDFAST_TRUSTED_PROXIES: '10.0.0.0/8, 192.0.2.1' }
    expect(readSettings({ ...raised, ...proxies }, given)).toMatchObject({
      value: {
        quotas: {
          raised: new Map([
            [`${key}/public`, 20_000],
            [`${key}/liaison`, 0],
          ]),
        },
        trustedProxies: ['10.0.0.0/8', '192.0.2.1'],
      },
    })
    expect(readSettings({ HOLDFAST_QUOTAS: 'everybody=1' }, given)).toMatchObject({ ok: false })
  })

  test('that are refused are explained', () => {
    const words = wordsOf({ code: 'server.16', about: { port: 4600 } })
    expect(words).toContain('HOLDFAST_PORT=4601')
  })
})
